//! Once somebody reads that a campaign is archived, nobody writes in it except administrators and the bot, until a campaign is
//! restored or an administrator changes something.

use std::{collections::BTreeSet, sync::Arc};

use channelwright_simulator::discord::{Channel, ChannelKind, Guild, Snowflake, bits};

use super::{
    Moment, Used,
    ledger::{Ledger, PartKind},
    sight::with_players,
    words::moment_of,
};
use crate::World;

/// The beginning of a reply that says that a campaign is archived.
const CLAIM: &str = "✅ **Campaign Archived";

/// Discord may lose changes to overwrites of a channel that is newer than this.
const SETTLED_MS: u64 = 8_000;

pub(super) fn check(world: &World, ledger: &Ledger) -> Vec<String> {
    let mut broken = BTreeSet::new();
    for used in &ledger.used {
        let Some((category, first)) = archived(world, ledger, used) else { continue };
        let end =
            (first + 1..ledger.moments.len()).find(|number| ends(ledger, *number)).unwrap_or(ledger.moments.len());
        for moment in ledger.moments.get(first..end).unwrap_or_default() {
            let guild = with_players(world, &moment.guild);
            broken.extend(writers(ledger, &guild, category, used));
        }
    }
    broken.into_iter().collect()
}

/// The category of a campaign that the reply calls archived, and the moment of that. `None` if somebody else changed
/// something meanwhile.
fn archived(world: &World, ledger: &Ledger, used: &Used) -> Option<(Snowflake, usize)> {
    let reply = world.discord.reply(used.interaction)?;
    let edit = ledger.shown(&reply).into_iter().rfind(|edit| edit.content.starts_with(CLAIM))?;
    let shown = moment_of(ledger, &edit)?;
    let asked = ledger.moments.iter().rposition(|moment| moment.at <= used.at).unwrap_or(0);
    let is_category = |id: &&Snowflake| ledger.made.get(*id).is_some_and(|made| made.kind == PartKind::Category);
    let category = *used.named.iter().find(is_category)?;
    (!(asked + 1..=shown).any(|number| ends(ledger, number))).then_some((category, shown))
}

/// Whether something happens at this moment after which an archived campaign may be open.
fn ends(ledger: &Ledger, number: usize) -> bool {
    let Some([before, after]) = number.checked_sub(1).and_then(|last| ledger.moments.get(last..=number)) else {
        return false;
    };
    let is_same = |one: &Moment, other: &Moment| Arc::ptr_eq(&one.guild, &other.guild);
    match after.request {
        _ if is_same(before, after) => false,
        None => true,
        Some(request) => {
            let job = ledger.job_of(request);
            ledger.used.iter().any(|used| used.interaction == job && used.what.to_lowercase().contains("restore"))
        }
    }
}

fn writers(ledger: &Ledger, guild: &Guild, category: Snowflake, used: &Used) -> Vec<String> {
    let created_ms = |id: Snowflake| id >> 22;
    let is_settled = |one: &Channel| created_ms(used.interaction).saturating_sub(created_ms(one.id)) > SETTLED_MS;
    let needed = bits::VIEW_CHANNEL | bits::MANAGE_ROLES;
    let may_change = |one: &Channel| guild.permissions_in(ledger.bot, one.id) & needed == needed;
    let rooms = guild.channels.values().filter(|one| one.parent_id == Some(category));
    let mut broken = Vec::new();
    for channel in rooms.filter(|one| is_settled(one) && may_change(one)) {
        let writing = match channel.kind {
            ChannelKind::Voice | ChannelKind::Stage => bits::SEND_MESSAGES | bits::SPEAK,
            _ => bits::SEND_MESSAGES | bits::SEND_MESSAGES_IN_THREADS,
        };
        let others = guild
            .members
            .values()
            .filter(|member| member.id != ledger.bot && guild.permissions(member.id) & bits::ADMINISTRATOR == 0);
        for member in others.filter(|member| guild.permissions_in(member.id, channel.id) & writing != 0) {
            broken.push(format!("archived: {} writes in #{}", member.name, channel.name));
        }
    }
    broken
}
