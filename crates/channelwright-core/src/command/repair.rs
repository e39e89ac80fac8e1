//! The button `[Repair]`: creates what is missing of a campaign, as `/add-campaign` does. The campaign is found by its
//! category, so it may have any name.

use serde::{Deserialize, Serialize};

use super::{CommandContext, NotPlanned, may_manage};
use crate::{
    blueprint::Blueprint,
    campaign::{Campaign, CampaignName, CampaignState, recognise::with_idle_role},
    id::{self, Id},
    plan::{
        Comparison, Plan,
        matching::{self, Questions},
        staying,
    },
    snapshot::Snapshot,
    words::headline::Phrases,
};

pub(super) const PHRASES: Phrases = Phrases {
    working: "Repairing Campaign",
    done: "Campaign Repaired",
    not_done: "Campaign Not Repaired",
    not_finished: "Campaign Not Completely Repaired",
};

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// The campaign's category.
    pub campaign: Id<id::Channel>,
}

/// What to ask about this campaign.
pub(super) fn questions(guild: &Snapshot, found: Option<&Campaign>, caller: Id<id::User>) -> Questions {
    let of = |one: &Campaign| matching::questions(guild, &CampaignName::found(&one.name), Some(one), &[caller]);
    found.map(of).unwrap_or_default()
}

pub(super) fn plan(
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NotPlanned> {
    let found = managed(context, found, guild)?;
    Ok(comparison(&found, context, guild, &[]).usual)
}

/// The campaign, if the caller may change it and it is in play.
pub(super) fn managed(
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Campaign, NotPlanned> {
    let found = found.ok_or(NotPlanned::NoCampaign)?;
    if !may_manage(&found, context, guild) {
        return Err(NotPlanned::MayNot { game_masters: found.game_masters });
    }
    if found.state == CampaignState::Archived {
        return Err(NotPlanned::Archived { game_masters: found.game_masters, is_resumed: context.is_resumed });
    }
    Ok(found)
}

/// Compares the campaign with the template. Its name, its game masters and its join mode stay. `others` are channels that
/// do not belong to the template, even if they look renamed.
pub(super) fn comparison(
    found: &Campaign,
    context: &CommandContext<'_>,
    guild: &Snapshot,
    others: &[Id<id::Channel>],
) -> Comparison {
    let found = with_idle_role(guild, found.clone());
    let blueprint = Blueprint::new(context.template, CampaignName::found(&found.name), context.caller);
    let lead = staying(Some(&found), guild);
    let blueprint = if lead.is_empty() { blueprint.led_by_nobody() } else { blueprint.led_by(lead) };
    let blueprint = blueprint.joined_by(found.join);
    Comparison::new(blueprint, found, guild, others)
}
