//! `/campaign list`: the campaigns of the server that its caller may see, ten a page.

use serde::{Deserialize, Serialize};

use super::{CommandContext, definition::Definition, may_manage, repair::comparison};
use crate::{
    campaign::{Campaign, CampaignState, campaigns},
    id::{self, Id},
    page::{ListPage, ListedCampaign, Page},
    permission::{Permissions, effective},
    snapshot::{Member, Snapshot},
    words::headline::Phrases,
};

/// The command as typed, without the slash.
pub const NAME: &str = "campaign list";

/// Everybody sees the campaigns that they may see.
pub const NEEDS: Permissions = Permissions::NONE;

/// How many campaigns are on a page.
const PAGE: usize = 10;

pub(super) const PHRASES: Phrases = Phrases {
    working: "Looking at the Campaigns",
    done: "Campaigns",
    not_done: "Campaigns Not Listed",
    not_finished: "Campaigns Not Listed",
};

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// The category of the last campaign on the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Id<id::Channel>>,
}

/// The campaigns after this one, oldest first. They are counted by key: a page stays right if campaigns come and go.
pub(super) fn page(after: Option<Id<id::Channel>>, context: &CommandContext<'_>, guild: &Snapshot) -> Page {
    Page::List(some_of_all(after, context, guild))
}

/// The first campaigns, for a caller who named none of them.
pub(super) fn page_instead(context: &CommandContext<'_>, guild: &Snapshot) -> Page {
    Page::List(ListPage { is_instead: true, ..some_of_all(None, context, guild) })
}

fn some_of_all(after: Option<Id<id::Channel>>, context: &CommandContext<'_>, guild: &Snapshot) -> ListPage {
    let all: Vec<Campaign> = campaigns(guild).into_iter().filter(|one| may_see(one, context, guild)).collect();
    let mut rest = all.iter().filter(|one| one.category > after);
    let shown = rest.by_ref().take(PAGE).filter_map(|one| listed(one, context, guild)).collect();
    ListPage { total: all.len(), is_first: after.is_none(), has_more: rest.next().is_some(), shown, is_instead: false }
}

fn listed(one: &Campaign, context: &CommandContext<'_>, guild: &Snapshot) -> Option<ListedCampaign> {
    let is_open = one.state == CampaignState::Open;
    Some(ListedCampaign {
        category: one.category?,
        name: one.name.clone(),
        game_masters: one.game_masters.clone(),
        members: members(one, guild),
        channels: one.channels.len() + one.others.len(),
        state: one.state,
        missing: if is_open { comparison(one, context, guild, &[]).missing().creates.len() } else { 0 },
    })
}

/// How many members have the campaign's role, its game masters among them.
pub(super) fn members(campaign: &Campaign, guild: &Snapshot) -> Option<u64> {
    let counts = guild.member_counts.as_ref()?;
    Some(counts.get(&campaign.role?).copied().unwrap_or(0))
}

/// Whether the caller may see this campaign: they manage it, have its role, or see its category.
pub(super) fn may_see(campaign: &Campaign, context: &CommandContext<'_>, guild: &Snapshot) -> bool {
    let roles = context.caller_facts.map(|facts| facts.roles.clone()).unwrap_or_default();
    let has_role = campaign.role.is_some_and(|role| roles.contains(&role));
    let caller = Member::new(context.caller, roles);
    let sees = |category| effective::in_channel(&caller, guild, category).contains(Permissions::VIEW_CHANNEL);
    let sees_category = campaign.category.and_then(|id| guild.channel(id)).is_some_and(sees);
    has_role || sees_category || may_manage(campaign, context, guild)
}

pub(super) fn definition() -> Definition {
    Definition { description: "List the campaigns that you can see", options: Vec::new() }
}
