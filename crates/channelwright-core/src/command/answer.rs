//! What reading a command, button or modal yields.

use super::{Command, add_players};
use crate::{
    id::{self, Id},
    interaction::{
        callback::Callback,
        payload::{Options, Resolved},
    },
    words,
};

/// What reading a typed command may use of its interaction.
pub(crate) struct Source<'a> {
    pub(crate) options: Options<'a>,
    pub(crate) resolved: Resolved<'a>,
    /// The channel it was used in; for a thread, its parent.
    pub(crate) channel: Option<Id<id::Channel>>,
}

/// A command, button or modal after reading it.
pub(crate) enum Read {
    /// An immediate answer.
    Answer(Answer),
    /// Work for `worker`.
    Work(Command),
    /// Work that shows its progress and outcome in the message of the button.
    WorkInPlace(Command),
}

/// The answer of a command that needs no `worker`, as a typed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The modal for choosing players of the campaign with this category.
    ChoosePlayers(Id<id::Channel>),
    /// A plan that was shown is not carried out.
    Cancelled,
}

impl Answer {
    /// The answer as text.
    pub(crate) fn callback(&self) -> Callback {
        match self {
            Self::ChoosePlayers(campaign) => Callback::Modal(add_players::modal(*campaign)),
            Self::Cancelled => Callback::Update(words::page::cancelled()),
        }
    }
}
