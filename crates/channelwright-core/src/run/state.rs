//! The run's state: its tasks, their states, and the next action.

use super::{
    Action, Created, End, Failure, Instead, InviteCode, Next, Outcome, Purpose, Refusal, RefusalKind, Ticket, Why,
    earlier::made_since,
    look::{Look, MISSES_WITHOUT_WITNESS, Seen, lists_in_doubt},
    note::note,
    refusal::UNKNOWN_MESSAGE,
    resolve::Known,
    take_back,
    task::{Task, TaskState, Tasks},
};
use crate::{
    blueprint::Subjects,
    campaign::{Object, Part, Parts},
    id::{self, Id},
    permission::{Overwrite, Subject},
    plan::{Change, CheckedPlan, Counted, OnRefusal, Op, Plan, Step, unreadable},
    progress::Progress,
    snapshot::Snapshot,
};

/// Attempts at one step per delivery before the job goes back to the queue.
const TRIES_MAX: u32 = 2;
/// Attempts at something that no later delivery would retry: taking back, or a request that Discord refuses because a
/// part seems to be missing.
const LAST_TRIES_MAX: u32 = 4;
/// After this many consecutive looks that left something in doubt, a failed look ends the delivery.
const LOOKS_MAX: u32 = 8;
/// First pause before looking again; doubles up to [`PAUSE_MAX_MS`].
const PAUSE_MS: u64 = 300;
const PAUSE_MAX_MS: u64 = 5_000;
/// How long to wait when Discord's network blocks us. Not documented; reported as minutes.
pub const BLOCKED_WAIT_S: u64 = 5 * 60;

