//! Resolves requests whose response was lost: was the object created, and when is it safe to create it again?
//!
//! Discord's lists can lag behind its writes. An object that this run is known to have created is a witness: a list
//! without it proves nothing about other objects.

use super::{
    Created, Lists,
    task::{Task, TaskState, Tasks},
};
use crate::{
    blueprint::Blueprint,
    campaign::{Object, Part, Parts, campaign, recognise::roles_called},
    name::fold,
    plan::{Op, Step, matching::channels_in},
    snapshot::Snapshot,
};

/// How often an object must be missing from lists that show all witnesses before it counts as not created.
const MISSES_WITH_WITNESS: u32 = 3;
/// The same without a witness; the looks take two to four seconds.
pub(super) const MISSES_WITHOUT_WITNESS: u32 = 4;
/// The same after a timeout: Discord may still be processing the request. The looks take seven to fourteen seconds,
/// which together with the request's timeout is longer than servers keep a request.
const MISSES_AFTER_TIMEOUT: u32 = 6;
/// After this many looks in a row, a missing witness counts as deleted.
const LOOKS_FOR_WITNESS: u32 = 6;

/// The lists that may show the objects in doubt. A renamed category is recognised by its role.
pub(super) fn lists_in_doubt(tasks: &Tasks) -> Lists {
    let any =
        |is: fn(Part) -> bool| tasks.any(|task| task.is_doubtful() && task.step.op.makes_two() && is(task.step.part));
    let category = any(|part| part == Part::Category);
    Lists {
        roles: category || any(|part| part == Part::Role),
        channels: category || any(|part| matches!(part, Part::Channel(_))),
    }
}

/// A look at the guild, and what the run knew before.
pub(super) struct Look<'a> {
    pub(super) blueprint: &'a Blueprint,
    /// The guild as it looks now.
    pub(super) guild: &'a Snapshot,
    /// The guild as known before.
    pub(super) known: &'a Snapshot,
    pub(super) parts: &'a Parts,
    /// What the run created.
    pub(super) made: &'a [Object],
    /// The lists that were fetched.
    pub(super) lists: Lists,
    /// Consecutive looks before this one that left something in doubt.
    pub(super) looks: u32,
}

/// The result of a look for a task whose response was lost.
pub(super) enum Seen {
    /// The object exists.
    Created(Created),
    /// The lists lag; nothing is known.
    Behind,
    /// It was missing this many times; it may still appear.
    Missed(u32),
    /// It was not done, or is safe to repeat.
    Missing,
}

impl Look<'_> {
    /// Judges a task in doubt.
    pub(super) fn judge(&self, task: &Task) -> Seen {
        let TaskState::Doubtful { misses } = task.state else { return Seen::Behind };
        if let Some(created) = self.find(&task.step) {
            return Seen::Created(created);
        }
        let limit = self.misses_before_retry(task);
        if !task.step.op.makes_two() || misses >= limit {
            Seen::Missing
        } else if self.is_behind() {
            Seen::Behind
        } else if misses + 1 < limit {
            Seen::Missed(misses + 1)
        } else {
            Seen::Missing
        }
    }

    /// Whether the fetched lists lack something that this run created.
    fn is_behind(&self) -> bool {
        let is_missing = |made: &Object| match made {
            Object::Role(id) => self.lists.roles && self.guild.role(*id).is_none(),
            Object::Category(id) | Object::Channel(_, id) => self.lists.channels && self.guild.channel(*id).is_none(),
        };
        self.looks < LOOKS_FOR_WITNESS && self.made.iter().any(is_missing)
    }

    /// Whether somebody deleted the category: its channels are still there, but nothing tells whose they are.
    pub(super) fn category_is_gone(&self) -> bool {
        self.parts.category.is_some_and(|id| self.guild.channel(id).is_none())
    }

    fn misses_before_retry(&self, task: &Task) -> u32 {
        if task.timed_out {
            return MISSES_AFTER_TIMEOUT;
        }
        let is_role = task.step.part == Part::Role;
        let is_witness = |made: &Object| (made.part() == Part::Role) == is_role;
        if self.made.iter().any(is_witness) { MISSES_WITH_WITNESS } else { MISSES_WITHOUT_WITNESS }
    }

    /// The object whose response was lost, if it was created.
    fn find(&self, step: &Step) -> Option<Created> {
        let (name, guild) = (&self.blueprint.campaign, self.guild);
        if !matches!(step.op, Op::Create(_)) {
            return None;
        }
        match step.part {
            Part::Role => {
                let new = roles_called(guild, name, fold).filter(|role| self.known.role(role.id).is_none());
                new.min_by_key(|role| role.id).cloned().map(Created::Role)
            }
            Part::Category => guild.channel(campaign(guild, name)?.category?).cloned().map(Created::Channel),
            // In the run's own category, even if renamed since.
            Part::Channel(key) => {
                let category = self.parts.category.filter(|_| !self.category_is_gone())?;
                let found = channels_in(self.blueprint, guild, category);
                guild.channel(found.channel(key)?).cloned().map(Created::Channel)
            }
        }
    }
}
