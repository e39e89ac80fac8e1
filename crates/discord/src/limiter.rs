//! Decides which request may go now. Has no clock: time is an argument, and the caller waits.
//!
//! Discord does not document its numbers, so none are assumed: the first response of a route describes its bucket, and
//! until then the route sends one request at a time. Requests in flight count as if they had arrived.

use std::{collections::HashMap, time::Duration};

use channelwright_platform::https::Method;
use tokio::time::Instant;

use crate::{
    pace::{Pace, Share},
    rate_headers::{BucketHeaders, Limited, Scope},
    route::Route,
};

/// Minimum wait after the first refusal; doubles with each further one.
const SHORTEST_WAIT: Duration = Duration::from_millis(100);

/// Upper bound for delays from Discord. A longer one is an error, and must not overflow the clock.
const LONGEST_WAIT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// At this many buckets, about 30 campaigns' worth, expired ones are dropped. Keeping them saves the next campaign in a
/// guild a tenth of a second.
const BUCKETS_KEPT: usize = 256;

#[derive(Debug)]
pub(crate) struct Limiter {
    bucket_names: HashMap<RouteKey, String>,
    buckets: HashMap<BucketKey, Bucket>,
    /// The number of buckets at which to drop expired ones.
    buckets_at_most: usize,
    bot_blocked_until: Option<Instant>,
    address_blocked_until: Option<Instant>,
    pace: Pace,
}

/// When a request may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Now; it counts as sent.
    Now,
    /// Not before this time.
    At(Instant),
    /// Ask again after any response.
    AfterAnAnswer,
}

type RouteKey = (Method, &'static str, u64);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum BucketKey {
    Named(String, u64),
    Unknown(RouteKey),
}

#[derive(Debug, Default)]
struct Bucket {
    window: Window,
    block: Block,
    in_flight: u32,
}

/// How long a rate limit blocks the requests of a bucket.
#[derive(Debug, Default)]
struct Block {
    until: Option<Instant>,
    /// Refusals since the last success. Concurrent ones count as one.
    refusals: u32,
}

#[derive(Debug, Default)]
enum Window {
    #[default]
    Unknown,
    /// Responses of this route have no rate limit headers.
    Unlimited,
    Known {
        limit: u32,
        remaining: u32,
        ends: Option<Instant>,
    },
}

impl Limiter {
    pub(crate) fn new(share: Share) -> Self {
        Self {
            bucket_names: HashMap::new(),
            buckets: HashMap::new(),
            buckets_at_most: BUCKETS_KEPT,
            bot_blocked_until: None,
            address_blocked_until: None,
            pace: Pace::new(share),
        }
    }

    /// Sets how many clients of this bot are active, including this one.
    pub(crate) fn share_with(&mut self, at_work: u32) {
        self.pace.share_with(at_work);
    }

    /// Whether a request may go now.
    pub(crate) fn turn(&mut self, route: &Route, now: Instant) -> Turn {
        if let Some(at) = self.wait_for_all(route, now) {
            return Turn::At(at);
        }
        let bucket = self.bucket(route);
        let turn = bucket.turn(now);
        if turn == Turn::Now {
            bucket.in_flight += 1;
            if !route.is_interaction {
                self.pace.count(now);
            }
        }
        turn
    }

    /// Records the bucket headers of a response; `None` also after a lost response.
    pub(crate) fn answered(&mut self, route: &Route, headers: Option<&BucketHeaders>, is_success: bool, now: Instant) {
        let before = self.bucket(route);
        before.in_flight = before.in_flight.saturating_sub(1);
        if is_success {
            before.block.refusals = 0;
        }
        match headers {
            Some(headers) => {
                self.bucket_names.insert(key(route), headers.bucket.clone());
                self.bucket(route).learn(headers, now);
            }
            None if is_success && matches!(before.window, Window::Unknown) => before.window = Window::Unlimited,
            None => {}
        }
        if self.buckets.len() > self.buckets_at_most {
            self.forget(now);
        }
    }

