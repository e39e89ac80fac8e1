//! `/campaign settings join:`: changes how people join a campaign, also by buttons sent long ago.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{CommandContext, NotAccepted, NotPlanned, Source, definition::Definition, members::Open, place};
use crate::{
    campaign::{Campaign, JoinMode, Part},
    id::{self, Id},
    interaction::payload::Options,
    permission::{Overwrite, Permissions, Subject},
    plan::{Change, Op, Plan, change_members},
    snapshot::Snapshot,
    words::headline::Phrases,
};

/// The command as typed, without the slash.
pub const NAME: &str = "campaign settings";

/// Game masters need no permission.
pub const NEEDS: Permissions = Permissions::NONE;

pub(super) const PHRASES: Phrases = Phrases {
    working: "Changing Settings",
    done: "Settings Changed",
    not_done: "Settings Not Changed",
    not_finished: "Settings Not Changed Yet",
};

/// The option with the join mode, here and in `/add-campaign`.
const JOIN: &str = "join";

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The campaign's category, or a channel in it.
    pub campaign: Id<id::Channel>,
    /// How people join from now on.
    pub join: JoinMode,
}

impl Settings {
    pub(super) fn read(source: &Source<'_>) -> Result<Self, NotAccepted> {
        let join = join_mode(source.options).ok_or(NotAccepted::Incomplete { field: JOIN })?;
        Ok(Self { campaign: place::read(source)?, join })
    }
}

/// The chosen join mode; `None` if there is none.
pub(super) fn join_mode(options: Options<'_>) -> Option<JoinMode> {
    let chosen = options.text(JOIN)?;
    JoinMode::ALL.into_iter().find(|mode| mode.as_str() == chosen)
}

/// The option for the join mode.
pub(super) fn join_option(required: bool) -> serde_json::Value {
    let choice = |mode: JoinMode, name: &str| json!({ "name": name, "value": mode.as_str() });
    json!({
        "type": 3,
        "name": JOIN,
        "description": "How people join",
        "required": required,
        "choices": [
            choice(JoinMode::Ask, "A game master answers each request"),
            choice(JoinMode::Open, "Everyone can join at once"),
            choice(JoinMode::Closed, "Only game masters add players"),
        ],
    })
}

/// Changes the bot's own overwrite on the category.
pub(super) fn plan(
    join: JoinMode,
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NotPlanned> {
    let campaign = Open::of(found, guild)?.for_those_who_may(context)?.campaign;
    let me = Subject::Member(guild.me.user);
    let category = campaign.category.and_then(|id| guild.channel(id));
    let mine = category.and_then(|category| category.overwrite(me)).ok_or(NotPlanned::NoCampaign)?;
    let (allow, deny) = join.in_permissions(mine.allow, mine.deny);
    let change = Op::Update(Change::Overwrite(Overwrite { subject: me, allow, deny }));
    let ops = if campaign.join == join { Vec::new() } else { vec![(Part::Category, change)] };
    Ok(change_members(campaign, guild, ops))
}

pub(super) fn definition() -> Definition {
    Definition { description: "Change how people join a campaign", options: vec![join_option(true), place::option()] }
}
