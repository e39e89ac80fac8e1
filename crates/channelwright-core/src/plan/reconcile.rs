//! Compares what is wanted with what is there.

use super::{Found, Plan, Spot, Step, find::find};
use crate::{
    blueprint::{Blueprint, Grantee, WantedChannel},
    id::{self, Id},
    permission::Subject,
    snapshot::Snapshot,
};

/// The steps that are missing between the blueprint and the guild. A campaign that exists keeps its game master,
/// whoever asks again, unless they have left the server.
#[must_use]
pub fn reconcile(blueprint: Blueprint, guild: &Snapshot) -> Plan {
    let found = find(&blueprint, guild);
    let has_left = |user| matches!(guild.members.get(&user), Some(None));
    let game_master = found.game_master.filter(|user| !has_left(*user)).unwrap_or(blueprint.game_master);
    let blueprint = Blueprint { game_master, ..blueprint };
    let mut steps = Vec::new();
    if found.role.is_none() {
        steps.push(Step::CreateRole);
    }
    if found.category.is_none() {
        steps.push(Step::CreateCategory);
    }
    if lacks_role(guild, game_master, found.role) {
        steps.push(Step::GrantRole);
    }
    let missing = blueprint.channels.iter().filter(|channel| !found.channels.contains_key(&channel.key));
    steps.extend(missing.map(|channel| Step::CreateChannel(channel.key)));
    steps.extend(missing_role_overwrites(&blueprint, guild, &found));
    Plan { blueprint, found, guild: guild.guild, bot: guild.me.user, steps }
}

/// Nobody can give a role to someone who is not there; for someone nobody asked about, giving it twice is harmless. A
/// role that gives permissions is an admin's to give: through the bot, a caller could get more than they may have.
fn lacks_role(guild: &Snapshot, user: Id<id::User>, role: Option<Id<id::Role>>) -> bool {
    if role.and_then(|role| guild.role(role)).is_some_and(|role| !role.permissions.is_empty()) {
        return false;
    }
    match (guild.members.get(&user), role) {
        (Some(None), _) => false,
        (Some(Some(member)), Some(role)) => !member.roles.contains(&role),
        (Some(Some(_)) | None, _) => true,
    }
}

/// When somebody deleted the role, Discord took it out of every channel. The category comes last: while it does not
/// mention the role, there is still something to do. Other overwrites are left as they are: an admin may have changed
/// them on purpose.
fn missing_role_overwrites(blueprint: &Blueprint, guild: &Snapshot, found: &Found) -> Vec<Step> {
    let mentions_role = |channel: Id<id::Channel>| {
        let overwrite = found.role.and_then(|role| guild.channel(channel)?.overwrite(Subject::Role(role)));
        overwrite.is_some()
    };
    if found.category.is_none_or(mentions_role) {
        return Vec::new();
    }
    let lets_role_in = |wanted: &WantedChannel| wanted.access.iter().any(|one| one.who == Grantee::CampaignRole);
    let lacks_it = |wanted: &&WantedChannel| {
        lets_role_in(wanted) && found.channels.get(&wanted.key).is_some_and(|channel| !mentions_role(*channel))
    };
    let channels = blueprint.channels.iter().filter(lacks_it).map(|wanted| Spot::Channel(wanted.key));
    let spots = channels.chain(std::iter::once(Spot::Category));
    spots.map(|on| Step::AddOverwrite { on, who: Grantee::CampaignRole }).collect()
}
