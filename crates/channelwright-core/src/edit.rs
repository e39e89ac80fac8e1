//! Decisions about editing the reply: when to retry, when to give up, and when to send the final text once more.

use std::time::Duration;

use crate::{
    limits::WORKER_CLOSING_RESERVE_S,
    run::{Outcome, UNKNOWN_WEBHOOK},
};

/// For this long after the interaction, Discord may not know the deferred reply yet.
const UNKNOWN_REPLY_PATIENCE: Duration = Duration::from_secs(10);

/// Timeout of a progress edit: the final text must not wait behind it.
pub const PROGRESS_TIMEOUT: Duration = Duration::from_secs(3);

/// How long a delivery tries to post the final text, which may be its first edit.
pub const FINAL_PATIENCE: Duration = Duration::from_secs(12);

/// If the response to an edit is lost, Discord may still apply it after the final edit. The final text is sent again after
/// this delay.
const LATE: Duration = Duration::from_secs(3);

/// The same after a timeout: servers keep a request for longer than we wait for it.
const VERY_LATE: Duration = Duration::from_secs(15);

const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

const _: () = assert!(UNKNOWN_REPLY_PATIENCE.as_secs() < FINAL_PATIENCE.as_secs());
const _: () = assert!(FINAL_PATIENCE.as_secs() < WORKER_CLOSING_RESERVE_S);

/// The outcome of one edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditOutcome {
    /// The edit is visible.
    Shown,
    /// Not yet: Discord does not know the reply yet, or asks to wait.
    TryAgain,
    /// The response was lost: Discord may have applied the edit, may never, or may within this time.
    Lost(Duration),
    /// The reply cannot be edited any more.
    Impossible,
}

impl EditOutcome {
    /// Interprets an outcome for a reply to an interaction of this age.
    #[must_use]
    pub fn of(outcome: &Outcome, age: Duration) -> Self {
        match outcome {
            Outcome::Done | Outcome::Created(_) => Self::Shown,
            // The deferral has not reached Discord's edit route yet.
            Outcome::Refused(refusal) if refusal.code == UNKNOWN_WEBHOOK && age < UNKNOWN_REPLY_PATIENCE => {
                Self::TryAgain
            }
            // Unknown or expired; a person may have deleted it.
            Outcome::Refused(refusal) if matches!(refusal.status, 401 | 404) => Self::Impossible,
            // A proxy in front of Discord may refuse for a moment.
            Outcome::Refused(_) | Outcome::MustWait { .. } => Self::TryAgain,
            Outcome::TimedOut => Self::Lost(VERY_LATE),
            Outcome::Doubtful(_) => Self::Lost(LATE),
        }
    }
}

/// Pauses between retries.
#[derive(Debug, Clone, Copy)]
pub struct Pauses(Duration);

impl Default for Pauses {
    fn default() -> Self {
        Self(FIRST_PAUSE)
    }
}

impl Pauses {
    /// Takes the next pause. Pauses double up to a bound.
    pub fn advance(&mut self) -> Duration {
        let pause = self.0;
        self.0 = (pause * 2).min(LONGEST_PAUSE);
        pause
    }

    /// The pause that [`advance`](Self::advance) will take.
    #[must_use]
    pub const fn peek(&self) -> Duration {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::{Instead, Refusal};

    fn refused(status: u16, code: u64) -> Outcome {
        Outcome::Refused(Refusal { status, code, faults: vec![], message: String::new() })
    }

    #[track_caller]
    fn check(outcome: &Outcome, age_s: u64, wanted: EditOutcome) {
        assert_eq!(EditOutcome::of(outcome, Duration::from_secs(age_s)), wanted);
    }

    #[test]
    fn a_reply_that_discord_does_not_know_yet_is_waited_for_ten_seconds() {
        check(&refused(404, 10015), 0, EditOutcome::TryAgain);
        check(&refused(404, 10015), 9, EditOutcome::TryAgain);
        check(&refused(404, 10015), 10, EditOutcome::Impossible);
    }

    #[test]
    fn a_reply_that_is_deleted_or_expired_is_given_up() {
        check(&refused(404, 10008), 0, EditOutcome::Impossible);
        check(&refused(401, 50027), 0, EditOutcome::Impossible);
    }

    #[test]
    fn what_may_pass_is_tried_again() {
        for outcome in [refused(403, 0), refused(400, 50035), Outcome::MustWait { seconds: 3 }] {
            check(&outcome, 60, EditOutcome::TryAgain);
        }
    }

    #[test]
    fn the_longer_an_edit_may_be_on_its_way_the_later_the_final_text_is_sent_again() {
        check(&Outcome::Doubtful(Instead::Nothing), 0, EditOutcome::Lost(Duration::from_secs(3)));
        check(&Outcome::TimedOut, 0, EditOutcome::Lost(Duration::from_secs(15)));
    }

    #[test]
    fn pauses_double_up_to_two_seconds() {
        let mut pauses = Pauses::default();
        let all: Vec<u128> = (0..6).map(|_| pauses.advance().as_millis()).collect();
        assert_eq!(all, [200, 400, 800, 1_600, 2_000, 2_000]);
    }
}
