//! What a person reads when a campaign could not be made: what happened, what is left, what to do.

use super::refusal;
use crate::{
    blueprint::Blueprint,
    campaign::CampaignName,
    command::add_campaign::words::use_again,
    limits::{CATEGORY_CHANNELS_MAX, GUILD_CHANNELS_MAX, GUILD_ROLES_MAX, WAIT_MAX_S},
    markdown,
    plan::{Problem, Step, unreadable::Object},
    progress::{Progress, headline},
    run::{Instead, Made, Refusal, RefusalKind, Why},
};

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
pub(super) struct Outcome<'a> {
    pub(super) kept: usize,
    pub(super) removed: usize,
    pub(super) left: &'a [Made],
    pub(super) unsure: bool,
}

pub(super) fn failed(blueprint: &Blueprint, step: Step, refusal: &Refusal, outcome: &Outcome<'_>) -> String {
    let Outcome { kept, removed, left, unsure } = *outcome;
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
        let left: Vec<String> = left.iter().map(mention).collect();
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
        Why::OutOfTime => format!("This takes longer than usual. I go on by myself at {time}."),
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
        Why::MustWait { step: Some(Step::CreateRole), .. } => {
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

/// What is wrong, and what to do about it.
fn problem(problem: &Problem) -> String {
    match problem {
        Problem::BotLacks(permissions) => format!(
            "I lack {}. Give my role {} under Server Settings → Roles, then repeat the command.",
            quoted(&permissions.labels()),
            if permissions.labels().len() == 1 { "this permission" } else { "these permissions" },
        ),
        Problem::CategoryTaken(category) => format!(
            "There is a category <#{category}> of this name that I did not make, or that I am shut out of. Choose another \
             name, or rename that category; if it is a campaign of mine, let me view it again."
        ),
        Problem::RoleTaken(role) => format!(
            "There is a role <@&{role}> of this name that is in use. Choose another name, or rename or delete that role. \
             If it belongs to a campaign of mine, its category was deleted (delete the role, too) or is hidden from me (let \
             me view it again)."
        ),
        Problem::RoleUnclear(role) => format!(
            "There is a role <@&{role}> of this name, and Discord does not tell me whether anybody has it. Delete it if \
             nobody needs it; otherwise rename it, or choose another name."
        ),
        Problem::Unreadable { object, field } => format!(
            "I cannot read what Discord says of {} (`{field}`). Please tell whoever runs this bot.",
            match object {
                Object::Role(role) if role.get() != 0 => format!("the role <@&{role}>"),
                Object::Role(_) => "a role of the campaign's name".to_owned(),
                Object::Channel(channel) if channel.get() != 0 => format!("<#{channel}>"),
                Object::Channel(_) => "one of the campaign's channels".to_owned(),
            }
        ),
        Problem::RoleOutOfReach(role) => format!(
            "The role <@&{role}> is not below my highest role. Drag my role above it under Server Settings → Roles."
        ),
        Problem::BotHasNoRole => {
            "I have no role of my own, so I cannot give anyone a role. Remove me and invite me again with the link \
             that asks for permissions."
                .to_owned()
        }
        Problem::GuildFull { have, adding } => format!(
            "The server has {have} channels and the campaign needs {adding} more; Discord allows {GUILD_CHANNELS_MAX}. \
             Delete channels that nobody needs."
        ),
        Problem::TooManyRoles { have } => {
            format!("The server has {have} roles; Discord allows {GUILD_ROLES_MAX}. Delete a role that nobody needs.")
        }
        Problem::CategoryFull { have, adding } => format!(
            "The campaign's category has {have} channels and needs {adding} more; Discord allows \
             {CATEGORY_CHANNELS_MAX}. Move some of them out of it."
        ),
    }
}

pub(super) fn mention(made: &Made) -> String {
    match made {
        Made::Role(role) => format!("<@&{role}>"),
        Made::Category(channel) | Made::Channel(_, channel) => format!("<#{channel}>"),
    }
}

/// The first ten of them, and how many more there are.
pub(super) fn some_of(all: &[String]) -> String {
    const SHOWN: usize = 10;
    match all.len().checked_sub(SHOWN) {
        None | Some(0) => all.join(", "),
        Some(more) => format!("{} and {more} more", all.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ")),
    }
}

pub(super) fn quoted(labels: &[String]) -> String {
    let quoted: Vec<String> = labels.iter().map(|label| format!("“{label}”")).collect();
    match quoted.as_slice() {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        all => all.concat(),
    }
}

fn count(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}
