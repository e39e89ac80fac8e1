//! Reads a guild from outside the API: its objects, and who can see them.

use std::collections::BTreeMap;

use super::{
    Discord,
    build::People,
    channel_kind::ChannelKind,
    model::{Channel, Guild, Member, Role},
    permissions::{bits, effective_permissions},
    snowflake::Snowflake,
};

/// A guild of the simulated Discord. Clones share it.
#[derive(Clone)]
pub struct GuildHandle {
    pub(super) discord: Discord,
    /// Its id.
    pub id: Snowflake,
    /// Its people.
    pub people: People,
}

/// The state of a guild at one time.
#[derive(Clone, Debug)]
pub struct GuildSnapshot {
    /// The guild's id.
    pub id: Snowflake,
    /// The name people see.
    pub name: String,
    /// The owner's user id.
    pub owner_id: Snowflake,
    /// All roles, the highest first, @everyone last.
    pub roles: Vec<Role>,
    /// All channels in the order of Discord's client: first those without a category, then each category followed by
    /// its channels; text-like channels before voice channels; by position, then by id.
    pub channels: Vec<Channel>,
    /// All members.
    pub members: Vec<Member>,
    /// Members who left.
    pub former_members: Vec<Member>,
    /// The names of deleted roles and channels.
    pub former_names: BTreeMap<Snowflake, String>,
}

impl GuildHandle {
    /// The current state.
    #[must_use]
    pub fn snapshot(&self) -> GuildSnapshot {
        self.look(|guild| GuildSnapshot {
            id: guild.id,
            name: guild.name.clone(),
            owner_id: guild.owner_id,
            roles: sorted_roles(guild),
            channels: sorted_channels(guild),
            members: guild.members.values().cloned().collect(),
            former_members: guild.former_members.values().cloned().collect(),
            former_names: guild.former_names.clone(),
        })
    }

    /// A user's effective permissions in a channel, with implicit denials; 0 if the channel does not exist.
    #[must_use]
    pub fn permissions_in(&self, user: Snowflake, channel: Snowflake) -> u64 {
        self.look(|guild| guild.channels.get(&channel).map_or(0, |channel| effective_permissions(guild, user, channel)))
    }

    /// Whether a user can see a channel.
    #[must_use]
    pub fn can_view(&self, user: Snowflake, channel: Snowflake) -> bool {
        self.permissions_in(user, channel) & bits::VIEW_CHANNEL != 0
    }

    /// All channels of that name.
    #[must_use]
    pub fn channels_named(&self, name: &str) -> Vec<Channel> {
        self.look(|guild| sorted_channels(guild).into_iter().filter(|channel| channel.name == name).collect())
    }

    /// The first channel of that name.
    #[must_use]
    pub fn channel_named(&self, name: &str) -> Option<Channel> {
        self.channels_named(name).into_iter().next()
    }

    /// All roles of that name.
    #[must_use]
    pub fn roles_named(&self, name: &str) -> Vec<Role> {
        self.look(|guild| guild.roles.values().filter(|role| role.name == name).cloned().collect())
    }

    /// The first role of that name.
    #[must_use]
    pub fn role_named(&self, name: &str) -> Option<Role> {
        self.roles_named(name).into_iter().next()
    }

    /// The channel of that id.
    #[must_use]
    pub fn channel(&self, id: Snowflake) -> Option<Channel> {
        self.look(|guild| guild.channels.get(&id).cloned())
    }

    /// The channels of a category, by position.
    #[must_use]
    pub fn children_of(&self, category: Snowflake) -> Vec<Channel> {
        let mut children: Vec<Channel> = self.look(|guild| {
            guild.channels.values().filter(|channel| channel.parent_id == Some(category)).cloned().collect()
        });
        children.sort_by_key(|channel| (channel.position, channel.id));
        children
    }

    /// The member of that id.
    #[must_use]
    pub fn member(&self, user: Snowflake) -> Option<Member> {
        self.look(|guild| guild.members.get(&user).cloned())
    }

    /// The member of that name, or who had it and left. The first part of a name is enough, as in `gwen` of `gwen_the_gm`.
    #[must_use]
    pub fn person(&self, name: &str) -> Option<Snowflake> {
        let is_it = |member: &&Member| {
            member.name.strip_prefix(name).is_some_and(|rest| matches!(rest.chars().next(), None | Some('_')))
        };
        self.look(|guild| guild.members.values().chain(guild.former_members.values()).find(is_it).map(|found| found.id))
    }

    /// The channels that a user sees, in the order of Discord's client.
    #[must_use]
    pub fn seen_by(&self, user: Snowflake) -> Vec<Channel> {
        self.look(|guild| {
            sorted_channels(guild).into_iter().filter(|channel| guild.can_view(user, channel.id)).collect()
        })
    }

    /// The Discord the guild is on.
    #[must_use]
    pub fn discord(&self) -> &Discord {
        &self.discord
    }

    /// Reads the guild under the lock. Guilds are never removed.
    pub(super) fn look<T>(&self, f: impl FnOnce(&Guild) -> T) -> T {
        let state = self.discord.shared.state();
        match state.guilds.get(&self.id) {
            Some(guild) => f(guild),
            None => f(&Guild::empty(self.id)),
        }
    }
}

impl Guild {
    fn empty(id: Snowflake) -> Self {
        Self {
            id,
            name: String::new(),
            owner_id: 0,
            features: Default::default(),
            mfa_level: 0,
            premium_tier: 0,
            equal_positions: false,
            roles: Default::default(),
            channels: Default::default(),
            members: Default::default(),
            former_members: Default::default(),
            command_permissions: Default::default(),
            former_names: Default::default(),
        }
    }
}

fn sorted_roles(guild: &Guild) -> Vec<Role> {
    let mut roles: Vec<Role> = guild.roles.values().cloned().collect();
    roles.sort_by_key(|role| std::cmp::Reverse(role.rank()));
    roles
}

fn sorted_channels(guild: &Guild) -> Vec<Channel> {
    let children = |parent: Option<Snowflake>| {
        let of = |channel: &&Channel| channel.parent_id == parent && channel.kind != ChannelKind::Category;
        let mut list: Vec<Channel> = guild.channels.values().filter(of).cloned().collect();
        list.sort_by_key(|channel| (channel.is_voice(), channel.position, channel.id));
        list
    };
    let is_category = |channel: &&Channel| channel.kind == ChannelKind::Category;
    let mut categories: Vec<Channel> = guild.channels.values().filter(is_category).cloned().collect();
    categories.sort_by_key(|category| (category.position, category.id));
    let mut all = children(None);
    for category in categories {
        let id = category.id;
        all.push(category);
        all.extend(children(Some(id)));
    }
    all
}
