//! Taking back what this job did: the inverse of every step that is done, and the deletion of what earlier deliveries of the
//! same job created. Channels go first, since deleting a category would only orphan them (Discord: channel resource), then
//! the category, then the role. A part whose deletion waits for another that failed stays: alone, a channel would be an
//! orphan that nobody recognises.

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

/// Adds the tasks that take back. `before` is the guild before the plan, `made` what the job created.
pub(super) fn begin(tasks: &mut Tasks, blueprint: &Blueprint, before: &Snapshot, known: &Known<'_>, made: &[Object]) {
    let deleted: Vec<Part> = made.iter().map(|object| object.part()).collect();
    let inverses = inverses(tasks, before, known, &deleted);
    let mut add = |part, op, after| tasks.take_back(Step { part, called: blueprint.called(part), op, after });
    for (part, op) in inverses {
        add(part, op, Vec::new());
    }
    let mut before: Vec<StepId> = Vec::new();
    for part in deleted.iter().copied().filter(|part| matches!(part, Part::Channel(_))) {
        // Channels go together once the first is gone: if the bot may not delete at all, one refusal says so.
        let first = before.first().copied().into_iter().collect();
        before.push(add(part, Op::Delete, first));
    }
    for part in [Part::Category, Part::Role] {
        if deleted.contains(&part) {
            before.push(add(part, Op::Delete, before.clone()));
        }
    }
}

/// What takes back the steps that created nothing, the last one first. What goes with a part that is deleted needs no step.
fn inverses(tasks: &Tasks, before: &Snapshot, known: &Known<'_>, deleted: &[Part]) -> Vec<(Part, Op)> {
    let role_goes = deleted.contains(&Part::Role);
    let goes_anyway = |step: &Step| {
        let is_grant = matches!(step.op, Op::Give(_) | Op::Take(_));
        (!is_grant && deleted.contains(&step.part)) || (role_goes && step.op.concerns_role(known.parts.role))
    };
    let done = tasks.iter().rev().filter(|task| task.state == TaskState::Done && !goes_anyway(&task.step));
    let inverse = |step: &Step| step.op.inverse(step.part, before, known.parts, known.subjects.as_ref());
    done.filter_map(|task| Some((task.step.part, inverse(&task.step)?))).collect()
}

/// What is gone already needs no deleting; where the bot may change nothing, nothing else is tried.
pub(super) fn refused(tasks: &mut Tasks, ticket: Ticket, refusal: &Refusal) {
    tasks.set(ticket, if refusal.status == 404 { TaskState::Done } else { TaskState::Failed });
    if matches!(refusal.status, 401 | 403) {
        give_up(tasks);
    }
}

/// Leaves everything that is not under way already.
pub(super) fn give_up(tasks: &mut Tasks) {
    let idle = |task: &&mut Task| task.takes_back() && (task.state == TaskState::Waiting || task.is_doubtful());
    tasks.iter_mut().filter(idle).for_each(|task| task.state = TaskState::Failed);
}

/// How many objects are gone, and which are left of those that were created.
pub(super) fn result(tasks: &Tasks, made: &[Object]) -> (usize, Vec<Object>) {
    let deletions = || tasks.iter().filter(|task| task.takes_back() && task.step.op == Op::Delete);
    let removed = deletions().filter(|task| task.state == TaskState::Done).count();
    let is_left =
        |object: &&Object| deletions().any(|task| task.step.part == object.part() && task.state != TaskState::Done);
    (removed, made.iter().filter(is_left).copied().collect())
}
