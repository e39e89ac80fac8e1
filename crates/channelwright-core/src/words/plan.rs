//! A plan as text, one line per step: `+` creates, `~` changes, `-` deletes.

use std::fmt;

use crate::{
    blueprint::{Access, Blueprint, Grantee, WantedChannel},
    campaign::Part,
    id::Id,
    message::Message,
    permission::{Overwrite, Permissions, Subject},
    plan::{Change, Content, InviteTerms, Op, Plan, Step, add_missing},
    snapshot::Snapshot,
    template::ChannelKind,
};

/// What the blueprint creates in an empty guild: one line per object, then the permissions.
#[must_use]
pub fn preview(blueprint: &Blueprint) -> String {
    let plan = add_missing(blueprint.clone(), None, &Snapshot::empty(Id::new(0)));
    let created = plan.steps.iter().filter(|step| matches!(step.op, Op::Create(_)));
    let mut text: String = created.map(|step| format!("{step}\n")).collect();
    text.push_str("\nIn the category\n");
    rights(&mut text, &blueprint.category);
    for (kind, gm_only) in
        [ChannelKind::Text, ChannelKind::Voice, ChannelKind::Forum].map(|k| [(k, false), (k, true)]).concat()
    {
        if let Some(channel) = blueprint.channels.iter().find(|one| one.kind == kind && one.gm_only == gm_only) {
            let who = if gm_only { "that only the game master sees" } else { "for the players" };
            text.push_str(&format!("In {} channels {who}\n", word(kind)));
            rights(&mut text, &channel.access);
        }
    }
    text
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.steps.iter().try_for_each(|step| writeln!(f, "{step}"))
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match (&self.op, self.part) {
            (Op::Create(Content::Channel(channel)), _) => word(channel.kind),
            (_, Part::Role) => "role",
            (_, Part::Category) => "category",
            (_, Part::Channel(_)) => "channel",
        };
        let sign = match &self.op {
            Op::Create(_) | Op::Post(_) | Op::Invite(_) => '+',
            Op::Update(_) | Op::Give(_) | Op::Take(_) | Op::EditMessage { .. } => '~',
            Op::Delete => '-',
        };
        // A new channel is listed by the name to send.
        let called = if let Op::Create(Content::Channel(channel)) = &self.op { &channel.name } else { &self.called };
        write!(f, "{sign} {kind:<9} {called}")?;
        match &self.op {
            Op::Create(Content::Channel(channel)) => f.write_str(&notes(channel)),
            Op::Create(_) | Op::Delete => Ok(()),
            Op::Update(Change::Name(name)) => write!(f, ": renamed to {name}"),
            Op::Update(Change::Topic(Some(topic))) => write!(f, ": topic “{}”", topic.replace('\n', " ")),
            Op::Update(Change::Topic(None)) => write!(f, ": no topic"),
            Op::Update(Change::Access(Access { who, allow, deny })) => {
                write!(f, ": {}", sets(&grantee(*who), *allow, *deny).join("; "))
            }
            Op::Update(Change::Overwrite(Overwrite { subject, allow, deny })) => {
                write!(f, ": {}", sets(&mention(*subject), *allow, *deny).join("; "))
            }
            Op::Update(Change::NoOverwrite(subject)) => {
                write!(f, ": no permissions of its own for {}", mention(*subject))
            }
            Op::Update(Change::Position(position)) => write!(f, ": moved to position {position}"),
            Op::Give(user) => write!(f, ": given to <@{user}>"),
            Op::Take(user) => write!(f, ": taken from <@{user}>"),
            Op::Post(message) => write!(f, ": message “{}”", one_line(message)),
            Op::Invite(InviteTerms { max_age_s, max_uses }) => {
                write!(f, ": invite that gives the role, for {max_age_s} s and {max_uses} uses")
            }
            Op::EditMessage { message, to } => write!(f, ": message {message} becomes “{}”", one_line(to)),
        }
    }
}

fn one_line(message: &Message) -> String {
    message.content().replace('\n', " ")
}

fn notes(channel: &WantedChannel) -> String {
    let lock = if channel.gm_only { "  (GM only)" } else { "" };
    let topic = channel.topic.as_ref().map(|topic| format!("  — {}", topic.replace('\n', " "))).unwrap_or_default();
    format!("{lock}{topic}")
}

fn rights(text: &mut String, access: &[Access]) {
    for one in access {
        // The command's caller is the only game master.
        let who = if let Grantee::GameMaster(_) = one.who { "the game master" } else { &grantee(one.who) };
        for line in sets(who, one.allow, one.deny) {
            text.push_str(&format!("  {line}\n"));
        }
    }
}

/// What a subject is allowed and denied.
fn sets(who: &str, allow: Permissions, deny: Permissions) -> Vec<String> {
    let sets = [("gets", allow), ("is denied", deny)].into_iter().filter(|(_, set)| !set.is_empty());
    sets.map(|(verb, set)| format!("{who} {verb}: {}", set.labels().join(", "))).collect()
}

fn grantee(who: Grantee) -> String {
    match who {
        Grantee::Everyone => "@everyone".to_owned(),
        Grantee::CampaignRole => "the campaign's role".to_owned(),
        Grantee::GameMaster(user) => format!("the game master <@{user}>"),
        Grantee::Bot => "the bot".to_owned(),
    }
}

fn mention(subject: Subject) -> String {
    match subject {
        Subject::Role(role) => format!("<@&{role}>"),
        Subject::Member(user) => format!("<@{user}>"),
    }
}

/// The kind in the template's spelling.
#[must_use]
pub const fn word(kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::Text => "text",
        ChannelKind::Voice => "voice",
        ChannelKind::Forum => "forum",
    }
}
