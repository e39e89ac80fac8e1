//! Who can see a campaign's channels, at every moment.

use std::{collections::BTreeSet, sync::Arc};

use channelwright_simulator::discord::{Guild, Snowflake, bits};

use super::{
    Command,
    ledger::{Ledger, Made, PartKind, plain},
};
use crate::World;

pub(super) fn check(world: &World, ledger: &Ledger) -> Vec<String> {
    let mut broken = BTreeSet::new();
    let mut last = None;
    for (number, moment) in ledger.moments.iter().enumerate() {
        if last.replace(&moment.guild).is_some_and(|last| Arc::ptr_eq(last, &moment.guild)) {
            continue;
        }
        let guild = with_players(world, &moment.guild);
        for (id, made) in ledger.made.iter().filter(|(_, made)| made.kind != PartKind::Role) {
            // The invariant does not apply to objects that an administrator changed.
            let is_ours = ledger.touched.get(id).is_none_or(|touched| *touched > number);
            if is_ours && guild.channels.contains_key(id) {
                broken.extend(intruders(world, ledger, &guild, *id, made));
            }
        }
    }
    broken.into_iter().collect()
}

/// The guild as if a player had joined every campaign. This shows whether players see GM-only channels.
pub(super) fn with_players(world: &World, guild: &Guild) -> Guild {
    let mut guild = guild.clone();
    let doors: Vec<Snowflake> =
        guild.roles.values().filter(|role| role.name.ends_with(" Members")).map(|role| role.id).collect();
    if let Some(player) = world.guild.people.players.last().and_then(|player| guild.members.get_mut(player)) {
        player.roles.extend(doors);
    }
    guild
}

/// The members who see the channel without being allowed to.
fn intruders(world: &World, ledger: &Ledger, guild: &Guild, id: Snowflake, made: &Made) -> Vec<String> {
    let campaign = ledger.campaign_of(made).unwrap_or_default();
    let is_secret = made.kind == PartKind::Channel && ledger.secret_names.contains(&made.name);
    let (doors, names) = (ledger.roles_made_for(campaign), ledger.role_names(campaign));
    let masters = game_masters(ledger, made, campaign);
    let places = [made.parent.unwrap_or(id), id];
    let is_appointed = |user| places.iter().any(|place| ledger.appointed.contains(&(*place, user)));
    let may = |user: Snowflake| {
        let holds_role = || {
            let held = guild.members.get(&user).map(|member| member.roles.as_slice()).unwrap_or_default();
            let mut held = held.iter().filter_map(|role| guild.roles.get(role));
            held.any(|role| doors.contains(&role.id) || names.contains(&plain(&role.name)))
        };
        guild.permissions(user) & bits::ADMINISTRATOR != 0
            || user == world.guild.people.bot
            || masters.contains(&user)
            || is_appointed(user)
            || (!is_secret && holds_role())
    };
    let intruders = guild.members.values().filter(|member| !may(member.id) && guild.can_view(member.id, id));
    intruders.map(|member| format!("sight: {} sees #{} of {campaign}", member.name, made.name)).collect()
}

/// The caller whose job created the category, or the user named in it, leads the campaign, even if another member
/// completes it, unless they have left the server. If an administrator changed the category, any caller for this campaign
/// may lead it.
fn game_masters(ledger: &Ledger, made: &Made, campaign: &str) -> BTreeSet<Snowflake> {
    let parent = made.parent.and_then(|parent| Some((parent, ledger.made.get(&parent)?)));
    let leads = |one: &Command| one.named.iter().copied().chain([one.caller]).collect::<Vec<_>>();
    let caller = |job| ledger.command(job).map(leads).unwrap_or_default();
    match parent {
        Some((category, parent)) if !ledger.touched.contains_key(&category) => {
            let leaders = caller(parent.job);
            let heir = leaders.iter().any(|user| ledger.left.contains(user)).then(|| caller(made.job));
            leaders.into_iter().chain(heir.into_iter().flatten()).collect()
        }
        Some(_) => {
            ledger.commands.iter().filter(|one| plain(&one.campaign) == plain(campaign)).flat_map(leads).collect()
        }
        None => caller(made.job).into_iter().collect(),
    }
}
