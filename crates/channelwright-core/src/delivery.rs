//! What becomes of a job after one delivery of its message: done, again later, or set aside. A delivery is one of the at
//! most [`QUEUE_MAX_RECEIVE_COUNT`] times that SQS hands out a message.

use crate::{
    campaign::CampaignName,
    job::{Job, Wait},
    limits::{QUEUE_MAX_RECEIVE_COUNT, WAIT_MAX_S, WAITS_MAX},
    progress::Progress,
    report::Report,
    run::{BLOCKED_WAIT_S, Instead, Outcome, Refusal, RefusalKind, Why},
};

/// Waits after the first, second, … delivery in which Discord did not answer, in seconds.
const NO_ANSWER_WAITS_S: [u64; 4] = [5, 15, 45, 120];

/// The same where it answered everything but one step. More than a minute in all would not help.
const ONE_STEP_WAITS_S: [u64; 4] = [5, 5, 10, 15];

/// What was under way when the time was over may still be carried out: longer than servers keep a request.
const OUT_OF_TIME_WAIT_S: u64 = 15;

/// From this delivery on, a job that has to wait goes onto the queue as a new message, with all its deliveries before it.
/// Until then the message itself waits, and so do the guild's other jobs behind it, in their order.
const DELIVERIES_TO_WAIT: u32 = 3;

/// How long a job that was set aside is not worked on, in seconds. It reaches the dead-letter queue as soon as the guild's
/// jobs before it are over; an operator can move it back at any time.
pub const SHELVED_S: u64 = 15 * 60;

const _: () = assert!(DELIVERIES_TO_WAIT < QUEUE_MAX_RECEIVE_COUNT);

/// What is known of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// 1 for the first.
    pub number: u32,
    /// Whether an earlier delivery may have begun the job.
    pub is_resumed: bool,
    /// How many times the job waited.
    pub waits: u32,
    /// Whether the job was set aside before.
    pub is_shelved: bool,
}

/// Whether the person has seen the final message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinalMessage {
    /// Yes.
    Posted,
    /// No, but a later delivery may post it.
    NotYet,
    /// No, and the reply cannot be edited any more: it was never made or is deleted, or its token has expired.
    ReplyIsDead,
    /// Yes, in a channel.
    InChannel,
}

/// What becomes of the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The job is done.
    Done,
    /// The message is not this delivery's any more, or may soon be another's: that one goes on.
    NotHeld,
    /// The message is delivered again, or goes to the dead-letter queue.
    Again {
        /// Seconds until then.
        after_s: u64,
    },
    /// The job goes on at this time, and that is no failure.
    Wait {
        /// Unix seconds.
        until_s: u64,
        /// Whether the reply is known to be dead.
        reply_is_dead: bool,
    },
    /// Nobody can be told how it ended: it goes to the dead-letter queue, where an alarm tells the operator.
    Shelve,
}

/// Why a delivery ended before the job did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopped {
    /// How far the campaign is, if that is known.
    pub progress: Option<Progress>,
    /// Why.
    pub cause: Cause,
    /// Whether Discord answered everything but one step.
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

/// What becomes of the message of a job that may not be worked on yet. One that was set aside fails at once until then,
/// which takes it to the dead-letter queue. `seconds_until` are those until a Unix second.
#[must_use]
pub fn not_before(job: &Job, seconds_until: impl FnOnce(u64) -> u64) -> Option<Verdict> {
    let Wait { until_s, shelved, .. } = job.wait?;
    match seconds_until(until_s) {
        0 => None,
        after_s => Some(Verdict::Again { after_s: if shelved { 0 } else { after_s } }),
    }
}

impl Facts {
    /// The facts of the nth delivery of a job, at `now_s` (Unix seconds). A job that is as old as its reply can be may come
    /// from the dead-letter queue.
    #[must_use]
    pub fn of(job: &Job, number: u32, now_s: u64) -> Self {
        Self {
            number,
            is_resumed: number > 1 || job.wait.is_some() || job.reply_is_dead(now_s),
            waits: job.waits(),
            is_shelved: job.is_shelved(),
        }
    }

    /// Whether the message goes to the dead-letter queue if this delivery fails.
    #[must_use]
    pub const fn is_last(&self) -> bool {
        self.number >= QUEUE_MAX_RECEIVE_COUNT
    }

    /// What to report when the delivery stopped before the job ended: it goes on later by itself, or not at all.
    /// `until` is the Unix second that comes after so many seconds at the earliest.
    #[must_use]
    pub fn stopped(&self, campaign: &CampaignName, stopped: Stopped, until: impl FnOnce(u64) -> u64) -> Report {
        let Stopped { progress, cause, one_step } = stopped;
        let (campaign, is_repeated) = (campaign.clone(), self.is_resumed);
        let why = match cause {
            Cause::Refused(refusal) => return Report::Blind { campaign, refusal, progress, is_repeated },
            Cause::Later(why) => why,
        };
        let until_s = until(self.wait_s(why, one_step));
        match why {
            // The guild's other jobs would wait behind this one.
            Why::MustWait { seconds, .. } if seconds > WAIT_MAX_S || self.waits >= WAITS_MAX => {
                Report::GaveUp { campaign, progress, why, until_s: Some(until_s), is_repeated }
            }
            Why::NoAnswer(_) | Why::OutOfTime | Why::Stuck if self.is_last() => {
                Report::GaveUp { campaign, progress, why, until_s: None, is_repeated }
            }
            _ => Report::Postponed { campaign, progress, why, until_s },
        }
    }

    /// Seconds until a job that could not go on is delivered again.
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

    /// What becomes of the message. A job is over when its outcome is known and the person has read it; where nobody can be
    /// told any more, when it is known. `seconds_until` are those until a Unix second.
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
            // Telling took its time, too.
            Report::Postponed { until_s, .. } => Verdict::Again { after_s: seconds_until(*until_s) },
            // The last delivery that fails is the one that goes to the dead-letter queue.
            Report::GaveUp { why: Why::NoAnswer(_) | Why::OutOfTime | Why::Stuck, .. } if self.is_last() => {
                Verdict::Again { after_s: 0 }
            }
            // One that was set aside before has been through the dead-letter queue, or its time there was too short.
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
    /// What it means for the job that a look at the server came to nothing.
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
    /// A delivery that stopped before it knew how far the campaign is.
    #[must_use]
    pub const fn by(cause: Cause) -> Self {
        Self { progress: None, cause, one_step: false }
    }
}

#[cfg(test)]
mod tests;
