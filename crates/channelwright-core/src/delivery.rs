//! Decides what to do with a job's message after a delivery: delete it, redeliver it, or set it aside. SQS delivers a
//! message at most [`QUEUE_MAX_RECEIVE_COUNT`] times.

use crate::{
    headline::Headline,
    job::{Job, Wait},
    limits::{QUEUE_MAX_RECEIVE_COUNT, WAIT_MAX_S, WAITS_MAX},
    progress::Progress,
    report::Report,
    run::{BLOCKED_WAIT_S, Instead, Outcome, Refusal, RefusalKind, Why},
};

/// Delays after the first, second, … delivery without an answer from Discord, in seconds.
const NO_ANSWER_WAITS_S: [u64; 4] = [5, 15, 45, 120];

/// The same if only one step got no answer. More than a minute in total would not help.
const ONE_STEP_WAITS_S: [u64; 4] = [5, 5, 10, 15];

/// Discord may still process requests in flight at the timeout. This is longer than servers keep a request.
const OUT_OF_TIME_WAIT_S: u64 = 15;

/// From this delivery on, a waiting job is sent as a new message, with all its deliveries left. Before that, the
/// message itself waits, and the guild's later jobs wait behind it, in order.
const DELIVERIES_TO_WAIT: u32 = 3;

/// How long a job that was set aside is not processed, in seconds. It reaches the dead-letter queue once the guild's
/// earlier jobs are done; an operator can move it back at any time.
pub const SHELVED_S: u64 = 15 * 60;

/// The bot sends a job within this time of its interaction; Discord waits 3 s for it. A message that was sent later comes
/// from the dead-letter queue, where it arrives after five deliveries, or Discord repeated the interaction.
const SENT_WITHIN_MS: u64 = 30_000;

const _: () = assert!(DELIVERIES_TO_WAIT < QUEUE_MAX_RECEIVE_COUNT);

/// The history of a delivery's job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The delivery's number, from 1.
    pub number: u32,
    /// Whether an earlier delivery may have started the job.
    pub is_resumed: bool,
    /// How many times the job waited.
    pub waits: u32,
    /// Whether the job was set aside before.
    pub is_shelved: bool,
}

/// Whether the final message was posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinalMessage {
    /// In the reply.
    Posted,
    /// Not yet; a later delivery may post it.
    NotYet,
    /// No, and the reply cannot be edited any more: it does not exist, or its token has expired.
    ReplyIsDead,
    /// In a channel.
    InChannel,
}

/// What to do with the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The job is done.
    Done,
    /// This delivery has lost the message or may lose it soon; the next one continues.
    NotHeld,
    /// SQS redelivers the message, or moves it to the dead-letter queue.
    Again {
        /// The delay in seconds.
        after_s: u64,
    },
    /// The job continues at this time. This does not count as a failure.
    Wait {
        /// Unix seconds.
        until_s: u64,
        /// Whether the reply is known to be dead.
        reply_is_dead: bool,
    },
    /// The outcome could not be posted anywhere: the job goes to the dead-letter queue, which triggers an alarm.
    Shelve,
}

/// A delivery that ended before its job did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopped {
    /// The campaign's progress, if known.
    pub progress: Option<Progress>,
    /// Why.
    pub cause: Cause,
    /// Whether only one step got no answer.
    pub one_step: bool,
}

/// What stopped a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// It can go on later.
    Later(Why),
    /// Discord refused to show the server.
    Refused(Refusal),
}

/// The verdict for a job that must not be processed yet. A job that was set aside fails immediately, which moves it to
/// the dead-letter queue. `seconds_until` takes a Unix time in seconds.
#[must_use]
pub fn not_before(job: &Job, seconds_until: impl FnOnce(u64) -> u64) -> Option<Verdict> {
    let Wait { until_s, shelved, .. } = job.wait?;
    match seconds_until(until_s) {
        0 => None,
        after_s => Some(Verdict::Again { after_s: if shelved { 0 } else { after_s } }),
    }
}

impl Facts {
    /// The facts of a job's nth delivery. `sent_ms` is when its message was sent (Unix milliseconds), if known.
    #[must_use]
    pub fn of(job: &Job, number: u32, sent_ms: Option<u64>) -> Self {
        let was_sent_again = sent_ms.is_some_and(|sent_ms| sent_ms > job.interaction_id.created_ms() + SENT_WITHIN_MS);
        Self {
            number,
            is_resumed: number > 1 || job.wait.is_some() || was_sent_again,
            waits: job.waits(),
            is_shelved: job.is_shelved(),
        }
    }

    /// Whether the message goes to the dead-letter queue if this delivery fails.
    #[must_use]
    pub const fn is_last(&self) -> bool {
        self.number >= QUEUE_MAX_RECEIVE_COUNT
    }

