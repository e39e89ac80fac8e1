//! The run itself: which tasks there are, how each stands, and what that makes next.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Action, Created, End, Instead, Made, Next, Outcome, Refusal, RefusalKind, Ticket, Why,
    earlier::{made_since, stand_ins},
    look::{MISSES_WITHOUT_WITNESS, leaves_a_trace},
    undo,
};
use crate::{
    blueprint::ChannelKey,
    id::{self, Id},
    plan::{Plan, Spot, Step},
    progress::{Latest, Progress},
    snapshot::Snapshot,
    template::ChannelKind,
};

/// How often one step is tried in one delivery of the job before the job goes back to the queue.
const TRIES_MAX: u32 = 2;
/// How often something is tried that no later delivery would try again: a deletion, or what Discord refuses since it does
/// not know a part of it.
const LAST_TRIES_MAX: u32 = 4;
/// How many looks in a row may leave something in doubt before a look that fails ends the delivery.
const LOOKS_MAX: u32 = 8;
/// First pause before looking again; it doubles up to [`PAUSE_MAX_MS`].
const PAUSE_MS: u64 = 300;
const PAUSE_MAX_MS: u64 = 5_000;
/// How long to leave Discord alone when its network, not Discord, refuses us. Not documented; reported as minutes.
pub const BLOCKED_WAIT_S: u64 = 5 * 60;

/// A plan being carried out.
#[derive(Debug, Clone)]
pub struct Run {
    pub(super) plan: Plan,
    pub(super) tasks: Vec<Task>,
    pub(super) phase: Phase,
    /// Made by this run, or by an earlier delivery of the same job, in the order in which it was learned.
    pub(super) made: Vec<Made>,
    /// How many of them an earlier delivery made.
    made_before: usize,
    pub(super) role: Option<Id<id::Role>>,
    pub(super) category: Option<Id<id::Channel>>,
    pub(super) channels: BTreeMap<ChannelKey, Id<id::Channel>>,
    /// Forums that had to become text channels.
    pub(super) stand_ins: BTreeSet<ChannelKey>,
    /// The guild as the first look and the answers since describe it.
    pub(super) guild: Snapshot,
    /// Whether they leave nothing open: no answer was lost.
    pub(super) answers_are_enough: bool,
    latest: Option<Latest>,
    pub(super) looks: u32,
    /// What Discord may still be working on.
    pub(super) timed_out: BTreeSet<Ticket>,
    /// What came the last time that no answer came.
    instead: Instead,
    /// Whether an object may exist that was never seen.
    unsure: bool,
    /// Whether the game master could not be given the role.
    role_not_given: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Phase {
    Making,
    Draining(Stop),
    Undoing(Step, Refusal),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stop {
    HandBack(Why),
    Failure(Step, Refusal),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) what: What,
    pub(super) state: State,
    tries: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Make(Step),
    Undo(Made),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Waiting,
    InFlight,
    Doubtful { misses: u32 },
    Done,
    Failed,
}

impl Task {
    pub(super) fn new(what: What) -> Self {
        Self { what, state: State::Waiting, tries: 0 }
    }

    pub(super) fn is_over(&self) -> bool {
        matches!(self.state, State::Done | State::Failed)
    }
}

impl Run {
    /// Starts a plan that was made from this snapshot. When an earlier delivery of the same job ran, what it made
    /// counts as made by this run: objects of the campaign that are newer than its begin.
    #[must_use]
    pub fn new(plan: Plan, guild: &Snapshot, earlier_delivery_since_ms: Option<u64>) -> Self {
        let made = earlier_delivery_since_ms.map(|since| made_since(&plan, guild, since)).unwrap_or_default();
        Self {
            tasks: plan.steps.iter().map(|step| Task::new(What::Make(*step))).collect(),
            phase: Phase::Making,
            made_before: made.len(),
            made,
            role: plan.found.role,
            category: plan.found.category,
            channels: plan.found.channels.clone(),
            stand_ins: stand_ins(&plan, guild),
            guild: guild.clone(),
            answers_are_enough: true,
            latest: None,
            looks: 0,
            timed_out: BTreeSet::new(),
            instead: Instead::Nothing,
            unsure: false,
            role_not_given: false,
            plan,
        }
    }

