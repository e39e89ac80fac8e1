//! The page of how a campaign differs from the template.

use super::{
    super::page::{campaign, why_shown},
    compared::{deeds, differing, extras, other_channels, renamed, what},
    delete::short,
};
use crate::{
    command::{OTHERS, Pressed, UPDATES, sync::OTHER},
    headline::Headline,
    id::{self, Id},
    limits::{CHOICE_MAX_CHARS, SELECT_MAX},
    message::{ButtonStyle, Choice, Components, Row, Select, SelectOf},
    page::SyncPage,
    plan::{Differing, What},
    sign::Sign,
    words::button,
};

/// The longest name in a choice.
const NAME_CHARS: usize = 32;

/// What would be updated is listed whole: the caller agrees to exactly that.
pub(super) fn text(headline: &Headline, page: &SyncPage) -> String {
    let compared = &page.compared;
    let asks = page.shown.is_some() || !choices(page).is_empty();
    let campaign = campaign(headline);
    let mut lines = vec![match asks {
        true => format!("{} **Sync {campaign} with the Template?**", Sign::Warning.as_str()),
        false => headline.line(Sign::Note, "Nothing to Sync"),
    }];
    lines.extend(why_shown(page.why));
    match deeds(&compared.missing).as_slice() {
        [] if compared.differing.iter().any(|one| one.renamed.is_some() && !page.update.contains(&one.id)) => {}
        [] if compared.has_other_channels => {}
        [] => lines.push(format!("{} Nothing is missing.", Sign::Done.as_str())),
        deeds => lines.push(format!("I would {}.", deeds.join("; "))),
    }
    let chosen = |one: &&Differing| page.update.contains(&one.id);
    let updates: Vec<Id<id::Channel>> = compared.differing.iter().filter(chosen).map(|one| one.id).collect();
    lines.extend(listed(&updates).map(|all| format!("{UPDATES} Becomes like the template: {all}")));
    lines.extend(listed(&page.others).map(|all| format!("{OTHERS} Not renamed, but other channels: {all}")));
    let left: Vec<&Differing> = compared.differing.iter().filter(|one| !chosen(one)).collect();
    let looks = renamed(left.iter().copied());
    lines.extend(looks.map(|all| format!("{all}. What is renamed stays, and I don't create it a second time.")));
    let others = left.iter().copied().filter(|one| one.renamed.is_none());
    lines.extend(differing(others).map(|all| format!("Different, and left alone: {all}")));
    let rest: Vec<_> = compared.extras.iter().copied().filter(|id| !page.others.contains(id)).collect();
    lines.extend(extras(&rest));
    lines.extend(other_channels(compared));
    if !choices(page).is_empty() {
        lines.push("What is different stays, unless you choose it below.".to_owned());
    }
    lines.join("\n")
}

fn listed(all: &[Id<id::Channel>]) -> Option<String> {
    let all: Vec<String> = all.iter().map(|id| format!("<#{id}>")).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// What else the caller can choose.
fn choices(page: &SyncPage) -> Vec<Choice> {
    let left = page.compared.differing.iter().filter(|one| !page.update.contains(&one.id));
    left.flat_map(choices_about).take(SELECT_MAX).collect()
}

fn choices_about(one: &Differing) -> Vec<Choice> {
    let others: Vec<What> = one.what.iter().copied().filter(|what| *what != What::Name).collect();
    let and = if others.is_empty() { String::new() } else { format!(", and its {}", what(&others)) };
    let choice = |label: &str, value: String| Choice { label: short(label, CHOICE_MAX_CHARS), value };
    let name = short(&one.name, NAME_CHARS);
    match &one.renamed {
        None => vec![choice(&format!("{name}: {}", what(&one.what)), one.id.to_string())],
        Some(wanted) => {
            let wanted = short(wanted, NAME_CHARS);
            vec![
                choice(&format!("{name} becomes {wanted} again{and}"), one.id.to_string()),
                choice(&format!("{wanted} is created anew; {name} is another"), format!("{OTHER}{}", one.id)),
            ]
        }
    }
}

pub(super) fn components(page: &SyncPage) -> Components {
    let mut rows = Vec::new();
    let choices = choices(page);
    if !choices.is_empty() {
        rows.push(Row::Select(Select {
            custom_id: Pressed::SyncAlso(page.category).custom_id(),
            min: 1,
            max: choices.len(),
            of: SelectOf::Choices(choices),
            placeholder: Some("Change these, too".to_owned()),
        }));
    }
    let mut buttons = Vec::new();
    if let Some(shown) = page.shown {
        buttons.push(button(Pressed::Sync(page.category, Some(shown)), "Sync", ButtonStyle::Primary));
    }
    if page.shown.is_some() || !rows.is_empty() {
        buttons.push(button(Pressed::Cancel, "Cancel", ButtonStyle::Secondary));
        rows.push(Row::Buttons(buttons));
    }
    Components::within_limits(rows)
}
