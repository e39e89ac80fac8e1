//! Channels that people seem to have renamed: the bot created them, the template has no channel of their names, and it has
//! one of their kind that is missing.

use super::matching::{fits, parts};
use crate::{
    blueprint::{Blueprint, ChannelKey, WantedChannel},
    campaign::Campaign,
    id::{self, Id},
    name::fold,
    permission::{Permissions, Subject},
    snapshot::{Channel, Snapshot},
};

/// The missing channels of the blueprint, each with the channel that it seems to be: of its kind, for the same people, and
/// first of all with its topic. Channels in `others` never count as renamed.
pub(super) fn renamed(
    blueprint: &Blueprint,
    guild: &Snapshot,
    found: &Campaign,
    others: &[Id<id::Channel>],
) -> Vec<(ChannelKey, Id<id::Channel>)> {
    let Some(category) = found.category.and_then(|id| guild.channel(id)) else { return Vec::new() };
    let parts = parts(blueprint, guild, Some(found));
    let is_free = |channel: &&Channel| {
        // A channel that a person adds inherits the category's overwrites.
        channel.overwrites != category.overwrites
            && !others.contains(&channel.id)
            && !parts.channels().any(|(_, id)| id == channel.id)
    };
    let mut free: Vec<&Channel> = found.channels.iter().filter_map(|id| guild.channel(*id)).filter(is_free).collect();
    free.sort_by_key(|channel| (channel.position, channel.id));
    let mut missing: Vec<&WantedChannel> =
        blueprint.channels.iter().filter(|one| parts.channel(one.key).is_none()).collect();
    let mut pairs = Vec::new();
    for same_topic in [true, false] {
        missing.retain(|wanted| {
            let is_it = |one: &&Channel| is_alike(one, wanted, found) && (!same_topic || has_same_topic(one, wanted));
            let Some(at) = free.iter().position(is_it) else { return true };
            pairs.push((wanted.key, free.remove(at).id));
            false
        });
    }
    pairs.sort_unstable();
    pairs
}

/// Whether most of the channels that the bot created in the campaign are none of the blueprint's: they have neither the name
/// nor the topic of one.
pub(super) fn has_other_channels(blueprint: &Blueprint, guild: &Snapshot, found: &Campaign) -> bool {
    let parts = parts(blueprint, guild, Some(found));
    let has_a_topic = |channel: &&Channel| channel.topic.as_ref().is_some_and(|topic| !fold(topic).is_empty());
    let is_one = |channel: &&Channel| {
        let is_renamed = |wanted: &WantedChannel| fits(channel.kind, wanted.kind) && has_same_topic(channel, wanted);
        parts.channels().any(|(_, id)| id == channel.id)
            || (has_a_topic(channel) && blueprint.channels.iter().any(is_renamed))
    };
    let channels: Vec<&Channel> = found.channels.iter().filter_map(|id| guild.channel(*id)).collect();
    channels.iter().filter(|one| is_one(one)).count() * 2 < channels.len()
}

fn is_alike(channel: &Channel, wanted: &WantedChannel, found: &Campaign) -> bool {
    let lets_in = |role| {
        let overwrite = channel.overwrite(Subject::Role(role));
        overwrite.is_some_and(|one| one.allow.contains(Permissions::VIEW_CHANNEL))
    };
    fits(channel.kind, wanted.kind) && found.role.is_none_or(|role| lets_in(role) != wanted.gm_only)
}

fn has_same_topic(channel: &Channel, wanted: &WantedChannel) -> bool {
    let topic = |text: &Option<String>| fold(text.as_deref().unwrap_or_default());
    topic(&channel.topic) == topic(&wanted.topic)
}
