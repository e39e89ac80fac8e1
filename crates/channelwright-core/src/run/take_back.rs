//! Taking back what this job did: the inverse of every step that is done, and the deletion of what earlier deliveries of the
//! same job created. Channels go first, since deleting a category would only orphan them (Discord: channel resource), then
//! the category, then the role. A part whose deletion waits for another that failed stays: alone, a channel would be an
//! orphan that nobody recognises.

use super::{
    Purpose, Refusal, Run, Ticket,
    task::{State, Task},
};
use crate::{
    blueprint::Subjects,
    campaign::{Object, Part},
    plan::{Op, Step, StepId},
};

/// Adds the tasks that take back.
pub(super) fn begin(run: &mut Run) {
    let deleted: Vec<Part> = run.made.iter().map(|object| object.part()).collect();
    for (part, op) in inverses(run, &deleted) {
        push(run, part, op, Vec::new());
    }
    let channels: Vec<Part> = deleted.iter().copied().filter(|part| matches!(part, Part::Channel(_))).collect();
    let mut before = Vec::new();
    for part in channels {
        // Channels go together once the first is gone: if the bot may not delete at all, one refusal says so.
        let after = before.first().copied().into_iter().collect();
        before.push(push(run, part, Op::Delete, after));
    }
    for part in [Part::Category, Part::Role] {
        if deleted.contains(&part) {
            before.push(push(run, part, Op::Delete, before.clone()));
        }
    }
}

fn push(run: &mut Run, part: Part, op: Op, after: Vec<StepId>) -> StepId {
    let called = run.plan().blueprint.called(part);
    run.tasks.push(Task::new(Step { part, called, op, after }, Purpose::TakeBack));
    StepId(run.tasks.len() - 1)
}

/// What takes back the steps that created nothing, the last one first. What goes with a part that is deleted needs no step.
fn inverses(run: &Run, deleted: &[Part]) -> Vec<(Part, Op)> {
    let subjects = run.subjects();
    let role_goes = deleted.contains(&Part::Role);
    let goes_anyway = |step: &Step| {
        let is_grant = matches!(step.op, Op::Give(_) | Op::Take(_));
        (!is_grant && deleted.contains(&step.part)) || (role_goes && step.op.concerns_role(run.parts.role))
    };
    let done = run.tasks.iter().rev().filter(|task| task.state == State::Done && !goes_anyway(&task.step));
    let inverse = |step: &Step| step.op.inverse(step.part, &run.before, &run.parts, subjects.as_ref());
    done.filter_map(|task| Some((task.step.part, inverse(&task.step)?))).collect()
}

/// What is gone already needs no deleting; where the bot may change nothing, nothing else is tried.
pub(super) fn refused(run: &mut Run, ticket: Ticket, refusal: &Refusal) {
    run.set(ticket, if refusal.status == 404 { State::Done } else { State::Failed });
    if matches!(refusal.status, 401 | 403) {
        give_up(run);
    }
}

/// Leaves everything that is not under way already.
pub(super) fn give_up(run: &mut Run) {
    let idle = |task: &&mut Task| task.takes_back() && (task.state == State::Waiting || task.is_doubtful());
    run.tasks.iter_mut().filter(idle).for_each(|task| task.state = State::Failed);
}

/// How many objects are gone, and which are left.
pub(super) fn result(run: &Run) -> (usize, Vec<Object>) {
    let deletions = || run.tasks.iter().filter(|task| task.takes_back() && task.step.op == Op::Delete);
    let removed = deletions().filter(|task| task.state == State::Done).count();
    let is_left =
        |object: &&Object| deletions().any(|task| task.step.part == object.part() && task.state != State::Done);
    (removed, run.made.iter().filter(is_left).copied().collect())
}

impl Run {
    /// The roles and members behind the grantees, once the role exists.
    pub(super) fn subjects(&self) -> Option<Subjects> {
        let plan = self.plan();
        let game_master = plan.blueprint.game_master;
        Some(Subjects { guild: plan.guild, role: self.parts.role?, game_master, bot: plan.bot })
    }
}
