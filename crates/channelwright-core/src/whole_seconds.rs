//! Rounds durations for queues and people.

use std::time::Duration;

/// This duration in whole seconds, rounded up so that waits are never too short.
#[must_use]
pub fn whole_seconds(time: Duration) -> u64 {
    time.as_secs().saturating_add(u64::from(time.subsec_nanos() > 0))
}
