//! A delivery's hold on its message, which is a lease: SQS hides the message for [`QUEUE_HOLD_S`], and the delivery asks
//! anew while it lives. When it can no longer know that the message is hidden, another delivery may be at work in the
//! same guild, and two of them could make two campaigns. So it stops sending whatever changes anything.

use std::time::Duration;

use crate::limits::{QUEUE_HOLD_MARGIN_S, QUEUE_HOLD_RENEWAL_S, QUEUE_HOLD_RETRY_S, QUEUE_HOLD_S};

/// What SQS has said about the hold so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// Nothing. The queue's own visibility timeout hides the message, but it began before the delivery did: nobody knows
    /// how much of it Lambda used up.
    Unconfirmed,
    /// The message is hidden.
    Confirmed,
    /// The message is not this delivery's any more.
    Lost,
}

/// Time that has passed by two clocks. The monotonic one may stand still while the machine is frozen, and somebody may
/// set the other one back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elapsed {
    /// By the monotonic clock.
    pub monotonic: Duration,
    /// By the wall clock; zero where it was set back.
    pub wall: Duration,
}

/// How long the delivery can be sure of its message, from the moment it asked for the hold.
const SURE: Duration = Duration::from_secs(QUEUE_HOLD_S - QUEUE_HOLD_MARGIN_S);

impl Hold {
    /// Whether the delivery may send what makes, deletes or ends anything. `since` it asked SQS for what SQS confirmed last.
    #[must_use]
    pub fn may_change(self, since: Elapsed) -> bool {
        self == Self::Confirmed && since.is_short()
    }

    /// Whether the delivery may show progress: also before SQS has confirmed its hold. `since` it asked SQS for what SQS
    /// confirmed last, or since it began.
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

/// How long after the delivery asked for a hold it asks anew, by whether SQS confirmed it.
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
            // By the monotonic clock, by the wall clock: may change anything, may show progress.
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