    /// What to do now. Asking again while things are in flight is the way to do several at once.
    pub fn advance(&mut self) -> Next {
        if let Some(ticket) = (0..self.tasks.len()).map(Ticket).find(|&ticket| self.is_ready(ticket))
            && let Some(action) = self.task(ticket).and_then(|task| self.resolve(task.what))
        {
            self.set(ticket, State::InFlight);
            return Next::Do(ticket, action);
        }
        if self.any(|task| task.state == State::InFlight) {
            return Next::Await;
        }
        let resolves_doubts = !matches!(self.phase, Phase::Draining(Stop::HandBack(_)));
        if resolves_doubts && self.any(|task| matches!(task.state, State::Doubtful { .. })) {
            let pause_ms = (PAUSE_MS << self.looks.min(10)).min(PAUSE_MAX_MS);
            return Next::LookAgain { pause_ms, lists: self.lists_in_doubt() };
        }
        self.settle()
    }

    /// Tells what came of an action.
    pub fn record(&mut self, ticket: Ticket, outcome: Outcome) {
        let Some(task) = self.tasks.get_mut(ticket.0) else { return };
        task.tries += 1;
        let (what, tries) = (task.what, task.tries);
        match (what, outcome) {
            (_, Outcome::Done) => {
                self.set(ticket, State::Done);
                self.note_overwrite(what);
            }
            (What::Make(step), Outcome::Created(created)) => {
                self.set(ticket, State::Done);
                self.learn(step, created);
            }
            (What::Undo(_), Outcome::Created(_)) => self.set(ticket, State::Done),
            (_, Outcome::Doubtful(instead)) => {
                self.instead = instead;
                self.doubt(ticket, tries);
            }
            (_, Outcome::TimedOut) => {
                self.instead = Instead::Nothing;
                self.timed_out.insert(ticket);
                self.doubt(ticket, tries);
            }
            (What::Make(step), Outcome::MustWait { seconds }) => {
                self.set(ticket, State::Waiting);
                self.stop(Stop::HandBack(Why::MustWait { seconds, step: Some(step) }));
            }
            (What::Undo(_), Outcome::MustWait { .. }) => {
                self.set(ticket, State::Failed);
                undo::keep_what_holds_it_together(self);
            }
            (What::Make(step), Outcome::Refused(refusal)) => self.refused(ticket, step, refusal, tries),
            (What::Undo(_), Outcome::Refused(refusal)) => undo::refused(self, ticket, &refusal),
        }
    }

    /// Tells that the guild could not be looked at, and what came instead.
    pub fn look_failed(&mut self, instead: Instead) {
        self.instead = instead;
        self.looks += 1;
        if self.looks >= LOOKS_MAX {
            self.look_refused();
        }
    }

    /// Tells that Discord will not let the guild be looked at: what is in doubt stays so.
    pub fn look_refused(&mut self) {
        let doubtful: Vec<Ticket> = self.doubtful().map(|(ticket, ..)| ticket).collect();
        self.unsure |= doubtful.iter().any(|&ticket| self.task(ticket).is_some_and(|task| leaves_a_trace(task.what)));
        doubtful.into_iter().for_each(|ticket| self.set(ticket, State::Failed));
        self.stop(Stop::HandBack(Why::NoAnswer(self.instead)));
    }

    /// Tells that the pause before something is tried again is over that may be done twice: a deletion, say. There is no
    /// need to look.
    pub fn pause_over(&mut self) {
        self.looks += 1;
        let doubtful: Vec<Ticket> = self.doubtful().map(|(ticket, ..)| ticket).collect();
        doubtful.into_iter().for_each(|ticket| self.set(ticket, State::Waiting));
    }

    /// Tells that there is no time for more.
    pub fn hand_back(&mut self, why: Why) {
        self.stop(Stop::HandBack(why));
    }

    /// Whether Discord answers everything but one step. Then it is not down.
    #[must_use]
    pub fn only_one_step_fails(&self) -> bool {
        self.doubtful().count() == 1
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let done = usize::from(self.role.is_some()) + usize::from(self.category.is_some()) + self.channels.len();
        Progress {
            campaign: self.plan.blueprint.campaign.clone(),
            done,
            total: self.plan.blueprint.size(),
            latest: self.latest,
        }
    }

    /// Whether Discord refused a step for good: nothing new may be made.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        matches!(self.phase, Phase::Draining(Stop::Failure(..)) | Phase::Undoing(..))
    }

    /// Whether it is taking back what it made.
    #[must_use]
    pub fn is_undoing(&self) -> bool {
        matches!(self.phase, Phase::Undoing(..))
    }

