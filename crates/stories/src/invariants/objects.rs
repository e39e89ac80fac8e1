//! No object exists twice, and a job deletes and changes only objects that it created, or deletes those that its caller saw
//! listed when they confirmed it.

use std::{collections::BTreeMap, time::Duration};

use channelwright_simulator::discord::{Channel, Guild, Role, Snowflake};

use super::ledger::{Deleted, Ledger, Made, PartKind};
use crate::World;

pub(super) fn check(world: &World, ledger: &Ledger) -> Vec<String> {
    let list_delay = world.discord.config().list_delay;
    let twice = ledger.end().map(|guild| twice(ledger, guild, list_delay)).unwrap_or_default();
    let deleted = foreign_deletions(ledger);
    let changed = ledger.changed.iter().map(|what| format!("foreign change: {what}"));
    twice.into_iter().chain(deleted).chain(changed).collect()
}

/// Objects of one campaign that exist more than once, by their current names. A channel that an administrator moved out
/// of its category still counts as in it. A renamed object counts under its new name. Channels hidden from the bot do not
/// count: since 2026-11-16 Discord's lists omit them. Nor does a second object beside one that the lists did not show yet.
fn twice(ledger: &Ledger, guild: &Guild, list_delay: Duration) -> Vec<String> {
    let mut count: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let name_now = |id, made: &Made| match made.kind {
        PartKind::Role => guild.roles.get(&id).map(|role| role.name.clone()),
        PartKind::Category => guild.channels.get(&id).map(|channel| channel.name.clone()),
        PartKind::Channel => {
            let name = |channel: &Channel| {
                format!("{} ({:?}) in {}", channel.name, channel.kind, made.parent.unwrap_or_default())
            };
            guild.channels.get(&id).map(name)
        }
    };
    let is_hidden = |id, made: &Made| {
        made.kind != PartKind::Role && ledger.touched.contains_key(&id) && !guild.can_view(ledger.bot, id)
    };
    let nobody_knows =
        |id, made: &Made| made.late || is_hidden(id, made) || is_beside_unlisted(ledger, made, list_delay);
    for (id, made) in ledger.made.iter().filter(|(id, made)| !nobody_knows(**id, made)) {
        if let Some(name) = name_now(*id, made) {
            let kind = match made.kind {
                PartKind::Role => "role",
                PartKind::Category => "category",
                PartKind::Channel => "channel",
            };
            *count.entry((kind, name)).or_default() += 1;
        }
    }
    // An older role of that name counts, too: the bot can see it, and need not create a second one.
    let roles = || ledger.made.iter().filter(|(_, made)| made.kind == PartKind::Role);
    let is_later = |role: &Role| roles().any(|(id, made)| made.name == role.name && role.id > *id);
    for role in guild.roles.values().filter(|role| !ledger.made.contains_key(&role.id) && !is_later(role)) {
        if let Some(count) = count.get_mut(&("role", role.name.clone())) {
            *count += usize::from(!ledger.touched.contains_key(&role.id));
        }
    }
    let twice = count.into_iter().filter(|(_, count)| *count > 1);
    twice.map(|((kind, name), count)| format!("duplicate: {count} times the {kind} {name}")).collect()
}

/// Whether another job had made the same so shortly before that the lists, as they were when this job last looked, did not
/// show it yet.
fn is_beside_unlisted(ledger: &Ledger, made: &Made, list_delay: Duration) -> bool {
    let at = |moment: usize| ledger.moments.get(moment).map(|moment| moment.at);
    let looked = at(ledger.last_look(made.moment));
    let is_unlisted = |other: &Made| at(other.moment).is_some_and(|made| looked < Some(made + list_delay));
    let is_same = |other: &Made| (other.kind, &other.name, other.parent) == (made.kind, &made.name, made.parent);
    let earlier = ledger.made.values().filter(|other| other.moment < made.moment && other.job != made.job);
    !list_delay.is_zero() && earlier.filter(|other| is_same(other)).any(is_unlisted)
}

fn foreign_deletions(ledger: &Ledger) -> Vec<String> {
    let by_bot = ledger.deleted.iter().filter_map(|gone| Some((gone, gone.job?)));
    let is_shown = |gone: &Deleted, job: Snowflake| {
        ledger.used.iter().any(|used| used.interaction == job && used.shown.contains(&gone.id))
    };
    let is_its_own = |gone: &Deleted, job: Snowflake| ledger.made.get(&gone.id).is_some_and(|made| made.job == job);
    let foreign = by_bot.filter(|(gone, job)| !is_its_own(gone, *job) && !is_shown(gone, *job));
    foreign.map(|(gone, job)| format!("foreign deletion: job {job} deleted {}", gone.name)).collect()
}
