//! What is missing, as a list of steps that asks nobody anything while it is carried out.

pub mod check;
pub mod find;
pub mod preview;
pub mod reconcile;
pub mod unreadable;

pub use check::Problem;
pub use find::Found;
pub use reconcile::reconcile;

use std::fmt;

use crate::{
    blueprint::{Blueprint, ChannelKey, Grantee},
    id::{self, Id},
};

/// How to get from what was found to what is wanted. Equal means no steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What is wanted.
    pub blueprint: Blueprint,
    /// What of it is there already.
    pub found: Found,
    /// The guild.
    pub guild: Id<id::Guild>,
    /// The bot's user.
    pub bot: Id<id::User>,
    /// What to do, in an order in which it can be done.
    pub steps: Vec<Step>,
}

/// One thing to do. Things that do not exist yet are named by what they will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Make the campaign's role.
    CreateRole,
    /// Make the private category. Needs the role.
    CreateCategory,
    /// Make one channel in the category. Needs role and category.
    CreateChannel(ChannelKey),
    /// Give the game master the role. Needs the category, so that a role without one never has members.
    GrantRole,
    /// Give a grantee the rights that a channel which was found does not mention. Needs the role.
    AddOverwrite {
        /// The channel that was found.
        on: Spot,
        /// Whose overwrite is missing in it.
        who: Grantee,
    },
}

/// In a few words for the log. A channel is named by its place in the template.
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CreateRole => f.write_str("create role"),
            Self::CreateCategory => f.write_str("create category"),
            Self::CreateChannel(ChannelKey(n)) => write!(f, "create channel {}", n + 1),
            Self::GrantRole => f.write_str("grant role"),
            Self::AddOverwrite { on: Spot::Category, .. } => f.write_str("edit permissions of category"),
            Self::AddOverwrite { on: Spot::Channel(ChannelKey(n)), .. } => {
                write!(f, "edit permissions of channel {}", n + 1)
            }
        }
    }
}

/// A place in a campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The category.
    Category,
    /// One of its channels.
    Channel(ChannelKey),
}
