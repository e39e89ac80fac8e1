//! One delivery of a message: its deadlines, its hold on the message, and its history.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use channelwright_core::{delivery::Facts, limits::WORKER_CLOSING_RESERVE_S, whole_seconds::whole_seconds};
use tokio::time::Instant;

use crate::hold::MessageHold;

/// Reserved for the response to Lambda.
const ANSWER_RESERVE: Duration = Duration::from_secs(3);

/// The deadlines of an invocation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadlines {
    /// Nothing new is created after this.
    pub(crate) work: Instant,
    /// Undoing and posting must end by then.
    pub(crate) close: Instant,
    /// The invocation's start by both clocks.
    started: (SystemTime, Instant),
}

impl Deadlines {
    /// The deadlines of an invocation with this start and time left.
    pub(crate) fn of(time: SystemTime, time_left: Duration) -> Self {
        let now = Instant::now();
        Self {
            started: (time, now),
            work: now + time_left.saturating_sub(Duration::from_secs(WORKER_CLOSING_RESERVE_S)),
            close: now + time_left.saturating_sub(ANSWER_RESERVE),
        }
    }

    /// Unix seconds now.
    pub(crate) fn now_s(&self) -> u64 {
        self.now().as_secs()
    }

    /// The Unix time after this many seconds, rounded up.
    pub(crate) fn in_s(&self, seconds: u64) -> u64 {
        whole_seconds(self.now().saturating_add(Duration::from_secs(seconds)))
    }

    /// Seconds until this Unix second, rounded up.
    pub(crate) fn seconds_until(&self, until_s: u64) -> u64 {
        whole_seconds(Duration::from_secs(until_s).saturating_sub(self.now()))
    }

    /// Time since this Unix millisecond.
    pub(crate) fn time_since(&self, unix_ms: u64) -> Duration {
        self.now().saturating_sub(Duration::from_millis(unix_ms))
    }

    /// Time since the Unix epoch.
    fn now(&self) -> Duration {
        let (time, instant) = self.started;
        (time + instant.elapsed()).duration_since(UNIX_EPOCH).unwrap_or_default()
    }
}

/// One delivery of a message.
#[derive(Clone, Copy)]
pub(crate) struct Delivery<'a> {
    /// The history of the job.
    pub(crate) facts: Facts,
    /// When the message was first delivered, in Unix milliseconds, if known.
    pub(crate) first_ms: Option<u64>,
    /// Its deadlines.
    pub(crate) deadlines: Deadlines,
    /// Its hold on the message.
    pub(crate) hold: &'a MessageHold,
}

impl Delivery<'_> {
    /// Whether this delivery may post the outcome: it still holds the message, or it is the last one.
    pub(crate) fn may_end(&self) -> bool {
        self.hold.may_change() || self.facts.is_last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// This long after an invocation that started 850 ms after a whole second.
    fn after(elapsed_ms: u64) -> Deadlines {
        let began = (UNIX_EPOCH + Duration::from_millis(100_850), Instant::now() - Duration::from_millis(elapsed_ms));
        Deadlines { started: began, ..Deadlines::of(began.0, Duration::from_secs(120)) }
    }

    #[test]
    fn what_waits_never_goes_early() {
        let until_s = after(0).in_s(10);
        assert_eq!(until_s, 111, "not before 110.85");
        assert_eq!(after(300).seconds_until(until_s), 10, "it is 101.15");
        assert_eq!(after(10_150).seconds_until(until_s), 0);
        assert_eq!(after(20_000).seconds_until(until_s), 0);
    }
}
