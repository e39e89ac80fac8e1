//! One delivery of a message: how often it came, how long it may take, and what becomes of it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use channelwright_core::limits::{QUEUE_MAX_RECEIVE_COUNT, WORKER_CLOSING_RESERVE_S};
use tokio::time::Instant;

/// Kept for the answer to Lambda itself.
const ANSWER_RESERVE: Duration = Duration::from_secs(3);

/// How long an invocation may go on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadlines {
    /// Nothing new is made after this.
    pub(crate) work: Instant,
    /// Undoing and telling is over by then.
    pub(crate) close: Instant,
    /// The invocation's start by both clocks.
    started: (SystemTime, Instant),
}

impl Deadlines {
    /// Deadlines for an invocation that came at this time and ends in that.
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
        let (time, instant) = self.started;
        (time + instant.elapsed()).duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
    }
}

/// One delivery of a message.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Delivery {
    /// 1 for the first.
    pub(crate) number: u32,
    /// When the first delivery of the same message came, in Unix milliseconds, if that is known.
    pub(crate) first_ms: Option<u64>,
    /// When it has to be over.
    pub(crate) deadlines: Deadlines,
}

impl Delivery {
    /// Whether the message goes to the dead-letter queue if this delivery fails.
    pub(crate) fn is_last(&self) -> bool {
        self.number >= QUEUE_MAX_RECEIVE_COUNT
    }
}

/// What becomes of the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is done with.
    Done,
    /// It shall be delivered again, or go to the dead-letter queue.
    Again {
        /// Seconds until then.
        after_s: u64,
    },
    /// It shall go on at this time, and that is no failure.
    Wait {
        /// Unix seconds.
        until_s: u64,
        /// Whether the reply is known to be dead.
        reply_is_dead: bool,
    },
    /// Nobody can be told how it ended: it shall go to the dead-letter queue, where an alarm tells the operator.
    Shelve,
}
