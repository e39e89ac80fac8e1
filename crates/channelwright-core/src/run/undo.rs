//! Taking back what this job made: channels first, since deleting a category would only orphan them (Discord: channel
//! resource), then the category, then the role. Never reaches further than `made`.

use super::{
    Made, Refusal, Run, Ticket,
    state::{State, Task, What},
};

/// Channels go together once the first is gone: if the bot may not delete at all, one refusal says so.
pub(super) fn is_ready(run: &Run, made: Made) -> bool {
    let over =
        |is: fn(Made) -> bool| !run.any(|task| matches!(task.what, What::Undo(other) if is(other)) && !task.is_over());
    match made {
        Made::Channel(..) => any_undone(run) || !run.any(|task| is_undo(task.what) && task.state != State::Waiting),
        Made::Category(_) => over(|other| matches!(other, Made::Channel(..))),
        Made::Role(_) => over(|other| !matches!(other, Made::Role(_))),
    }
}

/// What is gone already needs no deleting; where the bot may delete nothing, nothing else is tried.
pub(super) fn refused(run: &mut Run, ticket: Ticket, refusal: &Refusal) {
    let gone = refusal.status == 404;
    run.set(ticket, if gone { State::Done } else { State::Failed });
    if !gone {
        keep_what_holds_it_together(run);
    }
    if matches!(refusal.status, 401 | 403) {
        give_up(run);
    }
}

/// A channel that stays keeps its category and its role: alone it would be an orphan that nobody recognises.
pub(super) fn keep_what_holds_it_together(run: &mut Run) {
    let holds = |what| matches!(what, What::Undo(Made::Category(_) | Made::Role(_)));
    let waiting = run.tasks.iter_mut().filter(|task| holds(task.what) && task.state == State::Waiting);
    waiting.for_each(|task| task.state = State::Failed);
}

/// Leaves everything that is not being removed already.
pub(super) fn give_up(run: &mut Run) {
    let idle = |task: &&mut Task| is_undo(task.what) && matches!(task.state, State::Waiting | State::Doubtful { .. });
    run.tasks.iter_mut().filter(idle).for_each(|task| task.state = State::Failed);
}

/// How many objects are gone, and which are left.
pub(super) fn result(run: &Run) -> (usize, Vec<Made>) {
    let removed = run.tasks.iter().filter(|task| is_undo(task.what) && task.state == State::Done).count();
    let left = run.tasks.iter().filter_map(|task| match task.what {
        What::Undo(made) if task.state != State::Done => Some(made),
        _ => None,
    });
    (removed, left.collect())
}

fn any_undone(run: &Run) -> bool {
    run.any(|task| is_undo(task.what) && task.state == State::Done)
}

fn is_undo(what: What) -> bool {
    matches!(what, What::Undo(_))
}
