//! This client's share of the bot's requests per second. Has no clock, like the limiter.
//!
//! The clients of one bot do not communicate. Each learns how many are active, and keeps to its share of the limit. If
//! that number was wrong, Discord refuses requests of the whole bot (429, scope `global`); then the client assumes
//! twice as many for a while.

use std::{collections::VecDeque, num::NonZeroU32, time::Duration};

use tokio::time::Instant;

/// Requests per second for one bot, except interactions (Discord: rate limits, "Global rate limit").
const GLOBAL_PER_SECOND: u32 = 50;

/// Our window for Discord's second, with a margin for varying latency: requests sent over more than a second may arrive
/// within less.
const SECOND: Duration = Duration::from_millis(1_080);

/// For a share of fewer requests per second than this, rounding down would waste too much of the limit.
const FEW: u32 = 6;

/// The window for clients with such a small share. Their requests coincide at random, and even an unlucky second must
/// stay within the limit.
const SECOND_OF_STEPS: Duration = Duration::from_millis(1_105);

/// The same for more than [`MANY`] clients, whose requests coincide more often (`workbench simulate`, `docs/scale.md`).
const SECOND_OF_MANY_STEPS: Duration = Duration::from_millis(1_120);
const MANY: u32 = 21;

/// After this long without another refusal, the assumed number of clients is halved.
const RECOVERY: Duration = Duration::from_secs(10);

/// How many clients may use one bot's token at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    clients: NonZeroU32,
}

impl Share {
    /// The only client.
    pub const WHOLE: Self = Self { clients: NonZeroU32::MIN };

    /// One of at most this many clients.
    #[must_use]
    pub fn one_of(clients: NonZeroU32) -> Self {
        Self { clients }
    }
}

/// Allows a number of requests in any second, or one at a time at even intervals.
#[derive(Debug)]
pub(crate) struct Pace {
    /// The maximum number of clients.
    clients_at_most: u32,
    /// The number of active clients, as far as known.
    at_work: u32,
    /// The number of clients assumed after Discord last refused a request of the whole bot, and the time of the
    /// refusal.
    refused: Option<(u32, Instant)>,
    /// When the last requests were sent, oldest first.
    sent: VecDeque<Instant>,
    /// The fraction by which the next interval is longer.
    longer: f64,
}

impl Pace {
    /// Assumes that all clients are active.
    pub(crate) fn new(Share { clients }: Share) -> Self {
        let clients = clients.get();
        Self { clients_at_most: clients, at_work: clients, refused: None, sent: VecDeque::new(), longer: 0.0 }
    }

    /// Sets the number of active clients, including this one. If there are others, one more may start before the next
    /// count.
    pub(crate) fn share_with(&mut self, at_work: u32) {
        let soon = if at_work > 1 { at_work.saturating_add(1) } else { 1 };
        self.at_work = soon.min(self.clients_at_most);
    }

    /// When the next request may go, if not now.
    pub(crate) fn wait(&self, now: Instant) -> Option<Instant> {
        let (requests, period) = self.part(now);
        let nth_last = self.sent.len().checked_sub(requests)?;
        let free = *self.sent.get(nth_last)? + period;
        (free > now).then_some(free)
    }

    /// Counts a request sent now.
    pub(crate) fn count(&mut self, now: Instant) {
        let begins = |period| self.sent.back().is_none_or(|&last| last + period + SECOND <= now);
        self.longer = match self.part(now) {
            // Otherwise clients that start together would stay in step, and hit the limit together.
            (1, period) if begins(period) => fastrand::f64(),
            _ => 0.0,
        };
        if self.sent.len() >= GLOBAL_PER_SECOND as usize {
            self.sent.pop_front();
        }
        self.sent.push_back(now);
    }

    /// The clients together exceeded the limit. The refused request does not count: otherwise clients that were refused
    /// together would retry together forever.
    pub(crate) fn was_too_fast(&mut self, now: Instant) {
        self.sent.pop_back();
        // Concurrent refusals count once.
        if self.refused.is_none_or(|(_, at)| at + SECOND <= now) {
            let seemed = self.clients(now).min(self.clients_at_most).saturating_mul(2);
            self.refused = Some((seemed, now));
        }
    }

    /// The assumed number of clients.
    fn clients(&self, now: Instant) -> u32 {
        let seemed = self.refused.map_or(1, |(seemed, at)| {
            let halvings = now.saturating_duration_since(at).as_secs() / RECOVERY.as_secs();
            u32::try_from(halvings).ok().and_then(|halvings| seemed.checked_shr(halvings)).unwrap_or(1)
        });
        self.at_work.max(seemed)
    }

