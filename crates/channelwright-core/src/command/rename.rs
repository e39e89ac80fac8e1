//! `/campaign rename name:`: renames a campaign's category and its role.

use serde::{Deserialize, Serialize};

use super::{
    CommandContext, NoPlan, NotAccepted, NotPlanned, Source, called, definition::Definition, may_manage, place,
};
use crate::{
    blueprint::Blueprint,
    campaign::{Campaign, CampaignName, Parts, campaign},
    id::{self, Id},
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
        Ok(Self { campaign: place::read(source)?, to: called::read(source)? })
    }
}

/// Renames the category, then the role: Discord limits only the first. The campaign is recognised by its category
/// whatever the two are called.
pub(super) fn plan(
    Rename { campaign: _, to }: &Rename,
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NoPlan> {
    let found = found.ok_or(NotPlanned::NoCampaign)?;
    if !may_manage(&found, context, guild) {
        return Err(NotPlanned::MayNot { game_masters: found.game_masters }.into());
    }
    if let Some(other) = campaign(guild, to).and_then(|one| one.category).filter(|one| Some(*one) != found.category) {
        return Err(NotPlanned::NameOfAnother(other).into());
    }
    let blueprint = Blueprint { campaign: to.clone(), ..Blueprint::of(&found, guild) };
    let plan = reconcile(Wanted::Changed(blueprint), Some(found), guild);
    // A resumed job may have renamed it before.
    if plan.steps.is_empty() && !context.is_resumed {
        return Err(page(to, &plan.parts, true).into());
    }
    Ok(plan)
}

pub(super) fn renamed(rename: &Rename, run: &Run) -> Page {
    page(&rename.to, run.parts(), false)
}

fn page(to: &CampaignName, parts: &Parts, was_already: bool) -> Page {
    Page::Renamed { to: to.as_str().to_owned(), role: parts.role, was_already }
}

pub(super) fn definition() -> Definition {
    Definition {
        description: "Rename a campaign; Discord allows this about twice in ten minutes",
        options: vec![called::option("What it is to be called"), place::option()],
    }
}
