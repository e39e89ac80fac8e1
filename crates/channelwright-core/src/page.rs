//! What a command shows to its caller instead of changing something: a plan to confirm, a list, a question. Its texts are
//! in `words/page.rs`.

use std::collections::BTreeMap;

use crate::{
    campaign::{CampaignState, JoinMode},
    command::{Shown, WhyShown},
    id::{self, Id},
    permission::Subject,
    plan::Compared,
    template::Copied,
};

/// A page for the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// What would be deleted.
    Delete(DeletePage),
    /// The campaign is deleted.
    Deleted {
        /// The channels that people created; they stay, and so does the category.
        kept: Vec<String>,
    },
    /// The campaign has this name.
    Renamed {
        /// The name.
        to: String,
        /// Its role, if it has one.
        role: Option<Id<id::Role>>,
        /// Whether it had the name before.
        was_already: bool,
    },
    /// No campaign has the typed name.
    Nearest {
        /// The name.
        typed: String,
        /// The campaigns whose names are most like it, of those that the caller may delete.
        campaigns: Vec<(Id<id::Channel>, String)>,
    },
    /// Some campaigns of the server.
    List(ListPage),
    /// One campaign.
    Info(InfoPage),
    /// How a campaign differs from the template.
    Sync(SyncPage),
    /// A category as a template file.
    Template(TemplatePage),
    /// The campaign is archived.
    Archived(ArchivedPage),
    /// What people changed in an archived campaign, before it is opened again.
    Restore(RestorePage),
    /// The campaign is open again.
    Restored(RestoredPage),
    /// The campaign was not archived.
    NotArchived,
}

impl Page {
    /// One word for the log.
    pub(crate) const fn outcome(&self) -> &'static str {
        match self {
            Self::Delete(_) => "shown",
            Self::Deleted { .. } | Self::Renamed { .. } | Self::Template(_) => "done",
            Self::Nearest { .. } => "which_campaign",
            Self::List(_) => "listed",
            Self::Info(_) | Self::Sync(_) => "shown",
            Self::Archived(_) | Self::Restored(_) => "done",
            Self::Restore(_) => "shown",
            Self::NotArchived => "not_planned",
        }
    }
}

/// What would be deleted of a campaign, and what would stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeletePage {
    /// Why it is shown.
    pub why: WhyShown,
    /// The plan, for the button that confirms it.
    pub shown: Shown,
    /// The campaign's category. `None` if only the role is left.
    pub category: Option<Id<id::Channel>>,
    /// Whether the category goes, too.
    pub category_goes: bool,
    /// The role, and how many members have it, if known.
    pub role: Option<(Id<id::Role>, Option<u64>)>,
    /// The channels that go, each with the time of its last message in Unix seconds.
    pub channels: Vec<(Id<id::Channel>, Option<u64>)>,
    /// The channels that people created and that stay.
    pub kept: Vec<(Id<id::Channel>, String)>,
    /// Whether the caller may archive it instead.
    pub may_archive: bool,
}

/// The outcome of archiving a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchivedPage {
    /// The campaign's category, for the button that opens it again.
    pub category: Option<Id<id::Channel>>,
    /// Whether it was archived already.
    pub was_already: bool,
    /// Permissions that people had set so that restoring cannot give them back exactly.
    pub inexact: Vec<Permission>,
    /// The channels whose permissions the bot may not change.
    pub out_of_reach: Vec<Id<id::Channel>>,
    /// The members who had left the server.
    pub gone: Gone,
}

/// The outcome of restoring a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoredPage {
    /// The channels whose permissions the bot may not change.
    pub out_of_reach: Vec<Id<id::Channel>>,
    /// The members who had left the server.
    pub gone: Gone,
}

/// Members who had left the server, so that archiving or restoring removed their permissions in the campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gone {
    /// The members.
    pub members: Vec<Id<id::User>>,
    /// Whether the campaign has no game master now.
    pub nobody_leads: bool,
}

/// What people changed in an archived campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestorePage {
    /// Why it is shown.
    pub why: WhyShown,
    /// The plan, for the button that confirms it.
    pub shown: Shown,
    /// The campaign's category.
    pub category: Id<id::Channel>,
    /// The permissions that differ from what archiving leaves.
    pub changed: Vec<Permission>,
}

/// One role's or member's permissions in a channel or category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Permission {
    /// The channel.
    pub channel: Id<id::Channel>,
    /// Whose; `None` for @everyone.
    pub of: Option<Subject>,
}

/// A page of the campaigns that the caller may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPage {
    /// How many there are on all pages.
    pub total: usize,
    /// Whether this is the first page.
    pub is_first: bool,
    /// Whether another page follows.
    pub has_more: bool,
    /// Those on this page, oldest first.
    pub shown: Vec<ListedCampaign>,
    /// Whether the caller asked for one campaign, and named none that they may see.
    pub is_instead: bool,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCampaign {
    /// Its category.
    pub category: Id<id::Channel>,
    /// Its name.
    pub name: String,
    /// Its game masters.
    pub game_masters: Vec<Id<id::User>>,
    /// How many members have its role, if known.
    pub members: Option<u64>,
    /// How many channels its category has.
    pub channels: usize,
    /// Whether it is in play.
    pub state: CampaignState,
    /// How many parts of the template are missing.
    pub missing: usize,
}

/// One campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InfoPage {
    /// Its category.
    pub category: Id<id::Channel>,
    /// Its name.
    pub name: String,
    /// Its role.
    pub role: Option<Id<id::Role>>,
    /// Its game masters.
    pub game_masters: Vec<Id<id::User>>,
    /// How many members have its role, if known.
    pub members: Option<u64>,
    /// How many channels its category has.
    pub channels: usize,
    /// Whether it is in play.
    pub state: CampaignState,
    /// How people join.
    pub join: JoinMode,
    /// Whether the caller may change it.
    pub manages: bool,
    /// How it differs from the template, for those who may change it.
    pub details: Option<Compared>,
}

/// How a campaign differs from the template, and what would be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncPage {
    /// Why it is shown.
    pub why: WhyShown,
    /// The campaign's category.
    pub category: Id<id::Channel>,
    /// The plan, for the button that confirms it. `None` if it has no steps.
    pub shown: Option<Shown>,
    /// The differences.
    pub compared: Compared,
    /// What the caller chose to update.
    pub update: Vec<Id<id::Channel>>,
    /// The channels that look renamed, but the caller said that they are not.
    pub others: Vec<Id<id::Channel>>,
}

/// A category as a template file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplatePage {
    /// The category's name.
    pub category: String,
    /// The template, and what it does not have.
    pub copied: Copied,
    /// The names of the channels that it lacks something of.
    pub names: BTreeMap<Id<id::Channel>, String>,
}
