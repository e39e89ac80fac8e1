//! How a command may end, and the words by which a person knows.

use std::fmt;

use channelwright_core::sign::Sign;

use crate::claim::Claim;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The person reads that the campaign is there.
    Complete,
    /// The person reads that nothing of it is there: it was not begun, or was taken back.
    Undone,
    /// The person reads what is there and how to finish it.
    Reported,
    /// The message is in the dead-letter queue, where an alarm tells the operator.
    DeadLettered,
    /// Nobody was told, though the person had been promised an outcome. None may end so.
    Silent,
    /// The bot said no at once, or nothing.
    NotAccepted,
}

impl Ending {
    /// What follows from the last words that the person reads and the dead-letter queue.
    pub(crate) fn of(accepted: bool, last_words: Option<&str>, is_dead: bool) -> Self {
        match last_words {
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

/// Whether these are words after which nothing follows by itself.
pub(crate) fn is_last(text: &str) -> bool {
    Claim::of(text) != Claim::UnderWay
}
