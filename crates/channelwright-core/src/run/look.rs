//! Finding out what became of a request whose answer was lost: was the object created, and when is it safe to create it
//! again?
//!
//! Discord's lists can lag behind its writes. What this run knows to have created is a witness: a list that does not show
//! it yet says nothing about other objects either.

use super::{
    Created, Instead, Lists, Run, Ticket,
    state::Phase,
    task::{State, Task},
};
use crate::{
    campaign::{Object, Part, campaign, recognise::roles_called},
    name::fold,
    plan::{Op, Step, matching::channels_in, unreadable},
    snapshot::Snapshot,
};

/// How often an object must be missing from lists that show everything else before it counts as not created.
const MISSES_WITH_WITNESS: u32 = 3;
/// The same where there is nothing else to go by; the looks take some two to four seconds.
pub(super) const MISSES_WITHOUT_WITNESS: u32 = 4;
/// The same after no answer came in time: then Discord may still be working on it. The looks take some seven to fourteen
/// seconds, which with the request's own time is longer than servers keep a request.
const MISSES_AFTER_TIMEOUT: u32 = 6;
/// After so many looks in a row, something that this run created is not late but gone: somebody deleted it.
const LOOKS_FOR_WITNESS: u32 = 6;

impl Run {
    /// What may show the objects that are in doubt. A category that somebody renamed is known by its role.
    pub(super) fn lists_in_doubt(&self) -> Lists {
        let any = |is: fn(Part) -> bool| {
            self.any(|task| task.is_doubtful() && task.step.op.makes_two() && is(task.step.part))
        };
        let category = any(|part| part == Part::Category);
        Lists {
            roles: category || any(|part| part == Part::Role),
            channels: category || any(|part| matches!(part, Part::Channel(_))),
        }
    }

    /// Takes in what a look at the guild showed.
    pub fn observed(&mut self, guild: &Snapshot) {
        if unreadable::of_campaign(&self.plan().blueprint, guild, self.parts.category).is_some() {
            return self.look_failed(Instead::Unreadable);
        }
        let is_behind = self.is_behind(guild);
        for ticket in self.doubtful() {
            self.judge(ticket, guild, is_behind);
        }
        // The longer something stays in doubt, the longer the pauses.
        self.looks = if self.any(Task::is_doubtful) { self.looks + 1 } else { 0 };
    }

    fn judge(&mut self, ticket: Ticket, guild: &Snapshot, is_behind: bool) {
        let Some(task) = self.task(ticket) else { return };
        let State::Doubtful { misses } = task.state else { return };
        let step = task.step.clone();
        if let Some(created) = self.find(&step, guild) {
            self.set(ticket, State::Done);
            self.learn(&step, created);
            return;
        }
        let limit = self.misses_before_retry(task);
        let is_early = step.op.makes_two() && misses < limit;
        if is_early && is_behind {
            return;
        }
        if is_early && misses + 1 < limit {
            self.set(ticket, State::Doubtful { misses: misses + 1 });
        } else if self.phase == Phase::Working || self.task(ticket).is_some_and(Task::takes_back) {
            self.set(ticket, State::Waiting);
        } else {
            // Looked for long enough while stopping: it was not created, as far as anyone can know.
            self.set(ticket, State::Failed);
        }
    }

    /// Whether the lists that were looked at do not show yet what this run created.
    fn is_behind(&self, guild: &Snapshot) -> bool {
        let lists = self.lists_in_doubt();
        let is_missing = |made: &Object| match made {
            Object::Role(id) => lists.roles && guild.role(*id).is_none(),
            Object::Category(id) | Object::Channel(_, id) => lists.channels && guild.channel(*id).is_none(),
        };
        self.looks < LOOKS_FOR_WITNESS && self.made.iter().any(is_missing)
    }

    fn misses_before_retry(&self, task: &Task) -> u32 {
        if task.timed_out {
            return MISSES_AFTER_TIMEOUT;
        }
        let is_role = task.step.part == Part::Role;
        let is_witness = |made: &Object| (made.part() == Part::Role) == is_role;
        if self.made.iter().any(is_witness) { MISSES_WITH_WITNESS } else { MISSES_WITHOUT_WITNESS }
    }

    /// The object whose answer was lost, if it was created after all.
    fn find(&self, step: &Step, guild: &Snapshot) -> Option<Created> {
        let blueprint = &self.plan().blueprint;
        if !matches!(step.op, Op::Create(_)) {
            return None;
        }
        match step.part {
            Part::Role => {
                let called = roles_called(guild, &blueprint.campaign, fold);
                let new = called.filter(|role| self.guild.role(role.id).is_none());
                new.min_by_key(|role| role.id).cloned().map(Created::Role)
            }
            Part::Category => {
                let category = campaign(guild, &blueprint.campaign)?.category?;
                guild.channel(category).cloned().map(Created::Channel)
            }
            // In the run's own category, whatever somebody calls it by now.
            Part::Channel(key) => {
                let category = self.parts.category.filter(|id| guild.channel(*id).is_some())?;
                let found = channels_in(blueprint, guild, category);
                guild.channel(found.channel(key)?).cloned().map(Created::Channel)
            }
        }
    }
}
