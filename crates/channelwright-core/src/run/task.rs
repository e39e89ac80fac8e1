//! A step while it is carried out.

use crate::plan::Step;

/// Why something is done. What takes back may use the time that is kept for closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The plan wants it.
    Work,
    /// Discord refused a step of the plan, and this takes back another one.
    TakeBack,
}

/// Names a task while it is in flight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(pub(super) usize);

/// A step and how far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) step: Step,
    pub(super) purpose: Purpose,
    pub(super) state: State,
    pub(super) tries: u32,
    /// No answer came in time once: Discord may still be working on it.
    pub(super) timed_out: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Not sent yet, or to be sent again.
    Waiting,
    /// Sent, and not answered yet.
    InFlight,
    /// Its answer was lost; so many looks have not shown it.
    Doubtful {
        misses: u32,
    },
    Done,
    Failed,
}

impl Task {
    pub(super) fn new(step: Step, purpose: Purpose) -> Self {
        Self { step, purpose, state: State::Waiting, tries: 0, timed_out: false }
    }

    pub(super) fn is_doubtful(&self) -> bool {
        matches!(self.state, State::Doubtful { .. })
    }

    pub(super) fn takes_back(&self) -> bool {
        self.purpose == Purpose::TakeBack
    }
}
