//! Who may use a command: the settings of admins for it, and for its application, under Server Settings → Integrations.
//!
//! Source: the flowchart in Discord's change log of 2022-11-17. A worked case: by its default, a command takes Manage
//! Channels. Ann has no permission, and an admin allows the command to her role: she may use it. An admin allows the whole
//! application to Bob's role: he still lacks Manage Channels, so he may not.

use serde_json::{Map, Value};

use super::{
    Discord,
    form::snowflake,
    guild::GuildHandle,
    model::Guild,
    permissions::{bits, shown_permissions},
    snowflake::Snowflake,
    state::State,
};

/// The target type of a command permission, with Discord's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "Discord's own names")]
pub enum CommandPermissionKind {
    Role = 1,
    User = 2,
    Channel = 3,
}

/// Allows or forbids a command to a role or user, or in a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandPermission {
    /// The role, user or channel. The guild's id is @everyone, the guild's id minus one all channels.
    pub id: Snowflake,
    /// Its type.
    pub kind: CommandPermissionKind,
    /// Whether it allows.
    pub permission: bool,
}

impl CommandPermission {
    /// For a role.
    #[must_use]
    pub fn role(id: Snowflake, permission: bool) -> Self {
        Self { id, kind: CommandPermissionKind::Role, permission }
    }

    /// For a user.
    #[must_use]
    pub fn user(id: Snowflake, permission: bool) -> Self {
        Self { id, kind: CommandPermissionKind::User, permission }
    }

    /// For a channel.
    #[must_use]
    pub fn channel(id: Snowflake, permission: bool) -> Self {
        Self { id, kind: CommandPermissionKind::Channel, permission }
    }
}

impl GuildHandle {
    /// Sets a permission as an admin, and replaces that of the same role, user or channel. `of` is a command, or the
    /// application for all its commands.
    pub fn set_command_permission(&self, of: Snowflake, permission: CommandPermission) {
        self.change(|guild| {
            let list = guild.command_permissions.entry(of).or_default();
            list.retain(|one| (one.id, one.kind) != (permission.id, permission.kind));
            list.push(permission);
        });
    }

    /// Removes all permissions of a command, or of the application, as an admin.
    pub fn clear_command_permissions(&self, of: Snowflake) {
        self.change(|guild| guild.command_permissions.remove(&of));
    }
}

impl Discord {
    /// The id of the typed command of this name in a guild: its own, or else that for all servers.
    #[must_use]
    pub fn command_id(&self, guild: Snowflake, name: &str) -> Option<Snowflake> {
        let state = self.shared.state();
        state.typed_command(guild, name)?.get("id").and_then(snowflake)
    }

    /// The typed command of this name in a guild, as it is registered.
    #[must_use]
    pub fn command_definition(&self, guild: Snowflake, name: &str) -> Option<Value> {
        self.shared.state().typed_command(guild, name).cloned().map(Value::Object)
    }
}

impl State {
    /// The typed command of this name in a guild.
    pub(crate) fn typed_command(&self, guild: Snowflake, name: &str) -> Option<&Map<String, Value>> {
        let is_it = |command: &&Map<String, Value>| {
            let kind = command.get("type").and_then(Value::as_i64).unwrap_or(1);
            kind == 1 && command.get("name").and_then(Value::as_str) == Some(name)
        };
        let in_scope = |scope: Option<Snowflake>| self.commands.get(&scope).and_then(|all| all.iter().find(is_it));
        in_scope(Some(guild)).or_else(|| in_scope(None))
    }

    /// Whether a member may use the typed command of this name in a channel. Nobody may use one that is not registered.
    pub(crate) fn may_use_command(&self, guild: Snowflake, user: Snowflake, channel: Snowflake, name: &str) -> bool {
        let Some(guild) = self.guilds.get(&guild) else { return false };
        let Some(command) = self.typed_command(guild.id, name) else { return false };
        let held = guild.channels.get(&channel).map_or(0, |channel| shown_permissions(guild, user, channel));
        if held & bits::ADMINISTRATOR != 0 {
            return true;
        }
        let set =
            |of: Option<Snowflake>| of.and_then(|of| guild.command_permissions.get(&of)).map_or(&[][..], Vec::as_slice);
        let own = set(command.get("id").and_then(snowflake));
        let application = set(Some(self.application.id));
        let in_channel = in_channel(guild, own, channel).or_else(|| in_channel(guild, application, channel));
        if in_channel == Some(false) {
            return false;
        }
        if let Some(decided) = for_member(guild, own, user) {
            return decided;
        }
        for_member(guild, application, user) != Some(false) && has_default_permissions(command, held)
    }
}

fn in_channel(guild: &Guild, list: &[CommandPermission], channel: Snowflake) -> Option<bool> {
    let of = |id| value(list, CommandPermissionKind::Channel, id);
    of(channel).or_else(|| of(guild.id - 1))
}

fn for_member(guild: &Guild, list: &[CommandPermission], user: Snowflake) -> Option<bool> {
    if let Some(own) = value(list, CommandPermissionKind::User, user) {
        return Some(own);
    }
    let held = guild.members.get(&user).map_or(&[][..], |member| &member.roles);
    let of_roles = held.iter().filter_map(|role| value(list, CommandPermissionKind::Role, *role));
    of_roles.reduce(|one, other| one || other).or_else(|| value(list, CommandPermissionKind::Role, guild.id))
}

/// `None` allows everybody; "0" allows nobody.
fn has_default_permissions(command: &Map<String, Value>, held: u64) -> bool {
    let needed = match command.get("default_member_permissions") {
        None | Some(Value::Null) => return true,
        Some(needed) => snowflake(needed).unwrap_or(0),
    };
    needed != 0 && held & needed == needed
}

fn value(list: &[CommandPermission], kind: CommandPermissionKind, id: Snowflake) -> Option<bool> {
    list.iter().find(|one| (one.kind, one.id) == (kind, id)).map(|one| one.permission)
}
