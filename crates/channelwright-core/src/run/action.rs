//! One call to Discord, with everything in it known.

use crate::{
    id::{self, Id},
    permission::Overwrite,
    template::ChannelKind,
};

/// What to ask of Discord.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Make a role that gives no permission and can be mentioned.
    CreateRole {
        /// Its name.
        name: String,
    },
    /// Make a category.
    CreateCategory {
        /// Its name.
        name: String,
        /// All its overwrites: editing them right after the creation could be lost.
        overwrites: Vec<Overwrite>,
    },
    /// Make a channel in a category.
    CreateChannel {
        /// The category.
        parent: Id<id::Channel>,
        /// Its name.
        name: String,
        /// Text, voice or forum.
        kind: ChannelKind,
        /// Its topic.
        topic: Option<String>,
        /// Its place among its siblings.
        position: usize,
        /// All its overwrites.
        overwrites: Vec<Overwrite>,
    },
    /// Give a member a role.
    GrantRole {
        /// The member.
        user: Id<id::User>,
        /// The role.
        role: Id<id::Role>,
    },
    /// Set one overwrite of a channel.
    PutOverwrite {
        /// The channel.
        channel: Id<id::Channel>,
        /// The overwrite.
        overwrite: Overwrite,
    },
    /// Delete a channel, or a category that has no channels any more.
    DeleteChannel(Id<id::Channel>),
    /// Delete a role.
    DeleteRole(Id<id::Role>),
}
