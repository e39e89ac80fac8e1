//! `/campaign archive`: nobody writes in the campaign any more, everybody still reads.

use serde::{Deserialize, Serialize};

use super::{CommandContext, NoPlan, NotAccepted, NotPlanned, Source, definition::Definition, members::may, place};
use crate::{
    campaign::{Campaign, archive, campaign_at},
    id::{self, Id},
    page::{ArchivedPage, Gone, Page, Permission},
    permission::{Permissions, Subject},
    plan::{Plan, change_in_stages},
    run::Run,
    snapshot::Snapshot,
    template::Restricted,
    words::headline::Phrases,
};

/// The command as typed, without the slash.
pub const NAME: &str = "campaign archive";

/// Game masters need no permission.
pub const NEEDS: Permissions = Permissions::NONE;

pub(super) const PHRASES: Phrases = Phrases {
    working: "Archiving Campaign",
    done: "Campaign Archived",
    not_done: "Campaign Not Archived",
    not_finished: "Campaign Not Completely Archived",
};

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archive {
    /// The campaign's category, or a channel in it.
    pub campaign: Id<id::Channel>,
}

impl Archive {
    pub(super) fn read(source: &Source<'_>) -> Result<Self, NotAccepted> {
        Ok(Self { campaign: place::read(source)? })
    }
}

/// Acts at once: nothing is lost, and `/campaign restore` undoes it.
pub(super) fn plan(context: &CommandContext<'_>, found: Option<Campaign>, guild: &Snapshot) -> Result<Plan, NoPlan> {
    let archive = opened(context, found, guild)?;
    let stages = archive.archive();
    let plan = change_in_stages(archive.campaign, guild, stages);
    if plan.steps.is_empty() && !context.is_resumed {
        let category = plan.parts.category;
        let (inexact, out_of_reach, gone) = (Vec::new(), archive.out_of_reach, Gone::default());
        return Err(Page::Archived(ArchivedPage { category, was_already: true, inexact, out_of_reach, gone }).into());
    }
    Ok(plan)
}

/// The campaign, if the caller may archive it, and open it again.
pub(super) fn opened<'a>(
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &'a Snapshot,
) -> Result<archive::Archive<'a>, NotPlanned> {
    let found = found.ok_or(NotPlanned::NoCampaign)?;
    may(Restricted::Archive, &found, context, guild)?;
    archive::Archive::of(found, guild).ok_or(NotPlanned::NoCampaign)
}

/// The page after the last step.
pub(super) fn archived(run: &Run, before: &Snapshot, is_resumed: bool) -> Page {
    let category = run.plan().found.as_ref().and_then(|one| one.category);
    let archive = changed_by(run, before);
    let gone = archive.as_ref().map(|one| gone(one, run)).unwrap_or_default();
    let (inexact, out_of_reach) = archive.map(|one| (one.inexact(is_resumed), one.out_of_reach)).unwrap_or_default();
    let is_there = |(_, of): &(Id<id::Channel>, Subject)| !matches!(of, Subject::Member(user) if run.has_left(*user));
    let inexact = permissions(inexact.into_iter().filter(is_there).collect(), before);
    Page::Archived(ArchivedPage { category, was_already: false, inexact, out_of_reach, gone })
}

/// The campaign that this run archived or restored, as it was before.
pub(super) fn changed_by<'a>(run: &Run, before: &'a Snapshot) -> Option<archive::Archive<'a>> {
    let category = run.plan().found.as_ref()?.category?;
    archive::Archive::of(campaign_at(before, category)?, before)
}

/// The members whom Discord did not know any more.
pub(super) fn gone(archive: &archive::Archive<'_>, run: &Run) -> Gone {
    let members = archive.members().into_iter().filter(|user| run.has_left(*user)).collect();
    // An earlier delivery may have removed the permissions of all of them.
    let nobody_leads = archive.campaign.game_masters.iter().all(|user| run.has_left(*user));
    Gone { members, nobody_leads }
}

pub(super) fn permissions(all: Vec<(Id<id::Channel>, Subject)>, guild: &Snapshot) -> Vec<Permission> {
    let everyone = Subject::everyone(guild.guild);
    all.into_iter().map(|(channel, of)| Permission { channel, of: Some(of).filter(|of| *of != everyone) }).collect()
}

pub(super) fn definition() -> Definition {
    Definition {
        description: "Archive a campaign: nobody writes in it, everybody still reads",
        options: vec![place::option()],
    }
}
