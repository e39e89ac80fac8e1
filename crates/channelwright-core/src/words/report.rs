//! The text of a report: what happened, what exists, what to do.

use super::{
    button, count,
    members::{invited, members, not_planned, settings},
    not_allowed::not_allowed,
    page,
    problem::problem,
    read_back::read_back,
    refusal,
};
use crate::{
    campaign::Part,
    command::Pressed,
    headline::{Headline, Verb},
    id::{self, Id},
    limits::{CHOICE_MAX_CHARS, MESSAGE_CONTENT_MAX_CHARS, SELECT_MAX, WAIT_MAX_S},
    markdown,
    message::{ButtonStyle, Choice, Components, CustomId, Message, Row, Select, SelectOf},
    plan::Problem,
    progress::Progress,
    report::{ReadBack, Report},
    run::{Failure, Instead, Refusal, RefusalKind, Why},
    sign::Sign,
};

impl Report {
    /// The reply: its text and, below a campaign that people can join, the buttons for that.
    #[must_use]
    pub fn message(&self) -> Message {
        let message = Message::new(self.text());
        match self {
            Self::There(ReadBack { category: Some(category), role: Some(_), .. }) => {
                message.with(Components::within_limits(vec![member_buttons(*category)]))
            }
            Self::Page { page, .. } => message.with(page::components(page)).attaching(page::file(page)),
            Self::WhichCampaign { custom_id, campaigns, .. } => message.with(campaign_select(custom_id, campaigns)),
            _ => message,
        }
    }

    /// The text of the reply, at most [`MESSAGE_CONTENT_MAX_CHARS`] characters.
    #[must_use]
    pub fn text(&self) -> String {
        markdown::shorten(self.whole_text(), MESSAGE_CONTENT_MAX_CHARS)
    }

    /// The same for a message in a channel, if the reply to this caller's command cannot be edited any more. Of a private
    /// reply, only the first line: the rest may be a secret, such as an invite.
    #[must_use]
    pub fn text_elsewhere(&self, caller: Id<id::User>) -> String {
        let verb = match self {
            Self::There(campaign) => Some(campaign.verb),
            _ => self.headline().map(|headline| headline.verb),
        };
        if verb.is_some_and(|verb| !verb.is_public()) {
            let text = self.whole_text();
            let first = text.lines().next().unwrap_or_default();
            return format!(
                "{first}\n-# <@{caller}>, I couldn't show you this in private. Repeat it to see the details."
            );
        }
        let note = format!("\n-# <@{caller}>, I couldn't post this in the reply to your command.");
        markdown::shorten(self.whole_text(), MESSAGE_CONTENT_MAX_CHARS - note.chars().count()) + &note
    }

    /// The same for a direct message to the caller, if the channel of the command is gone.
    #[must_use]
    pub fn text_directly(&self) -> String {
        let note = "\n-# The channel of your command is gone, so I tell you here.";
        markdown::shorten(self.whole_text(), MESSAGE_CONTENT_MAX_CHARS - note.chars().count()) + note
    }

    fn whole_text(&self) -> String {
        match self {
            Self::There(campaign) => read_back(campaign),
            Self::Members(outcome) => members(outcome),
            Self::Settings { headline, join } => settings(headline, *join),
            Self::Invited { headline, code, terms, created_ms } => invited(headline, code, *terms, *created_ms),
            Self::Page { headline, page } => page::text(headline, page),
            Self::WhichCampaign { headline, campaigns, .. } => which_campaign(headline, campaigns.len()),
            Self::NotPlanned { headline, why } => not_planned(headline, why),
            Self::Refused { headline, progress, problems, is_repeated } => {
                refused(headline, *progress, problems, *is_repeated)
            }
            Self::NotAllowed { headline, lacks, why, is_repeated } => not_allowed(headline, *lacks, *why, *is_repeated),
            Self::Failed { headline, blueprint, failure, progress, is_repeated } => {
                let refused = refusal::refused_step(blueprint, &failure.step, &failure.refusal);
                match headline.verb.creates() {
                    true => failed(headline, &refused, failure),
                    false => changed(headline, &refused, *progress, *is_repeated),
                }
            }
            Self::Blind { headline, refusal, progress, is_repeated } => {
                blind(headline, refusal, *progress, *is_repeated)
            }
            Self::Postponed { headline, progress, why, until_s } => postponed(headline, *progress, *why, *until_s),
            Self::GaveUp { headline, progress, why, until_s, is_repeated } => {
                gave_up(headline, *progress, *why, *until_s, *is_repeated)
            }
        }
    }
}

const USE_IT_AGAIN: &str = "Use the command again: it creates only what is missing.";