    /// Whether an earlier delivery may have posted the result, which this delivery's report would replace: it stopped
    /// before it knew what exists.
    #[must_use]
    pub const fn may_replace_a_result(&self, stopped: &Stopped) -> bool {
        self.is_resumed && stopped.progress.is_none()
    }

    /// The report for a delivery that stopped early: the job continues later, or gives up. `until` converts a delay in
    /// seconds to a Unix time, rounding up.
    #[must_use]
    pub fn stopped(&self, headline: Headline, stopped: Stopped, until: impl FnOnce(u64) -> u64) -> Report {
        let Stopped { progress, cause, one_step } = stopped;
        let is_repeated = self.is_resumed;
        let why = match cause {
            Cause::Refused(refusal) => return Report::Blind { headline, refusal, progress, is_repeated },
            Cause::Later(why) => why,
        };
        let until_s = until(self.wait_s(why, one_step));
        match why {
            // Otherwise the guild's other jobs would wait behind this one.
            Why::MustWait { seconds, .. } if seconds > WAIT_MAX_S || self.waits >= WAITS_MAX => {
                Report::GaveUp { headline, progress, why, until_s: Some(until_s), is_repeated }
            }
            Why::NoAnswer(_) | Why::OutOfTime | Why::Stuck if self.is_last() => {
                Report::GaveUp { headline, progress, why, until_s: None, is_repeated }
            }
            _ => Report::Postponed { headline, progress, why, until_s },
        }
    }

    /// Seconds until the job is delivered again.
    fn wait_s(&self, why: Why, one_step: bool) -> u64 {
        match why {
            Why::MustWait { seconds, .. } => seconds,
            Why::NoAnswer(_) => {
                let waits = if one_step { ONE_STEP_WAITS_S } else { NO_ANSWER_WAITS_S };
                let nth = usize::try_from(self.number).unwrap_or(usize::MAX).saturating_sub(1);
                waits.get(nth).or(waits.last()).copied().unwrap_or_default()
            }
            Why::OutOfTime | Why::Stuck => OUT_OF_TIME_WAIT_S,
        }
    }

    /// What to do with the message. A job is done once its outcome is known and posted, or cannot be posted any more.
    /// `seconds_until` takes a Unix time in seconds.
    #[must_use]
    pub fn verdict(
        &self,
        report: &Report,
        final_message: FinalMessage,
        seconds_until: impl FnOnce(u64) -> u64,
    ) -> Verdict {
        match report {
            Report::Postponed { why: Why::MustWait { .. }, until_s, .. } if self.number >= DELIVERIES_TO_WAIT => {
                Verdict::Wait { until_s: *until_s, reply_is_dead: final_message == FinalMessage::ReplyIsDead }
            }
            // Posting took time, too.
            Report::Postponed { until_s, .. } => Verdict::Again { after_s: seconds_until(*until_s) },
            // If the last delivery fails, SQS moves the message to the dead-letter queue.
            Report::GaveUp { why: Why::NoAnswer(_) | Why::OutOfTime | Why::Stuck, .. } if self.is_last() => {
                Verdict::Again { after_s: 0 }
            }
            // A job that was set aside before has already been in the dead-letter queue, or was moved back too early.
            _ if final_message == FinalMessage::ReplyIsDead && self.is_shelved => Verdict::Again { after_s: 0 },
            _ if final_message == FinalMessage::ReplyIsDead => Verdict::Shelve,
            _ if final_message == FinalMessage::NotYet => {
                Verdict::Again { after_s: self.wait_s(Why::NoAnswer(Instead::Nothing), false) }
            }
            _ => Verdict::Done,
        }
    }
}

impl Cause {
    /// Why the delivery stopped, given the outcome of a failed look at the server.
    #[must_use]
    pub fn of_look(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Refused(refusal) if refusal.kind() == RefusalKind::Blocked => {
                Self::Later(Why::MustWait { seconds: BLOCKED_WAIT_S, creating: None })
            }
            Outcome::Refused(refusal) => Self::Refused(refusal),
            Outcome::MustWait { seconds } => Self::Later(Why::MustWait { seconds, creating: None }),
            Outcome::Doubtful(instead) => Self::Later(Why::NoAnswer(instead)),
            Outcome::TimedOut | Outcome::Done | Outcome::Created(_) => Self::Later(Why::NoAnswer(Instead::Nothing)),
        }
    }
}

impl Stopped {
    /// A delivery that stopped before it knew the campaign's progress.
    #[must_use]
    pub const fn by(cause: Cause) -> Self {
        Self { progress: None, cause, one_step: false }
    }
}

#[cfg(test)]
mod tests;
