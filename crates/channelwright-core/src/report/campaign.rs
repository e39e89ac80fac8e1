//! A campaign after the run, as Discord's answers or a new look describe it: what is there, compared with what was wanted.

use crate::{
    blueprint::{Blueprint, ChannelKey, Subjects, WantedChannel},
    campaign::CampaignName,
    id::{self, Id},
    markdown,
    name::fold,
    permission::same,
    plan::find::{Found, doubles, find, has_campaigns_name, roles_of_that_name},
    run::Run,
    snapshot::{Channel, Snapshot},
    template::ChannelKind,
};

/// What is there of a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// Its name.
    pub name: CampaignName,
    /// Its role, if it is there.
    pub role: Option<Id<id::Role>>,
    /// Its game master.
    pub game_master: Id<id::User>,
    /// Its channels that are there, in order.
    pub channels: Vec<Listed>,
    /// Whether this job made any of it; otherwise all of it was there before.
    pub made_now: bool,
    /// Where it is not what was wanted.
    pub differences: Vec<Difference>,
}

/// One channel that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    id: Id<id::Channel>,
    kind: ChannelKind,
    gm_only: bool,
}

/// Where what is there is not what was wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Discord does not show it.
    Missing(String),
    /// A channel's rights are not those of the template.
    Access(Id<id::Channel>),
    /// A channel's topic is not the one that was sent.
    Topic(Id<id::Channel>),
    /// A text channel stands in for a forum.
    StandIn(Id<id::Channel>),
    /// Somebody renamed the category.
    Renamed(Id<id::Channel>),
    /// Something was made again although the first request may still be carried out.
    MayComeTwice,
    /// A second one like it is there.
    Double(Id<id::Channel>),
    /// There is more than one role of the campaign's name.
    SecondRole(Id<id::Role>),
    /// The game master could not be given the role.
    RoleNotGiven(Id<id::User>),
}

impl Campaign {
    /// Compares a finished run with the guild: as Discord's answers describe it, or as a new look shows it.
    #[must_use]
    pub fn read_back(run: &Run, guild: &Snapshot) -> Self {
        let blueprint = &run.plan().blueprint;
        let mut found = find(blueprint, guild);
        // What this run made or found is known by its id, whatever somebody calls it by now.
        found.role = run.role().filter(|id| guild.roles.iter().any(|role| role.id == *id)).or(found.role);
        found.category = run.category().filter(|id| guild.channel(*id).is_some()).or(found.category);
        for channel in &blueprint.channels {
            if let Some(id) = run.channel(channel.key).filter(|id| guild.channel(*id).is_some()) {
                found.channels.insert(channel.key, id);
            }
        }
        let list = |channel: &WantedChannel| {
            let id = *found.channels.get(&channel.key)?;
            let kind = if run.stand_ins().contains(&channel.key) { ChannelKind::Text } else { channel.kind };
            Some(Listed { id, kind, gm_only: channel.gm_only })
        };
        Self {
            name: blueprint.campaign.clone(),
            role: found.role,
            game_master: blueprint.game_master,
            channels: blueprint.channels.iter().filter_map(list).collect(),
            made_now: run.made_anything(),
            differences: differences(run, guild, &found),
        }
    }

    /// Whether nothing is missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.differences.iter().any(|difference| matches!(difference, Difference::Missing(_)))
    }

    pub(super) fn text(&self) -> String {
        let name = markdown::escape(self.name.as_str());
        let mut lines = vec![match (self.is_complete(), self.made_now) {
            (false, _) => format!("❌ **Campaign Incomplete: {name}**"),
            (true, true) => format!("✅ **Campaign Created: {name}**"),
            (true, false) => format!("✅ **Campaign Already There: {name}**"),
        }];
        if !self.is_complete() {
            // Above the lists: a long message is cut at its end.
            lines.push(format!("Use `/add-campaign` with the name {name} again: it makes only what is missing."));
        }
        if let Some(role) = self.role {
            lines.push(format!("Role: <@&{role}> · Game master: <@{}>", self.game_master));
        }
        for (kind, heading) in
            [(ChannelKind::Text, "📝 Text"), (ChannelKind::Voice, "🔊 Voice"), (ChannelKind::Forum, "💬 Forum")]
        {
            let of_kind = self.channels.iter().filter(|channel| channel.kind == kind).map(Listed::mention);
            let mentions: Vec<String> = of_kind.collect();
            if !mentions.is_empty() {
                lines.push(format!("{heading}: {}", mentions.join(" ")));
            }
        }
        if self.channels.iter().any(|channel| channel.gm_only) {
            lines.push("🔒 Only the game master and server admins can see these.".to_owned());
        }
        lines.extend(self.differences.iter().map(Difference::text));
        lines.join("\n")
    }
}

