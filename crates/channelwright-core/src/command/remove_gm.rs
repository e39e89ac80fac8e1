//! `/campaign remove-gm`: takes the lead of a campaign from one of its game masters.

use serde::{Deserialize, Serialize};

use super::{
    CommandContext, NotAccepted, NotPlanned, Person, Source,
    definition::Definition,
    game_masters::{self, Lead},
};
use crate::{
    campaign::Campaign,
    id::{self, Id},
    permission::Permissions,
    plan::Plan,
    snapshot::Snapshot,
    words::headline::Phrases,
};

/// The command as typed, without the slash.
pub const NAME: &str = "campaign remove-gm";

/// Game masters need no permission.
pub const NEEDS: Permissions = Permissions::NONE;

pub(super) const PHRASES: Phrases = Phrases {
    working: "Removing a Game Master",
    done: "Game Master Removed",
    not_done: "Game Master Not Removed",
    not_finished: "Game Master Not Removed Yet",
};

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveGm {
    /// The campaign's category, or a channel in it.
    pub campaign: Id<id::Channel>,
    /// Who no longer leads it.
    pub user: Person,
}

impl RemoveGm {
    pub(super) fn read(source: &Source<'_>) -> Result<Self, NotAccepted> {
        game_masters::read(source).map(|(campaign, user)| Self { campaign, user })
    }
}

/// Removes the permissions of a game master, also of one whom an interrupted hand-over left half removed. The role stays:
/// they remain a player.
pub(super) fn plan(
    user: &Person,
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NotPlanned> {
    let id = user.id;
    game_masters::plan(user, context, found, guild, |game_masters, mut half_out| {
        half_out.retain(|one| *one == id);
        let others = game_masters.iter().copied().filter(|one| *one != id);
        Lead { game_masters: others.collect(), leaving: half_out }
    })
}

pub(super) fn definition() -> Definition {
    Definition {
        description: "Take the lead of a campaign from a game master",
        options: game_masters::options("Who no longer leads the campaign"),
    }
}
