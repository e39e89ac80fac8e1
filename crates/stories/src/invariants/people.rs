//! What a text says about people is true: somebody who can see a campaign's channels has its role.

use std::collections::BTreeSet;

use channelwright_simulator::discord::{Edit, Guild, Snowflake};

use super::{
    ledger::{Ledger, PartKind},
    licence::categories,
    words::moment_of,
};
use crate::{
    World,
    claim::{Presence, presences},
};

pub(super) fn check(world: &World, ledger: &Ledger) -> Vec<String> {
    let mut broken = BTreeSet::new();
    for used in &ledger.used {
        let Some(reply) = world.discord.reply(used.interaction) else { continue };
        let from = ledger.moments.iter().rposition(|moment| moment.at <= used.at).unwrap_or(0);
        for edit in ledger.shown(&reply).iter().filter(|edit| edit.request.is_some()) {
            broken.extend(wrong(ledger, edit, from, used.caller));
        }
    }
    // A request that was answered says who is in.
    for edit in world.messages().iter().flat_map(|message| &message.edits) {
        broken.extend(wrong(ledger, edit, 0, 0));
    }
    broken.into_iter().collect()
}

/// Whom a text calls present although they were not, at any moment from the interaction to the text.
fn wrong(ledger: &Ledger, edit: &Edit, from: usize, caller: Snowflake) -> Vec<String> {
    let to = moment_of(ledger, edit).unwrap_or(usize::MAX).min(ledger.moments.len().saturating_sub(1));
    let between = ledger.moments.get(from..=to).unwrap_or_default();
    let users = presences(&edit.content).into_iter().map(|presence| match presence {
        Presence::Reader => caller,
        Presence::Of(user) => user,
    });
    let absent = users.filter(|user| !between.iter().any(|moment| takes_part(ledger, &moment.guild, *user)));
    absent.map(|user| format!("claims too much: {user} takes part: {:?}", edit.content)).collect()
}

fn takes_part(ledger: &Ledger, guild: &Guild, user: Snowflake) -> bool {
    let is_door = |role: &Snowflake| {
        ledger.made.get(role).is_some_and(|made| made.kind == PartKind::Role)
            || categories(guild, *role).next().is_some()
    };
    guild.members.get(&user).is_some_and(|member| member.roles.iter().any(is_door))
}
