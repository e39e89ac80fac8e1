//! `/campaign sync`: shows how a campaign differs from the template, and carries out what its caller confirms.

use serde::{Deserialize, Serialize};

use super::{
    CommandContext, Consent, NoPlan, NotAccepted, OTHERS, Shown, Source, UPDATES, WhyShown,
    confirm::listed,
    definition::Definition,
    place,
    repair::{comparison, managed},
};
use crate::{
    campaign::Campaign,
    id::{self, Id},
    interaction::payload::{Data, Interaction},
    page::{Page, SyncPage},
    permission::Permissions,
    plan::{Compared, Comparison, Plan},
    snapshot::Snapshot,
    words::headline::Phrases,
};

/// The command as typed, without the slash.
pub const NAME: &str = "campaign sync";

/// Game masters need no permission.
pub const NEEDS: Permissions = Permissions::NONE;

/// The prefix of the value of a choice that says: this channel was not renamed.
pub(crate) const OTHER: &str = "new-";

pub(super) const PHRASES: Phrases = Phrases {
    working: "Syncing Campaign",
    done: "Campaign Synced",
    not_done: "Campaign Not Synced",
    not_finished: "Campaign Not Completely Synced",
};

/// The queued command. What is missing is created; everything else is kept unless it is named here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sync {
    /// The campaign's category, or a channel in it.
    pub campaign: Id<id::Channel>,
    /// The channels whose name, topic and permissions become those of the template. The category stands for itself and the
    /// role.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub update: Vec<Id<id::Channel>>,
    /// The channels that look like renamed channels of the template, and are not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Id<id::Channel>>,
    /// Whether the caller has confirmed it.
    #[serde(default)]
    pub consent: Consent,
}

impl Sync {
    pub(super) fn read(source: &Source<'_>) -> Result<Self, NotAccepted> {
        Ok(Self::unconfirmed(place::read(source)?))
    }

    /// The command before its plan was shown.
    pub(super) fn unconfirmed(campaign: Id<id::Channel>) -> Self {
        Self { campaign, update: Vec::new(), others: Vec::new(), consent: Consent::NotAsked }
    }

    /// A press of the button below the plan. The page lists the choices made so far.
    pub(super) fn pressed(campaign: Id<id::Channel>, shown: Option<Shown>, interaction: &Interaction) -> Self {
        let Some(shown) = shown else { return Self::unconfirmed(campaign) };
        let (update, others) = (listed(interaction, UPDATES), listed(interaction, OTHERS));
        Self { campaign, update, others, consent: shown.consent(interaction) }
    }

    /// A choice in the select: adds to the choices made so far.
    pub(super) fn chosen(campaign: Id<id::Channel>, interaction: &Interaction) -> Self {
        let (update, others) = (listed(interaction, UPDATES), listed(interaction, OTHERS));
        let mut sync = Self { update, others, ..Self::unconfirmed(campaign) };
        for value in interaction.data().into_iter().flat_map(Data::values) {
            let (all, id) = match value.strip_prefix(OTHER) {
                Some(id) => (&mut sync.others, id),
                None => (&mut sync.update, value),
            };
            all.extend(id.parse().ok().map(Id::<id::Channel>::new));
        }
        sync
    }
}

pub(super) fn plan(
    sync: &Sync,
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NoPlan> {
    let found = managed(context, found, guild)?;
    let compared = comparison(&found, context, guild, &sync.others);
    let plan = compared.plan(&sync.update, guild);
    match sync.consent.asks(&plan, context, context.is_resumed) {
        None => Ok(plan),
        Some(why) => Err(page(why, sync, &compared, &plan, context, guild)),
    }
}

fn page(
    why: WhyShown,
    sync: &Sync,
    compared: &Comparison,
    plan: &Plan,
    context: &CommandContext<'_>,
    guild: &Snapshot,
) -> NoPlan {
    let Some(category) = plan.parts.category else { return super::NotPlanned::NoCampaign.into() };
    let does_something = !plan.steps.is_empty();
    Page::Sync(SyncPage {
        why,
        category,
        shown: does_something.then(|| Shown::of(plan, context.used_ms)),
        compared: Compared::of(compared, guild),
        update: sync.update.clone(),
        others: sync.others.clone(),
    })
    .into()
}

pub(super) fn definition() -> Definition {
    Definition {
        description: "Compare a campaign with the template; you see first what would change",
        options: vec![place::option()],
    }
}
