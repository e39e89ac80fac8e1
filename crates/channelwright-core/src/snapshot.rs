//! A snapshot of a guild: what decisions need to know about it.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::{
    id::{self, Id},
    permission::{Overwrite, Permissions, Subject},
    template::ChannelKind,
};

/// A snapshot of a guild. Lacks channels that the bot cannot view: since 2026-11-16 Discord omits them from its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The guild.
    pub guild: Id<id::Guild>,
    /// Its owner, who has every permission.
    pub owner: Id<id::User>,
    /// All its roles, @everyone among them.
    pub roles: Vec<Role>,
    /// The channels that the bot can view, categories among them.
    pub channels: Vec<Channel>,
    /// The bot itself.
    pub me: Member,
    /// Members that were fetched; `None` for users who are not in the guild.
    pub members: BTreeMap<Id<id::User>, Option<Member>>,
    /// How many members each role has, if fetched.
    pub member_counts: Option<BTreeMap<Id<id::Role>, u64>>,
    /// The last messages of channels that were asked about, the newest first.
    pub messages: BTreeMap<Id<id::Channel>, Vec<PostedMessage>>,
}

/// A message in a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostedMessage {
    /// Its id.
    pub id: Id<id::Message>,
    /// Its author.
    pub author: Id<id::User>,
    /// The `custom_id` of each component that can be used.
    pub custom_ids: Vec<String>,
}

/// A role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its id.
    pub id: Id<id::Role>,
    /// Its name.
    pub name: String,
    /// The permissions it grants in the guild.
    pub permissions: Permissions,
    /// Its position in the hierarchy; @everyone is 0. Not unique, see [`Role::rank`].
    pub position: i64,
    /// Whether an integration manages it; nobody can assign such a role.
    pub managed: bool,
    /// The first unreadable field, which is treated as absent.
    pub unreadable: Option<String>,
}

/// A channel or a category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// Its id.
    pub id: Id<id::Channel>,
    /// Its type.
    pub kind: ChannelType,
    /// Its name as stored by Discord.
    pub name: String,
    /// The category it is in.
    pub parent: Option<Id<id::Channel>>,
    /// Its topic.
    pub topic: Option<String>,
    /// Its permission overwrites.
    pub overwrites: Vec<Overwrite>,
    /// Its place among the channels; equal ones are sorted by id.
    pub position: i64,
    /// Its newest message or, of a forum, its newest post; it may have been deleted since.
    pub last_message: Option<Id<id::Message>>,
    /// Its settings that templates do not have, as far as they are set.
    pub extras: Vec<Extra>,
    /// The first unreadable field, which is treated as absent.
    pub unreadable: Option<String>,
}

/// A setting of a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    /// Members have to wait between two messages.
    SlowMode,
    /// Only adults see it.
    AgeRestricted,
    /// Only so many members can join the voice channel.
    UserLimit,
    /// A forum's tags.
    Tags,
}

/// A channel's type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChannelType {
    /// Type 0.
    Text,
    /// Type 2.
    Voice,
    /// Type 4.
    Category,
    /// Type 15.
    Forum,
    /// Any other number.
    Other(u64),
}

/// A member of the guild.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The user.
    pub user: Id<id::User>,
    /// Their roles; @everyone is never listed.
    pub roles: Vec<Id<id::Role>>,
    /// Whether it is a bot.
    pub is_bot: bool,
    /// Whether they have not yet agreed to the guild's rules.
    pub is_pending: bool,
}

impl Member {
    /// A person with these roles.
    #[must_use]
    pub const fn new(user: Id<id::User>, roles: Vec<Id<id::Role>>) -> Self {
        Self { user, roles, is_bot: false, is_pending: false }
    }
}

/// Discord's number of stages.
pub(crate) const STAGE: u64 = 13;

impl ChannelType {
    /// The type with this number (Discord: channel resource, "Channel types").
    #[must_use]
    pub const fn from_number(number: u64) -> Self {
        match number {
            0 => Self::Text,
            2 => Self::Voice,
            4 => Self::Category,
            15 => Self::Forum,
            other => Self::Other(other),
        }
    }
}

impl From<ChannelKind> for ChannelType {
    fn from(kind: ChannelKind) -> Self {
        match kind {
            ChannelKind::Text => Self::Text,
            ChannelKind::Voice => Self::Voice,
            ChannelKind::Forum => Self::Forum,
        }
    }
}

