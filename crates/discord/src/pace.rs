//! This client's part of the requests that Discord takes from one bot in a second. A value with no clock, like the limiter
//! it belongs to.
//!
//! The clients of one bot do not talk to each other. Each is told how many of them are at work, and keeps to its part of
//! the limit. Where what it was told was wrong, Discord refuses requests of the whole bot (429, scope `global`): then the
//! client acts for a while as if twice as many were at work.

use std::{collections::VecDeque, num::NonZeroU32, time::Duration};

use tokio::time::Instant;

/// Requests a second for one bot, interactions apart (Discord: rate limits, "Global rate limit").
const GLOBAL_PER_SECOND: u32 = 50;

/// A second as we count it. The rest is for ways of different length to Discord: what left within more than a second
/// may arrive within less.
const SECOND: Duration = Duration::from_millis(1_080);

/// With a part of fewer requests a second than this, rounding down would waste too much of the limit.
const FEW: u32 = 6;

/// A second as clients with such a small part count it. The steps of all of them fall by chance, and a second in which
/// more than usual come together must not have more than the limit.
const SECOND_OF_STEPS: Duration = Duration::from_millis(1_120);

/// After so long without another refusal, half as many clients are assumed.
const RECOVERY: Duration = Duration::from_secs(10);

/// How many clients may send in the name of one bot at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    clients: NonZeroU32,
}

impl Share {
    /// A client that is alone.
    pub const WHOLE: Self = Self { clients: NonZeroU32::MIN };

    /// One of at most so many clients.
    #[must_use]
    pub fn one_of(clients: NonZeroU32) -> Self {
        Self { clients }
    }
}

/// So many requests in any second, or one at a time in even steps.
#[derive(Debug)]
pub(crate) struct Pace {
    /// There are never more clients than this.
    clients_at_most: u32,
    /// How many are at work, as far as is known.
    at_work: u32,
    /// How many there seemed to be when Discord last refused a request of the whole bot, and when that was.
    refused: Option<(u32, Instant)>,
    /// When the last requests were sent, the oldest first.
    sent: VecDeque<Instant>,
    /// By which part of itself the next step is longer.
    longer: f64,
}

impl Pace {
    /// Until it is told otherwise, all clients are at work.
    pub(crate) fn new(Share { clients }: Share) -> Self {
        let clients = clients.get();
        Self { clients_at_most: clients, at_work: clients, refused: None, sent: VecDeque::new(), longer: 0.0 }
    }

    /// So many clients are at work, this one included. Where there are others, one more may begin before the next count.
    pub(crate) fn share_with(&mut self, at_work: u32) {
        let soon = if at_work > 1 { at_work.saturating_add(1) } else { 1 };
        self.at_work = soon.min(self.clients_at_most);
    }

    /// When the next request may go, if that is not now.
    pub(crate) fn wait(&self, now: Instant) -> Option<Instant> {
        let (requests, period) = self.part(now);
        let nth_last = self.sent.len().checked_sub(requests)?;
        let free = *self.sent.get(nth_last)? + period;
        (free > now).then_some(free)
    }

    /// A request goes now.
    pub(crate) fn count(&mut self, now: Instant) {
        let begins = |period| self.sent.back().is_none_or(|&last| last + period + SECOND <= now);
        self.longer = match self.part(now) {
            // Clients that begin together would otherwise go in step, and reach the limit together.
            (1, period) if begins(period) => fastrand::f64(),
            _ => 0.0,
        };
        if self.sent.len() >= GLOBAL_PER_SECOND as usize {
            self.sent.pop_front();
        }
        self.sent.push_back(now);
    }

    /// All clients together were too fast. The request was refused, so it does not count: clients that were refused
    /// together would otherwise come back together, again and again.
    pub(crate) fn was_too_fast(&mut self, now: Instant) {
        self.sent.pop_back();
        // Those that were under way together say it only once.
        if self.refused.is_none_or(|(_, at)| at + SECOND <= now) {
            let seemed = self.clients(now).min(self.clients_at_most).saturating_mul(2);
            self.refused = Some((seemed, now));
        }
    }

    /// How many clients to share the limit with.
    fn clients(&self, now: Instant) -> u32 {
        let seemed = self.refused.map_or(1, |(seemed, at)| {
            let halvings = now.saturating_duration_since(at).as_secs() / RECOVERY.as_secs();
            u32::try_from(halvings).ok().and_then(|halvings| seemed.checked_shr(halvings)).unwrap_or(1)
        });
        self.at_work.max(seemed)
    }

    /// How many requests may be sent in which time. Whole numbers, so that the sum of all parts stays within the limit in
    /// every second, wherever Discord lets its seconds begin; a small part is one request at a time in even steps.
    fn part(&self, now: Instant) -> (usize, Duration) {
        let clients = self.clients(now);
        match GLOBAL_PER_SECOND / clients {
            requests @ FEW.. => (requests as usize, SECOND),
            _ => (1, (SECOND_OF_STEPS * clients / GLOBAL_PER_SECOND).mul_f64(1.0 + self.longer)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// When each of so many requests goes, in milliseconds, if all of them are asked for at once.
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

    /// How many of these requests Discord refuses if its seconds begin at such a time, in milliseconds.
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
                // Without what a refusal teaches.
                assert!(refused <= all.len() / 100, "{clients} clients: {refused} refused");
            }
            let rate = all.len() as f64 / (*all.iter().max().unwrap() as f64 / 1_000.0);
            assert!(rate >= 0.85 * 50.0, "{clients} clients: {rate:.1} a second");
        }
    }

    #[test]
    fn a_small_part_goes_in_even_steps_but_for_the_first() {
        let now = Instant::now();
        for (clients, step) in [(20, 448), (100, 2_240)] {
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