/// A plan in execution.
#[derive(Debug, Clone)]
pub struct Run {
    plan: CheckedPlan,
    tasks: Tasks,
    phase: Phase,
    /// The existing parts.
    parts: Parts,
    /// Objects created by this run, or by an earlier delivery of the same job, in order of discovery.
    made: Vec<Object>,
    /// Parts that do not exist any more, according to Discord's refusals.
    gone: Vec<Part>,
    /// How many of `made` an earlier delivery created.
    made_before: usize,
    /// The guild as of the first look.
    before: Snapshot,
    /// The guild as described by the responses since.
    guild: Snapshot,
    /// Whether no response was lost, so that `guild` is complete.
    answers_are_enough: bool,
    /// Consecutive looks that left something in doubt.
    looks: u32,
    /// What came instead of the last lost response.
    instead: Instead,
    /// Whether an object may exist whose creation was never confirmed.
    unsure: bool,
    /// The game masters to whom Discord refused to give the role.
    role_not_given: Vec<Id<id::User>>,
    /// Tells the messages of this job from those of others.
    seed: u64,
    /// The invite that was created.
    invite: Option<InviteCode>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Phase {
    Working,
    Draining(Stop),
    TakingBack(Step, Refusal),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Stop {
    HandBack(Why),
    Failure(Step, Refusal),
}

impl Run {
    /// Starts a plan that was made from this snapshot. If an earlier delivery of the same job ran, the campaign's
    /// objects newer than its start (Unix milliseconds) count as created by this run.
    #[must_use]
    pub fn new(plan: CheckedPlan, guild: &Snapshot, earlier_delivery_since_ms: Option<u64>) -> Self {
        let made = earlier_delivery_since_ms.map(|since| made_since(plan.plan(), guild, since)).unwrap_or_default();
        Self {
            tasks: Tasks::of(plan.plan().steps.iter()),
            phase: Phase::Working,
            parts: plan.plan().parts.clone(),
            gone: Vec::new(),
            made_before: made.len(),
            made,
            before: guild.clone(),
            guild: guild.clone(),
            answers_are_enough: true,
            looks: 0,
            instead: Instead::Nothing,
            unsure: false,
            role_not_given: Vec::new(),
            seed: 0,
            invite: None,
            plan,
        }
    }

    /// The same run for the job of this interaction: all its deliveries post a message with the same nonce.
    #[must_use]
    pub fn of_interaction(self, interaction: Id<id::Interaction>) -> Self {
        Self { seed: interaction.get(), ..self }
    }

    /// Returns the next thing to do. Call it again while actions are in flight to run several at once.
    pub fn advance(&mut self) -> Next {
        loop {
            if let Some((ticket, action, purpose)) = self.next_action() {
                self.tasks.set(ticket, TaskState::InFlight);
                return Next::Do(ticket, action, purpose);
            }
            if self.tasks.any(|task| task.state == TaskState::InFlight) {
                return Next::Await;
            }
            let resolves_doubts = !matches!(self.phase, Phase::Draining(Stop::HandBack(_)));
            if resolves_doubts && self.tasks.any(Task::is_doubtful) {
                let pause_ms = (PAUSE_MS << self.looks.min(10)).min(PAUSE_MAX_MS);
                return Next::LookAgain { pause_ms, lists: lists_in_doubt(&self.tasks) };
            }
            if let Some(end) = self.end() {
                return Next::Ended(end);
            }
        }
    }

    fn next_action(&self) -> Option<(Ticket, Action, Purpose)> {
        let purpose = match self.phase {
            Phase::Working => Purpose::Work,
            Phase::Draining(_) => return None,
            Phase::TakingBack(..) => Purpose::TakeBack,
        };
        let known = self.known();
        let ready = self.tasks.tickets(|task| task.purpose == purpose && self.tasks.is_ready(task));
        ready.into_iter().find_map(|ticket| Some((ticket, known.resolve(&self.tasks.get(ticket)?.step)?, purpose)))
    }

    /// The campaign's known objects.
    fn known(&self) -> Known<'_> {
        let (plan, parts) = (self.plan(), &self.parts);
        let subjects = Subjects { guild: plan.guild, role: parts.role, bot: plan.bot };
        Known { parts, subjects, seed: self.seed }
    }

    /// The end of the run, once nothing is in flight, ready or in doubt. `None` if it now starts taking back.
    fn end(&mut self) -> Option<End> {
        match self.phase.clone() {
            Phase::Working if self.tasks.any(|task| task.state != TaskState::Done) => Some(End::HandedBack(Why::Stuck)),
            Phase::Working => Some(End::Complete),
            Phase::Draining(Stop::HandBack(why)) => Some(End::HandedBack(why)),
            Phase::Draining(Stop::Failure(step, refusal)) => {
                self.phase = Phase::TakingBack(step, refusal);
                if self.plan().on_refusal == OnRefusal::TakeBack {
                    let mut tasks = self.tasks.clone();
                    take_back::begin(&mut tasks, &self.plan().blueprint, &self.before, &self.known(), &self.made);
                    self.tasks = tasks;
                }
                None
            }
            Phase::TakingBack(step, refusal) => {
                let (removed, left) = take_back::result(&self.tasks, &self.made);
                let (step, kept, unsure) = (Box::new(step), self.kept(), self.unsure);
                Some(End::Failed(Failure { step, refusal, kept, removed, left, unsure }))
            }
        }
    }

    /// How many objects existed before this job and still do, as far as this run knows.
    fn kept(&self) -> usize {
        let is_kept = |object: &Object| !self.made.contains(object) && !self.gone.contains(&object.part());
        self.parts.objects().filter(is_kept).count()
    }

    /// Records the outcome of an action.
    pub fn record(&mut self, ticket: Ticket, outcome: Outcome) {
        let Some(task) = self.tasks.get_mut(ticket) else { return };
        task.tries += 1;
        task.timed_out |= outcome == Outcome::TimedOut;
        let (purpose, tries) = (task.purpose, task.tries);
        let step = task.step.clone();
        match (purpose, outcome) {
            (_, Outcome::Done) => {
                self.tasks.set(ticket, TaskState::Done);
                self.note(&step);
            }
            (_, Outcome::Created(created)) => {
                self.tasks.set(ticket, TaskState::Done);
                self.learn(&step, created);
            }
            (_, Outcome::Doubtful(instead)) => self.doubt(ticket, instead, tries),
            (_, Outcome::TimedOut) => self.doubt(ticket, Instead::Nothing, tries),
            (Purpose::Work, Outcome::MustWait { seconds }) => {
                self.tasks.set(ticket, TaskState::Waiting);
                let creating = matches!(step.op, Op::Create(_)).then_some(step.part);
                self.stop(Stop::HandBack(Why::MustWait { seconds, creating }));
            }
            (Purpose::Work, Outcome::Refused(refusal)) => self.refused(ticket, step, refusal, tries),
            (Purpose::TakeBack, Outcome::MustWait { .. }) => self.tasks.set(ticket, TaskState::Failed),
            (Purpose::TakeBack, Outcome::Refused(refusal)) => {
                self.gone.extend(refusal.missing_part(&step));
                take_back::refused(&mut self.tasks, ticket, &refusal);
            }
        }
    }

    /// Records a look at the guild.
    pub fn observed(&mut self, guild: &Snapshot) {
        if unreadable::of_campaign(&self.plan().blueprint, guild, self.parts.category).is_some() {
            return self.look_unanswered(Instead::Unreadable);
        }
        let (lists, looks) = (lists_in_doubt(&self.tasks), self.looks);
        // An object found here is a witness for the tasks judged after it.
        for ticket in self.doubtful() {
            let Some(task) = self.tasks.get(ticket) else { continue };
            let (step, may_go_on) = (task.step.clone(), self.phase == Phase::Working || task.takes_back());
            let (blueprint, known, parts, made) = (&self.plan().blueprint, &self.guild, &self.parts, &self.made);
            let look = Look { blueprint, guild, known, parts, made, lists, looks };
            match look.judge(task) {
                Seen::Created(created) => {
                    self.tasks.set(ticket, TaskState::Done);
                    self.learn(&step, created);
                }
                Seen::Behind => {}
                Seen::Missed(misses) => {
                    self.unsure |= look.category_is_gone() && matches!(step.part, Part::Channel(_));
                    self.tasks.set(ticket, TaskState::Doubtful { misses });
                }
                Seen::Missing if may_go_on => self.tasks.set(ticket, TaskState::Waiting),
                // After enough looks while stopping, treat it as not created.
                Seen::Missing => self.tasks.set(ticket, TaskState::Failed),
            }
        }
        // Pauses grow while something stays in doubt.
        self.looks = if self.tasks.any(Task::is_doubtful) { self.looks + 1 } else { 0 };
    }

    /// Records the outcome of a look that showed nothing.
    pub fn look_failed(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Refused(_) => self.look_refused(),
            Outcome::Doubtful(instead) => self.look_unanswered(*instead),
            Outcome::MustWait { .. } | Outcome::TimedOut | Outcome::Done | Outcome::Created(_) => {
                self.look_unanswered(Instead::Nothing);
            }
        }
    }

