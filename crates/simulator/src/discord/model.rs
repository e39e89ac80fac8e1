//! What a guild consists of.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use tokio::time::Instant;

use super::{channel_kind::ChannelKind, command_permissions::CommandPermission, snowflake::Snowflake};

/// A guild (server) with everything in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Guild {
    /// The guild's id, which is also the id of its @everyone role.
    pub id: Snowflake,
    /// The name people see.
    pub name: String,
    /// The owner, who may do everything.
    pub owner_id: Snowflake,
    /// Features such as `COMMUNITY` or `NEWS`.
    pub features: BTreeSet<String>,
    /// 1 when elevated permissions need two-factor login.
    pub mfa_level: u8,
    /// The boost level, 0 to 3.
    pub premium_tier: u8,
    /// Channels that a community cannot do without.
    pub community_channels: BTreeSet<Snowflake>,
    /// Whether a new role stands at position 1 beside those that are there, which do not move up.
    pub equal_positions: bool,
    /// The roles, @everyone included.
    pub roles: BTreeMap<Snowflake, Role>,
    /// The channels, categories included.
    pub channels: BTreeMap<Snowflake, Channel>,
    /// The members by user id.
    pub members: BTreeMap<Snowflake, Member>,
    /// What admins set for commands, by the id of the command; by that of the application for all its commands.
    pub command_permissions: BTreeMap<Snowflake, Vec<CommandPermission>>,
    /// What roles and channels were called that are gone.
    pub former_names: BTreeMap<Snowflake, String>,
}

impl Guild {
    /// The role with the highest position that a member holds; @everyone if no other.
    #[must_use]
    pub fn highest_role(&self, user: Snowflake) -> Option<&Role> {
        let member = self.members.get(&user)?;
        let held = member.roles.iter().filter_map(|id| self.roles.get(id));
        held.max_by_key(|role| role.rank()).or_else(|| self.roles.get(&self.id))
    }

    pub(crate) fn add_role(&mut self, id: Snowflake, name: &str, permissions: u64) -> &mut Role {
        if !self.equal_positions {
            for role in self.roles.values_mut().filter(|role| role.position >= 1) {
                role.position += 1;
            }
        }
        self.roles.entry(id).or_insert(Role::new(id, name, permissions))
    }

    pub(crate) fn add_member(&mut self, id: Snowflake, name: &str, roles: Vec<Snowflake>) {
        let member = Member { id, name: name.to_owned(), bot: false, roles, timed_out: false };
        self.members.insert(id, member);
    }

    pub(crate) fn remove_role(&mut self, id: Snowflake) {
        let Some(removed) = self.roles.remove(&id) else { return };
        self.former_names.insert(id, removed.name);
        for role in self.roles.values_mut().filter(|role| role.position > removed.position) {
            role.position -= 1;
        }
        for member in self.members.values_mut() {
            member.roles.retain(|role| *role != id);
        }
        for channel in self.channels.values_mut() {
            channel.overwrites.retain(|overwrite| overwrite.id != id);
        }
    }

    /// Removes a channel; the children of a category stay and lose their parent.
    pub(crate) fn remove_channel(&mut self, id: Snowflake) -> Option<Channel> {
        let removed = self.channels.remove(&id)?;
        self.former_names.insert(id, removed.name.clone());
        for child in self.channels.values_mut().filter(|child| child.parent_id == Some(id)) {
            child.parent_id = None;
        }
        Some(removed)
    }

    pub(crate) fn children(&self, category: Snowflake) -> usize {
        self.channels.values().filter(|channel| channel.parent_id == Some(category)).count()
    }
}

/// A role.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// The role's id; the guild's id for @everyone.
    pub id: Snowflake,
    /// The name people see.
    pub name: String,
    /// The permission bits it gives.
    pub permissions: u64,
    /// The place in the hierarchy; 0 is @everyone.
    pub position: i64,
    /// The primary colour; 0 is none.
    pub color: u32,
    /// Whether members with it are listed apart.
    pub hoist: bool,
    /// Whether everybody may mention it.
    pub mentionable: bool,
    /// Whether an integration owns it.
    pub managed: bool,
    /// The bot it belongs to, when managed.
    pub bot_id: Option<Snowflake>,
    /// When it was made, if during the simulation.
    pub created: Option<Instant>,
}

