//! Facts: what is true from the start of a story.

use std::time::Duration;

use channelwright_core::template::{ChannelKind as Kind, TemplateChannel, channel_name};
use channelwright_simulator::discord::{
    ChannelKind, DiscordConfig, GuildBuilder, GuildHandle, HiddenChannels, Limit, Overwrite, bits,
};

use serde_json::Value;

use super::Who;
use crate::Config;

/// A fact of a story.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each is a sentence of `language.rs`")]
pub enum Fact {
    NoForums,
    DropsEmojiSelectors,
    /// One more channel in the template.
    Wants(Kind, String),
    FilteredName(String),
    OverwritesForAnyone,
    Channels(usize),
    Roles(usize),
    /// More channels that the bot cannot see.
    HiddenChannels(usize),
    Channel(ChannelKind, String),
    /// A channel of a category: its name, and the category's.
    ChannelIn(ChannelKind, String, String),
    /// Of all but administrators, only these people and the bot see the channel or category.
    SeenBy(String, Vec<Who>),
    /// A setting of a channel.
    Setting(String, &'static str, Value),
    /// A category that the bot cannot see.
    HiddenCategory(String),
    Role(String),
    StrangersRole(String),
    TwoFactorNeeded,
    PlayerMayAsk,
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
    Workers(usize),
    EqualPositions,
    NoOwners,
    /// More people.
    People(Vec<Who>, Kin),
}

/// What somebody is to the guild.
#[derive(Debug, Clone, Copy)]
pub enum Kin {
    Member,
    Bot,
    Pending,
    Former,
    /// A member who may manage roles.
    Manager,
}

impl Fact {
    /// Configures a world before it starts.
    pub(super) fn configure(&self, config: &mut Config) {
        match self {
            Self::Wants(kind, name) => {
                let name = channel_name(*kind, name);
                config.template.channels.push(TemplateChannel { name, kind: *kind, gm_only: false, topic: None });
            }
            Self::ClockAhead(seconds) => config.clock_ahead_s = *seconds,
            Self::VisibilityTimeout(time) => config.queue.visibility_timeout = *time,
            Self::FreshWorkers => config.fresh_workers = true,
            Self::Workers(count) => config.maximum_concurrency = *count,
            _ => self.configure_discord(&mut config.discord, &mut config.guild),
        }
    }

    /// Whether it concerns the functions, their template or their queue, rather than Discord and the guild.
    #[must_use]
    pub fn is_about_functions(&self) -> bool {
        matches!(
            self,
            Self::Wants(..) | Self::ClockAhead(_) | Self::VisibilityTimeout(_) | Self::FreshWorkers | Self::Workers(_)
        )
    }

    /// Configures Discord and the guild before they start, if the fact concerns them.
    pub fn configure_discord(&self, discord: &mut DiscordConfig, guild: &mut GuildBuilder) {
        match self {
            Self::NoForums => discord.forums_need_community = true,
            Self::DropsEmojiSelectors => discord.drops_emoji_selectors = true,
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
            Self::BotUserIsNotApplication => discord.bot_user_is_application = false,
            Self::NoOwners => discord.owners_left_out = true,
            Self::TwoFactorNeeded => {
                discord.owner_two_factor = false;
                *guild = guild.clone().mfa_level(1);
            }
            Self::BotMayNot(bits) => *guild = guild.clone().without_bot_permissions(*bits),
            Self::GmMay(bits) => *guild = guild.clone().gm_permissions(*bits),
            Self::EqualPositions => *guild = guild.clone().equal_positions(),
            _ => {}
        }
    }

    /// Prepares a running guild before the first command.
    pub fn arrange(&self, guild: &GuildHandle) {
        let closed = || vec![Overwrite::role(guild.id).deny(bits::VIEW_CHANNEL)];
        let add = |kind, name: &str, overwrites| guild.add_channel(kind, name, None, overwrites);
        match self {
            Self::Channels(count) => guild.fill_channels(*count),
            Self::Roles(count) => guild.fill_roles(*count),
            Self::HiddenChannels(count) => (0..*count).for_each(|_| {
                add(ChannelKind::Text, "hidden", closed());
            }),
            Self::Channel(kind, name) => {
                add(*kind, name, Vec::new());
            }
            Self::ChannelIn(kind, name, category) => {
                let category = guild.channel_named(category).map(|category| category.id);
                guild.add_channel(*kind, name, category, Vec::new());
            }
            Self::SeenBy(name, people) => {
                let let_in = |user| Overwrite::member(user).allow(bits::VIEW_CHANNEL | bits::CONNECT);
                let people = people.iter().map(|who| who.among(guild)).chain([guild.people.bot]);
                let overwrites: Vec<_> = closed().into_iter().chain(people.map(let_in)).collect();
                for channel in guild.channels_named(name) {
                    overwrites.iter().for_each(|one| guild.set_overwrite(channel.id, one.clone()));
                }
            }
            Self::Setting(name, key, value) => {
                for channel in guild.channels_named(name) {
                    guild.edit_channel(channel.id, |channel| {
                        channel.settings.insert((*key).to_owned(), value.clone());
                    });
                }
            }
            Self::HiddenCategory(name) => {
                add(ChannelKind::Category, name, closed());
            }
            Self::Role(name) => {
                guild.add_role(name, 0);
            }
            Self::StrangersRole(name) => guild.grant(guild.people.stranger, guild.add_role(name, 0)),
            Self::People(people, kin) => people.iter().for_each(|who| kin.arrange(guild, who)),
            Self::PlayerMayAsk => {
                let role = guild.add_role("Helper", bits::MANAGE_CHANNELS | bits::MANAGE_ROLES);
                guild.people.players.iter().take(1).for_each(|player| guild.grant(*player, role));
            }
            _ => {}
        }
    }
}

impl Kin {
    /// Adds a person, unless they are there.
    fn arrange(self, guild: &GuildHandle, who: &Who) {
        let there = Some(who.among(guild)).filter(|id| *id != 0);
        let id = there
            .unwrap_or_else(|| guild.add_person(who.name(), matches!(self, Self::Bot), matches!(self, Self::Pending)));
        match self {
            Self::Member | Self::Bot | Self::Pending => {}
            Self::Former => guild.kick(id),
            Self::Manager => guild.grant(id, guild.add_role("Manager", bits::MANAGE_ROLES)),
        }
    }
}
