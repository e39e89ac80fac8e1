//! What is true from the start of a story.

use std::time::Duration;

use channelwright_core::template::{ChannelKind as Kind, TemplateChannel, channel_name};
use channelwright_simulator::discord::{ChannelKind, HiddenChannels, Limit, Overwrite, USUAL_BOT_PERMISSIONS, bits};

use crate::{Config, World};

#[derive(Debug, Clone)]
pub(super) enum Fact {
    NoForums,
    DropsEmojiSelectors,
    /// One more channel in the template.
    Wants(Kind, String),
    FilteredName(String),
    OverwritesForAnyone,
    Channels(usize),
    Roles(usize),
    /// More channels, which the bot cannot see.
    HiddenChannels(usize),
    Category(String),
    Channel(String),
    Role(String),
    BotMayNot(u64),
    GmMay(u64),
    HiddenAreListed,
    ListDelay(Duration),
    ReplyDelay(Duration),
    OverwriteSettle(Duration),
    Latency(Duration),
    RouteLatency(String, Duration),
    RouteLimit(String, u32, Duration),
    GlobalLimit(u32),
    ClockAhead(i64),
    BotUserIsNotApplication,
    VisibilityTimeout(Duration),
    FreshWorkers,
    EqualPositions,
    NoOwners,
}

impl Fact {
    /// Makes it true of a world that is about to start.
    pub(super) fn configure(&self, config: &mut Config) {
        let discord = &mut config.discord;
        match self {
            Self::NoForums => discord.forums_need_community = true,
            Self::DropsEmojiSelectors => discord.drops_emoji_selectors = true,
            Self::Wants(kind, name) => {
                let name = channel_name(*kind, name);
                config.template.channels.push(TemplateChannel { name, kind: *kind, gm_only: false, topic: None });
            }
            Self::FilteredName(name) => {
                discord.filtered_names.insert(name.clone());
            }
            Self::OverwritesForAnyone => discord.overwrites_for_anyone = true,
            Self::HiddenAreListed => discord.hidden_channels = HiddenChannels::Listed,
            Self::ListDelay(time) => discord.list_delay = *time,
            Self::ReplyDelay(time) => discord.webhook_lag = *time,
            Self::OverwriteSettle(time) => discord.overwrite_settle = *time,
            Self::Latency(time) => discord.latency = *time,
            Self::RouteLatency(route, time) => {
                discord.route_latency.insert(route.clone(), *time);
            }
            Self::RouteLimit(route, requests, per) => {
                discord.rate_limits.routes.insert(route.clone(), Limit { requests: *requests, per: *per });
            }
            Self::GlobalLimit(requests) => discord.rate_limits.global_per_second = *requests,
            Self::ClockAhead(seconds) => config.clock_ahead_s = *seconds,
            Self::BotUserIsNotApplication => discord.bot_user_is_application = false,
            Self::VisibilityTimeout(time) => config.queue.visibility_timeout = *time,
            Self::FreshWorkers => config.fresh_workers = true,
            Self::BotMayNot(bits) => {
                config.guild = config.guild.clone().bot_permissions(USUAL_BOT_PERMISSIONS & !bits);
            }
            Self::GmMay(bits) => config.guild = config.guild.clone().gm_permissions(*bits),
            Self::EqualPositions => config.guild = config.guild.clone().equal_positions(),
            Self::NoOwners => discord.owners_left_out = true,
            Self::Channels(_)
            | Self::Roles(_)
            | Self::HiddenChannels(_)
            | Self::Category(_)
            | Self::Channel(_)
            | Self::Role(_) => {}
        }
    }

    /// Makes it true of a world that has just started.
    pub(super) fn arrange(&self, world: &World) {
        let guild = &world.guild;
        match self {
            Self::Channels(count) => guild.fill_channels(*count),
            Self::Roles(count) => guild.fill_roles(*count),
            Self::HiddenChannels(count) => {
                let closed = vec![Overwrite::role(guild.id).deny(bits::VIEW_CHANNEL)];
                for _ in 0..*count {
                    guild.add_channel(ChannelKind::Text, "hidden", None, closed.clone());
                }
            }
            Self::Category(name) => {
                guild.add_channel(ChannelKind::Category, name, None, Vec::new());
            }
            Self::Channel(name) => {
                guild.add_channel(ChannelKind::Text, name, None, Vec::new());
            }
            Self::Role(name) => {
                guild.add_role(name, 0);
            }
            _ => {}
        }
    }
}
