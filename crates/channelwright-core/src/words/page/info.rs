//! The page of one campaign.

use super::{
    super::report::member_buttons,
    compared::{deeds, differing, extras, other_channels, renamed},
    list::{created, leads, members},
};
use crate::{
    campaign::{CampaignState, JoinMode},
    command::Pressed,
    markdown,
    message::{ButtonStyle, Components, Row},
    page::InfoPage,
    plan::Compared,
    sign::Sign,
    words::{button, count},
};

/// How many game masters are named.
const GAME_MASTERS: usize = 10;

pub(super) fn text(page: &InfoPage) -> String {
    let mut lines = vec![format!("{} **{}**", Sign::Note.as_str(), markdown::escape(&page.name))];
    let mut facts = vec![leads(&page.game_masters, GAME_MASTERS)];
    facts.extend(page.members.map(members));
    facts.push(count(page.channels, "channel"));
    facts.push(created(page.category));
    lines.push(capitalised(&facts.join(" · ")));
    if let Some(role) = page.role {
        lines.push(format!("Role: <@&{role}>"));
    }
    lines.push(match (page.state, page.join) {
        (CampaignState::Archived, _) => "It is archived: everybody still reads, and nobody writes.".to_owned(),
        (_, JoinMode::Ask) => "To join, ask the game masters with **Join campaign**.".to_owned(),
        (_, JoinMode::Open) => "Everyone who presses **Join campaign** is in at once.".to_owned(),
        (_, JoinMode::Closed) => "Nobody can join by themselves: a game master adds the players.".to_owned(),
    });
    lines.extend(page.details.iter().flat_map(details));
    lines.join("\n")
}

fn details(compared: &Compared) -> Vec<String> {
    let mut lines = Vec::new();
    let deeds = deeds(&compared.missing);
    let (looks, others): (Vec<_>, Vec<_>) = compared.differing.iter().partition(|one| one.renamed.is_some());
    match deeds.as_slice() {
        [] if compared.has_other_channels => {}
        [] if looks.is_empty() => lines.push(format!("{} Nothing is missing.", Sign::Done.as_str())),
        [] => {}
        deeds => lines.push(format!("**Something is missing.** Repair would {}.", deeds.join("; "))),
    }
    let looks = renamed(looks.into_iter());
    lines.extend(looks.map(|all| format!("{all}. **Compare with the template…** asks about that.")));
    lines
        .extend(differing(others.into_iter()).map(|all| format!("Different from the template, and left alone: {all}")));
    lines.extend(extras(&compared.extras));
    lines.extend(other_channels(compared));
    lines
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

pub(super) fn components(page: &InfoPage) -> Components {
    let is_archived = page.state == CampaignState::Archived;
    let mut rows = Vec::new();
    if !is_archived {
        rows.push(member_buttons(page.category));
    }
    let mut buttons = Vec::new();
    if is_archived && page.manages {
        buttons.push(button(Pressed::Restore(page.category, None), "Restore", ButtonStyle::Primary));
    }
    if let Some(compared) = &page.details {
        if !deeds(&compared.missing).is_empty() {
            buttons.push(button(Pressed::Repair(page.category), "Repair", ButtonStyle::Primary));
        }
        if !compared.has_other_channels {
            let sync = Pressed::Sync(page.category, None);
            buttons.push(button(sync, "Compare with the template…", ButtonStyle::Secondary));
        }
    }
    if page.manages {
        buttons.push(button(Pressed::Delete(page.category, None), "Delete…", ButtonStyle::Danger));
    }
    if !buttons.is_empty() {
        rows.push(Row::Buttons(buttons));
    }
    Components::within_limits(rows)
}
