//! This client's part of the requests that Discord takes from one bot in a second. Several clients of one bot know
//! nothing of each other, so each keeps to its own part. A value with no clock, like the limiter it belongs to.

use std::{collections::VecDeque, num::NonZeroU32, time::Duration};

use tokio::time::Instant;

/// Requests a second for one bot, interactions apart (Discord: rate limits, "Global rate limit").
const GLOBAL_PER_SECOND: u32 = 50;

/// A second as we count it. The rest is for ways of different length to Discord: what left within more than a second
/// may arrive within less.
const SECOND: Duration = Duration::from_millis(1_080);

/// What a client that has rested may send without looking at its part: a whole campaign.
const BURST: u32 = 24;

/// After so long without a request, a client has rested. While there is work for all of them, none of them rests.
const REST: Duration = Duration::from_secs(30);

/// How many clients send in the name of one bot at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    clients: NonZeroU32,
}

impl Share {
    /// A client that is alone.
    pub const WHOLE: Self = Self { clients: NonZeroU32::MIN };

    /// One of so many clients.
    #[must_use]
    pub fn one_of(clients: NonZeroU32) -> Self {
        Self { clients }
    }
}

/// So many requests in any second, or one in so many seconds, and a burst after a rest.
///
/// Bursts apart, all clients together stay below the limit in every second, wherever Discord lets its seconds begin. What
/// a part has after the point is lost: clients that made up for it in the next second would do so together.
#[derive(Debug)]
pub(crate) struct Pace {
    requests: u32,
    period: Duration,
    /// What a burst adds.
    burst: u32,
    left_of_burst: u32,
    /// When the requests of the present period were sent, the oldest first.
    sent: VecDeque<Instant>,
    /// When the last request of all was sent.
    last: Option<Instant>,
}

impl Pace {
    pub(crate) fn new(Share { clients }: Share) -> Self {
        let requests = (GLOBAL_PER_SECOND / clients.get()).max(1);
        let period = SECOND * clients.get().div_ceil(GLOBAL_PER_SECOND);
        let burst = BURST.saturating_sub(requests);
        Self { requests, period, burst, left_of_burst: burst, sent: VecDeque::new(), last: None }
    }

    /// When the next request may go, if that is not now.
    pub(crate) fn wait(&self, now: Instant) -> Option<Instant> {
        let nth_last = self.sent.len().checked_sub(self.requests.try_into().unwrap_or(usize::MAX))?;
        let free = *self.sent.get(nth_last)? + self.period;
        let may_burst = self.left_of_burst > 0 || self.has_rested(now);
        (free > now && !may_burst).then_some(free)
    }

    /// A request goes now.
    pub(crate) fn count(&mut self, now: Instant) {
        if self.has_rested(now) {
            self.left_of_burst = self.burst;
        }
        while self.sent.front().is_some_and(|&first| first + self.period <= now) {
            self.sent.pop_front();
        }
        if self.sent.len() >= self.requests.try_into().unwrap_or(usize::MAX) {
            self.left_of_burst = self.left_of_burst.saturating_sub(1);
        }
        self.sent.push_back(now);
        self.last = Some(now);
    }

    /// All clients together were too fast: no bursts now. The request was refused, so it does not count: clients that
    /// were refused together would otherwise come back together, again and again.
    pub(crate) fn was_too_fast(&mut self) {
        self.left_of_burst = 0;
        self.sent.pop_back();
    }

    fn has_rested(&self, now: Instant) -> bool {
        self.last.is_none_or(|last| last + REST <= now)
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
        for clients in [1, 2, 5, 10, 25, 50] {
            let mut all = Vec::new();
            for nth in 0..clients {
                let mut pace = one_of(clients);
                pace.count(start);
                pace.was_too_fast();
                all.extend(times(&mut pace, start, 2_000 + 37 * u64::from(nth), 10 * 50 / clients as usize));
            }
            all.sort_unstable();
            assert!(most_in_a_second(&all) <= 50, "{clients} clients: {}", most_in_a_second(&all));
            let took = (all.last().unwrap() - all.first().unwrap()) as f64 / 1000.0;
            assert!(took < 500.0 / 50.0 * 1.1 + 2.0, "{clients} clients need {took} s");
        }
    }

    #[test]
    fn a_part_of_less_than_one_is_one_in_some_seconds() {
        let mut pace = one_of(100);
        pace.count(Instant::now());
        pace.was_too_fast();
        assert_eq!(times(&mut pace, Instant::now(), 0, 3), [0, 2_160, 2 * 2_160]);
    }

    #[test]
    fn a_campaign_after_a_rest_is_not_held_up() {
        let (start, mut pace) = (Instant::now(), one_of(10));
        assert_eq!(times(&mut pace, start, 0, 24), [0; 24]);
        assert_eq!(times(&mut pace, start, 0, 6), [1_080, 1_080, 1_080, 1_080, 1_080, 2_160]);
        assert_eq!(times(&mut pace, start, 32_160, 24), [32_160; 24]);
    }

    #[test]
    fn who_was_too_fast_bursts_no_more() {
        let (start, mut pace) = (Instant::now(), one_of(10));
        pace.count(start);
        pace.was_too_fast();
        assert_eq!(times(&mut pace, start, 0, 6), [0, 0, 0, 0, 0, 1_080]);
    }
}
