//! Typed snowflakes: a role is not a channel. On the wire they are decimal strings; a number is accepted, too.
//!
//! Source: Discord's reference, "Snowflakes": bits 63–22 are milliseconds since 2015-01-01T00:00:00Z.

use std::{fmt, hash::Hash, hash::Hasher, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// First millisecond of Discord's clock, in Unix milliseconds (Discord: reference, "Snowflakes").
pub const DISCORD_EPOCH_MS: u64 = 1_420_070_400_000;

/// Marks an id as a guild's.
#[derive(Debug)]
pub enum Guild {}
/// Marks an id as a role's.
#[derive(Debug)]
pub enum Role {}
/// Marks an id as a channel's; a category is a channel.
#[derive(Debug)]
pub enum Channel {}
/// Marks an id as a user's.
#[derive(Debug)]
pub enum User {}
/// Marks an id as a message's.
#[derive(Debug)]
pub enum Message {}
/// Marks an id as an interaction's.
#[derive(Debug)]
pub enum Interaction {}
/// Marks an id as an application's.
#[derive(Debug)]
pub enum Application {}
/// Marks an id as an application command's.
#[derive(Debug)]
pub enum Command {}

/// The id of a `T`, unique across Discord.
pub struct Id<T> {
    value: u64,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The id with this number.
    #[must_use]
    pub const fn new(value: u64) -> Self {
        Self { value, of: PhantomData }
    }

    /// The number itself.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.value
    }

    /// When Discord created this id, in Unix milliseconds. Clocks of different Discord machines may differ.
    #[must_use]
    pub const fn created_ms(self) -> u64 {
        (self.value >> 22) + DISCORD_EPOCH_MS
    }
}

impl Id<Guild> {
    /// The role that every member has: its id is the guild's (Discord: permissions, "@everyone").
    #[must_use]
    pub const fn everyone(self) -> Id<Role> {
        Id::new(self.value)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.value.cmp(&other.value)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// The text is not a decimal number of at most 64 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a snowflake (a decimal number of at most 64 bits)")]
pub struct NotASnowflake;

impl<T> FromStr for Id<T> {
    type Err = NotASnowflake;

    fn from_str(text: &str) -> Result<Self, NotASnowflake> {
        // `u64::from_str` would accept a leading plus sign.
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NotASnowflake);
        }
        text.parse().map(Self::new).map_err(|_| NotASnowflake)
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.value)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(PhantomData<T>);
        impl<T> de::Visitor<'_> for Visitor<T> {
            type Value = Id<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a snowflake")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Id<T>, E> {
                text.parse().map_err(E::custom)
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Id<T>, E> {
                Ok(Id::new(value))
            }
        }
        deserializer.deserialize_any(Visitor(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_tells_when_it_was_made() {
        // The worked example of Discord's reference: 175928847299117063 is 2016-04-30 11:18:25.796 UTC.
        assert_eq!(Id::<User>::new(175_928_847_299_117_063).created_ms(), 1_462_015_105_796);
    }

    #[test]
    fn ids_are_strings_on_the_wire_and_numbers_are_read_too() {
        let id: Id<Role> = serde_json::from_str("\"42\"").unwrap();
        assert_eq!(id, serde_json::from_str("42").unwrap());
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"42\"");
    }

    #[test]
    fn what_is_no_snowflake_is_refused() {
        for text in ["", "+1", "-1", "1.0", "18446744073709551616", "abc", " 1"] {
            assert!(text.parse::<Id<Role>>().is_err(), "{text:?}");
        }
    }
}
