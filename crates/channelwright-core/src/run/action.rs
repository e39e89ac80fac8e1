//! One call to Discord, with all ids known.

use crate::{
    id::{self, Id},
    message::Message,
    permission::{Overwrite, Subject},
    plan::InviteTerms,
    template::ChannelKind,
};

/// A call to Discord.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Create a mentionable role without permissions.
    CreateRole {
        /// Its name.
        name: String,
    },
    /// Create a category.
    CreateCategory {
        /// Its name.
        name: String,
        /// All its overwrites; a separate edit right after the creation could be lost.
        overwrites: Vec<Overwrite>,
    },
    /// Create a channel in a category.
    CreateChannel {
        /// The category.
        parent: Id<id::Channel>,
        /// Its name.
        name: String,
        /// Text, voice or forum.
        kind: ChannelKind,
        /// Its topic.
        topic: Option<String>,
        /// Its position in the category.
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
    /// Take a role from a member.
    TakeRole {
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
    /// Delete one overwrite of a channel.
    DeleteOverwrite {
        /// The channel.
        channel: Id<id::Channel>,
        /// Whose overwrite.
        subject: Subject,
    },
    /// Rename a role.
    RenameRole {
        /// The role.
        role: Id<id::Role>,
        /// Its new name.
        name: String,
    },
    /// Rename a channel or a category.
    RenameChannel {
        /// The channel.
        channel: Id<id::Channel>,
        /// Its new name.
        name: String,
    },
    /// Change or remove a channel's topic.
    SetTopic {
        /// The channel.
        channel: Id<id::Channel>,
        /// Its new topic.
        topic: Option<String>,
    },
    /// Change a category's place among the categories.
    Move {
        /// The category.
        channel: Id<id::Channel>,
        /// Its new position.
        position: i64,
    },
    /// Delete a channel or an empty category.
    DeleteChannel(Id<id::Channel>),
    /// Delete a role.
    DeleteRole(Id<id::Role>),
    /// Post a message in a channel.
    Post {
        /// The channel.
        channel: Id<id::Channel>,
        /// The message.
        message: Message,
        /// Discord treats messages with the same nonce as one for some minutes.
        nonce: u64,
    },
    /// Replace one of the bot's own messages.
    EditMessage {
        /// Its channel.
        channel: Id<id::Channel>,
        /// The message.
        message_id: Id<id::Message>,
        /// What it becomes.
        message: Message,
    },
    /// Create an invite that gives a role.
    CreateInvite {
        /// The channel it leads to.
        channel: Id<id::Channel>,
        /// The role.
        role: Id<id::Role>,
        /// How long and how often it can be accepted.
        terms: InviteTerms,
    },
}

impl Action {
    /// Its name in the log.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::CreateRole { .. } => "create_role",
            Self::CreateCategory { .. } => "create_category",
            Self::CreateChannel { .. } => "create_channel",
            Self::GrantRole { .. } => "grant_role",
            Self::TakeRole { .. } => "take_role",
            Self::PutOverwrite { .. } => "put_overwrite",
            Self::DeleteOverwrite { .. } => "delete_overwrite",
            Self::RenameRole { .. } => "rename_role",
            Self::RenameChannel { .. } => "rename_channel",
            Self::SetTopic { .. } => "set_topic",
            Self::Move { .. } => "move",
            Self::DeleteChannel(_) => "delete_channel",
            Self::DeleteRole(_) => "delete_role",
            Self::Post { .. } => "post",
            Self::EditMessage { .. } => "edit_message",
            Self::CreateInvite { .. } => "create_invite",
        }
    }
}
