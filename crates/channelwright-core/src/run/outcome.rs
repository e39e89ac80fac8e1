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
    Doubtful,
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

/// A new object, as Discord's answer describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Created {
    /// The campaign's role.
    Role(Role),
    /// A category or a channel.
    Channel(Channel),
}
