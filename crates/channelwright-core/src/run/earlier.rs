//! Finds what earlier deliveries of the same job created.

use crate::{
    campaign::Object,
    id::{self, Id},
    permission::Subject,
    plan::Plan,
    snapshot::Snapshot,
};

/// The parts newer than this that this bot created, which have its own overwrite. A channel that a person adds inherits
/// its category's overwrites, which no channel created by the bot has.
pub(super) fn made_since(plan: &Plan, guild: &Snapshot, since_ms: u64) -> Vec<Object> {
    let category = plan.parts.category.and_then(|category| guild.channel(category));
    let is_ours = |id: Id<id::Channel>| {
        let Some(channel) = guild.channel(id) else { return false };
        let is_as_its_category = category.is_some_and(|one| one.id != id && one.overwrites == channel.overwrites);
        channel.overwrite(Subject::Member(guild.me.user)).is_some() && !is_as_its_category
    };
    let is_this_jobs = |object: &Object| {
        object.created_ms() > since_ms
            && match *object {
                Object::Role(_) => true,
                Object::Category(id) | Object::Channel(_, id) => is_ours(id),
            }
    };
    plan.parts.objects().filter(is_this_jobs).collect()
}
