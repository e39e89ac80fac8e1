//! The page of campaigns.

use super::{super::count, delete::short};
use crate::{
    campaign::CampaignState,
    command::{Command, Info, Pressed, pick},
    id::{self, Id},
    limits::{CHOICE_MAX_CHARS, MESSAGE_CONTENT_MAX_CHARS},
    markdown,
    message::{ButtonStyle, Choice, Components, Row, Select, SelectOf},
    page::{ListPage, ListedCampaign},
    sign::Sign,
    words::button,
};

/// A name is cut to this if the page would be too long otherwise.
const SHORT_NAME: usize = 40;

/// The game masters that a line names if the page would be too long otherwise.
const FEW: usize = 1;

/// How many game masters a line names.
const SOME: usize = 3;

pub(super) fn text(page: &ListPage) -> String {
    let whole = written(page, usize::MAX, SOME);
    if whole.chars().count() <= MESSAGE_CONTENT_MAX_CHARS { whole } else { written(page, SHORT_NAME, FEW) }
}

fn written(page: &ListPage, name_chars: usize, game_masters: usize) -> String {
    let sign = Sign::Note.as_str();
    if page.total == 0 {
        return format!(
            "{sign} **No Campaigns**\nThis server has no campaign that you can see. `/add-campaign` creates one."
        );
    }
    let mut lines = vec![format!("{sign} **{} That You Can See**", count(page.total, "Campaign"))];
    if page.is_instead {
        lines.push("This is none of them. Choose one below, or use the command in one of its channels.".to_owned());
    }
    lines.extend(page.shown.iter().map(|one| line(one, name_chars, game_masters)));
    if page.shown.is_empty() {
        lines.push("No more campaigns follow.".to_owned());
    }
    lines.join("\n")
}

fn line(one: &ListedCampaign, name_chars: usize, most: usize) -> String {
    let name: String = one.name.chars().take(name_chars).collect();
    let mut facts = vec![leads(&one.game_masters, most)];
    facts.extend(one.members.map(members));
    facts.push(count(one.channels, "channel"));
    facts.push(created(one.category));
    facts.push(match (one.state, one.missing) {
        (CampaignState::Archived, _) => "archived".to_owned(),
        (CampaignState::Open, 0) => Sign::Done.as_str().to_owned(),
        (CampaignState::Open, missing) => format!("**{missing} missing**"),
    });
    format!("• **{}** · {}", markdown::escape(&name), facts.join(" · "))
}

/// The game masters of a campaign.
pub(super) fn leads(game_masters: &[Id<id::User>], most: usize) -> String {
    let mut named: Vec<String> = game_masters.iter().take(most).map(|user| format!("<@{user}>")).collect();
    match game_masters.len() {
        0 => return "no game master".to_owned(),
        all if all > most => named.push(format!("{} more", all - most)),
        _ => {}
    }
    format!("led by {}", named.join(", "))
}

/// How many members have the role.
pub(super) fn members(n: u64) -> String {
    if n == 1 { "1 member".to_owned() } else { format!("{n} members") }
}

/// How old a campaign is.
pub(super) fn created(category: Id<id::Channel>) -> String {
    format!("created <t:{}:R>", category.created_ms() / 1000)
}

pub(super) fn components(page: &ListPage) -> Components {
    let mut rows = Vec::new();
    let choice =
        |one: &ListedCampaign| Choice { label: short(&one.name, CHOICE_MAX_CHARS), value: one.category.to_string() };
    let first = page.shown.first().map(|one| one.category);
    if let Some(custom_id) = first.and_then(|campaign| pick::custom_id(&Command::Info(Info { campaign }))) {
        rows.push(Row::Select(Select {
            custom_id,
            of: SelectOf::Choices(page.shown.iter().map(choice).collect()),
            placeholder: Some("Show a campaign".to_owned()),
            min: 1,
            max: 1,
        }));
    }
    let mut buttons = Vec::new();
    if !page.is_first {
        buttons.push(button(Pressed::List(None), "First page", ButtonStyle::Secondary));
    }
    if let Some(last) = page.shown.last().filter(|_| page.has_more) {
        buttons.push(button(Pressed::List(Some(last.category)), "Next", ButtonStyle::Secondary));
    }
    if !buttons.is_empty() {
        rows.push(Row::Buttons(buttons));
    }
    Components::within_limits(rows)
}
