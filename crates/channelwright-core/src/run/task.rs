//! The steps while they are carried out.

use crate::plan::{Step, StepId};

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
    pub(super) state: TaskState,
    pub(super) tries: u32,
    /// No answer came in time once: Discord may still be working on it.
    pub(super) timed_out: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TaskState {
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
        Self { step, purpose, state: TaskState::Waiting, tries: 0, timed_out: false }
    }

    pub(super) fn is_doubtful(&self) -> bool {
        matches!(self.state, TaskState::Doubtful { .. })
    }

    pub(super) fn takes_back(&self) -> bool {
        self.purpose == Purpose::TakeBack
    }
}

/// All tasks of a run, in the order in which they are tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tasks(Vec<Task>);

impl Tasks {
    pub(super) fn of<'s>(steps: impl Iterator<Item = &'s Step>) -> Self {
        Self(steps.map(|step| Task::new(step.clone(), Purpose::Work)).collect())
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Task> {
        self.0.iter()
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Task> {
        self.0.iter_mut()
    }

    pub(super) fn any(&self, is: impl Fn(&Task) -> bool) -> bool {
        self.0.iter().any(is)
    }

    pub(super) fn get(&self, ticket: Ticket) -> Option<&Task> {
        self.0.get(ticket.0)
    }

    pub(super) fn get_mut(&mut self, ticket: Ticket) -> Option<&mut Task> {
        self.0.get_mut(ticket.0)
    }

    pub(super) fn set(&mut self, ticket: Ticket, state: TaskState) {
        if let Some(task) = self.0.get_mut(ticket.0) {
            task.state = state;
        }
    }

    /// Adds a step that takes something back.
    pub(super) fn take_back(&mut self, step: Step) -> StepId {
        self.0.push(Task::new(step, Purpose::TakeBack));
        StepId(self.0.len() - 1)
    }

    /// Those that a predicate holds for.
    pub(super) fn tickets(&self, is: impl Fn(&Task) -> bool) -> Vec<Ticket> {
        self.0.iter().enumerate().filter(|(_, task)| is(task)).map(|(n, _)| Ticket(n)).collect()
    }

    /// Whether everything is done that has to be done before this.
    pub(super) fn is_ready(&self, task: &Task) -> bool {
        let is_done = |id: &StepId| self.0.get(id.0).is_some_and(|one| one.state == TaskState::Done);
        task.state == TaskState::Waiting && task.step.after.iter().all(is_done)
    }
}