    /// How many requests may be sent in which time. Shares are rounded down, so that their sum stays within the limit
    /// in any one-second window; a small share is one request at a time at even intervals.
    fn part(&self, now: Instant) -> (usize, Duration) {
        let clients = self.clients(now);
        match GLOBAL_PER_SECOND / clients {
            requests @ FEW.. => (requests as usize, SECOND),
            _ => {
                let second = if clients > MANY { SECOND_OF_MANY_STEPS } else { SECOND_OF_STEPS };
                (1, (second * clients / GLOBAL_PER_SECOND).mul_f64(1.0 + self.longer))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// When each of these requests goes, in milliseconds, if all are ready at once.
    fn times(pace: &mut Pace, start: Instant, at_ms: u64, requests: usize) -> Vec<u64> {
        let mut now = start + Duration::from_millis(at_ms);
        let mut times = Vec::new();
        for _ in 0..requests {
            now = pace.wait(now).unwrap_or(now);
            pace.count(now);
            times.push(u64::try_from((now - start).as_millis()).unwrap());
        }
        times
    }

    fn one_of(clients: u32) -> Pace {
        Pace::new(Share::one_of(NonZeroU32::new(clients).unwrap()))
    }

    /// How many of these requests Discord refuses if its seconds start at this offset in milliseconds.
    fn refused(times: &[u64], begin: u64) -> usize {
        let mut seconds = BTreeMap::<u64, usize>::new();
        times.iter().for_each(|time| *seconds.entry((time + begin) / 1_000).or_default() += 1);
        seconds.values().map(|requests| requests.saturating_sub(GLOBAL_PER_SECOND as usize)).sum()
    }

    #[test]
    fn any_number_that_begin_together_stay_below_the_limit_and_near_to_it() {
        fastrand::seed(1);
        let start = Instant::now();
        for clients in 1..=50 {
            let rounds = 3_000 / clients as usize;
            let of_each = (0..clients).map(|_| times(&mut one_of(clients), start, 0, rounds));
            let all: Vec<u64> = of_each.flatten().collect();
            for begin in [0, 300, 700] {
                let refused = refused(&all, begin);
                // Without adapting to refusals.
                assert!(refused <= all.len() / 100, "{clients} clients: {refused} refused");
            }
            let rate = all.len() as f64 / (*all.iter().max().unwrap() as f64 / 1_000.0);
            assert!(rate >= 0.85 * 50.0, "{clients} clients: {rate:.1} a second");
        }
    }

    #[test]
    fn a_small_part_goes_in_even_steps_but_for_the_first() {
        let now = Instant::now();
        for (clients, step) in [(20, 442), (100, 2_240)] {
            let times = times(&mut one_of(clients), now, 0, 4);
            let steps = [1, 2, 3].map(|nth| times[nth] - times[nth - 1]);
            assert!((step..=2 * step).contains(&steps[0]), "{steps:?}");
            assert_eq!(steps[1..], [step; 2]);
        }
    }

    #[test]
    fn a_client_that_is_told_to_be_alone_takes_the_whole_limit_and_gives_it_back() {
        let (start, mut pace) = (Instant::now(), one_of(8));
        assert_eq!(times(&mut pace, start, 0, 7), [0, 0, 0, 0, 0, 0, 1_080]);
        pace.share_with(1);
        assert_eq!(times(&mut pace, start, 1_080, 50), [vec![1_080; 49], vec![2_160]].concat());
        pace.share_with(0);
        assert_eq!(times(&mut pace, start, 4_000, 50), [4_000; 50]);
        pace.share_with(99);
        assert_eq!(times(&mut pace, start, 6_000, 7), [6_000, 6_000, 6_000, 6_000, 6_000, 6_000, 7_080]);
    }

    #[test]
    fn a_refusal_halves_the_part_and_time_gives_it_back() {
        let (start, mut pace) = (Instant::now(), one_of(4));
        pace.share_with(1);
        let at = |ms| start + Duration::from_millis(ms);
        let part = |pace: &Pace, ms| pace.part(at(ms)).0;
        for ms in [0, 10, 20, 900] {
            pace.count(at(ms));
            pace.was_too_fast(at(ms));
        }
        assert_eq!((part(&pace, 900), pace.sent.len()), (25, 0), "one second's refusals count once");
        pace.was_too_fast(at(1_080));
        assert_eq!(part(&pace, 1_080), 12);
        for second in 2..9 {
            pace.was_too_fast(at(1_080 * second));
        }
        assert_eq!(part(&pace, 8_640), 6, "never less than half of what one of all clients gets");
        assert_eq!([18_640, 28_640, 38_640, 48_640].map(|ms| part(&pace, ms)), [12, 25, 50, 50]);
    }
}
