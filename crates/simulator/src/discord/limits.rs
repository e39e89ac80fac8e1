//! Rate limits: buckets per top-level resource, the global limit, the ban after too many invalid requests, and 429s
//! in all forms that Discord documents.

use std::{
    collections::{HashMap, VecDeque},
    fmt,
    hash::{DefaultHasher, Hash, Hasher},
    time::Duration,
};

use tokio::time::Instant;

use super::{
    client::Client,
    config::{GlobalSecond, Limit, RateLimits},
    route::{ROUTES, Route},
};

/// The forms of a 429.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateLimitForm {
    /// Scope `user`: the bucket is used up; bucket headers are present, the body has no `code`.
    User,
    /// As `User`, with a JSON error code in the body (20028, "write limit").
    UserWithCode,
    /// Scope `shared`: others used the resource; `Remaining` is above 0 and `Reset-After` far below `Retry-After`.
    Shared,
    /// The global limit: no bucket headers.
    Global,
    /// A page of the network in front of Discord: HTML, no Discord headers but `Retry-After`.
    Html,
}

impl fmt::Display for RateLimitForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::User => "user",
            Self::UserWithCode => "user with code",
            Self::Shared => "shared",
            Self::Global => "global",
            Self::Html => "page",
        })
    }
}

/// The values of the bucket headers.
#[derive(Clone, Debug)]
pub(crate) struct Quota {
    pub(crate) limit: u32,
    pub(crate) remaining: u32,
    pub(crate) reset_after: Duration,
    pub(crate) bucket: String,
}

/// The refusal of a request that came too early.
#[derive(Clone, Debug)]
pub(crate) struct Limited {
    pub(crate) form: RateLimitForm,
    pub(crate) retry_after: Duration,
    pub(crate) quota: Quota,
}

/// The scope of a block.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// A bucket of one top-level resource.
    Bucket(&'static str, String),
    /// All routes with the bot token.
    Global,
    /// Everything from this address.
    Address,
}

#[derive(Clone, Debug)]
struct Block {
    form: RateLimitForm,
    /// When each client first got this refusal.
    told: HashMap<Client, Instant>,
    until: Instant,
}

impl Block {
    /// A block that this client learns of first.
    fn new(form: RateLimitForm, client: Client, now: Instant, lasts: Duration) -> Self {
        Self { form, told: HashMap::from([(client, now)]), until: now + lasts }
    }
}

#[derive(Clone, Copy, Debug)]
struct Window {
    ends: Instant,
    used: u32,
}

/// The counters of all buckets.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    windows: HashMap<(&'static str, String), Window>,
    /// The times of the requests in the current second, the oldest first.
    global: VecDeque<Instant>,
    blocks: HashMap<Key, Block>,
    /// The changes of each channel's name.
    renames: HashMap<u64, Window>,
    invalid: VecDeque<Instant>,
}

/// The period of the global limit.
const GLOBAL_PERIOD: Duration = Duration::from_secs(1);
/// The period over which invalid requests are counted.
const INVALID_PERIOD: Duration = Duration::from_secs(600);
/// How long the network blocks an address after too many of them. Not documented.
const BAN: Duration = Duration::from_secs(600);
/// The bucket headers of a `shared` refusal. They describe another bucket than the exhausted one.
const SHARED_RESET_AFTER: Duration = Duration::from_millis(640);

impl Limits {
    /// Counts a request, or returns how long it must wait.
    pub(crate) fn take(
        &mut self,
        now: Instant,
        client: Client,
        route: &Route,
        config: &RateLimits,
    ) -> Result<Quota, Limited> {
        let limit = limit_of(route, config);
        self.blocks.retain(|_, block| block.until > now);
        if let Some(key) = keys(route).into_iter().find(|key| self.blocks.contains_key(key))
            && let Some(block) = self.blocks.get_mut(&key)
        {
            block.told.entry(client).or_insert(now);
            let (form, retry_after) = (block.form, block.until - now);
            return Err(Limited { form, retry_after, quota: self.quota(now, route, limit) });
        }
        if !route.entry.is_webhook() {
            self.take_global(now, client, route, config)?;
        }
        let window = self.window(now, route, limit);
        if window.used >= limit.requests {
            let retry_after = window.ends - now;
            return Err(self.block(now, client, route, RateLimitForm::User, retry_after, config));
        }
        window.used += 1;
        Ok(self.quota(now, route, limit))
    }

