//! The steps in execution.

use crate::{
    id::{self, Id},
    permission::Subject,
    plan::{Change, Content, Op, Step, StepId},
    template::ChannelKind,
};

/// Why a step is done. Taking back may use the time reserved for closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The plan wants it.
    Work,
    /// It takes back another step after Discord refused one.
    TakeBack,
}

/// Identifies a task in flight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(pub(super) usize);

/// A step and its state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) step: Step,
    pub(super) purpose: Purpose,
    pub(super) state: TaskState,
    pub(super) tries: u32,
    /// An attempt timed out: Discord may still process it.
    pub(super) timed_out: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TaskState {
    /// To be sent, or sent again.
    Waiting,
    /// Sent, without a response yet.
    InFlight,
    /// Its response was lost, and this many looks did not show it.
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

/// All tasks of a run, in order of execution.
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

    /// Adds a step that takes back.
    pub(super) fn take_back(&mut self, step: Step) -> StepId {
        self.0.push(Task::new(step, Purpose::TakeBack));
        StepId(self.0.len() - 1)
    }

    /// Leaves the messages as they are that would report this task as done.
    pub(super) fn skip_edits_after(&mut self, Ticket(step): Ticket) {
        let reports = |task: &&mut Task| {
            matches!(task.step.op, Op::EditMessage { .. }) && task.step.after.contains(&StepId(step))
        };
        self.iter_mut().filter(reports).for_each(|task| task.state = TaskState::Done);
    }

    /// Makes the task remove the overwrite of a user who left the server: Discord removes it but does not change it. If the
    /// user comes back, they have no more than other members.
    pub(super) fn shut_out(&mut self, ticket: Ticket, user: Id<id::User>) {
        if let Some(task) = self.get_mut(ticket) {
            task.step.op = Op::Update(Change::NoOverwrite(Subject::Member(user)));
            task.state = TaskState::Waiting;
        }
    }

    /// If the task creates a forum, changes it to create a text channel instead. Returns whether it did.
    pub(super) fn becomes_text(&mut self, ticket: Ticket) -> bool {
        let task = self.get_mut(ticket);
        let Some(Op::Create(Content::Channel(channel))) = task.map(|task| &mut task.step.op) else { return false };
        let is_forum = channel.kind == ChannelKind::Forum;
        channel.kind = if is_forum { ChannelKind::Text } else { channel.kind };
        is_forum
    }

    /// The tasks that match a predicate.
    pub(super) fn tickets(&self, is: impl Fn(&Task) -> bool) -> Vec<Ticket> {
        self.0.iter().enumerate().filter(|(_, task)| is(task)).map(|(n, _)| Ticket(n)).collect()
    }

    /// Whether all its dependencies are done.
    pub(super) fn is_ready(&self, task: &Task) -> bool {
        let is_done = |id: &StepId| self.0.get(id.0).is_some_and(|one| one.state == TaskState::Done);
        task.state == TaskState::Waiting && task.step.after.iter().all(is_done)
    }
}
