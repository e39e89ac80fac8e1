//! Changes to a guild by a human administrator, with all permissions and no rate limit, also during a run.

use serde_json::{Map, Value};
use tokio::time::Instant;

use super::{
    channel_kind::ChannelKind,
    guild::GuildHandle,
    model::{Channel, Guild, Member, Overwrite, Role},
    reply::ChannelMessage,
    snowflake::Snowflake,
};

impl GuildHandle {
    /// Creates a channel with exactly these overwrites and returns its id.
    pub fn add_channel(
        &self,
        kind: ChannelKind,
        name: &str,
        parent: Option<Snowflake>,
        overwrites: Vec<Overwrite>,
    ) -> Snowflake {
        let id = self.discord.shared.state().snowflakes.now();
        self.change(|guild| {
            let siblings = guild.channels.values().filter(|channel| channel.parent_id == parent);
            let position = siblings.map(|channel| channel.position + 1).max().unwrap_or(0);
            let mut channel = Channel::new(id, guild.id, kind, name);
            (channel.parent_id, channel.position, channel.overwrites) = (parent, position, overwrites);
            guild.channels.insert(id, channel);
        });
        id
    }

    /// Creates a role just above @everyone and returns its id.
    pub fn add_role(&self, name: &str, permissions: u64) -> Snowflake {
        let id = self.discord.shared.state().snowflakes.now();
        self.change(|guild| {
            guild.add_role(id, name, permissions);
        });
        id
    }

    /// Edits a channel.
    pub fn edit_channel(&self, channel: Snowflake, edit: impl FnOnce(&mut Channel)) {
        self.change(|guild| guild.channels.get_mut(&channel).map(edit));
    }

    /// Edits a role.
    pub fn edit_role(&self, role: Snowflake, edit: impl FnOnce(&mut Role)) {
        self.change(|guild| guild.roles.get_mut(&role).map(edit));
    }

    /// Deletes a channel. The children of a category stay, without a parent.
    pub fn delete_channel(&self, channel: Snowflake) {
        self.change(|guild| guild.remove_channel(channel));
    }

    /// Deletes a role and removes it from its members and all overwrites.
    pub fn delete_role(&self, role: Snowflake) {
        self.change(|guild| guild.remove_role(role));
    }

    /// Renames a channel, without normalising the name.
    pub fn rename_channel(&self, channel: Snowflake, name: &str) {
        self.edit_channel(channel, |channel| name.clone_into(&mut channel.name));
    }

    /// Somebody writes in a channel. It pings nobody.
    pub fn write(&self, author: Snowflake, channel_id: Snowflake, content: &str) {
        let mut state = self.discord.shared.state();
        let (id, at, content) = (state.snowflakes.now(), Instant::now(), content.to_owned());
        let (nonce, pings, edits, components, request) = Default::default();
        let message = Map::from_iter([("content".to_owned(), content.as_str().into())]);
        state.messages.push(ChannelMessage {
            id,
            channel_id,
            author,
            at,
            content,
            components,
            request,
            pings,
            nonce,
            message,
            edits,
        });
    }

    /// The bot has once posted this message. Returns its id.
    pub fn post_as_bot(&self, channel_id: Snowflake, content: &str, components: Value) -> Snowflake {
        self.write(self.people.bot, channel_id, content);
        let mut state = self.discord.shared.state();
        let posted = state.messages.last_mut();
        posted.map_or(0, |posted| {
            posted.message.insert("components".to_owned(), components);
            posted.id
        })
    }

    /// Deletes a message.
    pub fn delete_message(&self, message: Snowflake) {
        self.discord.shared.state().messages.retain(|each| each.id != message);
    }

    /// Sets an overwrite and replaces that of the same role or member.
    pub fn set_overwrite(&self, channel: Snowflake, overwrite: Overwrite) {
        self.edit_channel(channel, |channel| {
            channel.overwrites.retain(|each| each.id != overwrite.id);
            channel.overwrites.push(overwrite);
        });
    }

    /// Removes an overwrite.
    pub fn remove_overwrite(&self, channel: Snowflake, of: Snowflake) {
        self.edit_channel(channel, |channel| channel.overwrites.retain(|each| each.id != of));
    }

    /// Removes the bot's own overwrites from a channel.
    pub fn remove_bot_overwrite(&self, channel: Snowflake) {
        let bot = self.people.bot;
        self.remove_overwrite(channel, bot);
        for role in self.member(bot).map(|bot| bot.roles).unwrap_or_default() {
            self.remove_overwrite(channel, role);
        }
    }

    /// Sets the permissions of the bot's managed role.
    pub fn set_bot_permissions(&self, bits: u64) {
        let bot = self.people.bot;
        self.change(|guild| {
            for role in guild.roles.values_mut().filter(|role| role.bot_id == Some(bot)) {
                role.permissions = bits;
            }
        });
    }

    /// Takes all roles from a member.
    pub fn strip_roles(&self, user: Snowflake) {
        self.change(|guild| guild.members.get_mut(&user).map(|member| member.roles.clear()));
    }

    /// Gives a role to a member.
    pub fn grant(&self, user: Snowflake, role: Snowflake) {
        self.change(|guild| guild.members.get_mut(&user).map(|member| member.roles.push(role)));
    }

    /// Adds a member and returns their id.
    pub fn add_person(&self, name: &str, bot: bool, pending: bool) -> Snowflake {
        let id = self.discord.shared.state().snowflakes.now();
        let (name, roles, timed_out) = (name.to_owned(), Vec::new(), false);
        self.change(|guild| guild.members.insert(id, Member { id, name, bot, roles, timed_out, pending }));
        id
    }

    /// Somebody who left comes back, without roles.
    pub fn come_back(&self, user: Snowflake) {
        self.change(|guild| {
            let member = guild.former_members.remove(&user);
            guild.members.extend(member.map(|member| (user, Member { roles: Vec::new(), ..member })));
        });
    }

    /// Edits a member.
    pub fn edit_member(&self, user: Snowflake, edit: impl FnOnce(&mut Member)) {
        self.change(|guild| guild.members.get_mut(&user).map(edit));
    }

    /// Removes a member. The bot's managed role goes with the bot.
    pub fn kick(&self, user: Snowflake) {
        self.change(|guild| {
            let member = guild.members.remove(&user);
            guild.former_members.extend(member.map(|member| (user, member)));
            let managed = guild.roles.values().find(|role| role.bot_id == Some(user)).map(|role| role.id);
            if let Some(role) = managed {
                guild.remove_role(role);
            }
        });
    }

    /// Adds text channels until there are `count` channels, categories included.
    pub fn fill_channels(&self, count: usize) {
        while self.look(|guild| guild.channels.len()) < count {
            self.add_channel(ChannelKind::Text, "filler", None, Vec::new());
        }
    }

    /// Adds roles until there are `count` roles, @everyone included.
    pub fn fill_roles(&self, count: usize) {
        while self.look(|guild| guild.roles.len()) < count {
            self.add_role("filler", 0);
        }
    }

    /// Changes the guild under the lock.
    pub(super) fn change<T>(&self, f: impl FnOnce(&mut Guild) -> T) {
        if let Some(guild) = self.discord.shared.state().guilds.get_mut(&self.id) {
            f(guild);
        }
    }
}
