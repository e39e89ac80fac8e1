//! `/campaign invite`: creates an invite to the server that also gives the campaign's role.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{CommandContext, NotAccepted, NotPlanned, Source, definition::Definition, members::Open, place};
use crate::{
    campaign::Campaign,
    id::{self, Id},
    limits::{INVITE_MAX_AGE_S, INVITE_MAX_USES},
    permission::Permissions,
    plan::{InviteTerms, Op, Plan, change_members},
    snapshot::Snapshot,
    words::headline::Phrases,
};

/// The command as typed, without the slash.
pub const NAME: &str = "campaign invite";

/// Game masters need no permission.
pub const NEEDS: Permissions = Permissions::NONE;

pub(super) const PHRASES: Phrases = Phrases {
    working: "Creating an Invite",
    done: "Invite Created",
    not_done: "No Invite Created",
    not_finished: "No Invite Created Yet",
};

/// The options with the number of people and of days.
const USES: &str = "uses";
const DAYS: &str = "days";

/// If not chosen: one person, for a day.
const USES_UNLESS_CHOSEN: u32 = 1;
const DAYS_UNLESS_CHOSEN: u32 = 1;

const DAY_S: u32 = 24 * 60 * 60;
const DAYS_MAX: u32 = INVITE_MAX_AGE_S / DAY_S;

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invite {
    /// The campaign's category, or a channel in it.
    pub campaign: Id<id::Channel>,
    /// How many people may accept it.
    pub uses: u32,
    /// For how many days.
    pub days: u32,
}

impl Invite {
    pub(super) fn read(source: &Source<'_>) -> Result<Self, NotAccepted> {
        let chosen = |name, unless_chosen: u32, max: u32| {
            let number = source.options.integer(name).and_then(|number| u32::try_from(number).ok());
            number.unwrap_or(unless_chosen).clamp(1, max)
        };
        Ok(Self {
            campaign: place::read(source)?,
            uses: chosen(USES, USES_UNLESS_CHOSEN, INVITE_MAX_USES),
            days: chosen(DAYS, DAYS_UNLESS_CHOSEN, DAYS_MAX),
        })
    }

    /// The invite's limits.
    #[must_use]
    pub fn terms(&self) -> InviteTerms {
        InviteTerms { max_age_s: self.days.clamp(1, DAYS_MAX) * DAY_S, max_uses: self.uses.clamp(1, INVITE_MAX_USES) }
    }
}

/// Creates the invite to the channel where players start.
pub(super) fn plan(
    invite: &Invite,
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NotPlanned> {
    let open = Open::of(found, guild)?.for_those_who_may(context)?;
    let start = open.first_channel();
    let campaign = open.campaign;
    let channel = start.and_then(|channel| campaign.part(channel));
    let op = (channel.ok_or(NotPlanned::NowhereToInvite)?, Op::Invite(invite.terms()));
    Ok(change_members(campaign, guild, vec![op]))
}

pub(super) fn definition() -> Definition {
    let number = |name: &str, description: &str, max: u32| json!({ "type": 4, "name": name, "description": description, "min_value": 1, "max_value": max });
    Definition {
        description: "Invite players who are not on this server yet",
        options: vec![
            number(USES, "How many people can use it (1 unless you say more)", INVITE_MAX_USES),
            number(DAYS, "For how many days it works (1 unless you say more)", DAYS_MAX),
            place::option(),
        ],
    }
}
