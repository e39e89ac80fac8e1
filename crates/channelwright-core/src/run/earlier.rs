//! What earlier deliveries of the same job left in the guild.

use std::collections::BTreeSet;

use super::Made;
use crate::{
    blueprint::{Access, ChannelKey, Subjects},
    id::{self, Id},
    permission::same,
    plan::Plan,
    snapshot::{ChannelType, Snapshot},
    template::ChannelKind,
};

/// What is newer than this, and has the very overwrites that this bot gives: a channel that a person added by hand has those
/// of the category.
pub(super) fn made_since(plan: &Plan, guild: &Snapshot, since_ms: u64) -> Vec<Made> {
    let (blueprint, found) = (&plan.blueprint, &plan.found);
    let role = found.role.filter(|id| id.created_ms() > since_ms);
    let is_ours = |id: Id<id::Channel>, access: &[Access]| {
        let Some(role) = found.role else { return false };
        let (game_master, bot) = (blueprint.game_master, guild.me.user);
        let subjects = Subjects { guild: guild.guild, role, game_master, bot };
        let wanted = access.iter().map(|access| access.overwrite(&subjects));
        id.created_ms() > since_ms && guild.channel(id).is_some_and(|channel| same(&channel.overwrites, wanted))
    };
    let category = found.category.filter(|id| is_ours(*id, &blueprint.category));
    let channels = found
        .channels
        .iter()
        .filter(|(key, id)| blueprint.channel(**key).is_some_and(|wanted| is_ours(**id, &wanted.access)));
    let channels = channels.map(|(key, id)| Made::Channel(*key, *id));
    role.map(Made::Role).into_iter().chain(category.map(Made::Category)).chain(channels).collect()
}

/// Forums in whose place there is a text channel.
pub(super) fn stand_ins(plan: &Plan, guild: &Snapshot) -> BTreeSet<ChannelKey> {
    let is_text = |id: &Id<id::Channel>| guild.channel(*id).is_some_and(|channel| channel.kind == ChannelType::Text);
    let wants_forum = |key: &ChannelKey| plan.blueprint.channel(*key).is_some_and(|one| one.kind == ChannelKind::Forum);
    plan.found.channels.iter().filter(|(key, id)| wants_forum(key) && is_text(id)).map(|(key, _)| *key).collect()
}
