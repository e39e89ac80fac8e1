//! `/campaign remove-player`: takes the campaign's role from a member.

use serde::{Deserialize, Serialize};

use super::{
    CommandContext, NotAccepted, NotPlanned, Person, Source, definition::Definition, members::Open, person, place,
};
use crate::{
    campaign::{Campaign, Part},
    id::{self, Id},
    permission::Permissions,
    plan::{Op, Plan, change_members},
    snapshot::Snapshot,
    words::headline::Phrases,
};

/// The command as typed, without the slash.
pub const NAME: &str = "campaign remove-player";

/// Game masters need no permission.
pub const NEEDS: Permissions = Permissions::NONE;

pub(super) const PHRASES: Phrases = Phrases {
    working: "Removing a Player",
    done: "Player Removed",
    not_done: "Not Removed",
    not_finished: "Not Removed Yet",
};

/// The option with the player.
const PLAYER: &str = "player";

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovePlayer {
    /// The campaign's category, or a channel in it.
    pub campaign: Id<id::Channel>,
    /// Whom to remove.
    pub player: Person,
}

impl RemovePlayer {
    pub(super) fn read(source: &Source<'_>) -> Result<Self, NotAccepted> {
        Ok(Self { campaign: place::read(source)?, player: Person::read(source, PLAYER)? })
    }
}

/// Takes the role. A game master has overwrites besides, and is not a player.
pub(super) fn plan(
    player: &Person,
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NotPlanned> {
    let open = Open::of(found, guild)?.for_those_who_may(context)?;
    if open.campaign.game_masters.contains(&player.id) {
        return Err(NotPlanned::GameMaster(player.id));
    }
    let ops = if open.takes_part(player.id) { vec![(Part::Role, Op::Take(player.id))] } else { Vec::new() };
    Ok(change_members(open.campaign, guild, ops))
}

pub(super) fn definition() -> Definition {
    let player = person::option(PLAYER, "Who leaves the campaign");
    Definition { description: "Take a player out of a campaign", options: vec![player, place::option()] }
}
