//! Matches a guild's channels with a blueprint's: by name and kind, within the campaign's category. If a forum could
//! not be created, the text channel of its name counts as the forum.

use crate::{
    blueprint::{Blueprint, WantedChannel},
    campaign::{
        Campaign, CampaignName, Object, Parts,
        recognise::{Folding, our_categories, roles_called},
    },
    id::{self, Id},
    name::{fold, fold_without_tags},
    snapshot::{Channel, ChannelType, Snapshot},
    template::{ChannelKind, fold_channel_name},
};

/// What planning needs to know besides the guild's roles and channels. Nothing for a guild without any part of the
/// campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Questions {
    /// Whether to fetch how many members each role has.
    pub member_counts: bool,
    /// The members to fetch.
    pub members: Vec<Id<id::User>>,
    /// The channel whose last messages to fetch.
    pub messages: Option<Id<id::Channel>>,
}

/// What to ask before planning this campaign, which these members lead if nobody does yet.
#[must_use]
pub fn questions(
    guild: &Snapshot,
    name: &CampaignName,
    found: Option<&Campaign>,
    otherwise: &[Id<id::User>],
) -> Questions {
    let led = |one: &Campaign| if one.game_masters.is_empty() { otherwise.to_vec() } else { one.game_masters.clone() };
    let has_category = found.is_some_and(|one| one.category.is_some());
    let has_role = has_category && found.is_some_and(|one| one.role.is_some());
    Questions {
        member_counts: !has_role && roles_called(guild, name, fold).next().is_some(),
        members: found.filter(|_| has_category).map(led).unwrap_or_default(),
        messages: None,
    }
}

/// The existing parts of the blueprint.
#[must_use]
pub fn parts(blueprint: &Blueprint, guild: &Snapshot, found: Option<&Campaign>) -> Parts {
    let category = found.and_then(|one| one.category);
    let mut parts = category
        .map_or_else(|| Parts::none_of(blueprint.channels.len()), |category| channels_in(blueprint, guild, category));
    parts.role = found.and_then(|one| one.role);
    parts.category = category;
    parts
}

/// The blueprint's channels in this category.
pub(crate) fn channels_in(blueprint: &Blueprint, guild: &Snapshot, category: Id<id::Channel>) -> Parts {
    let children: Vec<(&Channel, String)> = guild.children(category).map(|one| (one, folded(one))).collect();
    let first = |wanted: &WantedChannel, form: Folding| {
        let name = fold_channel_name(wanted.kind, &wanted.name, form);
        let called = children.iter().filter(|(one, folded)| *folded == name && fits(one.kind, wanted.kind));
        // Prefer a forum to its stand-in, and the older of two alike.
        called.map(|(one, _)| *one).min_by_key(|one| (one.kind != wanted.kind.into(), one.id))
    };
    let matches_another = |one: &Channel| blueprint.channels.iter().any(|wanted| is_called(one, wanted));
    let mut parts = Parts::none_of(blueprint.channels.len());
    for wanted in &blueprint.channels {
        let of_an_earlier_version = || first(wanted, fold_without_tags).filter(|one| !matches_another(one));
        if let Some(channel) = first(wanted, fold).or_else(of_an_earlier_version) {
            parts.insert(Object::Channel(wanted.key, channel.id));
        }
    }
    parts
}

/// Duplicates of the campaign's objects: a lost response can lead to a second one.
#[must_use]
pub fn doubles(blueprint: &Blueprint, guild: &Snapshot, parts: &Parts) -> Vec<Id<id::Channel>> {
    let Some(category) = parts.category else { return Vec::new() };
    let categories = our_categories(guild, &blueprint.campaign, fold).map(|one| one.id).filter(|id| *id != category);
    let is_double = |channel: &&Channel| {
        let twin = |wanted: &WantedChannel| channel.kind == wanted.kind.into() && is_called(channel, wanted);
        let has_other = |wanted: &WantedChannel| parts.channel(wanted.key).is_some_and(|id| id != channel.id);
        blueprint.channels.iter().any(|wanted| twin(wanted) && has_other(wanted))
    };
    categories.chain(guild.children(category).filter(is_double).map(|channel| channel.id)).collect()
}

fn is_called(channel: &Channel, wanted: &WantedChannel) -> bool {
    fits(channel.kind, wanted.kind) && folded(channel) == fold_channel_name(wanted.kind, &wanted.name, fold)
}

/// Whether the channel would match by name if it had the wanted kind.
pub(super) fn may_be_called(channel: &Channel, wanted: &WantedChannel) -> bool {
    let folded = |name| fold_channel_name(wanted.kind, name, fold);
    folded(&channel.name) == folded(&wanted.name)
}

fn folded(channel: &Channel) -> String {
    let kind = if channel.kind == ChannelType::Voice { ChannelKind::Voice } else { ChannelKind::Text };
    fold_channel_name(kind, &channel.name, fold)
}

/// Whether a channel of this type can be a channel of this kind.
pub(super) fn fits(found: ChannelType, wanted: ChannelKind) -> bool {
    found == wanted.into() || (wanted == ChannelKind::Forum && found == ChannelType::Text)
}

#[cfg(test)]
mod tests;
