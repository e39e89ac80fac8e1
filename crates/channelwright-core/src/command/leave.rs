//! The button `Leave`: takes the campaign's role from the caller.

use serde::{Deserialize, Serialize};

use super::{CommandContext, NotPlanned, members::Open};
use crate::{
    campaign::{Campaign, Part},
    id::{self, Id},
    plan::{Op, Plan, change_members},
    snapshot::Snapshot,
    words::headline::Phrases,
};

pub(super) const PHRASES: Phrases =
    Phrases { working: "Leaving", done: "Left", not_done: "Not Left", not_finished: "Not Left Yet" };

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leave {
    /// The campaign's category.
    pub campaign: Id<id::Channel>,
}

/// Takes the role. A game master has overwrites besides, and is asked to hand over first.
pub(super) fn plan(
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NotPlanned> {
    let open = Open::of(found, guild)?;
    let caller = context.caller;
    if open.campaign.game_masters.contains(&caller) {
        return Err(NotPlanned::GameMaster(caller));
    }
    if !open.takes_part(caller) {
        return Err(NotPlanned::NotIn);
    }
    Ok(change_members(open.campaign, guild, vec![(Part::Role, Op::Take(caller))]))
}
