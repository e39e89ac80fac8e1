//! Finding out what became of a request whose answer was lost: was the object made, and when is it safe to make it again?
//!
//! Discord's lists can lag behind its writes. What this run knows to have made is a witness: a list that does not show it
//! yet says nothing about other objects either.

use super::{
    Created, Instead, Lists, Made, Run, Ticket,
    state::{Phase, State, What},
};
use crate::{
    plan::{Step, find, unreadable},
    snapshot::Snapshot,
};

/// How often an object must be missing from lists that show everything else before it counts as not made.
const MISSES_WITH_WITNESS: u32 = 3;
/// The same where there is nothing else to go by; the looks take some two to four seconds.
pub(super) const MISSES_WITHOUT_WITNESS: u32 = 4;
/// The same after no answer came in time: then Discord may still be at it. The looks take some seven to fourteen seconds,
/// which with the request's own time is longer than servers keep a request.
const MISSES_AFTER_TIMEOUT: u32 = 6;
/// After so many looks in a row, something that this run made is not late but gone: somebody deleted it.
const LOOKS_FOR_WITNESS: u32 = 6;

impl Run {
    /// What may show the objects that are in doubt. A category that somebody renamed is known by its role.
    pub(super) fn lists_in_doubt(&self) -> Lists {
        let any = |is: fn(What) -> bool| self.doubtful().any(|(_, what, _)| is(what));
        let category = any(|what| matches!(what, What::Make(Step::CreateCategory)));
        Lists {
            roles: category || any(|what| matches!(what, What::Make(Step::CreateRole))),
            channels: category || any(|what| matches!(what, What::Make(Step::CreateChannel(_)))),
        }
    }

    /// Tells what a look at the guild showed.
    pub fn observed(&mut self, guild: &Snapshot) {
        if unreadable::of_campaign(&self.plan.blueprint, guild, self.category).is_some() {
            return self.look_failed(Instead::Unreadable);
        }
        let is_behind = self.is_behind(guild);
        let doubtful: Vec<(Ticket, What, u32)> = self.doubtful().collect();
        for (ticket, what, misses) in doubtful {
            let found = match what {
                What::Make(step) => self.find(step, guild).map(|created| (step, created)),
                What::Undo(_) => None,
            };
            match found {
                Some((step, created)) => {
                    self.set(ticket, State::Done);
                    self.learn(step, created);
                }
                None if leaves_a_trace(what) && is_behind && misses < self.misses_before_retry(ticket, what) => {}
                None if leaves_a_trace(what) && misses + 1 < self.misses_before_retry(ticket, what) => {
                    self.set(ticket, State::Doubtful { misses: misses + 1 });
                }
                None if self.phase == Phase::Making || matches!(what, What::Undo(_)) => {
                    self.set(ticket, State::Waiting);
                }
                // Looked for long enough while stopping: it was not made, as far as anyone can know.
                None => self.set(ticket, State::Failed),
            }
        }
        // The longer something stays in doubt, the longer the pauses.
        let settled = !self.any(|task| matches!(task.state, State::Doubtful { .. }));
        self.looks = if settled { 0 } else { self.looks + 1 };
    }

    /// Whether the lists that were looked at do not show yet what this run made.
    fn is_behind(&self, guild: &Snapshot) -> bool {
        let lists = self.lists_in_doubt();
        let is_missing = |made: &Made| match made {
            Made::Role(id) => lists.roles && guild.role(*id).is_none(),
            Made::Category(id) | Made::Channel(_, id) => lists.channels && guild.channel(*id).is_none(),
        };
        self.looks < LOOKS_FOR_WITNESS && self.made.iter().any(is_missing)
    }

    fn misses_before_retry(&self, ticket: Ticket, what: What) -> u32 {
        if self.timed_out.contains(&ticket) {
            return MISSES_AFTER_TIMEOUT;
        }
        let is_role = matches!(what, What::Make(Step::CreateRole));
        let is_witness = |made: &Made| matches!(made, Made::Role(_)) == is_role;
        if self.made.iter().any(is_witness) { MISSES_WITH_WITNESS } else { MISSES_WITHOUT_WITNESS }
    }

    /// The object whose answer was lost, if it was made after all.
    fn find(&self, step: Step, guild: &Snapshot) -> Option<Created> {
        let blueprint = &self.plan.blueprint;
        match step {
            Step::CreateRole => {
                let new = find::roles_of_that_name(blueprint, guild).filter(|role| self.guild.role(role.id).is_none());
                new.min_by_key(|role| role.id).cloned().map(Created::Role)
            }
            Step::CreateCategory => {
                let category = find::find(blueprint, guild).category?;
                guild.channel(category).cloned().map(Created::Channel)
            }
            // In the run's own category, whatever somebody calls it by now.
            Step::CreateChannel(key) => {
                let category = self.category().filter(|id| guild.channel(*id).is_some())?;
                let found = find::our_channels(blueprint, guild, category);
                guild.channel(*found.get(&key)?).cloned().map(Created::Channel)
            }
            Step::GrantRole | Step::AddOverwrite { .. } => None,
        }
    }
}

/// Doing it twice would make two; everything else can simply be done again.
pub(super) fn leaves_a_trace(what: What) -> bool {
    matches!(what, What::Make(Step::CreateRole | Step::CreateCategory | Step::CreateChannel(_)))
}
