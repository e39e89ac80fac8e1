//! The pages of `/campaign archive` and `/campaign restore`.

use super::{campaign, why_shown};
use crate::{
    command::Pressed,
    headline::Headline,
    message::{ButtonStyle, Components, Row},
    page::{ArchivedPage, Permission, RestorePage},
    permission::Subject,
    sign::Sign,
    words::{button, some_of},
};

pub(super) fn archived(headline: &Headline, page: &ArchivedPage) -> String {
    let mut lines =
        vec![if page.was_already { headline.line(Sign::Note, "Already Archived") } else { headline.done() }];
    lines.push(
        "Nobody can write or speak in it, except server admins. Everybody who could read it still can. Nobody can join. \
         `/campaign restore` opens it again."
            .to_owned(),
    );
    if !page.inexact.is_empty() {
        lines.push(format!(
            "{} Somebody had denied writing by hand: {}. It stays denied after restoring. Other permissions there may differ \
             then, so check them.",
            Sign::Note.as_str(),
            permissions(&page.inexact)
        ));
    }
    if !page.out_of_reach.is_empty() {
        let channels: Vec<String> = page.out_of_reach.iter().map(|id| format!("<#{id}>")).collect();
        lines.push(format!(
            "{} I may not change the permissions of {}, where people may still write.",
            Sign::Warning.as_str(),
            some_of(&channels)
        ));
    }
    lines.join("\n")
}

pub(super) fn archived_buttons(page: &ArchivedPage) -> Components {
    let Some(category) = page.category else { return Components::default() };
    let restore = button(Pressed::Restore(category, None), "Restore", ButtonStyle::Secondary);
    Components::within_limits(vec![Row::Buttons(vec![restore])])
}

pub(super) fn restore(headline: &Headline, page: &RestorePage) -> String {
    let campaign = campaign(headline);
    let mut lines = vec![format!("{} **Restore {campaign}?**", Sign::Warning.as_str())];
    lines.extend(why_shown(page.why));
    lines.push(format!("People have changed these permissions since it was archived: {}.", permissions(&page.changed)));
    lines.push("Restoring gives back what archiving took. What people have allowed since stays allowed.".to_owned());
    lines.join("\n")
}

pub(super) fn restore_buttons(page: &RestorePage) -> Components {
    Components::within_limits(vec![Row::Buttons(vec![
        button(Pressed::Restore(page.category, Some(page.shown)), "Restore", ButtonStyle::Primary),
        button(Pressed::Cancel, "Cancel", ButtonStyle::Secondary),
    ])])
}

pub(super) fn restored(headline: &Headline) -> String {
    format!("{}\nIts players can write again, and people join as before.", headline.done())
}

pub(super) fn not_archived(headline: &Headline) -> String {
    format!("{}\nIt is open: its players can write.", headline.line(Sign::Note, "Not Archived"))
}

fn permissions(all: &[Permission]) -> String {
    let one = |one: &Permission| {
        let whose = match one.of {
            None => "@everyone".to_owned(),
            Some(Subject::Role(role)) => format!("<@&{role}>"),
            Some(Subject::Member(user)) => format!("<@{user}>"),
        };
        format!("{whose} in <#{}>", one.channel)
    };
    some_of(&all.iter().map(one).collect::<Vec<_>>())
}
