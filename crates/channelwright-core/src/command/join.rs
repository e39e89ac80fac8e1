//! The button `Join campaign`: lets the caller in at once, or asks the game masters, as the campaign's join mode says.

use serde::{Deserialize, Serialize};

use super::{CommandContext, NotPlanned, Pressed, members::Open};
use crate::{
    campaign::{Campaign, CampaignState, JoinMode, Part},
    id::{self, Id},
    plan::{Op, Plan, change_members, matching::Questions},
    report::Fate,
    run::Run,
    snapshot::Snapshot,
    words::{headline::Phrases, request},
};

pub(super) const PHRASES: Phrases =
    Phrases { working: "Joining", done: "Joined", not_done: "Not Joined", not_finished: "Not Joined Yet" };

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// The campaign's category.
    pub campaign: Id<id::Channel>,
}

/// Gives the role, or posts a request in the game masters' channel.
pub(super) fn plan(
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NotPlanned> {
    let open = Open::of(found, guild)?;
    let caller = context.caller;
    if open.takes_part(caller) {
        return Err(NotPlanned::AlreadyIn { start: open.first_channel() });
    }
    if context.caller_facts.is_some_and(|facts| facts.pending) {
        return Err(NotPlanned::Pending);
    }
    let campaign = open.campaign;
    let leads = campaign.game_masters.contains(&caller);
    if campaign.state == CampaignState::Archived && !leads {
        return Err(NotPlanned::Archived { game_masters: campaign.game_masters, is_resumed: false });
    }
    let op = match if leads { JoinMode::Open } else { campaign.join } {
        JoinMode::Open => (Part::Role, Op::Give(caller)),
        JoinMode::Closed => return Err(NotPlanned::Closed { game_masters: campaign.game_masters }),
        JoinMode::Ask => ask(&campaign, guild, caller)?,
    };
    Ok(change_members(campaign, guild, vec![op]))
}

/// The request, unless one is open.
fn ask(campaign: &Campaign, guild: &Snapshot, caller: Id<id::User>) -> Result<(Part, Op), NotPlanned> {
    let nowhere = || NotPlanned::NowhereToAsk { game_masters: campaign.game_masters.clone() };
    let channel = campaign.request_channel(guild).ok_or_else(nowhere)?;
    let part = campaign.part(channel).ok_or_else(nowhere)?;
    let category = campaign.category.ok_or(NotPlanned::NoCampaign)?;
    let let_in = Pressed::LetIn(category, caller).custom_id();
    let messages = guild.messages_in(channel);
    if messages.iter().any(|one| one.author == guild.me.user && one.custom_ids.iter().any(|id| id == let_in.as_str())) {
        return Err(NotPlanned::AlreadyAsked);
    }
    Ok((part, Op::Post(request::open(category, &campaign.game_masters, caller))))
}

/// The open requests, if joining may take one.
pub(super) fn questions(guild: &Snapshot, found: Option<&Campaign>, caller: Id<id::User>) -> Questions {
    let asks = found.filter(|one| {
        one.join == JoinMode::Ask && one.state == CampaignState::Open && !one.game_masters.contains(&caller)
    });
    Questions { messages: asks.and_then(|one| one.request_channel(guild)), ..Questions::default() }
}

/// Posting the request succeeded.
pub(super) fn fate((user, fate): (Id<id::User>, Fate), run: &Run) -> (Id<id::User>, Fate) {
    let asked = run.plan().steps.iter().any(|step| matches!(step.op, Op::Post(_)));
    (user, if asked { Fate::Asked } else { fate })
}
