//! The data of a guild: roles, channels, members and overwrites.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use tokio::time::Instant;

use super::{channel_kind::ChannelKind, command_permissions::CommandPermission, snowflake::Snowflake};

/// A guild (server).
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "Discord's own names")]
pub struct Guild {
    /// Also the id of the @everyone role.
    pub id: Snowflake,
    pub name: String,
    pub owner_id: Snowflake,
    /// Features such as `COMMUNITY` or `NEWS`.
    pub features: BTreeSet<String>,
    /// 1 if elevated permissions need two-factor login.
    pub mfa_level: u8,
    /// The boost level, 0 to 3.
    pub premium_tier: u8,
    /// Whether a new role gets position 1 without moving the others up.
    pub equal_positions: bool,
    /// Including @everyone.
    pub roles: BTreeMap<Snowflake, Role>,
    /// Including categories.
    pub channels: BTreeMap<Snowflake, Channel>,
    pub members: BTreeMap<Snowflake, Member>,
    /// By the id of the command, or of the application for all its commands.
    pub command_permissions: BTreeMap<Snowflake, Vec<CommandPermission>>,
    /// Members who left.
    pub former_members: BTreeMap<Snowflake, Member>,
    /// The names of deleted roles and channels.
    pub former_names: BTreeMap<Snowflake, String>,
}

impl Guild {
    /// A member's role with the highest position; @everyone if they have no other.
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
        let member = Member { id, name: name.to_owned(), bot: false, roles, timed_out: false, pending: false };
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

    /// Removes a channel. The children of a category stay, without a parent.
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
#[expect(missing_docs, reason = "Discord's own names")]
pub struct Role {
    /// The guild's id for @everyone.
    pub id: Snowflake,
    pub name: String,
    pub permissions: u64,
    /// The position in the hierarchy; 0 is @everyone.
    pub position: i64,
    pub color: u32,
    pub hoist: bool,
    pub mentionable: bool,
    pub managed: bool,
    /// The bot of a managed role.
    pub bot_id: Option<Snowflake>,
    /// `None` if it is older than the simulation.
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

    /// The order in the hierarchy: by position; at the same position, the older role is higher.
    pub(crate) fn rank(&self) -> (i64, std::cmp::Reverse<Snowflake>) {
        (self.position, std::cmp::Reverse(self.id))
    }
}

/// A member of a guild.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "Discord's own names")]
pub struct Member {
    pub id: Snowflake,
    pub name: String,
    pub bot: bool,
    /// Without @everyone.
    pub roles: Vec<Snowflake>,
    pub timed_out: bool,
    /// Whether they have not yet agreed to the guild's rules.
    pub pending: bool,
}

/// A channel or category.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "Discord's own names")]
pub struct Channel {
    pub id: Snowflake,
    pub guild_id: Snowflake,
    pub kind: ChannelKind,
    pub name: String,
    pub parent_id: Option<Snowflake>,
    pub position: i64,
    pub overwrites: Vec<Overwrite>,
    /// All other fields in wire format.
    pub settings: Map<String, Value>,
    /// `None` if it is older than the simulation.
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

    /// The topic, or a forum's guidelines.
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

/// The type of an overwrite's target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverwriteKind {
    /// A role (0 on the wire).
    Role,
    /// A member (1 on the wire).
    Member,
}

/// A permission overwrite for one role or member in one channel.
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