impl Snapshot {
    /// An empty guild.
    #[must_use]
    pub fn empty(guild: Id<id::Guild>) -> Self {
        let nobody = Id::new(0);
        Self {
            guild,
            owner: nobody,
            roles: Vec::new(),
            channels: Vec::new(),
            me: Member::new(nobody, Vec::new()),
            members: BTreeMap::new(),
            member_counts: None,
            messages: BTreeMap::new(),
        }
    }

    /// The bot's highest role except @everyone. The bot can only manage roles below it.
    #[must_use]
    pub fn my_highest_role(&self) -> Option<&Role> {
        let mine = self.roles.iter().filter(|role| self.me.roles.contains(&role.id));
        mine.max_by_key(|role| role.rank())
    }

    /// The role with this id.
    #[must_use]
    pub fn role(&self, id: Id<id::Role>) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == id)
    }

    /// The channel or category with this id.
    #[must_use]
    pub fn channel(&self, id: Id<id::Channel>) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    /// A member who was asked about; `None` if unknown or not in the guild.
    #[must_use]
    pub fn member(&self, user: Id<id::User>) -> Option<&Member> {
        self.members.get(&user).and_then(Option::as_ref)
    }

    /// Whether the user is known to be a member with this role.
    #[must_use]
    pub fn has_role(&self, user: Id<id::User>, role: Id<id::Role>) -> bool {
        self.member(user).is_some_and(|member| member.roles.contains(&role))
    }

    /// The last messages of a channel that was asked about, the newest first.
    #[must_use]
    pub fn messages_in(&self, channel: Id<id::Channel>) -> &[PostedMessage] {
        self.messages.get(&channel).map(Vec::as_slice).unwrap_or_default()
    }

    /// The channels in this category.
    pub fn children(&self, category: Id<id::Channel>) -> impl Iterator<Item = &Channel> {
        self.channels.iter().filter(move |channel| channel.parent == Some(category))
    }

    /// Whether any channel has an overwrite for this role.
    #[must_use]
    pub fn mentions_role(&self, role: Id<id::Role>) -> bool {
        self.channels.iter().any(|channel| channel.overwrite(Subject::Role(role)).is_some())
    }
}

impl Role {
    /// The sort key in the hierarchy: by position; among equals, the older role is higher (Discord: permissions,
    /// "Permission hierarchy").
    #[must_use]
    pub fn rank(&self) -> (i64, Reverse<Id<id::Role>>) {
        (self.position, Reverse(self.id))
    }
}

impl Channel {
    /// The overwrite for this subject.
    #[must_use]
    pub fn overwrite(&self, subject: Subject) -> Option<&Overwrite> {
        self.overwrites.iter().find(|overwrite| overwrite.subject == subject)
    }

    /// Its place in its category as people see it: Discord shows voice channels below the others, whatever their positions.
    pub(crate) fn shown_at(&self) -> (bool, i64, Id<id::Channel>) {
        (matches!(self.kind, ChannelType::Voice | ChannelType::Other(STAGE)), self.position, self.id)
    }
}

/// Small guilds for tests.
#[cfg(test)]
pub(crate) mod testing {
    use super::*;

    /// Guild 1 with only @everyone, owned by user 2, the bot is user 3 and has the role 30 at position 5.
    pub(crate) fn guild() -> Snapshot {
        let rights = crate::permission::preset::BOT_IN_GUILD
            | crate::permission::preset::TAKE_PART_IN_CATEGORY
            | crate::permission::preset::LEAD_IN_CATEGORY
            | Permissions::CREATE_INSTANT_INVITE;
        Snapshot {
            guild: Id::new(1),
            owner: Id::new(2),
            roles: vec![
                role(1, "@everyone"),
                Role { permissions: rights, position: 5, managed: true, ..role(30, "bot") },
            ],
            channels: vec![],
            me: Member::new(Id::new(3), vec![Id::new(30)]),
            members: BTreeMap::new(),
            member_counts: None,
            messages: BTreeMap::new(),
        }
    }

    pub(crate) fn role(id: u64, name: &str) -> Role {
        let position = i64::from(id != 1);
        let (permissions, managed, unreadable) = Default::default();
        Role { id: Id::new(id), name: name.to_owned(), permissions, position, managed, unreadable }
    }

    pub(crate) fn channel(id: u64, kind: ChannelType, name: &str) -> Channel {
        let (parent, topic, overwrites, position, last_message, extras, unreadable) = Default::default();
        let name = name.to_owned();
        Channel { id: Id::new(id), kind, name, parent, topic, overwrites, position, last_message, extras, unreadable }
    }
}
