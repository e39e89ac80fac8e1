//! `/campaign rename name:`: renames a campaign's category and its role.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{CommandContext, NotAccepted, NotPlanned, Source, definition::Definition, may_manage, place};
use crate::{
    blueprint::Blueprint,
    campaign::{Campaign, CampaignName, campaign},
    id::{self, Id},
    limits::CAMPAIGN_NAME_MAX_CHARS,
    page::Page,
    permission::Permissions,
    plan::{Plan, Wanted, reconcile},
    run::Run,
    snapshot::Snapshot,
    words::headline::Phrases,
};

/// The command as typed, without the slash.
pub const NAME: &str = "campaign rename";

/// Game masters need no permission.
pub const NEEDS: Permissions = Permissions::NONE;

/// The option with the new name.
const TO: &str = "name";

pub(super) const PHRASES: Phrases = Phrases {
    working: "Renaming Campaign",
    done: "Campaign Renamed",
    not_done: "Campaign Not Renamed",
    not_finished: "Campaign Not Completely Renamed",
};

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rename {
    /// The campaign's category, or a channel in it.
    pub campaign: Id<id::Channel>,
    /// Its new name.
    pub to: CampaignName,
}

impl Rename {
    pub(super) fn read(source: &Source<'_>) -> Result<Self, NotAccepted> {
        let typed = source.options.text(TO).ok_or(NotAccepted::NameMissing)?;
        let to = CampaignName::parse(typed).map_err(NotAccepted::NameUnusable)?;
        Ok(Self { campaign: place::read(source)?, to })
    }
}

/// Renames the category, then the role: Discord limits only the first. The campaign is recognised by its category
/// whatever the two are called.
pub(super) fn plan(
    Rename { campaign: _, to }: &Rename,
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NotPlanned> {
    let found = found.ok_or(NotPlanned::NoCampaign)?;
    if !may_manage(&found, context, guild) {
        return Err(NotPlanned::MayNot { game_masters: found.game_masters });
    }
    if let Some(other) = campaign(guild, to).and_then(|one| one.category).filter(|one| Some(*one) != found.category) {
        return Err(NotPlanned::NameOfAnother(other));
    }
    let blueprint = Blueprint { campaign: to.clone(), ..Blueprint::of(&found, guild) };
    Ok(reconcile(Wanted::Changed(blueprint), Some(found), guild))
}

pub(super) fn renamed(rename: &Rename, run: &Run) -> Page {
    Page::Renamed { to: rename.to.as_str().to_owned(), role: run.parts().role }
}

pub(super) fn definition() -> Definition {
    Definition {
        description: "Rename a campaign; Discord allows this about twice in ten minutes",
        options: vec![
            json!({
                "type": 3,
                "name": TO,
                "description": "What it is to be called",
                "required": true,
                "min_length": 1,
                "max_length": CAMPAIGN_NAME_MAX_CHARS,
            }),
            place::option(),
        ],
    }
}
