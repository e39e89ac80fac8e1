//! The text of a report: what happened, what exists, what to do.

use super::{count, not_allowed::not_allowed, problem::problem, progress::headline, read_back::read_back, refusal};
use crate::{
    blueprint::Blueprint,
    campaign::{CampaignName, Object, Part},
    command::add_campaign::words::use_again,
    id::{self, Id},
    limits::{MESSAGE_CONTENT_MAX_CHARS, WAIT_MAX_S},
    markdown,
    plan::{Problem, Step},
    progress::Progress,
    report::Report,
    run::{Instead, Refusal, RefusalKind, Why},
};

impl Report {
    /// The text of the reply, at most [`MESSAGE_CONTENT_MAX_CHARS`] characters.
    #[must_use]
    pub fn text(&self) -> String {
        markdown::shorten(self.whole_text(), MESSAGE_CONTENT_MAX_CHARS)
    }

    /// The same for a message in a channel, if the reply to this caller's command cannot be edited any more.
    #[must_use]
    pub fn text_elsewhere(&self, caller: Id<id::User>) -> String {
        let note = format!("\n-# <@{caller}>, I couldn't post this in the reply to your command.");
        markdown::shorten(self.whole_text(), MESSAGE_CONTENT_MAX_CHARS - note.chars().count()) + &note
    }

    fn whole_text(&self) -> String {
        match self {
            Self::There(campaign) => read_back(campaign),
            Self::Refused { campaign, progress, problems, is_repeated } => {
                refused(campaign, progress, problems, *is_repeated)
            }
            Self::NotAllowed { campaign, lacks, why, is_repeated } => not_allowed(campaign, *lacks, *why, *is_repeated),
            Self::Failed { blueprint, step, refusal, kept, removed, left, unsure } => {
                let outcome = Aftermath { kept: *kept, removed: *removed, left, unsure: *unsure };
                failed(blueprint, step, refusal, &outcome)
            }
            Self::Blind { campaign, refusal, progress, is_repeated } => {
                blind(campaign, refusal, progress.as_ref(), *is_repeated)
            }
            Self::Postponed { campaign, progress, why, until_s } => {
                postponed(campaign, progress.as_ref(), *why, *until_s)
            }
            Self::GaveUp { campaign, progress, why, until_s, is_repeated } => {
                gave_up(campaign, progress.as_ref(), *why, *until_s, *is_repeated)
            }
        }
    }
}

const USE_IT_AGAIN: &str = "Use the command again: it creates only what is missing.";

pub(super) fn refused(campaign: &CampaignName, progress: &Progress, problems: &[Problem], is_repeated: bool) -> String {
    // Objects from an earlier delivery have the campaign's names, even if they are no longer recognised as ours.
    let is_taken = |problem: &Problem| {
        matches!(problem, Problem::CategoryTaken(_) | Problem::RoleTaken(_) | Problem::RoleUnclear(_))
    };
    let may_be_ours = is_repeated && problems.iter().any(is_taken);
    let is_unclear = problems.iter().any(|problem| matches!(problem, Problem::RoleUnclear(_)));
    let mut lines = match progress.done {
        0 if is_unclear && is_repeated => vec![
            not_finished(campaign),
            "I was interrupted, and can't tell what I had created before. I can't continue because:".to_owned(),
        ],
        0 if may_be_ours => vec![
            not_finished(campaign),
            "I was interrupted, and can't find what I may have created before: somebody may have renamed or deleted it. \
             Please look for it. I can't continue because:"
                .to_owned(),
        ],
        0 => vec![not_created(campaign), "Nothing was created:".to_owned()],
        _ => vec![not_finished(campaign), format!("{} I can't continue because:", how_far(progress))],
    };
    lines.extend(problems.iter().map(|problem| format!("• {}", self::problem(problem))));
    if progress.done > 0 || may_be_ours {
        lines.push("Then use the command again: it creates only what is missing.".to_owned());
    }
    lines.join("\n")
}

/// What exists after a failure.
pub(super) struct Aftermath<'a> {
    pub(super) kept: usize,
    pub(super) removed: usize,
    pub(super) left: &'a [Object],
    pub(super) unsure: bool,
}

pub(super) fn failed(blueprint: &Blueprint, step: &Step, refusal: &Refusal, outcome: &Aftermath<'_>) -> String {
    let Aftermath { kept, removed, left, unsure } = *outcome;
    let campaign = &blueprint.campaign;
    let headline = if kept == 0 { not_created(campaign) } else { not_finished(campaign) };
    let mut lines = vec![headline, refusal::refused_step(blueprint, step, refusal)];
    match removed {
        0 => {}
        1 => lines.push("I removed the one thing I had created.".to_owned()),
        _ => lines.push(format!("I removed the {removed} things I had created.")),
    }
    match kept {
        0 => {}
        1 => lines.push(format!("1 thing existed before and stays. {USE_IT_AGAIN}")),
        _ => lines.push(format!("{kept} things existed before and stay. {USE_IT_AGAIN}")),
    }
    if !left.is_empty() {
        let left: Vec<String> = left.iter().map(|object| object.mention()).collect();
        lines.push(format!(
            "⚠️ Still there: {}. Delete what you don't need, or use the command again to finish it{}.",
            left.join(" "),
            if refusal.kind() == RefusalKind::Forbidden { " once I have the permissions" } else { "" }
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

pub(super) fn blind(
    campaign: &CampaignName,
    refusal: &Refusal,
    progress: Option<&Progress>,
    is_repeated: bool,
) -> String {
    let why = refusal::refused_look(refusal);
    match progress {
        Some(progress) => format!("{}\n{}\n{why}", not_finished(campaign), how_far(progress)),
        None if is_repeated => {
            format!("{}\nI can't see which parts exist already. {why}", not_finished(campaign))
        }
        None => format!("{}\nNothing was created. {why}", not_created(campaign)),
    }
}

pub(super) fn postponed(campaign: &CampaignName, progress: Option<&Progress>, why: Why, until_s: u64) -> String {
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
    format!("{}\n{bar}⏳ {why}", headline(campaign))
}

pub(super) fn gave_up(
    campaign: &CampaignName,
    progress: Option<&Progress>,
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
    let (headline, how_far) = match progress {
        Some(progress) if progress.done == 0 && !is_repeated => {
            (not_created(campaign), "Nothing was created.\n".to_owned())
        }
        Some(progress) if progress.done == 0 => {
            (not_finished(campaign), "I can't find any of it in this server.\n".to_owned())
        }
        Some(progress) => (not_finished(campaign), format!("{}\n", how_far(progress))),
        None if is_repeated => (not_finished(campaign), "I can't see which parts exist already.\n".to_owned()),
        None => (not_created(campaign), "Nothing was created.\n".to_owned()),
    };
    let when = until_s.map_or(" later".to_owned(), |until_s| format!(" after <t:{until_s}:f> (<t:{until_s}:R>)"));
    format!("{headline}\n{why}\n{how_far}{}", use_again(campaign, &when))
}

fn how_far(progress: &Progress) -> String {
    format!("{} of {} exist and stay.", progress.done, count(progress.total, "object"))
}

pub(super) fn not_finished(campaign: &CampaignName) -> String {
    format!("❌ **Campaign Not Finished: {}**", markdown::escape(campaign.as_str()))
}

pub(super) fn not_created(campaign: &CampaignName) -> String {
    format!("❌ **Campaign Not Created: {}**", markdown::escape(campaign.as_str()))
}

#[cfg(test)]
mod tests;