    fn look_unanswered(&mut self, instead: Instead) {
        self.instead = instead;
        self.looks += 1;
        if self.looks >= LOOKS_MAX {
            self.look_refused();
        }
    }

    /// Tasks in doubt stay unresolved.
    fn look_refused(&mut self) {
        for ticket in self.doubtful() {
            self.unsure |= self.tasks.get(ticket).is_some_and(|task| task.step.op.makes_two());
            self.tasks.set(ticket, TaskState::Failed);
        }
        self.stop(Stop::HandBack(Why::NoAnswer(self.instead)));
    }

    /// Records that the pause is over before retrying something that is safe to repeat, such as a deletion. No look is
    /// needed.
    pub fn pause_over(&mut self) {
        self.looks += 1;
        for ticket in self.doubtful() {
            self.tasks.set(ticket, TaskState::Waiting);
        }
    }

    /// Stops early, so that the job goes back to the queue.
    pub fn hand_back(&mut self, why: Why) {
        self.stop(Stop::HandBack(why));
    }

    /// Whether only one step gets no response. Then Discord is not down.
    #[must_use]
    pub fn only_one_step_fails(&self) -> bool {
        self.doubtful().len() == 1
    }

    /// The progress.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let latest = self.made.get(self.made_before..).and_then(<[Object]>::last).copied();
        let done = match self.plan().counted {
            Counted::Objects => self.parts.size(),
            Counted::Steps => {
                let done =
                    |purpose| self.tasks.tickets(|one| one.purpose == purpose && one.state == TaskState::Done).len();
                done(Purpose::Work).saturating_sub(done(Purpose::TakeBack))
            }
        };
        Progress { done, latest, ..self.plan().progress() }
    }

    /// Whether Discord permanently refused a step, so that no new one may start.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        matches!(self.phase, Phase::Draining(Stop::Failure(..)) | Phase::TakingBack(..))
    }

    /// Whether the run is taking back its changes.
    #[must_use]
    pub fn is_taking_back(&self) -> bool {
        matches!(self.phase, Phase::TakingBack(..))
    }

    /// The plan in execution.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        self.plan.plan()
    }

    /// The parts that exist, as far as this run knows.
    #[must_use]
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// What this job created, in order of discovery.
    #[must_use]
    pub fn made(&self) -> &[Object] {
        &self.made
    }

    /// The guild as described by Discord's responses. `None` if a response was lost: then a look is needed.
    #[must_use]
    pub fn answered(&self) -> Option<&Snapshot> {
        self.answers_are_enough.then_some(&self.guild)
    }

    /// The game masters to whom Discord refused to give the role.
    #[must_use]
    pub fn role_not_given(&self) -> &[Id<id::User>] {
        &self.role_not_given
    }

    /// The invite that this run created.
    #[must_use]
    pub fn invite(&self) -> Option<&InviteCode> {
        self.invite.as_ref()
    }

    /// Whether Discord said that this user is not on the server.
    #[must_use]
    pub fn has_left(&self, user: Id<id::User>) -> bool {
        matches!(self.guild.members.get(&user), Some(None))
    }

    /// Whether something was created again after a timeout: if Discord still processes the first request, it exists
    /// twice.
    #[must_use]
    pub fn may_come_twice(&self) -> bool {
        self.tasks.any(|task| task.timed_out && task.tries > 1 && task.step.op.makes_two())
    }

    fn doubtful(&self) -> Vec<Ticket> {
        self.tasks.tickets(Task::is_doubtful)
    }

    /// Adds a new object.
    fn learn(&mut self, step: &Step, created: Created) {
        self.looks = 0;
        let (object, unreadable) = match (step.part, created) {
            (Part::Role, Created::Role(role)) => {
                let of_role = (Object::Role(role.id), role.unreadable.is_some());
                self.guild.roles.push(role);
                of_role
            }
            (part @ (Part::Category | Part::Channel(_)), Created::Channel(channel)) => {
                let object = match part {
                    Part::Channel(key) => Object::Channel(key, channel.id),
                    Part::Category | Part::Role => Object::Category(channel.id),
                };
                let of_channel = (object, channel.unreadable.is_some());
                self.guild.channels.push(channel);
                of_channel
            }
            (_, Created::Invite(invite)) => {
                self.invite = Some(invite);
                return;
            }
            (Part::Role, Created::Channel(_)) | (_, Created::Role(_)) => return,
        };
        self.answers_are_enough &= !unreadable;
        self.parts.insert(object);
        self.made.push(object);
    }

    /// Applies a step that created nothing.
    fn note(&mut self, step: &Step) {
        if let Some(action) = self.known().resolve(step) {
            note(&mut self.guild, &action);
        }
        if step.op == Op::Delete {
            self.parts.remove(step.part);
        }
    }

    fn doubt(&mut self, ticket: Ticket, instead: Instead, tries: u32) {
        self.instead = instead;
        self.answers_are_enough = false;
        self.tasks.set(ticket, TaskState::Doubtful { misses: 0 });
        match self.phase {
            Phase::TakingBack(..) if tries >= LAST_TRIES_MAX => self.tasks.set(ticket, TaskState::Failed),
            Phase::Working if tries >= TRIES_MAX => self.stop(Stop::HandBack(Why::NoAnswer(instead))),
            Phase::Working | Phase::Draining(_) | Phase::TakingBack(..) => {}
        }
    }

    fn refused(&mut self, ticket: Ticket, step: Step, refusal: Refusal, tries: u32) {
        match (refusal.kind(), &step.op) {
            (RefusalKind::KindUnavailable, _) if self.tasks.becomes_text(ticket) => {
                self.tasks.set(ticket, TaskState::Waiting);
            }
            (_, op) if refusal.says_it_is_gone(op) => {
                self.tasks.set(ticket, TaskState::Done);
                self.note(&step);
            }
            // A part that was just created may not be known everywhere yet.
            (RefusalKind::MissingPart, _) if tries < LAST_TRIES_MAX && self.phase == Phase::Working => {
                self.answers_are_enough = false;
                self.tasks.set(ticket, TaskState::Doubtful { misses: MISSES_WITHOUT_WITNESS });
            }
            // Discord's network blocks us; this is unrelated to the campaign.
            (RefusalKind::Blocked, _) => {
                self.tasks.set(ticket, TaskState::Waiting);
                self.stop(Stop::HandBack(Why::MustWait { seconds: BLOCKED_WAIT_S, creating: None }));
            }
            (RefusalKind::UnknownMember, Op::Give(user) | Op::Take(user)) => {
                self.tasks.set(ticket, TaskState::Done);
                self.tasks.skip_edits_after(ticket);
                self.guild.members.insert(*user, None);
            }
            (
                RefusalKind::UnknownMember,
                Op::Update(Change::Overwrite(Overwrite { subject: Subject::Member(user), .. })),
            ) => {
                self.guild.members.insert(*user, None);
                self.tasks.shut_out(ticket, *user);
            }
            // Game masters have their own overwrite in every channel, so the campaign works without the role.
            (kind, Op::Give(user)) if kind != RefusalKind::Unauthorized && self.plan().counted == Counted::Objects => {
                self.tasks.set(ticket, TaskState::Done);
                self.role_not_given.push(*user);
            }
            // Somebody deleted the message, so nothing in it can be wrong.
            (_, Op::EditMessage { .. }) if refusal.code == UNKNOWN_MESSAGE => self.tasks.set(ticket, TaskState::Done),
            _ => {
                self.gone.extend(refusal.missing_part(&step));
                self.tasks.set(ticket, TaskState::Failed);
                self.stop(Stop::Failure(step, refusal));
            }
        }
    }

    /// The first reason to stop wins, except that a failure overrides handing back.
    fn stop(&mut self, stop: Stop) {
        match (&self.phase, &stop) {
            (Phase::Working, _) | (Phase::Draining(Stop::HandBack(_)), Stop::Failure(..)) => {
                self.phase = Phase::Draining(stop);
            }
            (Phase::TakingBack(..), Stop::HandBack(_)) => take_back::give_up(&mut self.tasks),
            (Phase::Draining(_) | Phase::TakingBack(..), _) => {}
        }
    }
}
