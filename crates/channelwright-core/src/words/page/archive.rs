//! The pages of `/campaign archive` and `/campaign restore`.

use super::{campaign, why_shown};
use crate::{
    command::Pressed,
    headline::Headline,
    id::{self, Id},
    message::{ButtonStyle, Components, Row},
    page::{ArchivedPage, Gone, Permission, RestorePage, RestoredPage},
    permission::Subject,
    sign::Sign,
    words::{button, mention_all, some_of},
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
    lines.extend(out_of_reach(&page.out_of_reach).map(|these| format!("{these}, where people may still write.")));
    lines.extend(gone(&page.gone));
    lines.join("\n")
}

/// The first half of a sentence.
fn out_of_reach(channels: &[Id<id::Channel>]) -> Option<String> {
    let channels: Vec<String> = channels.iter().map(|id| format!("<#{id}>")).collect();
    let warning = Sign::Warning.as_str();
    (!channels.is_empty()).then(|| format!("{warning} I may not change the permissions of {}", some_of(&channels)))
}

fn gone(gone: &Gone) -> impl Iterator<Item = String> {
    let warning = Sign::Warning.as_str();
    let left = (!gone.members.is_empty()).then(|| {
        let have = if gone.members.len() == 1 { "has" } else { "have" };
        let who = mention_all(&gone.members);
        format!("{warning} {who} {have} left this server, so I removed their permissions in the campaign.")
    });
    let nobody_leads = gone.nobody_leads.then(|| {
        format!("{warning} The campaign has no game master. An admin can choose one with `/campaign assign-gm`.")
    });
    left.into_iter().chain(nobody_leads)
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

pub(super) fn restored(headline: &Headline, page: &RestoredPage) -> String {
    let mut lines = vec![headline.done(), "Its players can write again, and people join as before.".to_owned()];
    lines.extend(out_of_reach(&page.out_of_reach).map(|these| {
        format!("{these}, where people may still be unable to write. An admin can allow it in the channel's settings.")
    }));
    lines.extend(gone(&page.gone));
    lines.join("\n")
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
