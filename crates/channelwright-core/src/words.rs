//! All texts that people read, as functions of typed values. They make no decisions, so that translations need not
//! either.

mod difference;
pub(crate) mod headline;
mod members;
mod not_allowed;
mod not_copied;
pub(crate) mod page;
mod plan;
mod problem;
pub mod progress;
mod read_back;
mod refusal;
mod report;
pub(crate) mod request;

pub use plan::{preview, word};

use crate::{
    command::Pressed,
    id::{self, Id},
    markdown,
    message::{Button, ButtonStyle},
};

/// Escapes a part's name, except for its leading sign.
fn escaped(called: &str) -> String {
    match called.strip_prefix(['#', '@']) {
        Some(name) => format!("{}{}", called.chars().next().unwrap_or_default(), markdown::escape(name)),
        None => markdown::escape(called),
    }
}

fn mentions(channels: &[Id<id::Channel>]) -> String {
    some_of(&channels.iter().map(|channel| format!("<#{channel}>")).collect::<Vec<_>>())
}

/// A button.
fn button(pressed: Pressed, label: &str, style: ButtonStyle) -> Button {
    Button { custom_id: pressed.custom_id(), label: label.to_owned(), style, disabled: false }
}

/// Users as mentions, for use in a sentence.
fn mention_all(users: &[Id<id::User>]) -> String {
    some_of(&users.iter().map(|user| format!("<@{user}>")).collect::<Vec<_>>())
}

/// The first ten, and how many more there are.
fn some_of(all: &[String]) -> String {
    const SHOWN: usize = 10;
    match all.len().checked_sub(SHOWN) {
        None | Some(0) => all.join(", "),
        Some(more) => format!("{} and {more} more", all.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ")),
    }
}

fn quoted(labels: &[String]) -> String {
    let quoted: Vec<String> = labels.iter().map(|label| format!("“{label}”")).collect();
    match quoted.as_slice() {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        all => all.concat(),
    }
}

fn count(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}