    /// Counts a change of a channel's name, or returns how long it must wait. Other changes of the channel need not wait.
    pub(crate) fn rename(
        &mut self,
        now: Instant,
        route: &Route,
        quota: &Quota,
        config: &RateLimits,
    ) -> Option<Limited> {
        let limit = config.renames;
        let window = self
            .renames
            .entry(route.id("channel_id"))
            .and_modify(|window| {
                if window.ends <= now {
                    *window = Window { ends: now + limit.per, used: 0 };
                }
            })
            .or_insert(Window { ends: now + limit.per, used: 0 });
        if window.used >= limit.requests {
            let retry_after = window.ends - now;
            return Some(Limited { form: RateLimitForm::Shared, retry_after, quota: quota.clone() });
        }
        window.used += 1;
        None
    }

    /// Refuses requests like this one from now on, for `retry_after`.
    pub(crate) fn block(
        &mut self,
        now: Instant,
        client: Client,
        route: &Route,
        form: RateLimitForm,
        retry_after: Duration,
        config: &RateLimits,
    ) -> Limited {
        let key = match form {
            RateLimitForm::User | RateLimitForm::UserWithCode | RateLimitForm::Shared => bucket_key(route),
            RateLimitForm::Global => Key::Global,
            RateLimitForm::Html => Key::Address,
        };
        self.blocks.entry(key).or_insert_with(|| Block::new(form, client, now, retry_after));
        let quota = self.quota(now, route, limit_of(route, config));
        Limited { form, retry_after, quota }
    }

    /// How much longer a request that arrives now should have waited, after a refusal to this client older than `grace`.
    pub(crate) fn too_early(&self, now: Instant, client: Client, route: &Route, grace: Duration) -> Option<Duration> {
        let blocks = keys(route).into_iter().filter_map(|key| self.blocks.get(&key));
        let knows = |block: &Block| block.told.get(&client).is_some_and(|told| now > *told + grace);
        let told = blocks.filter(|block| block.until > now && knows(block));
        told.map(|block| block.until - now).max()
    }

    /// Counts a 401, 403 or 429. Returns whether the address is now blocked.
    pub(crate) fn count_invalid(&mut self, now: Instant, client: Client, config: &RateLimits) {
        self.invalid.push_back(now);
        while self.invalid.front().is_some_and(|first| *first + INVALID_PERIOD < now) {
            self.invalid.pop_front();
        }
        if self.invalid.len() > config.invalid_requests {
            let ban = || Block::new(RateLimitForm::Html, client, now, BAN);
            self.blocks.entry(Key::Address).or_insert_with(ban);
        }
    }

    /// The number of invalid requests in the last ten minutes.
    pub(crate) fn invalid_requests(&self) -> usize {
        self.invalid.len()
    }

    /// From now on, no client knows the blocks. The first request of each against a block is refused, but no violation.
    pub(crate) fn forget_what_was_told(&mut self) {
        for block in self.blocks.values_mut() {
            block.told.clear();
        }
    }

    /// The client read only now what it was told since it sent a request to this route.
    pub(crate) fn heard(&mut self, now: Instant, client: Client, route: &Route, since: Instant) {
        for key in keys(route) {
            let told = self.blocks.get_mut(&key).and_then(|block| block.told.get_mut(&client));
            if let Some(told) = told.filter(|told| **told >= since) {
                *told = now;
            }
        }
    }

    /// The client never read what it was told since it sent a request to this route.
    pub(crate) fn unheard(&mut self, client: Client, route: &Route, since: Instant) {
        for key in keys(route) {
            if let Some(block) = self.blocks.get_mut(&key) {
                block.told.retain(|other, told| *other != client || *told < since);
            }
        }
    }

