//! The button `Decline` below a request to join.

use serde::{Deserialize, Serialize};

use super::{CommandContext, NotPlanned, let_in::Request, members::Open};
use crate::{
    campaign::Campaign,
    id::{self, Id},
    plan::{Plan, change_members},
    snapshot::Snapshot,
    words::{headline::Phrases, request},
};

pub(super) const PHRASES: Phrases =
    Phrases { working: "Declining", done: "Declined", not_done: "Not Declined", not_finished: "Not Declined Yet" };

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decline {
    /// The campaign's category.
    pub campaign: Id<id::Channel>,
    /// The player who asked.
    pub player: Id<id::User>,
    /// The request.
    pub request: Request,
}

/// Shows in the request who declined it. A player who is in by now stays.
pub(super) fn plan(
    Decline { player, request, .. }: &Decline,
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NotPlanned> {
    let open = Open::of(found, guild)?.for_those_who_may(context)?;
    let is_in = open.takes_part(*player);
    if is_in && request.is_answered(guild) {
        return Err(NotPlanned::Answered { player: *player, is_in });
    }
    let answer = match is_in {
        true => request::in_already(*player),
        false => request::declined(*player, context.caller),
    };
    let ops = request.settle(&open.campaign, guild, answer);
    Ok(change_members(open.campaign, guild, ops.into_iter().collect()))
}