    /// Records that a rate limit refused a request.
    pub(crate) fn limited(&mut self, route: &Route, limited: &Limited, now: Instant) {
        // The bot's limits do not apply to interactions; but if Discord reports one there, wait for it.
        self.bucket(route).block.refused(limited.retry_after, now);
        if limited.scope == Scope::Bot && !route.is_interaction {
            self.pace.was_too_fast(now);
        }
        let wider = match limited.scope {
            Scope::Bucket => return,
            Scope::Bot => &mut self.bot_blocked_until,
            Scope::Address => &mut self.address_blocked_until,
        };
        *wider = (*wider).max(Some(now + limited.retry_after.clamp(SHORTEST_WAIT, LONGEST_WAIT)));
    }

    fn bucket(&mut self, route: &Route) -> &mut Bucket {
        let key = key(route);
        let bucket_key = match self.bucket_names.get(&key) {
            Some(name) => BucketKey::Named(name.clone(), route.resource),
            None => BucketKey::Unknown(key),
        };
        self.buckets.entry(bucket_key).or_default()
    }

    /// Waits that apply to all buckets. Those of the bot do not apply to interactions.
    fn wait_for_all(&self, route: &Route, now: Instant) -> Option<Instant> {
        let address = self.address_blocked_until.filter(|&until| until > now);
        if route.is_interaction {
            return address;
        }
        let bot = self.bot_blocked_until.filter(|&until| until > now);
        address.max(bot).max(self.pace.wait(now))
    }

    /// Drops expired buckets. A worker lives for hours, and every guild and interaction has buckets.
    fn forget(&mut self, now: Instant) {
        self.buckets.retain(|_, bucket| !bucket.is_over(now));
        let Self { bucket_names, buckets, .. } = self;
        bucket_names.retain(|key, name| buckets.contains_key(&BucketKey::Named(name.clone(), key.2)));
        // If most are still in use, checking every time would be wasteful.
        self.buckets_at_most = BUCKETS_KEPT.max(2 * self.buckets.len());
    }
}

impl Block {
    /// When the block ends, if it is still active.
    fn ends(&self, now: Instant) -> Option<Instant> {
        self.until.filter(|&until| until > now)
    }

    /// Lasts as long as Discord asks for, and longer with every consecutive refusal, in case Discord keeps asking for
    /// waits that are too short.
    fn refused(&mut self, retry_after: Duration, now: Instant) {
        if self.ends(now).is_none() {
            self.refusals = self.refusals.saturating_add(1);
        }
        let doublings = self.refusals.saturating_sub(1).min(16);
        let until = now + retry_after.clamp(SHORTEST_WAIT * (1 << doublings), LONGEST_WAIT);
        self.until = self.until.max(Some(until));
    }

    /// Whether the wait that Discord asked for was not enough. Then only one request is sent at a time.
    fn is_stubborn(&self) -> bool {
        self.refusals > 1
    }
}

impl Bucket {
    fn turn(&mut self, now: Instant) -> Turn {
        if let Some(until) = self.block.ends(now) {
            return Turn::At(until);
        }
        let in_flight = self.in_flight;
        if self.block.is_stubborn() && in_flight > 0 {
            return Turn::AfterAnAnswer;
        }
        match &mut self.window {
            Window::Unlimited => Turn::Now,
            Window::Unknown if in_flight == 0 => Turn::Now,
            Window::Unknown => Turn::AfterAnAnswer,
            Window::Known { limit, remaining, ends } => {
                if ends.is_some_and(|ends| ends <= now) {
                    *remaining = limit.saturating_sub(in_flight);
                    *ends = None;
                }
                match (*remaining, *ends) {
                    (1.., _) => {
                        *remaining -= 1;
                        Turn::Now
                    }
                    (0, Some(ends)) => Turn::At(ends),
                    (0, None) if in_flight > 0 => Turn::AfterAnAnswer,
                    (0, None) => Turn::Now,
                }
            }
        }
    }

    /// Whether it currently limits nothing, so that it can be dropped.
    fn is_over(&self, now: Instant) -> bool {
        let is_blocked = self.block.ends(now).is_some();
        let counts = matches!(self.window, Window::Known { ends: Some(ends), .. } if ends > now);
        self.in_flight == 0 && !is_blocked && !counts
    }

    /// Our count includes requests in flight, Discord's includes other clients: use the smaller one.
    fn learn(&mut self, headers: &BucketHeaders, now: Instant) {
        let end = now + headers.reset_after.min(LONGEST_WAIT);
        let (remaining, ends) = match &self.window {
            Window::Known { remaining, ends, .. } => {
                ((*remaining).min(headers.remaining), (*ends).filter(|&ends| ends > now).max(Some(end)))
            }
            Window::Unknown | Window::Unlimited => (headers.remaining.saturating_sub(self.in_flight), Some(end)),
        };
        self.window = Window::Known { limit: headers.limit, remaining, ends };
    }
}