pub(super) fn refused(headline: &Headline, progress: Progress, problems: &[Problem], is_repeated: bool) -> String {
    // Objects from an earlier delivery may no longer be recognised as ours.
    let may_be_ours = is_repeated && headline.verb.creates();
    let is_unclear = problems.iter().any(|problem| matches!(problem, Problem::RoleUnclear(_)));
    let mut lines = match progress.done {
        0 if is_unclear && is_repeated => vec![
            headline.not_finished(),
            "I was interrupted, and can't tell what I had created before. I can't continue because:".to_owned(),
        ],
        0 if may_be_ours => vec![
            headline.not_finished(),
            "I was interrupted, and can't find what I may have created before: somebody may have renamed or deleted it. \
             Please look for it. I can't continue because:"
                .to_owned(),
        ],
        0 if is_repeated => {
            vec![headline.not_finished(), format!("{} I can't continue because:", unseen(headline))]
        }
        0 => vec![headline.not_done(), format!("{}:", headline.nothing())],
        _ => vec![headline.not_finished(), format!("{} I can't continue because:", how_far(headline, progress))],
    };
    lines.extend(problems.iter().map(|problem| format!("• {}", self::problem(problem))));
    if headline.verb == Verb::AddCampaign && (progress.done > 0 || may_be_ours) {
        lines.push("Then use the command again: it creates only what is missing.".to_owned());
    }
    lines.join("\n")
}

/// A command that creates nothing, after a refusal. A repeated job knows only its own delivery's changes.
pub(super) fn changed(headline: &Headline, refused: &str, progress: Progress, is_repeated: bool) -> String {
    match progress.done {
        _ if is_repeated => format!("{}\n{refused}\n{}", headline.not_finished(), unseen(headline)),
        0 => format!("{}\n{refused}", headline.not_done()),
        _ => format!("{}\n{refused}\n{}", headline.not_finished(), how_far(headline, progress)),
    }
}

/// A command that creates, after a refusal.
pub(super) fn failed(headline: &Headline, refused: &str, failure: &Failure) -> String {
    let Failure { kept, removed, unsure, .. } = *failure;
    let first = if kept == 0 { headline.not_done() } else { headline.not_finished() };
    let mut lines = vec![first, refused.to_owned()];
    match removed {
        0 => {}
        1 => lines.push("I removed the one thing I had created.".to_owned()),
        _ => lines.push(format!("I removed the {removed} things I had created.")),
    }
    match kept {
        0 => {}
        _ if headline.verb != Verb::AddCampaign => {
            lines.push("What existed before stays. `/campaign info` shows what is missing.".to_owned());
        }
        1 => lines.push(format!("1 thing existed before and stays. {USE_IT_AGAIN}")),
        _ => lines.push(format!("{kept} things existed before and stay. {USE_IT_AGAIN}")),
    }
    if !failure.left.is_empty() {
        let left: Vec<String> = failure.left.iter().map(|object| object.mention()).collect();
        lines.push(format!(
            "⚠️ Still there: {}. Delete what you don't need, or use the command again to finish it{}.",
            left.join(" "),
            if failure.refusal.kind() == RefusalKind::Forbidden { " once I have the permissions" } else { "" }
        ));
    }
    if unsure {
        lines.push(
            "⚠️ Discord didn't confirm some of my requests. Look for a role, category or channel that I \
             couldn't see."
                .to_owned(),
        );
    }
    lines.join("\n")
}

pub(super) fn blind(headline: &Headline, refusal: &Refusal, progress: Option<Progress>, is_repeated: bool) -> String {
    let why = refusal::refused_look(refusal);
    match progress {
        Some(progress) => format!("{}\n{}\n{why}", headline.not_finished(), how_far(headline, progress)),
        None if is_repeated => {
            format!("{}\n{} {why}", headline.not_finished(), unseen(headline))
        }
        None => format!("{}\n{}. {why}", headline.not_done(), headline.nothing()),
    }
}

pub(super) fn postponed(headline: &Headline, progress: Option<Progress>, why: Why, until_s: u64) -> String {
    let time = format!("<t:{until_s}:T> (<t:{until_s}:R>)");
    let why = match why {
        Why::MustWait { .. } => format!("Discord is rate-limiting me until {time}. I'll continue automatically."),
        Why::NoAnswer(Instead::Nothing) => {
            format!("Discord isn't answering at the moment. I'll continue automatically at {time}.")
        }
        Why::NoAnswer(Instead::ServerError(status)) => {
            format!(
                "Discord is answering with an error (HTTP {status}) at the moment. I'll continue automatically at {time}."
            )
        }
        Why::NoAnswer(Instead::Unreadable) => {
            format!("Discord's answer is unreadable. I'll continue automatically at {time}.")
        }
        Why::OutOfTime | Why::Stuck => {
            format!("This is taking longer than usual. I'll continue automatically at {time}.")
        }
    };
    let bar = progress.map(|progress| format!("{}\n", progress.bar())).unwrap_or_default();
    format!("{}\n{bar}⏳ {why}", headline.working())
}

