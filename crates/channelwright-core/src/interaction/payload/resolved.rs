//! The users, members, roles and channels in an interaction.
//!
//! Discord signed them, so they can be trusted. They are as old as the interaction.

use serde_json::Value;

use super::field;
use crate::{
    id::{self, Id},
    permission::Permissions,
};

/// Channel types of threads: announcement, public, private.
const THREADS: [u64; 3] = [10, 11, 12];
/// Type of a channel that is a category.
const CATEGORY: u64 = 4;

/// The objects that options or values refer to.
#[derive(Clone, Copy)]
pub struct Resolved<'a>(pub(super) Option<&'a Value>);

impl<'a> Resolved<'a> {
    fn find(self, kind: &str, id: u64) -> Option<&'a Value> {
        field::object(field::object(self.0?, kind)?, &id.to_string())
    }

    /// A user.
    #[must_use]
    pub fn user(self, id: Id<id::User>) -> Option<User<'a>> {
        self.find("users", id.get()).map(User)
    }

    /// A member, without the user; `None` if the user is not in the guild.
    #[must_use]
    pub fn member(self, id: Id<id::User>) -> Option<Member<'a>> {
        self.find("members", id.get()).map(Member)
    }

    /// A role.
    #[must_use]
    pub fn role(self, id: Id<id::Role>) -> Option<Role<'a>> {
        self.find("roles", id.get()).map(Role)
    }

    /// A channel, category or thread.
    #[must_use]
    pub fn channel(self, id: Id<id::Channel>) -> Option<Channel<'a>> {
        self.find("channels", id.get()).map(Channel)
    }
}

/// A user.
#[derive(Clone, Copy)]
pub struct User<'a>(pub(super) &'a Value);

impl<'a> User<'a> {
    /// The user's id.
    #[must_use]
    pub fn id(self) -> Option<Id<id::User>> {
        field::id(self.0, "id")
    }

    /// The display name, or else the username.
    #[must_use]
    pub fn name(self) -> Option<&'a str> {
        field::text(self.0, "global_name").or_else(|| field::text(self.0, "username"))
    }

    /// Whether it is a bot.
    #[must_use]
    pub fn is_bot(self) -> bool {
        field::is_true(self.0, "bot")
    }
}

/// A member of the guild.
#[derive(Clone, Copy)]
pub struct Member<'a>(pub(super) &'a Value);

impl<'a> Member<'a> {
    /// The member's user. Members in [`Resolved`] lack it.
    #[must_use]
    pub fn user(self) -> Option<User<'a>> {
        field::object(self.0, "user").map(User)
    }

    /// The member's permissions in the channel of the interaction, overwrites included.
    #[must_use]
    pub fn permissions(self) -> Option<Permissions> {
        field::permissions(self.0, "permissions")
    }

    /// The member's roles, without @everyone.
    pub fn roles(self) -> impl Iterator<Item = Id<id::Role>> {
        field::list(self.0, "roles").iter().filter_map(field::snowflake).map(Id::new)
    }

    /// Whether the member has not yet accepted the server's rules.
    #[must_use]
    pub fn is_pending(self) -> bool {
        field::is_true(self.0, "pending")
    }
}

/// A role.
#[derive(Clone, Copy)]
pub struct Role<'a>(pub(super) &'a Value);

impl<'a> Role<'a> {
    /// The role's name.
    #[must_use]
    pub fn name(self) -> Option<&'a str> {
        field::text(self.0, "name")
    }

    /// The role's own permissions.
    #[must_use]
    pub fn permissions(self) -> Option<Permissions> {
        field::permissions(self.0, "permissions")
    }

    /// Whether an integration manages the role; nobody else can assign it.
    #[must_use]
    pub fn is_managed(self) -> bool {
        field::is_true(self.0, "managed")
    }
}

/// A channel, category or thread.
#[derive(Clone, Copy)]
pub struct Channel<'a>(pub(super) &'a Value);

impl<'a> Channel<'a> {
    /// The channel's id.
    #[must_use]
    pub fn id(self) -> Option<Id<id::Channel>> {
        field::id(self.0, "id")
    }

    /// The channel's name.
    #[must_use]
    pub fn name(self) -> Option<&'a str> {
        field::text(self.0, "name")
    }

    /// Discord's number for the type.
    #[must_use]
    pub fn kind(self) -> Option<u64> {
        field::number(self.0, "type")
    }

    /// Whether it is a category.
    #[must_use]
    pub fn is_category(self) -> bool {
        self.kind() == Some(CATEGORY)
    }

    /// The parent channel of a thread; the category of any other channel.
    #[must_use]
    pub fn parent_id(self) -> Option<Id<id::Channel>> {
        field::id(self.0, "parent_id")
    }

    /// The parent channel, if this is a thread.
    #[must_use]
    pub fn thread_of(self) -> Option<Id<id::Channel>> {
        let is_thread = self.kind().is_some_and(|kind| THREADS.contains(&kind));
        self.parent_id().filter(|_| is_thread)
    }

    /// The caller's permissions in the channel, overwrites included.
    #[must_use]
    pub fn permissions(self) -> Option<Permissions> {
        field::permissions(self.0, "permissions")
    }

    /// The bot's permissions in the channel, overwrites included.
    #[must_use]
    pub fn app_permissions(self) -> Option<Permissions> {
        field::permissions(self.0, "app_permissions")
    }
}
