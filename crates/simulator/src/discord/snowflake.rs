//! Discord's ids: milliseconds since 2015 in the upper 42 bits, then worker, process and a counter.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::time::Instant;

/// A Discord id. In JSON it is a string.
pub type Snowflake = u64;

/// The first millisecond of 2015, where Discord's time starts.
pub const DISCORD_EPOCH_MS: u64 = 1_420_070_400_000;

/// The wall clock, driven by tokio's clock so that a paused runtime pauses it too.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    started: Instant,
    started_unix: Duration,
}

impl Clock {
    /// Starts at this Unix time, or else at the machine's.
    pub(crate) fn start(unix: Option<Duration>) -> Self {
        let now = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let started_unix = unix.unwrap_or_else(now);
        Self { started: Instant::now(), started_unix }
    }

    pub(crate) fn unix(&self) -> Duration {
        self.started_unix + self.started.elapsed()
    }

    pub(crate) fn unix_ms(&self) -> u64 {
        u64::try_from(self.unix().as_millis()).unwrap_or(u64::MAX)
    }
}

/// Generates increasing ids.
#[derive(Debug)]
pub(crate) struct Snowflakes {
    clock: Clock,
    last: Snowflake,
    last_old: Snowflake,
}

/// The age of the oldest object at the start of the simulation.
const AGE_OF_OLD_THINGS_MS: u64 = 400 * 24 * 3600 * 1000;
/// The time between the creation of two older objects.
const STEP_OF_OLD_THINGS_MS: u64 = 61_007;
/// Worker 1, process 0: what follows the timestamp in our ids.
const WORKER: u64 = 1 << 17;

impl Snowflakes {
    pub(crate) fn new(clock: Clock) -> Self {
        let first = clock.unix_ms().saturating_sub(AGE_OF_OLD_THINGS_MS);
        Self { clock, last: 0, last_old: at(first) }
    }

    /// An id for an object created now.
    pub(crate) fn now(&mut self) -> Snowflake {
        self.last = at(self.clock.unix_ms()).max(self.last + 1);
        self.last
    }

    /// An id for an object that exists at the start of the simulation.
    pub(crate) fn old(&mut self) -> Snowflake {
        self.last_old += STEP_OF_OLD_THINGS_MS << 22;
        self.last_old
    }
}

fn at(unix_ms: u64) -> Snowflake {
    (unix_ms.saturating_sub(DISCORD_EPOCH_MS) << 22) | WORKER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_and_carry_their_time() {
        let clock = Clock::start(None);
        let mut snowflakes = Snowflakes::new(clock);
        let old = snowflakes.old();
        let first = snowflakes.now();
        let second = snowflakes.now();
        assert!(old < first && first < second);
        let created_ms = (first >> 22) + DISCORD_EPOCH_MS;
        assert!(clock.unix_ms() - created_ms < 5_000);
    }
}
