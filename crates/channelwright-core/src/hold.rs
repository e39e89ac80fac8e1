//! A delivery's hold on its message is a lease: SQS hides the message for [`QUEUE_HOLD_S`], and the delivery renews
//! this. Once the lease may have expired, another delivery may be working in the same guild, and together they could
//! create two campaigns. So the delivery stops sending writes.

use std::time::Duration;

use crate::limits::{QUEUE_HOLD_MARGIN_S, QUEUE_HOLD_RENEWAL_S, QUEUE_HOLD_RETRY_S, QUEUE_HOLD_S};

/// The state of the hold, as confirmed by SQS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// Unconfirmed. The queue's own visibility timeout hides the message, but it started before the delivery, and
    /// Lambda may have used up any part of it.
    Unconfirmed,
    /// The message is hidden.
    Confirmed,
    /// This delivery has lost the message.
    Lost,
}

/// Elapsed time by two clocks. The monotonic clock may stop while the machine is frozen; the wall clock may be set
/// back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elapsed {
    /// By the monotonic clock.
    pub monotonic: Duration,
    /// By the wall clock; zero if it was set back.
    pub wall: Duration,
}

/// The time left of the hold, counted from the request to SQS.
const SURE: Duration = Duration::from_secs(QUEUE_HOLD_S - QUEUE_HOLD_MARGIN_S);

impl Hold {
    /// Whether the delivery may send writes. `since` is the time since it sent the request that SQS confirmed last.
    #[must_use]
    pub fn may_change(self, since: Elapsed) -> bool {
        self == Self::Confirmed && since.is_short()
    }

    /// Whether the delivery may show progress, which needs no confirmed hold. `since` is the time since it sent the
    /// request that SQS confirmed last, or since it began.
    #[must_use]
    pub fn may_show(self, since: Elapsed) -> bool {
        self != Self::Lost && since.is_short()
    }
}

impl Elapsed {
    fn is_short(self) -> bool {
        self.monotonic.max(self.wall) < SURE
    }
}

/// The delay before the next request to SQS, depending on whether SQS confirmed the last one.
#[must_use]
pub fn ask_again_after(is_confirmed: bool) -> Duration {
    Duration::from_secs(if is_confirmed { QUEUE_HOLD_RENEWAL_S } else { QUEUE_HOLD_RETRY_S })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_delivery_may_send_by_what_it_knows_of_its_hold() {
        const FROZEN_OR_SET_BACK: u64 = 0;
        let table = [
            // Monotonic clock, wall clock: may send writes, may show progress.
            (Hold::Confirmed, 0, 0, (true, true)),
            (Hold::Confirmed, 14_999, 14_999, (true, true)),
            (Hold::Confirmed, 15_000, 15_000, (false, false)),
            (Hold::Confirmed, 60_000, FROZEN_OR_SET_BACK, (false, false)),
            (Hold::Confirmed, FROZEN_OR_SET_BACK, 60_000, (false, false)),
            (Hold::Unconfirmed, 0, 0, (false, true)),
            (Hold::Unconfirmed, 14_999, 14_999, (false, true)),
            (Hold::Unconfirmed, FROZEN_OR_SET_BACK, 15_000, (false, false)),
            (Hold::Lost, 0, 0, (false, false)),
        ];
        for (hold, monotonic_ms, wall_ms, expected) in table {
            let [monotonic, wall] = [monotonic_ms, wall_ms].map(Duration::from_millis);
            let since = Elapsed { monotonic, wall };
            assert_eq!((hold.may_change(since), hold.may_show(since)), expected, "{hold:?} after {since:?}");
        }
    }

    #[test]
    fn a_hold_outlives_renewals_that_fail() {
        let failing = ask_again_after(true) + 2 * ask_again_after(false);
        assert!(failing < SURE, "{failing:?}");
    }
}
