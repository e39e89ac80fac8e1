//! `/campaign assign-gm`: hands a campaign over to one game master.

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
pub const NAME: &str = "campaign assign-gm";

/// Game masters need no permission.
pub const NEEDS: Permissions = Permissions::NONE;

pub(super) const PHRASES: Phrases = Phrases {
    working: "Handing Over",
    done: "Handed Over",
    not_done: "Not Handed Over",
    not_finished: "Not Handed Over Yet",
};

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignGm {
    /// The campaign's category, or a channel in it.
    pub campaign: Id<id::Channel>,
    /// Who leads it from now on.
    pub user: Person,
}

impl AssignGm {
    pub(super) fn read(source: &Source<'_>) -> Result<Self, NotAccepted> {
        game_masters::read(source).map(|(campaign, user)| Self { campaign, user })
    }
}

/// The new game master gets access to everything before the former ones lose theirs.
pub(super) fn plan(
    user: &Person,
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NotPlanned> {
    game_masters::plan(user, context, found, guild, |game_masters, half_out| {
        if game_masters::obstacle(user).is_some() {
            return Lead { game_masters: game_masters.to_vec(), leaving: Vec::new() };
        }
        // Only this job can know that it removes them.
        let leaving = if context.is_resumed { half_out } else { Vec::new() };
        Lead { game_masters: vec![user.id], leaving }
    })
}

pub(super) fn definition() -> Definition {
    Definition {
        description: "Hand a campaign over to another game master",
        options: game_masters::options("Who leads the campaign from now on"),
    }
}
