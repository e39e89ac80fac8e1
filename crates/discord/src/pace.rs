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
const FEW: u32 = 5;

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

/// So many requests in any second, or one in so many tenths of a second.
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
}

impl Pace {
    /// Until it is told otherwise, all clients are at work.
    pub(crate) fn new(Share { clients }: Share) -> Self {
        let clients = clients.get();
        Self { clients_at_most: clients, at_work: clients, refused: None, sent: VecDeque::new() }
    }

    /// So many clients are at work.
    pub(crate) fn share_with(&mut self, at_work: u32) {
        self.at_work = at_work.clamp(1, self.clients_at_most);
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
            let seemed = self.clients(now).saturating_mul(2).min(self.clients_at_most);
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
            _ => (1, SECOND * clients / GLOBAL_PER_SECOND),
        }
    }
}

#[cfg(test)]
mod tests {
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

    /// The most of these times within any second.
    fn most_in_a_second(times: &[u64]) -> usize {
        let from = |&first: &u64| times.iter().filter(|&&time| (first..first + 1_000).contains(&time)).count();
        times.iter().map(from).max().unwrap()
    }

    #[test]
    fn together_they_stay_below_the_limit() {
        let start = Instant::now();
        for clients in [1, 2, 5, 10, 20, 25, 50] {
            let mut all = Vec::new();
            for nth in 0..clients {
                all.extend(times(&mut one_of(clients), start, 37 * u64::from(nth), 10 * 50 / clients as usize));
            }
            all.sort_unstable();
            // A part that is not a whole number is a little more in some seconds.
            let limit = if clients == 20 { 53 } else { 50 };
            assert!(most_in_a_second(&all) <= limit, "{clients} clients: {}", most_in_a_second(&all));
            let took = (all.last().unwrap() - all.first().unwrap()) as f64 / 1000.0;
            assert!(took < 500.0 / 50.0 * 1.1 + 2.0, "{clients} clients need {took} s");
        }
    }

    #[test]
    fn a_small_part_goes_in_even_steps() {
        let now = Instant::now();
        assert_eq!(times(&mut one_of(20), now, 0, 4), [0, 432, 864, 1_296]);
        assert_eq!(times(&mut one_of(100), now, 0, 3), [0, 2_160, 2 * 2_160]);
    }

    #[test]
    fn a_client_that_is_told_to_be_alone_takes_the_whole_limit_and_gives_it_back() {
        let (start, mut pace) = (Instant::now(), one_of(10));
        assert_eq!(times(&mut pace, start, 0, 6), [0, 0, 0, 0, 0, 1_080]);
        pace.share_with(1);
        assert_eq!(times(&mut pace, start, 1_080, 50), [vec![1_080; 49], vec![2_160]].concat());
        pace.share_with(0);
        assert_eq!(times(&mut pace, start, 4_000, 50), [4_000; 50]);
        pace.share_with(99);
        assert_eq!(times(&mut pace, start, 6_000, 6), [6_000, 6_000, 6_000, 6_000, 6_000, 7_080]);
    }

    #[test]
    fn a_refusal_halves_the_part_and_time_gives_it_back() {
        let (start, mut pace) = (Instant::now(), one_of(10));
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
        assert_eq!(part(&pace, 8_640), 5, "never less than one of all clients would get");
        assert_eq!([18_640, 28_640, 38_640, 48_640].map(|ms| part(&pace, ms)), [10, 25, 50, 50]);
    }
}
