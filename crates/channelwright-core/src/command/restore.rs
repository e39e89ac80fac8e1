//! `/campaign restore`: opens an archived campaign again.

use serde::{Deserialize, Serialize};

use super::{
    CommandContext, Consent, NoPlan, NotAccepted, Shown, Source,
    archive::{changed_by, gone, opened, permissions},
    definition::Definition,
    place,
};
use crate::{
    campaign::{Campaign, CampaignState, archive::Phase},
    id::{self, Id},
    page::{Page, RestorePage, RestoredPage},
    permission::Permissions,
    plan::{Plan, change_in_stages},
    run::Run,
    snapshot::Snapshot,
    words::headline::Phrases,
};

/// The command as typed, without the slash.
pub const NAME: &str = "campaign restore";

/// Game masters need no permission.
pub const NEEDS: Permissions = Permissions::NONE;

pub(super) const PHRASES: Phrases = Phrases {
    working: "Restoring Campaign",
    done: "Campaign Restored",
    not_done: "Campaign Not Restored",
    not_finished: "Campaign Not Completely Restored",
};

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restore {
    /// The campaign's category, or a channel in it.
    pub campaign: Id<id::Channel>,
    /// Whether the caller has confirmed it.
    #[serde(default)]
    pub consent: Consent,
}

impl Restore {
    pub(super) fn read(source: &Source<'_>) -> Result<Self, NotAccepted> {
        Ok(Self { campaign: place::read(source)?, consent: Consent::NotAsked })
    }
}

/// Acts at once, unless people have changed what archiving left.
pub(super) fn plan(
    restore: &Restore,
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NoPlan> {
    let archive = opened(context, found, guild)?;
    let is_archived = archive.phase != Phase::Open || archive.campaign.state == CampaignState::Archived;
    if !is_archived && !context.is_resumed {
        return Err(Page::NotArchived.into());
    }
    let changed = archive.changed();
    // A restore that has begun was confirmed, or there was nothing to confirm.
    let may_ask = archive.phase == Phase::Archived && !changed.is_empty();
    let stages = if is_archived { archive.restore() } else { Vec::new() };
    let plan = change_in_stages(archive.campaign, guild, stages);
    let why = may_ask.then(|| restore.consent.asks(&plan, context, context.is_resumed)).flatten();
    match (why, plan.parts.category) {
        (Some(why), Some(category)) => {
            let (shown, changed) = (Shown::of(&plan, context.used_ms), permissions(changed, guild));
            Err(Page::Restore(RestorePage { why, shown, category, changed }).into())
        }
        _ => Ok(plan),
    }
}

/// The page after the last step.
pub(super) fn restored(run: &Run, before: &Snapshot) -> Page {
    let archive = changed_by(run, before);
    let gone = archive.as_ref().map(|one| gone(one, run)).unwrap_or_default();
    Page::Restored(RestoredPage { out_of_reach: archive.map(|one| one.out_of_reach).unwrap_or_default(), gone })
}

pub(super) fn definition() -> Definition {
    Definition { description: "Open an archived campaign again", options: vec![place::option()] }
}