impl Role {
    pub(crate) fn new(id: Snowflake, name: &str, permissions: u64) -> Self {
        Self {
            id,
            name: name.to_owned(),
            permissions,
            position: 1,
            color: 0,
            hoist: false,
            mentionable: false,
            managed: false,
            bot_id: None,
            created: None,
        }
    }

    /// For comparing in the hierarchy: by position, and among equals the older is higher.
    pub(crate) fn rank(&self) -> (i64, std::cmp::Reverse<Snowflake>) {
        (self.position, std::cmp::Reverse(self.id))
    }
}

/// A member of a guild.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The user's id.
    pub id: Snowflake,
    /// The user's name.
    pub name: String,
    /// Whether this is a bot.
    pub bot: bool,
    /// The roles held, without @everyone.
    pub roles: Vec<Snowflake>,
    /// Whether the member is timed out, and so may only read.
    pub timed_out: bool,
}

/// A channel or category.
#[derive(Clone, Debug, PartialEq)]
pub struct Channel {
    /// The channel's id.
    pub id: Snowflake,
    /// The guild it is in.
    pub guild_id: Snowflake,
    /// Text, voice, category and so on.
    pub kind: ChannelKind,
    /// The name as Discord keeps it.
    pub name: String,
    /// The category it is in.
    pub parent_id: Option<Snowflake>,
    /// The place among its siblings.
    pub position: i64,
    /// Exceptions from the permissions of roles and members.
    pub overwrites: Vec<Overwrite>,
    /// All other fields, as they are on the wire.
    pub settings: Map<String, Value>,
    /// When it was made, if during the simulation.
    pub created: Option<Instant>,
}

impl Channel {
    pub(crate) fn new(id: Snowflake, guild_id: Snowflake, kind: ChannelKind, name: &str) -> Self {
        Self {
            id,
            guild_id,
            kind,
            name: name.to_owned(),
            parent_id: None,
            position: 0,
            overwrites: Vec::new(),
            settings: kind.default_settings(),
            created: None,
        }
    }

    /// The topic (of a forum: its guidelines), if any.
    #[must_use]
    pub fn topic(&self) -> Option<&str> {
        self.settings.get("topic")?.as_str()
    }

    /// Whether members connect to it.
    #[must_use]
    pub fn is_voice(&self) -> bool {
        self.kind.is_voice()
    }

    /// The overwrite for a role or member.
    #[must_use]
    pub fn overwrite(&self, id: Snowflake) -> Option<&Overwrite> {
        self.overwrites.iter().find(|overwrite| overwrite.id == id)
    }
}

/// Whom an overwrite is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverwriteKind {
    /// A role (0 on the wire).
    Role,
    /// A member (1 on the wire).
    Member,
}

/// An exception from the permissions of one role or member in one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overwrite {
    /// The role or user.
    pub id: Snowflake,
    /// Which of the two.
    pub kind: OverwriteKind,
    /// Bits that are added.
    pub allow: u64,
    /// Bits that are taken away.
    pub deny: u64,
}

impl Overwrite {
    /// An empty overwrite for a role.
    #[must_use]
    pub fn role(id: Snowflake) -> Self {
        Self { id, kind: OverwriteKind::Role, allow: 0, deny: 0 }
    }

    /// An empty overwrite for a member.
    #[must_use]
    pub fn member(id: Snowflake) -> Self {
        Self { id, kind: OverwriteKind::Member, allow: 0, deny: 0 }
    }

    /// This overwrite, allowing these bits.
    #[must_use]
    pub fn allow(mut self, bits: u64) -> Self {
        self.allow |= bits;
        self
    }

    /// This overwrite, denying these bits.
    #[must_use]
    pub fn deny(mut self, bits: u64) -> Self {
        self.deny |= bits;
        self
    }
}
