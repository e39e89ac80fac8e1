//! Finds objects with unreadable fields that matter for a campaign.

use std::fmt;

use super::{Problem, matching};
use crate::{
    blueprint::Blueprint,
    campaign::{
        CampaignName,
        recognise::{has_campaigns_name, roles_called},
    },
    id::{self, Id},
    name::fold,
    permission::Subject,
    snapshot::{Channel, ChannelType, Role, Snapshot},
};

/// Any role or channel of a guild.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuildObject {
    /// A role.
    Role(Id<id::Role>),
    /// A channel or a category.
    Channel(Id<id::Channel>),
}

impl fmt::Display for GuildObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Role(id) => write!(f, "role {id}"),
            Self::Channel(id) => write!(f, "channel {id}"),
        }
    }
}

/// The first object with an unreadable field that may be part of the campaign with this category.
pub(crate) fn of_campaign(
    blueprint: &Blueprint,
    guild: &Snapshot,
    category: Option<Id<id::Channel>>,
) -> Option<Problem> {
    let category = category.and_then(|id| guild.channel(id));
    let nameless = |role: &&Role| role.name.is_empty() && category.is_some_and(|one| lets_in(one, role));
    let roles = roles_called(guild, &blueprint.campaign, fold).chain(guild.roles.iter().filter(nameless));
    let may_be_ours = |channel: &&Channel| match category {
        Some(category) => channel.id == category.id || may_be_in(category, blueprint, channel),
        None => may_be_category(&blueprint.campaign, guild, channel),
    };
    let channels = guild.channels.iter().filter(may_be_ours);
    roles.filter_map(of_role).chain(channels.filter_map(of_channel)).next()
}

/// The bot's first role, @everyone included, with an unreadable field.
pub(super) fn of_bot(guild: &Snapshot) -> Option<Problem> {
    let everyone = guild.guild.everyone();
    let held = |role: &&Role| role.id == everyone || guild.me.roles.contains(&role.id);
    guild.roles.iter().filter(held).find_map(of_role)
}

fn of_role(role: &Role) -> Option<Problem> {
    role.unreadable.clone().map(|field| Problem::Unreadable { object: GuildObject::Role(role.id), field })
}

fn of_channel(channel: &Channel) -> Option<Problem> {
    channel.unreadable.clone().map(|field| Problem::Unreadable { object: GuildObject::Channel(channel.id), field })
}

/// The unreadable field may be its parent or its name.
fn may_be_in(category: &Channel, blueprint: &Blueprint, channel: &Channel) -> bool {
    let named =
        channel.name.is_empty() || blueprint.channels.iter().any(|wanted| matching::may_be_called(channel, wanted));
    named && (channel.parent == Some(category.id) || channel.unreadable.as_deref() == Some("parent_id"))
}

/// By its name, or by an overwrite that allows the campaign's role.
fn may_be_category(name: &CampaignName, guild: &Snapshot, channel: &Channel) -> bool {
    let may_be_one = matches!(channel.kind, ChannelType::Category | ChannelType::Other(_));
    let named = has_campaigns_name(channel, name);
    may_be_one && (named || roles_called(guild, name, fold).any(|role| lets_in(channel, role)))
}

fn lets_in(channel: &Channel, role: &Role) -> bool {
    channel.overwrite(Subject::Role(role.id)).is_some()
}
