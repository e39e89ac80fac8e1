//! Settings: latency, limits, and behaviour that Discord does not document.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use super::snowflake::Snowflake;

/// The behaviour of the simulated Discord. The default has no latency and ample limits.
#[derive(Clone, Debug)]
pub struct DiscordConfig {
    /// The seed of ids, tokens and keys.
    pub seed: u64,
    /// The Unix time at the start; the machine's if `None`.
    pub start: Option<Duration>,
    /// Whether the bot user has its application's id, as nearly every bot since 2016 has. Discord does not guarantee it.
    pub bot_user_is_application: bool,
    /// The time from a request's arrival to its effect.
    pub latency: Duration,
    /// The largest random addition to it.
    pub latency_spread: Duration,
    /// The latency of requests that name a guild, in place of the two above.
    pub guild_latency: BTreeMap<Snowflake, Duration>,
    /// The latency by route template, such as `POST /guilds/{guild_id}/channels`, in place of `latency`.
    pub route_latency: BTreeMap<String, Duration>,
    /// The rate limits.
    pub rate_limits: RateLimits,
    /// Whether a forum needs the guild feature `COMMUNITY`. Not documented; reported as obsolete since 2026-01.
    pub forums_need_community: bool,
    /// Whether Discord removes U+FE0F (the emoji selector) from the names of channels and roles. Not documented; reported
    /// for other texts (monty-python#798).
    pub drops_emoji_selectors: bool,
    /// Names that Discord's filter refuses. The documentation lists a code for it (20031); the simulator reports a fault
    /// of the field `name`, as for other invalid names.
    pub filtered_names: BTreeSet<String>,
    /// Whether an overwrite may be for a user who is not in the guild. Not documented.
    pub overwrites_for_anyone: bool,
    /// The channel list's treatment of channels that the bot cannot view.
    pub hidden_channels: HiddenChannels,
    /// For how long lists omit a new channel or role ("eventually consistent").
    pub list_delay: Duration,
    /// For how long Discord acknowledges overwrite changes to a new channel and loses them (reported by staff in 2023).
    pub overwrite_settle: Duration,
    /// For how long after the acknowledgement the interaction webhook returns 404/10015.
    pub webhook_lag: Duration,
    /// A request that arrives within this time of a refusal counts as sent before the client read the refusal.
    pub in_flight_grace: Duration,
    /// Whether a missing `X-Audit-Log-Reason` counts as a violation where it is supported.
    pub audit_reason_required: bool,
    /// Whether interactions lack `authorizing_integration_owners`, as for some weeks (discord-api-docs#6752).
    pub owners_left_out: bool,
    /// Whether the application's owner has two-factor login, which guilds with `mfa_level` 1 require.
    pub owner_two_factor: bool,
}

impl Default for DiscordConfig {
    fn default() -> Self {
        Self {
            seed: 1,
            start: None,
            bot_user_is_application: true,
            latency: Duration::ZERO,
            latency_spread: Duration::ZERO,
            guild_latency: BTreeMap::new(),
            route_latency: BTreeMap::new(),
            rate_limits: RateLimits::default(),
            forums_need_community: false,
            drops_emoji_selectors: false,
            filtered_names: BTreeSet::new(),
            overwrites_for_anyone: false,
            hidden_channels: HiddenChannels::Omitted,
            list_delay: Duration::ZERO,
            overwrite_settle: Duration::ZERO,
            webhook_lag: Duration::ZERO,
            in_flight_grace: Duration::from_millis(500),
            audit_reason_required: true,
            owners_left_out: false,
            owner_two_factor: true,
        }
    }
}

impl DiscordConfig {
    /// The name that Discord stores for this one.
    pub(super) fn kept_name(&self, sent: &str) -> String {
        if self.drops_emoji_selectors { sent.replace('\u{fe0f}', "") } else { sent.to_owned() }
    }
}

/// The channel list's treatment of channels that the bot cannot view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HiddenChannels {
    /// It omits them (since 2026-11-16).
    Omitted,
    /// It has them (before 2026-11-16).
    Listed,
}

/// The window of the global limit. Not documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GlobalSecond {
    /// Fixed windows: each starts with the first request after the end of the last one.
    Fixed,
    /// Any one-second window.
    Sliding,
}

/// The rate limits.
#[derive(Clone, Debug)]
pub struct RateLimits {
    /// Requests per second over all routes but the interaction webhooks; documented as 50.
    pub global_per_second: u32,
    /// The window of that limit.
    pub global_second: GlobalSecond,
    /// The limit of every bucket that `routes` does not name.
    pub default: Limit,
    /// Limits by route template. Routes that share a bucket take the first limit that names one of them.
    pub routes: BTreeMap<String, Limit>,
    /// Limits in single guilds, by route template.
    pub guilds: BTreeMap<Snowflake, BTreeMap<String, Limit>>,
    /// How often the name of one channel or category can change. No header shows it, and Discord does not document it
    /// (discord-api-docs#1900, #2190).
    pub renames: Limit,
    /// The number of 401, 403 and 429 responses in 10 minutes that blocks the address; documented as 10,000.
    pub invalid_requests: usize,
}

impl RateLimits {
    /// Sets the limit of a route.
    #[must_use]
    pub fn with(mut self, template: &str, requests: u32, per: Duration) -> Self {
        self.routes.insert(template.to_owned(), Limit { requests, per });
        self
    }

    /// Limits channel creation.
    #[must_use]
    pub fn with_channel_creation(self, requests: u32, per: Duration) -> Self {
        self.with("POST /guilds/{guild_id}/channels", requests, per)
    }
}

impl Default for RateLimits {
    fn default() -> Self {
        Self {
            global_per_second: 50,
            global_second: GlobalSecond::Fixed,
            default: Limit { requests: 1000, per: Duration::from_secs(1) },
            routes: BTreeMap::new(),
            guilds: BTreeMap::new(),
            renames: Limit { requests: 2, per: Duration::from_secs(600) },
            invalid_requests: 10_000,
        }
    }
}

/// A number of requests per period. The period starts with the first request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Requests within one period.
    pub requests: u32,
    /// The length of the period.
    pub per: Duration,
}
