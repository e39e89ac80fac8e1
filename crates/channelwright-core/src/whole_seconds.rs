//! Queues and people count in whole seconds.

use std::time::Duration;

/// This time in whole seconds, rounded up: what has to wait never goes early.
#[must_use]
pub fn whole_seconds(time: Duration) -> u64 {
    time.as_secs().saturating_add(u64::from(time.subsec_nanos() > 0))
}