fn key(route: &Route) -> RouteKey {
    (route.method, route.shape, route.resource)
}

#[cfg(test)]
mod tests {
    use channelwright_core::id::Id;

    use super::*;

    struct Check {
        limiter: Limiter,
        now: Instant,
        start: Instant,
    }

    impl Check {
        fn new() -> Self {
            let now = Instant::now();
            Self { limiter: Limiter::new(Share::WHOLE), now, start: now }
        }

        fn at(&mut self, ms: u64) -> &mut Self {
            self.now = self.start + Duration::from_millis(ms);
            self
        }

        /// Asks for a turn: `Ok` if it may go now, else the millisecond, or -1 for "after a response".
        fn turn(&mut self, route: &Route) -> Result<(), i64> {
            match self.limiter.turn(route, self.now) {
                Turn::Now => Ok(()),
                Turn::At(at) => Err(i64::try_from((at - self.start).as_millis()).unwrap()),
                Turn::AfterAnAnswer => Err(-1),
            }
        }

        fn answer(&mut self, route: &Route, limit: u32, remaining: u32, reset_after_ms: u64) {
            let reset_after = Duration::from_millis(reset_after_ms);
            let headers = BucketHeaders { bucket: "b".to_owned(), limit, remaining, reset_after };
            self.limiter.answered(route, Some(&headers), true, self.now);
        }
    }

    fn create() -> Route {
        Route::channels(Method::Post, Id::new(1))
    }

    #[test]
    fn the_first_of_a_route_goes_alone_and_teaches_the_rest() {
        let mut check = Check::new();
        assert_eq!(check.turn(&create()), Ok(()));
        assert_eq!(check.turn(&create()), Err(-1));
        check.at(100).answer(&create(), 5, 4, 5_000);
        for _ in 0..4 {
            assert_eq!(check.turn(&create()), Ok(()));
        }
        assert_eq!(check.turn(&create()), Err(5_100));
    }

    #[test]
    fn a_new_window_counts_what_is_still_in_flight() {
        let mut check = Check::new();
        check.turn(&create()).unwrap();
        check.answer(&create(), 2, 1, 1_000);
        check.turn(&create()).unwrap();
        check.at(1_000);
        assert_eq!(check.turn(&create()), Ok(()));
        assert_eq!(check.turn(&create()), Err(-1), "one of the last window is unanswered, one of this is under way");
    }

    #[test]
    fn answers_out_of_order_do_not_bring_requests_back() {
        let mut check = Check::new();
        check.turn(&create()).unwrap();
        check.answer(&create(), 5, 4, 5_000);
        (0..4).for_each(|_| check.turn(&create()).unwrap());
        check.answer(&create(), 5, 0, 5_000);
        check.answer(&create(), 5, 3, 5_000);
        assert_eq!(check.turn(&create()), Err(5_000));
    }

    #[test]
    fn retry_after_counts_whatever_the_bucket_says() {
        let mut check = Check::new();
        check.turn(&create()).unwrap();
        check.answer(&create(), 10, 9, 64);
        let shared = Limited { retry_after: Duration::from_secs(1337), scope: Scope::Bucket };
        check.limiter.limited(&create(), &shared, check.now);
        assert_eq!(check.at(1_336_999).turn(&create()), Err(1_337_000));
        assert_eq!(check.at(1_337_000).turn(&create()), Ok(()));
    }

    #[test]
    fn refusals_that_ask_for_no_wait_wait_longer_and_longer() {
        let mut check = Check::new();
        let at_once = Limited { retry_after: Duration::ZERO, scope: Scope::Bucket };
        let mut refuse_at = |ms, together: u32| {
            check.at(ms);
            check.turn(&create()).unwrap();
            for _ in 0..together {
                check.limiter.limited(&create(), &at_once, check.now);
            }
            check.limiter.answered(&create(), None, false, check.now);
            check.turn(&create()).unwrap_err()
        };
        assert_eq!([refuse_at(0, 1), refuse_at(100, 5), refuse_at(300, 1)], [100, 300, 700]);
        assert_eq!([refuse_at(700, 1), refuse_at(1_500, 1), refuse_at(3_100, 1)], [1_500, 3_100, 6_300]);
        assert_eq!(check.at(6_300).turn(&create()), Ok(()));
        assert_eq!(check.turn(&create()), Err(-1), "after refusals in a row, one goes alone");
        check.limiter.answered(&create(), None, true, check.now);
        check.turn(&create()).unwrap();
        check.limiter.limited(&create(), &at_once, check.now);
        assert_eq!(check.turn(&create()), Err(6_400), "a success ends the row");
    }

