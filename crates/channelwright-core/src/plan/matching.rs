//! Which of a guild's channels are those of a blueprint: a channel in the campaign's category that has the wanted name and
//! kind. Where a forum could not be created, a text channel of its name stands in.

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

/// What must be known beyond the guild's roles and channels before a plan can be made. A guild without a trace of the
/// campaign needs no answer at all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Questions {
    /// How many members has each role?
    pub member_counts: bool,
    /// Which roles has this member?
    pub member: Option<Id<id::User>>,
}

/// What is still to be asked about a guild in which this campaign was found, before `caller` can have it.
#[must_use]
pub fn questions(guild: &Snapshot, name: &CampaignName, found: Option<&Campaign>, caller: Id<id::User>) -> Questions {
    let has_category = found.is_some_and(|one| one.category.is_some());
    let has_role = has_category && found.is_some_and(|one| one.role.is_some());
    Questions {
        member_counts: !has_role && roles_called(guild, name, fold).next().is_some(),
        member: found.filter(|_| has_category).map(|one| game_master(one, caller)),
    }
}

/// Who leads a campaign that was found, for `caller`: they themselves if they are among the game masters or nobody is.
#[must_use]
pub fn game_master(found: &Campaign, caller: Id<id::User>) -> Id<id::User> {
    let first = found.game_masters.first().copied().unwrap_or(caller);
    if found.game_masters.contains(&caller) { caller } else { first }
}

/// The parts of the blueprint that exist.
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
        // Of a forum and the text channel that stood in for it, the forum; of two alike, the older.
        called.map(|(one, _)| *one).min_by_key(|one| (one.kind != wanted.kind.into(), one.id))
    };
    let is_anothers = |one: &Channel| blueprint.channels.iter().any(|wanted| is_called(one, wanted));
    let mut parts = Parts::none_of(blueprint.channels.len());
    for wanted in &blueprint.channels {
        let of_an_earlier_version = || first(wanted, fold_without_tags).filter(|one| !is_anothers(one));
        if let Some(channel) = first(wanted, fold).or_else(of_an_earlier_version) {
            parts.insert(Object::Channel(wanted.key, channel.id));
        }
    }
    parts
}

/// Objects that look like the campaign's but are not its parts: a lost answer can leave a second one.
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

/// Whether the channel would be called as is wanted if it were of the wanted kind.
pub(super) fn may_be_called(channel: &Channel, wanted: &WantedChannel) -> bool {
    let folded = |name| fold_channel_name(wanted.kind, name, fold);
    folded(&channel.name) == folded(&wanted.name)
}

fn folded(channel: &Channel) -> String {
    let kind = if channel.kind == ChannelType::Voice { ChannelKind::Voice } else { ChannelKind::Text };
    fold_channel_name(kind, &channel.name, fold)
}

fn fits(found: ChannelType, wanted: ChannelKind) -> bool {
    found == wanted.into() || (wanted == ChannelKind::Forum && found == ChannelType::Text)
}