    fn take_global(&mut self, now: Instant, client: Client, route: &Route, config: &RateLimits) -> Result<(), Limited> {
        let is_over = |taken: &Instant| *taken + GLOBAL_PERIOD <= now;
        match config.global_second {
            GlobalSecond::Fixed if self.global.front().is_some_and(is_over) => self.global.clear(),
            GlobalSecond::Fixed => {}
            GlobalSecond::Sliding => {
                while self.global.front().is_some_and(is_over) {
                    self.global.pop_front();
                }
            }
        }
        if self.global.len() >= config.global_per_second as usize {
            let retry_after = self.global.front().map_or(GLOBAL_PERIOD, |first| *first + GLOBAL_PERIOD - now);
            return Err(self.block(now, client, route, RateLimitForm::Global, retry_after, config));
        }
        self.global.push_back(now);
        Ok(())
    }

    fn window(&mut self, now: Instant, route: &Route, limit: Limit) -> &mut Window {
        let fresh = Window { ends: now + limit.per, used: 0 };
        let window = self.windows.entry((route.entry.bucket, route.top_level().to_owned())).or_insert(fresh);
        if window.ends <= now {
            *window = fresh;
        }
        window
    }

    fn quota(&mut self, now: Instant, route: &Route, limit: Limit) -> Quota {
        let window = self.window(now, route, limit);
        Quota {
            limit: limit.requests,
            remaining: limit.requests.saturating_sub(window.used),
            reset_after: window.ends - now,
            bucket: opaque_id(route.entry.bucket),
        }
    }
}

impl Limited {
    /// The value of `X-RateLimit-Scope`, if the form has it.
    pub(crate) fn scope(&self) -> Option<&'static str> {
        match self.form {
            RateLimitForm::User | RateLimitForm::UserWithCode => Some("user"),
            RateLimitForm::Shared => Some("shared"),
            RateLimitForm::Global => Some("global"),
            RateLimitForm::Html => None,
        }
    }

    /// The values of the bucket headers, if the form has them.
    pub(crate) fn shown_quota(&self) -> Option<Quota> {
        let quota = self.quota.clone();
        match self.form {
            RateLimitForm::User | RateLimitForm::UserWithCode => {
                Some(Quota { remaining: 0, reset_after: self.retry_after, ..quota })
            }
            RateLimitForm::Shared => Some(Quota {
                remaining: quota.remaining.max(1),
                reset_after: SHARED_RESET_AFTER.min(self.retry_after / 2),
                ..quota
            }),
            RateLimitForm::Global | RateLimitForm::Html => None,
        }
    }
}

/// The blocks that apply to a request, the widest first.
fn keys(route: &Route) -> Vec<Key> {
    let mut keys = vec![Key::Address, bucket_key(route)];
    if !route.entry.is_webhook() {
        keys.insert(1, Key::Global);
    }
    keys
}

fn bucket_key(route: &Route) -> Key {
    Key::Bucket(route.entry.bucket, route.top_level().to_owned())
}

fn limit_of(route: &Route, config: &RateLimits) -> Limit {
    let same_bucket = || ROUTES.iter().filter(|entry| entry.bucket == route.entry.bucket);
    let in_guild = config.guilds.get(&route.id("guild_id"));
    let in_guild = in_guild.and_then(|limits| same_bucket().find_map(|entry| limits.get(entry.template)));
    let limit = in_guild.or_else(|| same_bucket().find_map(|entry| config.routes.get(entry.template)));
    limit.copied().unwrap_or(config.default)
}

/// An opaque bucket id, without the top-level resource.
fn opaque_id(bucket: &str) -> String {
    let mut hasher = DefaultHasher::new();
    bucket.hash(&mut hasher);
    format!("{:016x}{:016x}", hasher.finish(), hasher.finish().rotate_left(23) ^ 0x5bd1_e995)
}
