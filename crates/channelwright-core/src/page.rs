//! What a command shows to its caller instead of changing something: a plan to confirm, a list, a question. Its texts are
//! in `words/page.rs`.

use crate::{
    command::{Shown, WhyShown},
    id::{self, Id},
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
    /// The campaign has this name now.
    Renamed {
        /// The new name.
        to: String,
        /// Its role, if it has one.
        role: Option<Id<id::Role>>,
    },
    /// No campaign has the typed name.
    Nearest {
        /// The name.
        typed: String,
        /// The campaigns whose names are most like it.
        campaigns: Vec<(Id<id::Channel>, String)>,
    },
}

impl Page {
    /// One word for the log.
    pub(crate) const fn outcome(&self) -> &'static str {
        match self {
            Self::Delete(_) => "shown",
            Self::Deleted { .. } | Self::Renamed { .. } => "done",
            Self::Nearest { .. } => "which_campaign",
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
}
