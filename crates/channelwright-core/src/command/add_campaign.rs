//! `/add-campaign name: gm: join: like: anyway:`: creates a campaign, or completes one.

pub(crate) mod words;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    CommandContext, NoPlan, NotAccepted, NotPlanned, Person, Source, called,
    definition::Definition,
    game_masters::obstacle,
    like,
    settings::{join_mode, join_option},
};
use crate::{
    blueprint::Blueprint,
    campaign::{Campaign, CampaignName, CampaignState, JoinMode},
    id::{self, Id},
    permission::Permissions,
    plan::{Plan, add_missing},
    snapshot::Snapshot,
    template::{Copied, Loss, Lost},
};

/// The command as typed, without the slash.
pub const NAME: &str = "add-campaign";

/// The option with the game master.
const GM: &str = "gm";

/// The option with the category to copy.
const LIKE: &str = "like";

/// The option to leave out what cannot be copied.
const ANYWAY: &str = "anyway";

/// The bot creates channels and roles on behalf of the caller.
pub const NEEDS: Permissions = Permissions::MANAGE_CHANNELS.union(Permissions::MANAGE_ROLES);

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddCampaign {
    /// The campaign's name.
    pub campaign: CampaignName,
    /// Who leads a new campaign; `None` for the caller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gm: Option<Person>,
    /// How people join a new campaign; `None` if not chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub join: Option<JoinMode>,
    /// The category to copy; `None` for the operator's template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub like: Option<Id<id::Channel>>,
    /// Whether to leave out channels that cannot be copied.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub anyway: bool,
}

impl AddCampaign {
    pub(super) fn read(source: &Source<'_>) -> Result<Self, NotAccepted> {
        let options = source.options;
        let campaign = called::read(source)?;
        let gm = options.id(GM).map(|gm| Person::of(gm, source.resolved));
        if let Some((user, why)) = gm.as_ref().and_then(|gm| Some((gm.id, obstacle(gm)?))) {
            return Err(NotAccepted::CannotLead { user, why });
        }
        let (like, anyway) = (options.id(LIKE), options.boolean(ANYWAY).unwrap_or_default());
        Ok(Self { campaign, gm, join: join_mode(options), like, anyway })
    }
}

/// Creates the missing parts of the template and leaves existing ones as they are, the game masters and the join mode
/// included. An archived campaign is refused: people could write in its new channels.
pub(super) fn plan(
    AddCampaign { campaign: name, gm, join, like, anyway }: &AddCampaign,
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NoPlan> {
    if let Some(archived) = found.as_ref().filter(|one| one.state == CampaignState::Archived) {
        let (game_masters, is_resumed) = (archived.game_masters.clone(), context.is_resumed);
        return Err(NotPlanned::Archived { game_masters, is_resumed }.into());
    }
    let copied = like.map(|category| like::copied(category, context, guild)).transpose()?;
    let lacks_channels = copied.as_ref().is_some_and(Copied::lacks_channels);
    // A resumed job does not ask again, since parts of the campaign may already exist. Its report says what is missing.
    if let Some(copied) = copied.as_ref().filter(|_| lacks_channels && !anyway && !context.is_resumed) {
        return Err(NotPlanned::LacksChannels { lost: copied.lost.clone() }.into());
    }
    let existing = found.as_ref().filter(|one| one.category.is_some()).map(|one| one.join);
    let join = existing.or(*join).unwrap_or_default();
    let leads = gm.as_ref().map_or(context.caller, |gm| gm.id);
    let template = copied.as_ref().map_or(context.template, |copied| &copied.template);
    let blueprint = Blueprint::new(template, name.clone(), leads).joined_by(join);
    let mut plan = add_missing(blueprint, found, guild);
    plan.not_copied = copied.map(|copied| copied.lost).unwrap_or_default();
    if like.is_some() && context.is_resumed {
        let before = copied_before(&plan);
        plan.not_copied.extend(before);
    }
    Ok(plan)
}

/// The campaign's channels that the category no longer has.
fn copied_before(plan: &Plan) -> Option<Lost> {
    let now: Vec<_> = plan.parts.channels().map(|(_, id)| id).collect();
    let there = plan.found.iter().flat_map(|one| &one.channels).copied();
    let channels: Vec<_> = there.filter(|id| !now.contains(id)).collect();
    (!channels.is_empty()).then_some(Lost { what: Loss::Changed, channels })
}

pub(super) fn definition() -> Definition {
    Definition {
        description: "Make the channels of a campaign",
        options: vec![
            called::option("What the campaign is called"),
            json!({ "type": 6, "name": GM, "description": "Who leads it; you, if left out" }),
            join_option(false),
            json!({
                "type": 7,
                "name": LIKE,
                "description": "A category to copy the channels of; the usual ones, if left out",
                "channel_types": [4],
            }),
            json!({
                "type": 5,
                "name": ANYWAY,
                "description": "With like: leave out channels that cannot be copied",
            }),
        ],
    }
}

pub(super) fn audit_label(campaign: &CampaignName) -> String {
    format!("/{NAME} {campaign}")
}

#[cfg(test)]
mod tests;