    #[test]
    fn a_global_limit_stops_all_but_interactions() {
        let mut check = Check::new();
        let global = Limited { retry_after: Duration::from_secs(2), scope: Scope::Bot };
        check.limiter.limited(&create(), &global, check.now);
        assert_eq!(check.turn(&Route::me()), Err(2_000));
        let token = channelwright_core::job::InteractionToken::new("t".to_owned());
        assert_eq!(check.turn(&Route::reply(Method::Patch, Id::new(1), Id::new(2), &token)), Ok(()));
        check.limiter.limited(&Route::reply(Method::Patch, Id::new(1), Id::new(3), &token), &global, check.now);
        assert_eq!(
            check.turn(&Route::reply(Method::Patch, Id::new(1), Id::new(3), &token)),
            Err(2_000),
            "unless Discord limited an interaction"
        );
        let page = Limited { retry_after: Duration::from_secs(3), scope: Scope::Address };
        check.limiter.limited(&create(), &page, check.now);
        assert_eq!(check.turn(&Route::reply(Method::Patch, Id::new(1), Id::new(2), &token)), Err(3_000));
        assert_eq!(check.turn(&Route::me()), Err(3_000));
    }

    #[test]
    fn guilds_do_not_share_a_bucket() {
        let mut check = Check::new();
        let other = Route::channels(Method::Post, Id::new(2));
        check.turn(&create()).unwrap();
        check.answer(&create(), 1, 0, 5_000);
        assert_eq!(check.turn(&create()), Err(5_000));
        assert_eq!(check.turn(&other), Ok(()));
    }

    #[test]
    fn fifty_a_second_and_no_more() {
        let mut check = Check::new();
        for guild in 0..50 {
            check.turn(&Route::guild(Id::new(guild))).unwrap();
        }
        assert_eq!(check.at(900).turn(&Route::guild(Id::new(99))), Err(1_080));
        assert_eq!(check.at(1_080).turn(&Route::guild(Id::new(99))), Ok(()));
    }

    #[test]
    fn a_route_without_limits_is_not_held_up() {
        let mut check = Check::new();
        check.turn(&create()).unwrap();
        check.limiter.answered(&create(), None, true, check.now);
        assert_eq!((check.turn(&create()), check.turn(&create())), (Ok(()), Ok(())));
    }

    #[test]
    fn a_lost_answer_frees_its_place() {
        let mut check = Check::new();
        check.turn(&create()).unwrap();
        check.limiter.answered(&create(), None, false, check.now);
        assert_eq!(check.turn(&create()), Ok(()));
    }

    #[test]
    fn buckets_that_are_over_are_forgotten() {
        let mut check = Check::new();
        let ten_hours_ms = 10 * 60 * 60 * 1000;
        let blocked = Route::roles(Method::Post, Id::new(1));
        check.turn(&blocked).unwrap();
        check.answer(&blocked, 250, 249, 1_000);
        let for_hours = Limited { retry_after: Duration::from_millis(ten_hours_ms), scope: Scope::Bucket };
        check.limiter.limited(&blocked, &for_hours, check.now);
        let in_flight = Route::channels(Method::Post, Id::new(1));
        check.turn(&in_flight).unwrap();
        for guild in 2..5_000 {
            let route = Route::channels(Method::Post, Id::new(guild));
            assert_eq!(check.at(1_000 * guild).turn(&route), Ok(()));
            check.answer(&route, 5, 4, 5_000);
            assert!(check.limiter.buckets.len() <= BUCKETS_KEPT + 1);
            assert!(check.limiter.bucket_names.len() <= BUCKETS_KEPT + 1);
        }
        assert_eq!(check.turn(&blocked), Err(ten_hours_ms.try_into().unwrap()));
        assert_eq!(check.turn(&in_flight), Err(-1));
    }
}
