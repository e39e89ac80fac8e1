//! Takes back what this job did: inverts every completed step, and deletes what earlier deliveries of the same job
//! created. Channels go first, since deleting a category would only orphan them (Discord: channel resource), then the
//! category, then the role. If a deletion fails, the parts that depend on it stay: an orphaned channel could not be
//! recognised.

use super::{
    Refusal,
    resolve::Known,
    task::{Task, TaskState, Tasks, Ticket},
};
use crate::{
    blueprint::Blueprint,
    campaign::{Object, Part},
    plan::{Op, Step, StepId},
    snapshot::Snapshot,
};

/// Adds the tasks. `before` is the guild before the plan, `made` what the job created.
pub(super) fn begin(tasks: &mut Tasks, blueprint: &Blueprint, before: &Snapshot, known: &Known<'_>, made: &[Object]) {
    let deleted: Vec<Part> = made.iter().map(|object| object.part()).collect();
    let inverses = inverses(tasks, before, known, &deleted);
    let mut add = |part, op, after| tasks.take_back(Step { part, called: blueprint.called(part), op, after });
    let mut taken_back: Vec<(Step, StepId)> = Vec::new();
    for (id, step, op) in inverses {
        // What needed this step goes first.
        let needed_it = taken_back.iter().filter(|(later, _)| later.after.contains(&id));
        let inverse = add(step.part, op, needed_it.map(|(_, inverse)| *inverse).collect());
        taken_back.push((step, inverse));
    }
    let mut before: Vec<StepId> = Vec::new();
    for part in deleted.iter().copied().filter(|part| matches!(part, Part::Channel(_))) {
        // The first channel goes alone: if the bot may not delete at all, there is only one refusal.
        let first = before.first().copied().into_iter().collect();
        before.push(add(part, Op::Delete, first));
    }
    for part in [Part::Category, Part::Role] {
        if deleted.contains(&part) {
            before.push(add(part, Op::Delete, before.clone()));
        }
    }
}

/// The inverses of the steps that created nothing, last first. Omits what is deleted together with a part.
fn inverses(tasks: &Tasks, before: &Snapshot, known: &Known<'_>, deleted: &[Part]) -> Vec<(StepId, Step, Op)> {
    let role_goes = deleted.contains(&Part::Role);
    let goes_anyway = |step: &Step| {
        let is_grant = matches!(step.op, Op::Give(_) | Op::Take(_));
        (!is_grant && deleted.contains(&step.part)) || (role_goes && step.op.concerns_role(known.parts.role))
    };
    let done = |task: &Task| task.state == TaskState::Done && !goes_anyway(&task.step);
    let inverse = |step: &Step| step.op.inverse(step.part, before, known.parts, &known.subjects);
    let numbered = tasks.tickets(done).into_iter().rev().filter_map(|ticket| Some((ticket, tasks.get(ticket)?)));
    numbered.filter_map(|(Ticket(n), task)| Some((StepId(n), task.step.clone(), inverse(&task.step)?))).collect()
}

/// A 404 means that the object is already gone; a 401 or 403 means that no other attempt would succeed.
pub(super) fn refused(tasks: &mut Tasks, ticket: Ticket, refusal: &Refusal) {
    tasks.set(ticket, if refusal.status == 404 { TaskState::Done } else { TaskState::Failed });
    if matches!(refusal.status, 401 | 403) {
        give_up(tasks);
    }
}

/// Gives up everything that is not in flight.
pub(super) fn give_up(tasks: &mut Tasks) {
    let idle = |task: &&mut Task| task.takes_back() && (task.state == TaskState::Waiting || task.is_doubtful());
    tasks.iter_mut().filter(idle).for_each(|task| task.state = TaskState::Failed);
}

/// How many created objects were deleted, and which are left.
pub(super) fn result(tasks: &Tasks, made: &[Object]) -> (usize, Vec<Object>) {
    let deletions = || tasks.iter().filter(|task| task.takes_back() && task.step.op == Op::Delete);
    let removed = deletions().filter(|task| task.state == TaskState::Done).count();
    let is_left =
        |object: &&Object| deletions().any(|task| task.step.part == object.part() && task.state != TaskState::Done);
    (removed, made.iter().filter(is_left).copied().collect())
}
