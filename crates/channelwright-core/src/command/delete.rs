//! `/campaign delete` and `/delete-campaign name:`: deletes a campaign, after its caller has seen what goes and confirmed
//! it.

use serde::{Deserialize, Serialize};

use super::{
    CommandContext, Consent, GOES, NoPlan, NotAccepted, NotPlanned, Shown, Source, add_campaign, called,
    confirm::listed, definition::Definition, members::may, place,
};
use crate::{
    campaign::{Campaign, CampaignName, CampaignState, campaigns},
    id::{self, Id},
    interaction::payload::{Data, Interaction},
    limits::ROLE_NAME_SUFFIX,
    name::fold,
    page::{DeletePage, Page},
    permission::Permissions,
    plan::{Plan, Wanted, matching::Questions, reconcile},
    run::Run,
    snapshot::{Channel, ChannelType, Snapshot},
    template::Restricted,
    words::headline::Phrases,
};

/// The command as typed, without the slash.
pub const NAME: &str = "campaign delete";

/// Game masters need no permission.
pub const NEEDS: Permissions = Permissions::NONE;

/// The command that takes the campaign's name.
pub(crate) mod by_name {
    pub(crate) const NAME: &str = "delete-campaign";
    pub(crate) const NEEDS: super::Permissions = super::add_campaign::NEEDS;
}

/// How many campaigns are offered if none has the typed name: one row of buttons.
const NEAREST_MAX: usize = 5;

pub(super) const PHRASES: Phrases = Phrases {
    working: "Deleting Campaign",
    done: "Campaign Deleted",
    not_done: "Campaign Not Deleted",
    not_finished: "Campaign Not Completely Deleted",
};

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delete {
    /// Which campaign.
    pub campaign: Which,
    /// The channels that people created in its category and that go, too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Id<id::Channel>>,
    /// Whether the caller has confirmed it.
    #[serde(default)]
    pub consent: Consent,
}

/// How the command names its campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Which {
    /// By its category, or by a channel in it.
    At(Id<id::Channel>),
    /// By name.
    Named(CampaignName),
}

impl Delete {
    pub(super) fn read(source: &Source<'_>) -> Result<Self, NotAccepted> {
        Ok(Self::unconfirmed(Which::At(place::read(source)?)))
    }

    /// `/delete-campaign name:`.
    pub(super) fn read_named(source: &Source<'_>) -> Result<Self, NotAccepted> {
        Ok(Self::unconfirmed(Which::Named(called::read(source)?)))
    }

    /// The command before its plan was shown.
    pub(super) fn unconfirmed(campaign: Which) -> Self {
        Self { campaign, also: Vec::new(), consent: Consent::NotAsked }
    }

    /// Reads the press of a button. If the button is on a page, its caller has chosen the channels that the page lists.
    pub(super) fn pressed(campaign: Id<id::Channel>, shown: Option<Shown>, interaction: &Interaction) -> Self {
        let consent = Consent::pressed(shown, interaction);
        Self { also: listed(interaction, GOES), consent, ..Self::unconfirmed(Which::At(campaign)) }
    }

    /// Reads a choice in a page's select. The command deletes these channels and those that the page lists already.
    pub(super) fn chosen(campaign: Id<id::Channel>, interaction: &Interaction) -> Self {
        let mut delete = Self::pressed(campaign, None, interaction);
        let chosen = interaction.data().into_iter().flat_map(Data::values);
        delete.also.extend(chosen.filter_map(|id| id.parse().ok().map(Id::<id::Channel>::new)));
        delete
    }

    /// What its page shows besides the guild.
    pub(super) fn questions(&self) -> Questions {
        Questions { member_counts: self.consent.agreed().is_none(), ..Questions::default() }
    }
}

