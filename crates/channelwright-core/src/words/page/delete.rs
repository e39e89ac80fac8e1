//! The page of what would be deleted.

use super::{campaign, why_shown};
use crate::{
    command::{GOES, Pressed},
    headline::Headline,
    id::{self, Id},
    limits::{BUTTON_LABEL_MAX_CHARS, CHOICE_MAX_CHARS, MESSAGE_CONTENT_MAX_CHARS, SELECT_MAX},
    markdown,
    message::{ButtonStyle, Choice, Components, Row, Select, SelectOf},
    page::DeletePage,
    sign::Sign,
    words::{button, count, some_of},
};

/// What goes is listed whole: the caller agrees to exactly that. The times are left out if they do not fit.
pub(super) fn text(headline: &Headline, page: &DeletePage) -> String {
    let with_times = written(headline, page, true);
    if with_times.chars().count() <= MESSAGE_CONTENT_MAX_CHARS { with_times } else { written(headline, page, false) }
}

fn written(headline: &Headline, page: &DeletePage, with_times: bool) -> String {
    let campaign = campaign(headline);
    let mut lines = vec![format!("{} **Delete {campaign}?**", Sign::Warning.as_str())];
    lines.extend(why_shown(page.why));
    lines.push("Everything written there is lost. Discord keeps no copy.".to_owned());
    lines.extend(channels(&page.channels, with_times));
    if let Some(category) = page.category.filter(|_| page.category_goes) {
        lines.push(format!("{GOES} The category <#{category}>"));
    }
    if let Some((role, members)) = page.role {
        let members = members.map(|n| format!(": {} access", lose(n))).unwrap_or_default();
        lines.push(format!("{GOES} The role <@&{role}>{members}"));
    }
    if !page.kept.is_empty() {
        let names: Vec<String> = page.kept.iter().map(|(_, name)| format!("#{}", markdown::escape(name))).collect();
        let category = if page.category.is_some() { ", and so does the category" } else { "" };
        let (them, they) = if names.len() == 1 { ("it", "It stays") } else { ("them", "They stay") };
        lines.push(format!(
            "{} People seem to have created {}. {they}{category}, unless you choose {them} below.",
            Sign::Note.as_str(),
            some_of(&names)
        ));
    }
    lines.join("\n")
}

fn channels(channels: &[(Id<id::Channel>, Option<u64>)], with_times: bool) -> Option<String> {
    let one = |(id, last_s): &(Id<id::Channel>, Option<u64>)| match last_s {
        _ if !with_times => format!("<#{id}>"),
        Some(last_s) => format!("<#{id}> (last message <t:{last_s}:R>)"),
        None => format!("<#{id}> (empty)"),
    };
    let all: Vec<String> = channels.iter().map(one).collect();
    (!all.is_empty()).then(|| format!("{GOES} {}: {}", count(all.len(), "channel"), all.join(", ")))
}

fn lose(members: u64) -> String {
    if members == 1 { "1 member loses".to_owned() } else { format!("{members} members lose") }
}

pub(super) fn components(page: &DeletePage) -> Components {
    let Some(category) = page.category else { return Components::default() };
    let mut rows = Vec::new();
    if !page.kept.is_empty() {
        let choice = |(id, name): &(Id<id::Channel>, String)| Choice {
            label: short(name, CHOICE_MAX_CHARS),
            value: id.to_string(),
        };
        let choices: Vec<Choice> = page.kept.iter().take(SELECT_MAX).map(choice).collect();
        rows.push(Row::Select(Select {
            custom_id: Pressed::DeleteAlso(category).custom_id(),
            min: 1,
            max: choices.len(),
            of: SelectOf::Choices(choices),
            placeholder: Some("Delete these, too".to_owned()),
        }));
    }
    let mut buttons = vec![
        button(Pressed::Delete(category, Some(page.shown)), "Delete for good", ButtonStyle::Danger),
        button(Pressed::Cancel, "Cancel", ButtonStyle::Secondary),
    ];
    if page.may_archive {
        buttons.insert(1, button(Pressed::Archive(category), "Archive instead", ButtonStyle::Secondary));
    }
    rows.push(Row::Buttons(buttons));
    Components::within_limits(rows)
}

pub(super) fn deleted(headline: &Headline, kept: &[String]) -> String {
    let mut lines = vec![headline.done()];
    match kept {
        [] => lines.push("Its role, its category and its channels are gone.".to_owned()),
        kept => {
            let names: Vec<String> = kept.iter().map(|name| format!("#{}", markdown::escape(name))).collect();
            lines.push(format!(
                "Its role and the channels that I created are gone. The category stays, with {}.",
                some_of(&names)
            ));
        }
    }
    lines.join("\n")
}

pub(super) fn nearest(headline: &Headline, typed: &str, campaigns: &[(Id<id::Channel>, String)]) -> String {
    let line = headline.line(Sign::Unknown, "No Such Campaign");
    let typed = markdown::escape(typed);
    match campaigns {
        [] => format!("{line}\nThis server has no campaign called “{typed}”, and no other one that you can delete."),
        _ => format!("{line}\nThis server has no campaign called “{typed}”. Did you mean one of these?"),
    }
}

pub(super) fn nearest_buttons(campaigns: &[(Id<id::Channel>, String)]) -> Components {
    let one = |(category, name): &(Id<id::Channel>, String)| {
        button(Pressed::Delete(*category, None), &short(name, BUTTON_LABEL_MAX_CHARS), ButtonStyle::Secondary)
    };
    match campaigns {
        [] => Components::default(),
        all => Components::within_limits(vec![Row::Buttons(all.iter().map(one).collect())]),
    }
}

/// A name as a label, which must not be empty.
pub(super) fn short(name: &str, max_chars: usize) -> String {
    if name.is_empty() { "…".to_owned() } else { name.chars().take(max_chars).collect() }
}
