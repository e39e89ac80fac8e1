//! The texts and buttons of pages.

mod archive;
mod compared;
mod delete;
mod info;
mod list;
mod sync;
mod template;

use crate::{
    command::WhyShown,
    headline::Headline,
    id::{self, Id},
    markdown,
    message::{Components, File, Message},
    page::Page,
    sign::Sign,
};

pub(super) fn text(headline: &Headline, page: &Page) -> String {
    match page {
        Page::Delete(page) => delete::text(headline, page),
        Page::Deleted { kept } => delete::deleted(headline, kept),
        Page::Renamed { to, role, was_already } => renamed(headline, to, *role, *was_already),
        Page::Nearest { typed, campaigns } => delete::nearest(headline, typed, campaigns),
        Page::List(page) => list::text(page),
        Page::Info(page) => info::text(page),
        Page::Sync(page) => sync::text(headline, page),
        Page::Template(page) => template::text(headline, page),
        Page::Archived(page) => archive::archived(headline, page),
        Page::Restore(page) => archive::restore(headline, page),
        Page::Restored(page) => archive::restored(headline, page),
        Page::NotArchived => archive::not_archived(headline),
    }
}

pub(super) fn components(page: &Page) -> Components {
    match page {
        Page::Delete(page) => delete::components(page),
        Page::Deleted { .. } | Page::Renamed { .. } | Page::Template(_) => Components::default(),
        Page::Nearest { campaigns, .. } => delete::nearest_buttons(campaigns),
        Page::List(page) => list::components(page),
        Page::Info(page) => info::components(page),
        Page::Sync(page) => sync::components(page),
        Page::Archived(page) => archive::archived_buttons(page),
        Page::Restore(page) => archive::restore_buttons(page),
        Page::Restored(_) | Page::NotArchived => Components::default(),
    }
}

fn renamed(headline: &Headline, to: &str, role: Option<Id<id::Role>>, was_already: bool) -> String {
    let to = markdown::escape(to);
    if was_already {
        let first = headline.line(Sign::Note, "Campaign Not Renamed");
        return format!("{first}\nIt is already called **{to}**. Nothing was changed.");
    }
    let role = role.map(|role| format!(" Its role is <@&{role}>.")).unwrap_or_default();
    format!("{}\nIt is called **{to}** now.{role}", headline.done())
}

pub(super) fn file(page: &Page) -> Option<File> {
    match page {
        Page::Template(page) => Some(template::file(page)),
        _ => None,
    }
}

/// The campaign of a question.
fn campaign(headline: &Headline) -> String {
    headline.campaign.as_ref().map_or("this campaign".to_owned(), |name| markdown::escape(name.as_str()))
}

/// Why a plan is shown again.
fn why_shown(why: WhyShown) -> Option<String> {
    let why = match why {
        WhyShown::New => return None,
        WhyShown::Late => "You pressed the button more than 15 minutes after you saw this. Here it is as of now.",
        WhyShown::Changed => "The campaign has changed since you saw this. Here it is as of now.",
    };
    Some(why.to_owned())
}

/// Replaces a page whose button was pressed, until there is something to show.
pub(crate) fn working() -> Message {
    Message::new(format!("{} **Working…**", Sign::Working.as_str()))
}

/// Replaces a page that was cancelled.
pub(crate) fn cancelled() -> Message {
    Message::new(format!("{} **Cancelled**\nNothing was changed.", Sign::Note.as_str()))
}
