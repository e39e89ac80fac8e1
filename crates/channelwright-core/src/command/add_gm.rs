//! `/campaign add-gm`: lets one more member lead a campaign.

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
pub const NAME: &str = "campaign add-gm";

/// Game masters need no permission.
pub const NEEDS: Permissions = Permissions::NONE;

pub(super) const PHRASES: Phrases = Phrases {
    working: "Adding a Game Master",
    done: "Game Master Added",
    not_done: "No Game Master Added",
    not_finished: "Game Master Not Added Yet",
};

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddGm {
    /// The campaign's category, or a channel in it.
    pub campaign: Id<id::Channel>,
    /// Who leads it, too.
    pub user: Person,
}

impl AddGm {
    pub(super) fn read(source: &Source<'_>) -> Result<Self, NotAccepted> {
        game_masters::read(source).map(|(campaign, user)| Self { campaign, user })
    }
}

/// Gives the new game master access to every channel.
pub(super) fn plan(
    user: &Person,
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NotPlanned> {
    game_masters::plan(user, context, found, guild, |game_masters, _| {
        let new = game_masters::obstacle(user).is_none().then_some(user.id);
        Lead { game_masters: game_masters.iter().copied().chain(new).collect(), leaving: Vec::new() }
    })
}

pub(super) fn definition() -> Definition {
    Definition {
        description: "Let one more member lead a campaign",
        options: game_masters::options("Who leads the campaign, too"),
    }
}
