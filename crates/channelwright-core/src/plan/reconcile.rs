//! Compares what is wanted with what is there.

use super::{Found, Plan, Spot, Step, find::find};
use crate::{
    blueprint::{Blueprint, Grantee},
    id::{self, Id},
    snapshot::Snapshot,
};

/// The steps that are missing between the blueprint and the guild. A campaign that exists keeps its game master,
/// whoever asks again.
#[must_use]
pub fn reconcile(blueprint: Blueprint, guild: &Snapshot) -> Plan {
    let found = find(&blueprint, guild);
    let game_master = found.game_master.unwrap_or(blueprint.game_master);
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
    steps.extend(missing_role_overwrites(&blueprint, guild, &found));
    let missing = blueprint.channels.iter().filter(|channel| !found.channels.contains_key(&channel.key));
    steps.extend(missing.map(|channel| Step::CreateChannel(channel.key)));
    Plan { blueprint, found, guild: guild.guild, bot: guild.me.user, steps }
}

/// Nobody can give a role to someone who is not there; for someone nobody asked about, giving it twice is harmless.
fn lacks_role(guild: &Snapshot, user: Id<id::User>, role: Option<Id<id::Role>>) -> bool {
    match (guild.members.get(&user), role) {
        (Some(None), _) => false,
        (Some(Some(member)), Some(role)) => !member.roles.contains(&role),
        (Some(Some(_)) | None, _) => true,
    }
}

/// When somebody deleted the role, Discord took it out of every channel. Other overwrites are left as they are: an
/// admin may have changed them on purpose.
fn missing_role_overwrites(blueprint: &Blueprint, guild: &Snapshot, found: &Found) -> Vec<Step> {
    let category_mentions = |category| {
        let channel = guild.channel(category)?;
        found.role.and_then(|role| channel.overwrite(crate::permission::Subject::Role(role)))
    };
    let Some(category) = found.category else { return Vec::new() };
    if category_mentions(category).is_some() {
        return Vec::new();
    }
    let lets_role_in = |access: &[crate::blueprint::Access]| access.iter().any(|one| one.who == Grantee::CampaignRole);
    let channels = blueprint
        .channels
        .iter()
        .filter(|channel| found.channels.contains_key(&channel.key) && lets_role_in(&channel.access));
    let spots = std::iter::once(Spot::Category).chain(channels.map(|channel| Spot::Channel(channel.key)));
    spots.map(|on| Step::AddOverwrite { on, who: Grantee::CampaignRole }).collect()
}
