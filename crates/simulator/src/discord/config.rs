//! What can be switched: speed, limits, and the points on which Discord's documentation is silent.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use super::snowflake::Snowflake;

/// How the simulated Discord behaves. The default is a fast Discord with no limit in the way.
#[derive(Clone, Debug)]
pub struct DiscordConfig {
    /// Makes ids, tokens and keys reproducible.
    pub seed: u64,
    /// The Unix time at the start; the machine's if `None`.
    pub start: Option<Duration>,
    /// Whether the bot user has its application's id, as with nearly every bot made since 2016. Nothing promises it.
    pub bot_user_is_application: bool,
    /// How long each request takes before it has its effect.
    pub latency: Duration,
    /// Up to so much longer, at random.
    pub latency_spread: Duration,
    /// Exceptions from both, by guild: requests that name it take so long.
    pub guild_latency: BTreeMap<Snowflake, Duration>,
    /// Exceptions from `latency`, by route template, such as `POST /guilds/{guild_id}/channels`.
    pub route_latency: BTreeMap<String, Duration>,
    /// How much a client may send.
    pub rate_limits: RateLimits,
    /// Whether a forum needs the guild feature `COMMUNITY`. Not documented; reported to be over since 2026-01.
    pub forums_need_community: bool,
    /// Whether U+FE0F, which makes an emoji of a symbol, is dropped from the names of channels and roles. Not documented;
    /// reported of other texts (monty-python#798).
    pub drops_emoji_selectors: bool,
    /// Channels, categories and roles may not have these names: a word in them is filtered. The documentation lists a code
    /// of its own (20031); here it is a fault of the field `name`, as for other names that Discord does not take.
    pub filtered_names: BTreeSet<String>,
    /// Whether an overwrite may be for a user who is not in the guild. Not documented.
    pub overwrites_for_anyone: bool,
    /// What the channel list says about channels that the bot cannot view.
    pub hidden_channels: HiddenChannels,
    /// How long a created channel or role stays absent from lists ("eventually consistent").
    pub list_delay: Duration,
    /// How long overwrite changes to a new channel are acknowledged but lost (reported by staff in 2023).
    pub overwrite_settle: Duration,
    /// How long after the acknowledgement the interaction webhook still answers 404/10015.
    pub webhook_lag: Duration,
    /// A request that arrives this soon after a refusal was sent may have left before the refusal was read.
    pub in_flight_grace: Duration,
    /// Whether a missing `X-Audit-Log-Reason` counts as a violation where it is supported.
    pub audit_reason_required: bool,
    /// Whether interactions lack `authorizing_integration_owners`, as they did for weeks (discord-api-docs#6752).
    pub owners_left_out: bool,
    /// Whether the application's owner has two-factor login, which guilds with `mfa_level` 1 demand.
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
    /// The name that is kept when this one is sent.
    pub(super) fn kept_name(&self, sent: &str) -> String {
        if self.drops_emoji_selectors { sent.replace('\u{fe0f}', "") } else { sent.to_owned() }
    }
}

/// What the channel list says about channels that the bot cannot view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HiddenChannels {
    /// They are left out (since 2026-11-16).
    Omitted,
    /// They are listed like all others (before).
    Listed,
}

/// The second that the global limit is about. Not documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GlobalSecond {
    /// It begins with a request, and the next one begins with the first request after its end.
    Fixed,
    /// Any second.
    Sliding,
}

/// How much a client may send.
#[derive(Clone, Debug)]
pub struct RateLimits {
    /// Requests per second over all routes but the interaction webhooks; documented as 50.
    pub global_per_second: u32,
    /// Which second that is.
    pub global_second: GlobalSecond,
    /// The limit of every bucket that `routes` does not name.
    pub default: Limit,
    /// Limits by route template. Routes that share a bucket take the first limit that names one of them.
    pub routes: BTreeMap<String, Limit>,
    /// Other limits in single guilds, by route template.
    pub guilds: BTreeMap<Snowflake, BTreeMap<String, Limit>>,
    /// Answers of 401, 403 or 429 within 10 minutes after which the address is blocked; documented as 10,000.
    pub invalid_requests: usize,
}

impl RateLimits {
    /// These limits with another one for the route `template`.
    #[must_use]
    pub fn with(mut self, template: &str, requests: u32, per: Duration) -> Self {
        self.routes.insert(template.to_owned(), Limit { requests, per });
        self
    }

    /// These limits with channel creation restricted to `requests` per period.
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
            invalid_requests: 10_000,
        }
    }
}

/// So many requests per period; the period starts with the first request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Requests within one period.
    pub requests: u32,
    /// The length of the period.
    pub per: Duration,
}