pub(super) fn gave_up(
    headline: &Headline,
    progress: Option<Progress>,
    why: Why,
    until_s: Option<u64>,
    is_repeated: bool,
) -> String {
    let why = match why {
        Why::MustWait { creating: Some(Part::Role), .. } => {
            "Discord creates no more roles in this server for now; it allows about 250 in 48 hours.".to_owned()
        }
        Why::MustWait { seconds, .. } if seconds > WAIT_MAX_S => {
            "Discord is rate-limiting me for longer than I can wait.".to_owned()
        }
        Why::MustWait { .. } => "Discord rate-limited me too often.".to_owned(),
        Why::NoAnswer(Instead::Nothing) => "Discord didn't answer, although I tried several times.".to_owned(),
        Why::NoAnswer(Instead::ServerError(status)) => {
            format!("Discord answered with an error (HTTP {status}), although I tried several times.")
        }
        Why::NoAnswer(Instead::Unreadable) => {
            "Discord's answer was unreadable, although I tried several times. Please tell the operator of this bot."
                .to_owned()
        }
        Why::OutOfTime => "It took longer than I am allowed to run.".to_owned(),
        Why::Stuck => "A bug keeps me from continuing. Please tell the operator of this bot.".to_owned(),
    };
    let nothing = || (headline.not_done(), format!("{}.", headline.nothing()));
    let (first, how_far) = match progress {
        Some(progress) if progress.done == 0 && !is_repeated => nothing(),
        Some(progress) if progress.done == 0 && headline.verb.creates() => {
            (headline.not_finished(), "I can't find any of it in this server.".to_owned())
        }
        Some(progress) if progress.done > 0 => (headline.not_finished(), how_far(headline, progress)),
        Some(_) | None if is_repeated => (headline.not_finished(), unseen(headline).to_owned()),
        Some(_) | None => nothing(),
    };
    let when = until_s.map_or(" later".to_owned(), |until_s| format!(" after <t:{until_s}:f> (<t:{until_s}:R>)"));
    format!("{first}\n{why}\n{how_far}\n{}", headline.again(&when))
}

fn which_campaign(headline: &Headline, campaigns: usize) -> String {
    let more = match campaigns.checked_sub(SELECT_MAX) {
        None | Some(0) => "",
        Some(_) => {
            " The list has the oldest ones; for another, use the command again with its category in the option `campaign`."
        }
    };
    format!("{}\nThis channel belongs to none of my campaigns.{more}", headline.line(Sign::Note, "Which Campaign?"))
}

/// The list of campaigns.
fn campaign_select(custom_id: &CustomId, campaigns: &[(Id<id::Channel>, String)]) -> Components {
    let choice = |(category, name): &(Id<id::Channel>, String)| {
        let label = if name.is_empty() { category.to_string() } else { name.chars().take(CHOICE_MAX_CHARS).collect() };
        Choice { label, value: category.to_string() }
    };
    let choices = campaigns.iter().take(SELECT_MAX).map(choice).collect();
    let placeholder = Some("Choose a campaign".to_owned());
    let of = SelectOf::Choices(choices);
    let select = Select { custom_id: custom_id.clone(), of, placeholder, min: 1, max: 1 };
    Components::within_limits(vec![Row::Select(select)])
}

/// The buttons below a campaign. They work as long as the campaign exists.
pub(super) fn member_buttons(category: Id<id::Channel>) -> Row {
    Row::Buttons(vec![
        button(Pressed::Join(category), "Join campaign", ButtonStyle::Success),
        button(Pressed::Leave(category), "Leave", ButtonStyle::Secondary),
        button(Pressed::AddPlayers(category), "Add players…", ButtonStyle::Secondary),
    ])
}

fn how_far(headline: &Headline, progress: Progress) -> String {
    match headline.verb.creates() {
        true => format!("{} of {} exist and stay.", progress.done, count(progress.total, "object")),
        false => format!("{} of {} are done and stay.", progress.done, count(progress.total, "change")),
    }
}

/// An interrupted job that cannot see the server.
fn unseen(headline: &Headline) -> &'static str {
    match headline.verb.creates() {
        true => "I can't see which parts exist already.",
        false => "I was interrupted, and can't see how far I got.",
    }
}

#[cfg(test)]
mod tests;
