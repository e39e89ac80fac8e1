//! `/campaign add-player` and the button `Add players…`, which opens a modal with a list of users.

use serde::{Deserialize, Serialize};

use super::{
    CommandContext, NotAccepted, NotPlanned, Person, Pressed, Source, definition::Definition, members::Open, person,
    place,
};
use crate::{
    campaign::{Campaign, Part},
    id::{self, Id},
    interaction::payload::Interaction,
    limits::SELECT_MAX,
    message::{CustomId, InputOf, Modal, ModalInput, Select, SelectOf},
    permission::Permissions,
    plan::{Op, Plan, change_members},
    snapshot::Snapshot,
    words::headline::Phrases,
};

/// The command as typed, without the slash.
pub const NAME: &str = "campaign add-player";

/// Game masters need no permission.
pub const NEEDS: Permissions = Permissions::NONE;

pub(super) const PHRASES: Phrases = Phrases {
    working: "Adding Players",
    done: "Players Added",
    not_done: "No Players Added",
    not_finished: "Not All Players Added",
};

/// The option, and the modal's input, with the players.
const PLAYER: &str = "player";
const PLAYERS: &str = "players";

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddPlayers {
    /// The campaign's category, or a channel in it.
    pub campaign: Id<id::Channel>,
    /// Whom to add.
    pub players: Vec<Person>,
}

impl AddPlayers {
    pub(super) fn read(source: &Source<'_>) -> Result<Self, NotAccepted> {
        Ok(Self { campaign: place::read(source)?, players: vec![Person::read(source, PLAYER)?] })
    }

    /// The users chosen in the modal.
    pub(super) fn submitted(campaign: Id<id::Channel>, interaction: &Interaction) -> Result<Self, NotAccepted> {
        let data = interaction.data().ok_or(NotAccepted::Incomplete { field: "data" })?;
        let input = data.submitted().input(PLAYERS).ok_or(NotAccepted::Incomplete { field: "data.components" })?;
        let players = input.ids().take(SELECT_MAX).map(|id| Person::of(id, data.resolved())).collect();
        Ok(Self { campaign, players })
    }
}

/// The modal in which the caller chooses players.
pub(super) fn modal(campaign: Id<id::Channel>) -> Modal {
    let select = Select {
        custom_id: CustomId::within_limits(PLAYERS.to_owned()),
        of: SelectOf::Users,
        placeholder: None,
        min: 1,
        max: SELECT_MAX,
    };
    let input = ModalInput {
        label: "Players".to_owned(),
        description: Some("They get the campaign's role, and see its channels at once.".to_owned()),
        required: true,
        of: InputOf::Select(select),
    };
    Modal::within_limits(Pressed::AddPlayers(campaign).custom_id(), "Add players", vec![input])
}

/// Gives the role to everyone who lacks it and can have it.
pub(super) fn plan(
    players: &[Person],
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NotPlanned> {
    let open = Open::of(found, guild)?.for_those_who_may(context)?;
    let can_join = |one: &&Person| !one.bot && one.member.as_ref().is_some_and(|member| !member.pending);
    let lacking = players.iter().filter(can_join).map(|one| one.id).filter(|id| !open.takes_part(*id));
    let ops = lacking.map(|id| (Part::Role, Op::Give(id))).collect();
    Ok(change_members(open.campaign, guild, ops))
}

pub(super) fn definition() -> Definition {
    let player = person::option(PLAYER, "Who joins the campaign");
    Definition { description: "Add a player to a campaign", options: vec![player, place::option()] }
}