    /// The plan it carries out.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What this job made, in the order in which it was learned.
    #[must_use]
    pub fn made(&self) -> &[Made] {
        &self.made
    }

    /// The guild as Discord's answers describe it. `None` where an answer was lost: then only a look can say.
    #[must_use]
    pub fn answered(&self) -> Option<&Snapshot> {
        self.answers_are_enough.then_some(&self.guild)
    }

    /// Whether Discord refused to give the game master the role.
    #[must_use]
    pub fn role_not_given(&self) -> bool {
        self.role_not_given
    }

    /// How many objects of the campaign were there before, and nothing says that this job made them.
    fn found_only(&self) -> usize {
        self.plan.found.size().saturating_sub(self.made_before)
    }

    /// What was made again after no answer had come in time: should the first one come after all, it is there twice.
    #[must_use]
    pub fn may_come_twice(&self) -> bool {
        let again =
            |ticket: &Ticket| self.task(*ticket).is_some_and(|task| task.tries > 1 && leaves_a_trace(task.what));
        self.timed_out.iter().any(again)
    }

    /// The campaign's role, as far as this run knows.
    pub(crate) fn role(&self) -> Option<Id<id::Role>> {
        self.role
    }

    /// The campaign's category, as far as this run knows.
    pub(crate) fn category(&self) -> Option<Id<id::Channel>> {
        self.category
    }

    /// The channel that has this key, as far as this run knows.
    pub(crate) fn channel(&self, key: ChannelKey) -> Option<Id<id::Channel>> {
        self.channels.get(&key).copied()
    }

    /// Forums that had to become text channels.
    #[must_use]
    pub fn stand_ins(&self) -> &BTreeSet<ChannelKey> {
        &self.stand_ins
    }

    fn task(&self, ticket: Ticket) -> Option<&Task> {
        self.tasks.get(ticket.0)
    }

    pub(super) fn set(&mut self, ticket: Ticket, state: State) {
        if let Some(task) = self.tasks.get_mut(ticket.0) {
            task.state = state;
        }
    }

    pub(super) fn any(&self, is: impl Fn(&Task) -> bool) -> bool {
        self.tasks.iter().any(is)
    }

    pub(super) fn doubtful(&self) -> impl Iterator<Item = (Ticket, What, u32)> {
        self.tasks.iter().enumerate().filter_map(|(n, task)| match task.state {
            State::Doubtful { misses } => Some((Ticket(n), task.what, misses)),
            _ => None,
        })
    }

    fn is_ready(&self, ticket: Ticket) -> bool {
        let Some(task) = self.task(ticket) else { return false };
        match (task.state, task.what, &self.phase) {
            (State::Waiting, What::Make(step), Phase::Making) => self.stands(step),
            (State::Waiting, What::Undo(made), Phase::Undoing(..)) => undo::is_ready(self, made),
            _ => false,
        }
    }

    /// Whether everything that the step needs is there. A role without a category has no members and is mentioned
    /// nowhere: that is how it is recognised after a crash, so nothing is done with it before the category exists.
    fn stands(&self, step: Step) -> bool {
        match step {
            Step::CreateRole => true,
            Step::CreateCategory | Step::AddOverwrite { on: Spot::Channel(_), .. } => self.role.is_some(),
            // The last of all overwrites: as long as it is missing, a later delivery knows that there is more to do.
            Step::AddOverwrite { on: Spot::Category, .. } => {
                self.role.is_some() && !self.any(|task| is_channel_overwrite(task.what) && !task.is_over())
            }
            Step::GrantRole | Step::CreateChannel(_) => self.role.is_some() && self.category.is_some(),
        }
    }

    /// Remembers a new object.
    pub(super) fn learn(&mut self, step: Step, created: Created) {
        self.looks = 0;
        let unreadable = match &created {
            Created::Role(role) => &role.unreadable,
            Created::Channel(channel) => &channel.unreadable,
        };
        self.answers_are_enough &= unreadable.is_none();
        let made = match (step, created) {
            (Step::CreateRole, Created::Role(role)) => {
                let id = role.id;
                self.guild.roles.push(role);
                self.role = Some(id);
                Made::Role(id)
            }
            (Step::CreateCategory, Created::Channel(channel)) => {
                let id = channel.id;
                self.guild.channels.push(channel);
                self.category = Some(id);
                Made::Category(id)
            }
            (Step::CreateChannel(key), Created::Channel(channel)) => {
                let id = channel.id;
                self.guild.channels.push(channel);
                self.channels.insert(key, id);
                Made::Channel(key, id)
            }
            _ => return,
        };
        self.latest = Some(Latest::of(made));
        self.made.push(made);
    }

