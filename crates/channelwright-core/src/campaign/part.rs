//! The parts of a campaign, and their objects on Discord.

use std::fmt;

use crate::{
    blueprint::ChannelKey,
    id::{self, Id},
};

/// One part of a campaign, whether it exists or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The role that players have.
    Role,
    /// The category that holds the channels.
    Category,
    /// One of the channels.
    Channel(ChannelKey),
}

/// In a few words for the log. A channel is named by its place in the campaign.
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Role => f.write_str("role"),
            Self::Category => f.write_str("category"),
            Self::Channel(ChannelKey(n)) => write!(f, "channel {}", n + 1),
        }
    }
}

/// A campaign part as a Discord object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object {
    /// The role.
    Role(Id<id::Role>),
    /// The category.
    Category(Id<id::Channel>),
    /// A channel.
    Channel(ChannelKey, Id<id::Channel>),
}

impl Object {
    /// The part it stands for.
    #[must_use]
    pub const fn part(self) -> Part {
        match self {
            Self::Role(_) => Part::Role,
            Self::Category(_) => Part::Category,
            Self::Channel(key, _) => Part::Channel(key),
        }
    }

    /// When Discord created it, in Unix milliseconds.
    #[must_use]
    pub const fn created_ms(self) -> u64 {
        match self {
            Self::Role(role) => role.created_ms(),
            Self::Category(channel) | Self::Channel(_, channel) => channel.created_ms(),
        }
    }

    /// A mention of the object in a message.
    #[must_use]
    pub fn mention(self) -> String {
        match self {
            Self::Role(role) => format!("<@&{role}>"),
            Self::Category(channel) | Self::Channel(_, channel) => format!("<#{channel}>"),
        }
    }
}

/// The existing parts of a campaign and their objects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// The role.
    pub role: Option<Id<id::Role>>,
    /// The category.
    pub category: Option<Id<id::Channel>>,
    /// The channel of each key.
    channels: Vec<Option<Id<id::Channel>>>,
}

impl Parts {
    /// No parts, for a campaign with this many channels.
    #[must_use]
    pub fn none_of(channels: usize) -> Self {
        Self { role: None, category: None, channels: vec![None; channels] }
    }

    /// The channel of this key.
    #[must_use]
    pub fn channel(&self, key: ChannelKey) -> Option<Id<id::Channel>> {
        self.channels.get(key.0).copied().flatten()
    }

    /// The object of this part.
    #[must_use]
    pub fn get(&self, part: Part) -> Option<Object> {
        match part {
            Part::Role => self.role.map(Object::Role),
            Part::Category => self.category.map(Object::Category),
            Part::Channel(key) => self.channel(key).map(|id| Object::Channel(key, id)),
        }
    }

    /// The channel or category of this part; `None` for the role.
    #[must_use]
    pub fn channel_of(&self, part: Part) -> Option<Id<id::Channel>> {
        match part {
            Part::Role => None,
            Part::Category => self.category,
            Part::Channel(key) => self.channel(key),
        }
    }

    /// Sets the object of a part.
    pub fn insert(&mut self, object: Object) {
        match object {
            Object::Role(role) => self.role = Some(role),
            Object::Category(category) => self.category = Some(category),
            Object::Channel(key, channel) => self.set_channel(key, Some(channel)),
        }
    }

    /// Removes a part.
    pub fn remove(&mut self, part: Part) {
        match part {
            Part::Role => self.role = None,
            Part::Category => self.category = None,
            Part::Channel(key) => self.set_channel(key, None),
        }
    }

    fn set_channel(&mut self, key: ChannelKey, channel: Option<Id<id::Channel>>) {
        if let Some(place) = self.channels.get_mut(key.0) {
            *place = channel;
        }
    }

    /// The channels that exist, in order.
    pub fn channels(&self) -> impl Iterator<Item = (ChannelKey, Id<id::Channel>)> {
        self.channels.iter().enumerate().filter_map(|(n, channel)| Some((ChannelKey(n), (*channel)?)))
    }

    /// All objects, in the order role, category, channels.
    pub fn objects(&self) -> impl Iterator<Item = Object> {
        let (role, category) = (self.role.map(Object::Role), self.category.map(Object::Category));
        let channels = self.channels().map(|(key, id)| Object::Channel(key, id));
        role.into_iter().chain(category).chain(channels)
    }

    /// How many parts exist.
    #[must_use]
    pub fn size(&self) -> usize {
        self.objects().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_mentioned_as_discord_shows_it() {
        let objects =
            [Object::Role(Id::new(5)), Object::Category(Id::new(6)), Object::Channel(ChannelKey(0), Id::new(7))];
        assert_eq!(objects.map(Object::mention), ["<@&5>", "<#6>", "<#7>"]);
        assert_eq!(objects.map(|one| one.part().to_string()), ["role", "category", "channel 1"]);
    }

    #[test]
    fn a_removed_object_is_no_longer_found_by_its_part() {
        let objects =
            [Object::Role(Id::new(5)), Object::Category(Id::new(6)), Object::Channel(ChannelKey(1), Id::new(7))];
        let mut parts = Parts::none_of(2);
        objects.into_iter().for_each(|one| parts.insert(one));
        assert_eq!((parts.objects().collect::<Vec<_>>(), parts.size()), (objects.to_vec(), 3));
        for (object, left) in objects.into_iter().zip([2, 1, 0]) {
            parts.remove(object.part());
            assert_eq!((parts.get(object.part()), parts.size()), (None, left));
        }
    }
}
