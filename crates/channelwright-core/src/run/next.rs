//! What a run asks for, and how it ends.

use super::{Action, Instead, Purpose, Refusal, Ticket};
use crate::{
    campaign::{Object, Part},
    plan::Step,
};

/// What the run wants next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Do this for this purpose, and [`record`](super::Run::record) what came of it. More may be asked for while it is in
    /// flight.
    Do(Ticket, Action, Purpose),
    /// Wait for something that is in flight.
    Await,
    /// Pause for about this long, look at these lists, and call [`observed`](super::Run::observed) or
    /// [`look_failed`](super::Run::look_failed); where there is nothing to look at,
    /// [`pause_over`](super::Run::pause_over).
    LookAgain {
        /// The pause, in milliseconds, before jitter.
        pause_ms: u64,
        /// What may show the objects that are in doubt.
        lists: Lists,
    },
    /// Nothing is left to do.
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
    /// The job goes back to the queue; what was done stays and will be found.
    HandedBack(Why),
    /// It cannot be done. What this job did was taken back, except `left`.
    Failed {
        /// The step that Discord refused.
        step: Box<Step>,
        /// How it refused.
        refusal: Refusal,
        /// How many objects of the campaign existed before this run; they stay.
        kept: usize,
        /// How many objects were deleted.
        removed: usize,
        /// What could not be deleted.
        left: Vec<Object>,
        /// Whether an object may exist that no answer named.
        unsure: bool,
    },
}

/// Why a job goes back to the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A rate limit asks for this many seconds, more than a worker waits in place.
    MustWait {
        /// Seconds, rounded up.
        seconds: u64,
        /// The part that may not be created before; `None` for anything else.
        creating: Option<Part>,
    },
    /// Discord gave no answer that could be trusted, again and again.
    NoAnswer(Instead),
    /// The invocation's time is over.
    OutOfTime,
    /// A step can never be done, since one before it did not do what it is for. That is a mistake of this program's.
    Stuck,
}