    /// Remembers an overwrite that was set.
    fn note_overwrite(&mut self, what: What) {
        if let Some(Action::PutOverwrite { channel, overwrite }) = self.resolve(what)
            && let Some(channel) = self.guild.channels.iter_mut().find(|one| one.id == channel)
        {
            channel.overwrites.retain(|other| other.subject != overwrite.subject);
            channel.overwrites.push(overwrite);
        }
    }

    fn doubt(&mut self, ticket: Ticket, tries: u32) {
        self.answers_are_enough = false;
        self.set(ticket, State::Doubtful { misses: 0 });
        match self.phase {
            Phase::Undoing(..) if tries >= LAST_TRIES_MAX => {
                self.set(ticket, State::Failed);
                undo::keep_what_holds_it_together(self);
            }
            Phase::Making if tries >= TRIES_MAX => self.stop(Stop::HandBack(Why::NoAnswer(self.instead))),
            _ => {}
        }
    }

    fn refused(&mut self, ticket: Ticket, step: Step, refusal: Refusal, tries: u32) {
        match (refusal.kind(), step) {
            (RefusalKind::KindUnavailable, Step::CreateChannel(key)) if self.becomes_text(key) => {
                self.set(ticket, State::Waiting);
            }
            // A part that was made a moment ago may not be known everywhere yet.
            (RefusalKind::MissingPart, _) if tries < LAST_TRIES_MAX && self.phase == Phase::Making => {
                self.answers_are_enough = false;
                self.set(ticket, State::Doubtful { misses: MISSES_WITHOUT_WITNESS });
            }
            // Discord's network had enough of us; the campaign has nothing to do with it.
            (RefusalKind::Blocked, _) => {
                self.set(ticket, State::Waiting);
                self.stop(Stop::HandBack(Why::MustWait { seconds: BLOCKED_WAIT_S, step: None }));
            }
            // The game master has rights of their own in every channel; the campaign is as good without.
            (kind, Step::GrantRole) if kind != RefusalKind::Unauthorized => {
                self.set(ticket, State::Done);
                if kind == RefusalKind::UnknownMember {
                    self.guild.members.insert(self.plan.blueprint.game_master, None);
                } else {
                    self.role_not_given = true;
                }
            }
            _ => {
                self.set(ticket, State::Failed);
                self.stop(Stop::Failure(step, refusal));
            }
        }
    }

    /// Whether this forum can become a text channel, and from now on it is one.
    fn becomes_text(&mut self, key: ChannelKey) -> bool {
        let is_forum = self.plan.blueprint.channel(key).is_some_and(|channel| channel.kind == ChannelKind::Forum);
        is_forum && self.stand_ins.insert(key)
    }

    /// The first reason to stop is the reason, except that a failure outweighs a wish to go on later.
    fn stop(&mut self, stop: Stop) {
        match (&self.phase, &stop) {
            (Phase::Making, _) | (Phase::Draining(Stop::HandBack(_)), Stop::Failure(..)) => {
                self.phase = Phase::Draining(stop);
            }
            (Phase::Undoing(..), Stop::HandBack(_)) => undo::give_up(self),
            (Phase::Draining(_) | Phase::Undoing(..), _) => {}
        }
    }

    /// Nothing is in flight, ready or in doubt.
    fn settle(&mut self) -> Next {
        match self.phase.clone() {
            Phase::Making => Next::Ended(End::Complete),
            Phase::Draining(Stop::HandBack(why)) => Next::Ended(End::HandedBack(why)),
            Phase::Draining(Stop::Failure(step, refusal)) => {
                self.phase = Phase::Undoing(step, refusal);
                self.tasks.extend(self.made.clone().into_iter().map(|made| Task::new(What::Undo(made))));
                self.advance()
            }
            Phase::Undoing(step, refusal) => {
                let (removed, left) = undo::result(self);
                Next::Ended(End::Failed { step, refusal, kept: self.found_only(), removed, left, unsure: self.unsure })
            }
        }
    }
}

fn is_channel_overwrite(what: What) -> bool {
    matches!(what, What::Make(Step::AddOverwrite { on: Spot::Channel(_), .. }))
}
