//! Why a command is not carried out although it was understood. Its texts are in `words/members.rs`.

use crate::{
    id::{self, Id},
    page::Page,
    template::Lost,
};

/// What a command answers instead of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPlan {
    /// There is nothing to carry out.
    Because(NotPlanned),
    /// The caller gets a page.
    Page(Box<Page>),
}

impl From<NotPlanned> for NoPlan {
    fn from(why: NotPlanned) -> Self {
        Self::Because(why)
    }
}

impl From<Page> for NoPlan {
    fn from(page: Page) -> Self {
        Self::Page(Box::new(page))
    }
}

/// Why there is nothing to carry out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotPlanned {
    /// The category or channel does not belong to a campaign.
    NoCampaign,
    /// The campaign has no role.
    RoleMissing,
    /// The campaign's role has permissions, or belongs to an integration; the bot gives no such role.
    RoleHasPermissions(Id<id::Role>),
    /// The caller may not change who takes part.
    MayNot {
        /// Who may.
        game_masters: Vec<Id<id::User>>,
    },
    /// Nobody can join by themselves.
    Closed {
        /// Whom to ask.
        game_masters: Vec<Id<id::User>>,
    },
    /// The campaign has no channel for a request to join.
    NowhereToAsk {
        /// Whom to ask.
        game_masters: Vec<Id<id::User>>,
    },
    /// The campaign has no channel that its players see.
    NowhereToInvite,
    /// The caller has not yet accepted the server's rules.
    Pending,
    /// The caller takes part already.
    AlreadyIn {
        /// Where to go.
        start: Option<Id<id::Channel>>,
    },
    /// The caller's request to join is still open.
    AlreadyAsked,
    /// The caller does not take part.
    NotIn,
    /// Somebody else has answered this player's request.
    Answered {
        /// The player.
        player: Id<id::User>,
        /// Whether the player takes part.
        is_in: bool,
    },
    /// A game master cannot leave.
    GameMaster(Id<id::User>),
    /// Another campaign has the name already.
    NameOfAnother(Id<id::Channel>),
    /// The operator's template leaves it to admins.
    AdminsOnly,
    /// The category to copy does not exist, or the caller or the bot cannot see it.
    NoCategory {
        /// Whether an earlier delivery may have copied something of it.
        is_resumed: bool,
    },
    /// The category has no channel that can be copied.
    NothingToCopy {
        /// Why.
        lost: Vec<Lost>,
    },
    /// Whole channels of the category cannot be copied, and the caller has not said to leave them out.
    LacksChannels {
        /// All differences.
        lost: Vec<Lost>,
    },
    /// The campaign is archived.
    Archived {
        /// Who can open it again.
        game_masters: Vec<Id<id::User>>,
        /// Whether an earlier delivery may have created something of it.
        is_resumed: bool,
    },
}
