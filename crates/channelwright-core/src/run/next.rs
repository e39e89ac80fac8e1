//! The next thing to do in a run, and how a run ends.

use super::{Action, Instead, Purpose, Refusal, Ticket};
use crate::{
    campaign::{Object, Part},
    plan::Step,
};

/// The next thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Perform this action, and [`record`](super::Run::record) its outcome. Call `advance` again meanwhile for more.
    Do(Ticket, Action, Purpose),
    /// Wait for an action in flight.
    Await,
    /// Pause for about this long, fetch these lists, and call [`observed`](super::Run::observed) or
    /// [`look_failed`](super::Run::look_failed); without lists, call [`pause_over`](super::Run::pause_over).
    LookAgain {
        /// The pause, in milliseconds, before jitter.
        pause_ms: u64,
        /// The lists that may show the objects in doubt.
        lists: Lists,
    },
    /// The run has ended.
    Ended(End),
}

/// Lists of a guild's objects.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lists {
    /// Its roles.
    pub roles: bool,
    /// Its channels and categories.
    pub channels: bool,
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// Every step is done.
    Complete,
    /// The job goes back to the queue. Completed steps stay; the next delivery finds them.
    HandedBack(Why),
    /// Discord refused a step. The job's changes were taken back, except what could not be deleted.
    Failed(Failure),
}

/// A refused step, and what exists after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The step that Discord refused.
    pub step: Box<Step>,
    /// The refusal.
    pub refusal: Refusal,
    /// How many objects of the campaign existed before this run; they stay.
    pub kept: usize,
    /// How many objects were deleted.
    pub removed: usize,
    /// Objects that could not be deleted.
    pub left: Vec<Object>,
    /// Whether an object may exist whose creation was never confirmed.
    pub unsure: bool,
}

/// Why a job goes back to the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A rate limit requires a longer wait than a worker waits in place.
    MustWait {
        /// Seconds, rounded up.
        seconds: u64,
        /// The part whose creation is limited; `None` for any other request.
        creating: Option<Part>,
    },
    /// Discord repeatedly gave no usable response.
    NoAnswer(Instead),
    /// The invocation is out of time.
    OutOfTime,
    /// A step can never run, since one it depends on had no effect. This is a bug in this program.
    Stuck,
}