impl Listed {
    fn mention(&self) -> String {
        let lock = if self.gm_only { "🔒" } else { "" };
        format!("{lock}<#{}>", self.id)
    }
}

impl Difference {
    fn text(&self) -> String {
        match self {
            Self::Missing(what) => format!("⚠️ Discord does not show {what}."),
            Self::Access(channel) => {
                format!(
                    "⚠️ <#{channel}> has other permissions than the template. Look at them before you rely on who sees it."
                )
            }
            Self::Topic(channel) => format!("⚠️ <#{channel}> did not get its topic."),
            Self::StandIn(channel) => {
                format!("ℹ️ <#{channel}> is a text channel: Discord does not allow forums in this server.")
            }
            Self::Renamed(channel) => format!("ℹ️ Somebody calls the category <#{channel}>; that is fine with me."),
            Self::MayComeTwice => "ℹ️ Discord took very long over a request, and I made it again. Should something appear a second time, delete \
                                   that one."
                .to_owned(),
            Self::Double(channel) => format!("⚠️ <#{channel}> is there twice. Delete the one that you do not need."),
            Self::SecondRole(role) => format!("⚠️ <@&{role}> has the name of the campaign's role, but opens no door."),
            Self::RoleNotGiven(user) => {
                format!("⚠️ I could not give <@{user}> the role. They see every channel all the same.")
            }
        }
    }
}

fn differences(run: &Run, guild: &Snapshot, found: &Found) -> Vec<Difference> {
    let blueprint = &run.plan().blueprint;
    let mut all = missing(blueprint, found);
    all.extend(doubles(blueprint, guild, found).into_iter().map(Difference::Double));
    all.extend(run.may_come_twice().then_some(Difference::MayComeTwice));
    let Some(role) = found.role else { return all };
    let others = roles_of_that_name(blueprint, guild).map(|other| other.id).filter(|other| *other != role);
    all.extend(others.map(Difference::SecondRole));
    all.extend(run.role_not_given().then_some(Difference::RoleNotGiven(blueprint.game_master)));
    let game_master = blueprint.game_master;
    let subjects = Subjects { guild: guild.guild, role, game_master, bot: guild.me.user };
    if let Some(category) = found.category.and_then(|category| guild.channel(category)) {
        let wanted = blueprint.category.iter().map(|access| access.overwrite(&subjects));
        all.extend((!same(&category.overwrites, wanted)).then_some(Difference::Access(category.id)));
        let renamed = !has_campaigns_name(category, blueprint);
        all.extend(renamed.then_some(Difference::Renamed(category.id)));
    }
    for wanted in &blueprint.channels {
        if let Some(channel) = found.channels.get(&wanted.key).and_then(|id| guild.channel(*id)) {
            all.extend(compare(run, wanted, channel, &subjects));
        }
    }
    all
}

fn missing(blueprint: &Blueprint, found: &Found) -> Vec<Difference> {
    let role = found.role.is_none().then(|| format!("the role {}", markdown::escape(&blueprint.campaign.role_name())));
    let category = found.category.is_none().then(|| "the category".to_owned());
    let channels = blueprint.channels.iter().filter(|channel| !found.channels.contains_key(&channel.key));
    let channels = channels.map(|channel| format!("#{}", markdown::escape(&channel.name)));
    role.into_iter().chain(category).chain(channels).map(Difference::Missing).collect()
}

/// A topic is compared only where this job sent it: later it is the players' to change.
fn compare(run: &Run, wanted: &WantedChannel, channel: &Channel, subjects: &Subjects) -> Vec<Difference> {
    let access = wanted.access.iter().map(|access| access.overwrite(subjects));
    let other_access = !same(&channel.overwrites, access);
    let topic = |topic: &Option<String>| fold(topic.as_deref().unwrap_or_default());
    let other_topic = run.made_channel(wanted.key) && topic(&channel.topic) != topic(&wanted.topic);
    let stands_in = run.stand_ins().contains(&wanted.key);
    [
        other_access.then_some(Difference::Access(channel.id)),
        other_topic.then_some(Difference::Topic(channel.id)),
        stands_in.then_some(Difference::StandIn(channel.id)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl Run {
    fn made_channel(&self, key: ChannelKey) -> bool {
        self.made().iter().any(|made| matches!(made, crate::run::Made::Channel(one, _) if *one == key))
    }
}
