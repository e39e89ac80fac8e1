//! What `/campaign assign-gm`, `add-gm` and `remove-gm` share: whom they are about, who can lead, and the plan.

use serde_json::Value;

use super::{CommandContext, NotAccepted, NotPlanned, Person, Source, members::Open, person, place};
use crate::{
    blueprint::Blueprint,
    campaign::{Campaign, CampaignState, half_out},
    id::{self, Id},
    plan::{Plan, Wanted, reconcile},
    report::Fate,
    run::Run,
    snapshot::Snapshot,
};

/// The option with the user.
const USER: &str = "user";

pub(super) fn read(source: &Source<'_>) -> Result<(Id<id::Channel>, Person), NotAccepted> {
    Ok((place::read(source)?, Person::read(source, USER)?))
}

pub(super) fn options(description: &str) -> Vec<Value> {
    vec![person::option(USER, description), place::option()]
}

/// Why the person cannot lead a campaign, if so.
pub(super) fn obstacle(person: &Person) -> Option<Fate> {
    match &person.member {
        _ if person.bot => Some(Fate::Bot),
        None => Some(Fate::NotOnServer),
        Some(member) if member.pending => Some(Fate::Pending),
        Some(_) => None,
    }
}

/// Who leads a campaign after a command, given who leads it, and who is half removed by an interrupted hand-over.
pub(super) struct Lead {
    pub(super) game_masters: Vec<Id<id::User>>,
    /// The former game masters, left in the category by an interrupted hand-over, whom this command removes.
    pub(super) leaving: Vec<Id<id::User>>,
}

/// The plan for another set of game masters. `lead` gets those who lead and those who are half removed.
pub(super) fn plan(
    person: &Person,
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
    lead: impl FnOnce(&[Id<id::User>], Vec<Id<id::User>>) -> Lead,
) -> Result<Plan, NotPlanned> {
    let mut open = Open::of(found, guild)?;
    let half_out = half_out(&open.campaign, guild);
    let Lead { mut game_masters, leaving } = lead(&open.campaign.game_masters, half_out);
    game_masters.sort_unstable();
    game_masters.dedup();
    open.campaign.game_masters.extend(leaving);
    open.campaign.game_masters.sort_unstable();
    // An earlier delivery of this job has finished the change. The caller may have lost the lead by it, so the caller is
    // not checked again.
    let is_done = context.is_resumed && open.campaign.game_masters == game_masters;
    let campaign = if is_done { open.campaign } else { open.for_those_who_may(context)?.campaign };
    if game_masters.is_empty() && !campaign.game_masters.is_empty() {
        return Err(NotPlanned::GameMaster(person.id));
    }
    let new: Vec<_> = game_masters.iter().copied().filter(|user| !campaign.game_masters.contains(user)).collect();
    let mut blueprint = Blueprint::of(&campaign, guild).led_by(game_masters);
    if campaign.state == CampaignState::Archived {
        blueprint = blueprint.archived_for(&new);
    }
    Ok(reconcile(Wanted::Changed(blueprint), Some(campaign), guild))
}

/// What a finished run did for the person and for former game masters. A resumed job reports what its earlier
/// deliveries did, too.
pub(super) fn fates(person: &Person, run: &Run, before: &Snapshot, is_resumed: bool) -> Vec<(Id<id::User>, Fate)> {
    let plan = run.plan();
    let led = plan.found.as_ref().map(|one| one.game_masters.as_slice()).unwrap_or_default();
    let plays = |user: Id<id::User>| run.parts().role.is_some_and(|role| before.has_role(user, role));
    let fate = |user: Id<id::User>| match (led.contains(&user), plan.blueprint.game_masters.contains(&user)) {
        _ if run.has_left(user) => Fate::NotOnServer,
        (false, true) => Fate::Leads,
        (true, true) => {
            if is_resumed {
                Fate::Leads
            } else {
                Fate::LedBefore
            }
        }
        (true, false) if plays(user) => Fate::PlaysNow,
        (true, false) => Fate::LeadsNoMore,
        (false, false) if is_resumed => Fate::LeadsNoMore,
        (false, false) => Fate::DidNotLead,
    };
    let former = led.iter().filter(|user| **user != person.id && !plan.blueprint.game_masters.contains(*user));
    std::iter::once(person.id).chain(former.copied()).map(|user| (user, fate(user))).collect()
}
