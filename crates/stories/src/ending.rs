//! The possible endings of a command, as its person or the operator sees them.

use std::fmt;

use channelwright_core::sign::Sign;

use crate::claim::Claim;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The person reads that the campaign is complete.
    Complete,
    /// The person reads that nothing of it exists: it was not begun, or was removed again.
    Undone,
    /// The person reads what exists and how to finish it.
    Reported,
    /// The message is in the dead-letter queue, where an alarm tells the operator.
    DeadLettered,
    /// Nobody learned the outcome, although the bot had promised one. No command may end like this.
    Silent,
    /// The bot refused at once, or did not answer.
    NotAccepted,
}

impl Ending {
    /// The ending, from the last text that the person reads and the dead-letter queue.
    pub(crate) fn of(accepted: bool, last_text: Option<&str>, is_dead: bool) -> Self {
        match last_text {
            _ if is_dead => Self::DeadLettered,
            Some(text) => match Claim::of(text) {
                Claim::Complete => Self::Complete,
                Claim::NotCreated if !Sign::Warning.is_in(text) => Self::Undone,
                _ => Self::Reported,
            },
            None if accepted => Self::Silent,
            None => Self::NotAccepted,
        }
    }
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Complete => "complete",
            Self::Undone => "undone",
            Self::Reported => "reported",
            Self::DeadLettered => "dead-lettered",
            Self::Silent => "SILENT",
            Self::NotAccepted => "not accepted",
        })
    }
}

/// Whether this text is final: no other follows it by itself.
pub(crate) fn is_last(text: &str) -> bool {
    Claim::of(text) != Claim::UnderWay
}
