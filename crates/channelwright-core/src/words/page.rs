//! The texts and buttons of pages.

mod delete;

use crate::{
    headline::Headline,
    message::{Components, Message},
    page::Page,
    sign::Sign,
};

pub(super) fn text(headline: &Headline, page: &Page) -> String {
    match page {
        Page::Delete(page) => delete::text(headline, page),
        Page::Deleted { kept } => delete::deleted(headline, kept),
        Page::Nearest { typed, campaigns } => delete::nearest(headline, typed, campaigns),
    }
}

pub(super) fn components(page: &Page) -> Components {
    match page {
        Page::Delete(page) => delete::components(page),
        Page::Deleted { .. } => Components::default(),
        Page::Nearest { campaigns, .. } => delete::nearest_buttons(campaigns),
    }
}

/// Replaces a page whose button was pressed, until there is something to show.
pub(crate) fn working() -> Message {
    Message::new(format!("{} **Working…**", Sign::Working.as_str()))
}

/// Replaces a page that was cancelled.
pub(crate) fn cancelled() -> Message {
    Message::new(format!("{} **Cancelled**\nNothing was changed.", Sign::Note.as_str()))
}
