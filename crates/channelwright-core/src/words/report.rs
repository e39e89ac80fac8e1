//! What a person reads at the end of a job: what happened, what exists, what to do.

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
    /// The reply that the person sees, at most [`MESSAGE_CONTENT_MAX_CHARS`] characters.
    #[must_use]
    pub fn text(&self) -> String {
        markdown::shorten(self.whole_text(), MESSAGE_CONTENT_MAX_CHARS)
    }

    /// The same as a message in a channel, for when the reply to this person's command cannot be edited any more.
    #[must_use]
    pub fn text_elsewhere(&self, caller: Id<id::User>) -> String {
        let note = format!("\n-# <@{caller}>, I could not tell you in the reply to your command.");
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

const USE_IT_AGAIN: &str = "Use the command again: it makes only what is missing.";

pub(super) fn refused(campaign: &CampaignName, progress: &Progress, problems: &[Problem], is_repeated: bool) -> String {
    // What an earlier delivery made has the campaign's names, even where it is not known as ours any more.
    let is_taken = |problem: &Problem| {
        matches!(problem, Problem::CategoryTaken(_) | Problem::RoleTaken(_) | Problem::RoleUnclear(_))
    };
    let may_be_ours = is_repeated && problems.iter().any(is_taken);
    let is_unclear = problems.iter().any(|problem| matches!(problem, Problem::RoleUnclear(_)));
    let mut lines = match progress.done {
        0 if is_unclear && is_repeated => vec![
            not_finished(campaign),
            "I was interrupted, and cannot tell what I had made before. I can make no more:".to_owned(),
        ],
        0 if may_be_ours => vec![
            not_finished(campaign),
            "I was interrupted, and do not find again what I may have made before: somebody may have renamed or deleted it. \
             Look for it; I can make no more:"
                .to_owned(),
        ],
        0 => vec![not_created(campaign), "Nothing was made:".to_owned()],
        _ => vec![not_finished(campaign), format!("{} I can make no more:", how_far(progress))],
    };
    lines.extend(problems.iter().map(|problem| format!("• {}", self::problem(problem))));
    if progress.done > 0 || may_be_ours {
        lines.push("Then use the command again: it makes only what is missing.".to_owned());
    }
    lines.join("\n")
}

/// What is there after a failure.
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
        1 => lines.push(format!("1 thing was there before and stays. {USE_IT_AGAIN}")),
        _ => lines.push(format!("{kept} things were there before and stay. {USE_IT_AGAIN}")),
    }
    if !left.is_empty() {
        let left: Vec<String> = left.iter().map(|object| object.mention()).collect();
        lines.push(format!(
            "⚠️ Still there: {}. Delete what you do not need, or ask again and I finish it{}.",
            left.join(" "),
            if refusal.kind() == RefusalKind::Forbidden { " once I may" } else { "" }
        ));
    }
    if unsure {
        lines.push(
            "⚠️ Discord did not tell me what became of some requests. Look for a role, category or channel that I \
             could not see."
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
            format!("{}\nI cannot see what of it is there already. {why}", not_finished(campaign))
        }
        None => format!("{}\nNothing was made. {why}", not_created(campaign)),
    }
}

pub(super) fn postponed(campaign: &CampaignName, progress: Option<&Progress>, why: Why, until_s: u64) -> String {
    let time = format!("<t:{until_s}:T> (<t:{until_s}:R>)");
    let why = match why {
        Why::MustWait { .. } => format!("Discord asks us to wait until {time}. I go on by myself then."),
        Why::NoAnswer(Instead::Nothing) => {
            format!("Discord does not answer at the moment. I go on by myself at {time}.")
        }
        Why::NoAnswer(Instead::ServerError(status)) => {
            format!("Discord answers with an error (HTTP {status}) at the moment. I go on by myself at {time}.")
        }
        Why::NoAnswer(Instead::Unreadable) => {
            format!("Discord answers with something that I cannot read. I go on by myself at {time}.")
        }
        Why::OutOfTime | Why::Stuck => format!("This takes longer than usual. I go on by myself at {time}."),
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
            "Discord makes no more roles in this server for now; it allows about 250 in 48 hours.".to_owned()
        }
        Why::MustWait { seconds, .. } if seconds > WAIT_MAX_S => {
            "Discord's rate limit asks for a longer wait than I can wait for.".to_owned()
        }
        Why::MustWait { .. } => "Discord's rate limit made me wait too often.".to_owned(),
        Why::NoAnswer(Instead::Nothing) => "Discord did not answer, however often I tried.".to_owned(),
        Why::NoAnswer(Instead::ServerError(status)) => {
            format!("Discord answered with an error (HTTP {status}), however often I tried.")
        }
        Why::NoAnswer(Instead::Unreadable) => {
            "Discord answered with something that I cannot read, however often I tried. Please tell whoever runs this bot."
                .to_owned()
        }
        Why::OutOfTime => "It took longer than I am allowed to run.".to_owned(),
        Why::Stuck => "I made a mistake and cannot go on. Please tell whoever runs this bot.".to_owned(),
    };
    let (headline, how_far) = match progress {
        Some(progress) if progress.done == 0 && !is_repeated => {
            (not_created(campaign), "Nothing was made.\n".to_owned())
        }
        Some(progress) if progress.done == 0 => {
            (not_finished(campaign), "I see nothing of it in this server.\n".to_owned())
        }
        Some(progress) => (not_finished(campaign), format!("{}\n", how_far(progress))),
        None if is_repeated => (not_finished(campaign), "I cannot see what of it is there already.\n".to_owned()),
        None => (not_created(campaign), "Nothing was made.\n".to_owned()),
    };
    let when = until_s.map_or(" later".to_owned(), |until_s| format!(" after <t:{until_s}:f> (<t:{until_s}:R>)"));
    format!("{headline}\n{why}\n{how_far}{}", use_again(campaign, &when))
}

fn how_far(progress: &Progress) -> String {
    format!("{} of {} are there and stay.", progress.done, count(progress.total, "object"))
}

pub(super) fn not_finished(campaign: &CampaignName) -> String {
    format!("❌ **Campaign Not Finished: {}**", markdown::escape(campaign.as_str()))
}

pub(super) fn not_created(campaign: &CampaignName) -> String {
    format!("❌ **Campaign Not Created: {}**", markdown::escape(campaign.as_str()))
}

#[cfg(test)]
mod tests;
