//! `/add-campaign name: gm: join:`: creates a campaign, or completes one.

pub(crate) mod words;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    CommandContext, NotAccepted, Person, Source,
    definition::Definition,
    game_masters::obstacle,
    settings::{join_mode, join_option},
};
use crate::{
    blueprint::Blueprint,
    campaign::{Campaign, CampaignName, JoinMode},
    limits::CAMPAIGN_NAME_MAX_CHARS,
    permission::Permissions,
    plan::{Plan, add_missing},
    snapshot::Snapshot,
};

/// The command as typed, without the slash.
pub const NAME: &str = "add-campaign";

/// The option that holds the campaign's name.
const CAMPAIGN: &str = "name";

/// The option with the game master.
const GM: &str = "gm";

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
}

impl AddCampaign {
    pub(super) fn read(source: &Source<'_>) -> Result<Self, NotAccepted> {
        let options = source.options;
        let typed = options.text(CAMPAIGN).ok_or(NotAccepted::NameMissing)?;
        let campaign = CampaignName::parse(typed).map_err(NotAccepted::NameUnusable)?;
        let gm = options.id(GM).map(|gm| Person::of(gm, source.resolved));
        if let Some((user, why)) = gm.as_ref().and_then(|gm| Some((gm.id, obstacle(gm)?))) {
            return Err(NotAccepted::CannotLead { user, why });
        }
        Ok(Self { campaign, gm, join: join_mode(options) })
    }
}

/// Creates the missing parts of the template and leaves existing ones as they are, the game masters and the join mode
/// included.
pub(super) fn plan(
    AddCampaign { campaign: name, gm, join }: &AddCampaign,
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Plan {
    let existing = found.as_ref().filter(|one| one.category.is_some()).map(|one| one.join);
    let join = existing.or(*join).unwrap_or_default();
    let leads = gm.as_ref().map_or(context.caller, |gm| gm.id);
    let blueprint = Blueprint::new(context.template, name.clone(), leads).joined_by(join);
    add_missing(blueprint, found, guild)
}

pub(super) fn definition() -> Definition {
    Definition {
        description: "Make the channels of a campaign",
        options: vec![
            json!({
                "type": 3,
                "name": CAMPAIGN,
                "description": "What the campaign is called",
                "required": true,
                "min_length": 1,
                "max_length": CAMPAIGN_NAME_MAX_CHARS,
            }),
            json!({ "type": 6, "name": GM, "description": "Who leads it; you, if left out" }),
            join_option(false),
        ],
    }
}

pub(super) fn audit_label(campaign: &CampaignName) -> String {
    format!("/{NAME} {campaign}")
}

#[cfg(test)]
mod tests;