/// Deletes the channels, then the category, then the role. The channel of the command is the last one, so that its caller
/// sees the progress.
pub(super) fn plan(
    delete: &Delete,
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NoPlan> {
    let agreed = delete.consent.agreed();
    let resumed = agreed.filter(|agreed| context.is_resumed && agreed.has_begun(guild));
    let mut found = match (found, resumed) {
        (Some(found), _) => found,
        (None, Some(_)) => Campaign::default(),
        (None, None) => return Err(not_found(delete, context, guild)),
    };
    if resumed.is_none() {
        may(Restricted::Delete, &found, context, guild)?;
    }
    found = without_what_people_made(found, guild);
    let also = agreed.map_or(&delete.also, |agreed| &agreed.channels);
    let (also, others) = found.others.iter().partition(|one| also.contains(one));
    found.channels.extend::<Vec<_>>(also);
    found.others = others;
    if let Some(agreed) = resumed {
        found = what_is_left(found, &agreed.channels, agreed.role, guild);
        if found.category.is_none() && found.role.is_none() && found.channels.is_empty() {
            return Err(Page::Deleted { kept: Vec::new() }.into());
        }
    }
    let plan = reconcile(Wanted::Absent { last: Some(context.channel) }, Some(found), guild);
    match delete.consent.asks(&plan, context, resumed.is_some()) {
        None => Ok(plan),
        Some(why) => Err(Page::Delete(page(why, &plan, context, guild)).into()),
    }
}

/// A channel that a person adds inherits the category's overwrites, the bot's among them. No channel that the bot created has
/// them.
fn without_what_people_made(mut found: Campaign, guild: &Snapshot) -> Campaign {
    let Some(category) = found.category.and_then(|category| guild.channel(category)) else { return found };
    let inherits = |id: &Id<id::Channel>| guild.channel(*id).is_some_and(|one| one.overwrites == category.overwrites);
    let (theirs, ours): (Vec<_>, Vec<_>) = found.channels.iter().partition(|id| inherits(id));
    found.channels = ours;
    found.others.extend(theirs);
    found
}

/// The objects from the page that earlier deliveries did not delete. Once the role or the category is gone, only the page says
/// what belonged to the campaign.
fn what_is_left(found: Campaign, shown: &[Id<id::Channel>], role: Option<Id<id::Role>>, guild: &Snapshot) -> Campaign {
    let there = shown.iter().filter_map(|id| guild.channel(*id));
    let (categories, channels): (Vec<_>, Vec<_>) = there.partition(|one| one.kind == ChannelType::Category);
    let category = categories.first();
    let role = role.and_then(|role| guild.role(role)).filter(|role| role.permissions.is_empty() && !role.managed);
    let of_role = || role.and_then(|role| role.name.strip_suffix(ROLE_NAME_SUFFIX));
    let name = category.map(|one| one.name.as_str()).or_else(of_role).unwrap_or(&found.name).to_owned();
    let children = category.into_iter().flat_map(|category| guild.children(category.id));
    Campaign {
        name,
        category: category.map(|one| one.id),
        role: role.map(|role| role.id),
        channels: channels.iter().map(|one| one.id).collect(),
        others: children.map(|one| one.id).filter(|one| !shown.contains(one)).collect(),
        ..found
    }
}

/// The page after the last step.
pub(super) fn deleted(run: &Run, before: &Snapshot) -> Page {
    let others = run.plan().found.iter().flat_map(|found| &found.others);
    Page::Deleted { kept: others.filter_map(|id| Some(before.channel(*id)?.name.clone())).collect() }
}

fn page(why: super::WhyShown, plan: &Plan, context: &CommandContext<'_>, guild: &Snapshot) -> DeletePage {
    let found = plan.found.clone().unwrap_or_default();
    let last_s = |id: Id<id::Channel>| Some(guild.channel(id)?.last_message?.created_ms() / 1000);
    let members = |role| guild.member_counts.as_ref().map(|counts| counts.get(&role).copied().unwrap_or(0));
    let named = |id: &Id<id::Channel>| Some((*id, guild.channel(*id)?.name.clone()));
    let mut channels = found.channels.clone();
    channels.sort_by_key(|id| guild.channel(*id).map(Channel::shown_at));
    DeletePage {
        why,
        shown: Shown::of(plan, context.used_ms),
        category: found.category,
        category_goes: found.category.is_some() && found.others.is_empty(),
        role: found.role.map(|role| (role, members(role))),
        channels: channels.into_iter().map(|id| (id, last_s(id))).collect(),
        kept: found.others.iter().filter_map(named).collect(),
        may_archive: found.state == CampaignState::Open && may(Restricted::Archive, &found, context, guild).is_ok(),
    }
}

/// Offers the campaigns whose names are most like the typed one, of those that the caller may delete.
fn not_found(delete: &Delete, context: &CommandContext<'_>, guild: &Snapshot) -> NoPlan {
    let Which::Named(typed) = &delete.campaign else { return NotPlanned::NoCampaign.into() };
    let wanted = fold(typed.as_str());
    let unlike = |name: &str| strsim::damerau_levenshtein(&fold(name), &wanted);
    let theirs = campaigns(guild).into_iter().filter(|one| may(Restricted::Delete, one, context, guild).is_ok());
    let mut all: Vec<_> = theirs.filter_map(|one| Some((one.category?, one.name))).collect();
    all.sort_by_cached_key(|(category, name)| (unlike(name), *category));
    all.truncate(NEAREST_MAX);
    Page::Nearest { typed: typed.as_str().to_owned(), campaigns: all }.into()
}

pub(super) fn definition() -> Definition {
    Definition { description: "Delete a campaign; you see first what goes", options: vec![place::option()] }
}

pub(super) fn definition_by_name() -> Definition {
    Definition {
        description: "Delete a campaign; you see first what goes",
        options: vec![called::option("What the campaign is called")],
    }
}
