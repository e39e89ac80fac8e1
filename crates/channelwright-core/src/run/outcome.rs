//! The outcome of one action.

use super::Refusal;
use crate::snapshot::{Channel, Role};

/// The outcome of an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Discord created an object.
    Created(Created),
    /// Done, without a new object.
    Done,
    /// No usable response: it may have happened, or not.
    Doubtful(Instead),
    /// Timeout: it may still happen.
    TimedOut,
    /// Discord refused: it did not happen.
    Refused(Refusal),
    /// Not sent, or rejected by a rate limit.
    MustWait {
        /// Seconds until it may be tried, rounded up.
        seconds: u64,
    },
}

/// What came instead of a usable response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instead {
    /// Nothing: the connection failed, or time was up.
    Nothing,
    /// An error with this HTTP status, from Discord or a proxy in front of it.
    ServerError(u16),
    /// Something that cannot be read.
    Unreadable,
}

/// A new object, as described by Discord's response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Created {
    /// The campaign's role.
    Role(Role),
    /// A category or a channel.
    Channel(Channel),
}
