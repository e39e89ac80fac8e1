//! What a run asks for, and how it ends.

use super::{Action, Instead, Refusal};
use crate::{
    blueprint::ChannelKey,
    id::{self, Id},
    plan::Step,
};

/// Names a task while it is in flight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(pub(super) usize);

/// What the run wants next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Do this, and [`record`](super::Run::record) what came of it. More may be asked for while it is in flight.
    Do(Ticket, Action),
    /// Wait for something that is in flight.
    Await,
    /// Pause for about this long, look at these lists, and tell [`observed`](super::Run::observed) or
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
    /// The job goes back to the queue; what was made stays and will be found.
    HandedBack(Why),
    /// It cannot be done. What this job made was removed again, except `left`.
    Failed {
        /// The step that Discord refused.
        step: Step,
        /// How it refused.
        refusal: Refusal,
        /// How many objects of the campaign were there before this run; they stay.
        kept: usize,
        /// How many objects were removed.
        removed: usize,
        /// What could not be removed.
        left: Vec<Made>,
        /// Whether something may be there that Discord never told of.
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
        /// What may not be done before; `None` for everything.
        step: Option<Step>,
    },
    /// Discord gave no answer that could be trusted, again and again.
    NoAnswer(Instead),
    /// The invocation's time is over.
    OutOfTime,
}

/// An object that this job made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// The campaign's role.
    Role(Id<id::Role>),
    /// The category.
    Category(Id<id::Channel>),
    /// A channel.
    Channel(ChannelKey, Id<id::Channel>),
}

impl Made {
    /// When Discord made it, in Unix milliseconds.
    #[must_use]
    pub const fn created_ms(self) -> u64 {
        match self {
            Self::Role(role) => role.created_ms(),
            Self::Category(channel) | Self::Channel(_, channel) => channel.created_ms(),
        }
    }
}
