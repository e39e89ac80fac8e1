//! What came of one action.

use super::Refusal;
use crate::snapshot::{Channel, Role};

/// What is known after an action was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Discord made it.
    Created(Created),
    /// Discord did it; there is no new object.
    Done,
    /// No answer that can be trusted came back: it may have happened, or not.
    Doubtful(Instead),
    /// No answer came in time: it may happen later still.
    TimedOut,
    /// Discord refused it: it did not happen.
    Refused(Refusal),
    /// It was not tried, or not accepted: the rate limit allows it only after this many seconds.
    MustWait {
        /// Seconds until it may be tried, rounded up.
        seconds: u64,
    },
}

/// What came in place of an answer that can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instead {
    /// Nothing: the connection failed, or time was up.
    Nothing,
    /// An error with this HTTP status, of Discord's own or of something before it.
    ServerError(u16),
    /// Something that cannot be read.
    Unreadable,
}

/// A new object, as Discord's answer describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Created {
    /// The campaign's role.
    Role(Role),
    /// A category or a channel.
    Channel(Channel),
}
