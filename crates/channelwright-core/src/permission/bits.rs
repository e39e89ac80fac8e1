//! A permission set in Discord's format: a decimal string of bits. Source: Discord's topic "Permissions".

use std::{
    fmt,
    ops::{BitAnd, BitOr, BitOrAssign, Sub},
    str::FromStr,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A set of Discord permissions. Unknown bits are kept up to bit 127. Discord guarantees no length and uses 53 bits.
/// Higher bits are dropped, which is safe since received sets are never sent back.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Permissions(u128);

macro_rules! permissions {
    ($($bit:literal $name:ident $label:literal)*) => {
        impl Permissions {
            $(#[doc = concat!("“", $label, "”, bit ", stringify!($bit), ".")]
            pub const $name: Self = Self(1 << $bit);)*
        }

        /// Each named bit, with its label in Discord's settings.
        const LABELS: &[(Permissions, &str)] = &[$((Permissions::$name, $label)),*];
    };
}

permissions! {
    0 CREATE_INSTANT_INVITE "Create Invite"
    3 ADMINISTRATOR "Administrator"
    4 MANAGE_CHANNELS "Manage Channels"
    8 PRIORITY_SPEAKER "Priority Speaker"
    10 VIEW_CHANNEL "View Channels"
    11 SEND_MESSAGES "Send Messages"
    13 MANAGE_MESSAGES "Manage Messages"
    16 READ_MESSAGE_HISTORY "Read Message History"
    17 MENTION_EVERYONE "Mention @everyone, @here, and All Roles"
    20 CONNECT "Connect"
    21 SPEAK "Speak"
    22 MUTE_MEMBERS "Mute Members"
    23 DEAFEN_MEMBERS "Deafen Members"
    24 MOVE_MEMBERS "Move Members"
    28 MANAGE_ROLES "Manage Roles"
    34 MANAGE_THREADS "Manage Threads and Posts"
    35 CREATE_PUBLIC_THREADS "Create Public Threads"
    36 CREATE_PRIVATE_THREADS "Create Private Threads"
    38 SEND_MESSAGES_IN_THREADS "Send Messages in Threads"
    48 SET_VOICE_CHANNEL_STATUS "Set Voice Channel Status"
    51 PIN_MESSAGES "Pin Messages"
    52 BYPASS_SLOWMODE "Bypass Slowmode"
}

impl Permissions {
    /// No permission.
    pub const NONE: Self = Self(0);
    /// Every current and future permission.
    pub const ALL: Self = Self(u128::MAX);

    /// The set with exactly these bits.
    #[must_use]
    pub const fn from_bits(bits: u128) -> Self {
        Self(bits)
    }

    /// The bits of the set.
    #[must_use]
    pub const fn bits(self) -> u128 {
        self.0
    }

    /// Whether this set contains every permission in `other`.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The union; the same as `|`, but `const`.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The labels of the permissions in Discord's settings, in the order of the bits.
    #[must_use]
    pub fn labels(self) -> Vec<String> {
        let named = LABELS.iter().filter(|(bit, _)| self.contains(*bit));
        let known = LABELS.iter().fold(Self::NONE, |all, (bit, _)| all | *bit);
        let rest = self - known;
        let unnamed = (0..u128::BITS).filter(|&n| rest.0 >> n & 1 == 1).map(|n| format!("permission bit {n}"));
        named.map(|(_, label)| (*label).to_owned()).chain(unnamed).collect()
    }
}

impl BitOr for Permissions {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Permissions {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl BitAnd for Permissions {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl Sub for Permissions {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl fmt::Display for Permissions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Permissions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}]", self.labels().join(", "))
    }
}

/// The text is not a decimal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a set of permissions (a decimal number)")]
pub struct NotPermissions;

impl FromStr for Permissions {
    type Err = NotPermissions;

    fn from_str(text: &str) -> Result<Self, NotPermissions> {
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NotPermissions);
        }
        // Only bits above 127 overflow; the lower bits stay correct.
        let bits =
            text.bytes().fold(0_u128, |bits, digit| bits.wrapping_mul(10).wrapping_add(u128::from(digit - b'0')));
        Ok(Self(bits))
    }
}

impl Serialize for Permissions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Permissions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Permissions;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a permission bit set")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Permissions, E> {
                text.parse().map_err(E::custom)
            }
            fn visit_u64<E: de::Error>(self, bits: u64) -> Result<Permissions, E> {
                Ok(Permissions(bits.into()))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_a_decimal_string_on_the_wire() {
        let set: Permissions = serde_json::from_str("\"268435472\"").unwrap();
        assert_eq!(set, Permissions::MANAGE_CHANNELS | Permissions::MANAGE_ROLES);
        assert_eq!(serde_json::to_string(&set).unwrap(), "\"268435472\"");
    }

    #[test]
    fn unknown_bits_are_kept_and_named() {
        for bit in [62, 64, 127] {
            let set = Permissions::from_bits(1 << bit | 1 << 10);
            assert_eq!(set.labels(), ["View Channels", &format!("permission bit {bit}")]);
            let text = serde_json::to_string(&set).unwrap();
            assert_eq!(text, format!("\"{}\"", (1_u128 << bit) + 1024));
            assert_eq!(serde_json::from_str::<Permissions>(&text).unwrap(), set);
        }
    }

    #[test]
    fn a_set_may_have_any_length() {
        // Two to the power of 200, plus bit 10.
        let text = "1606938044258990275541962092341162602522202993782792835302400";
        assert_eq!(text.parse(), Ok(Permissions::VIEW_CHANNEL));
        assert_eq!(format!("{}1024", "0".repeat(1000)).parse(), Ok(Permissions::VIEW_CHANNEL));
    }

    #[test]
    fn a_permission_set_must_be_a_number() {
        for text in ["", "-1", "+1", "1.0", "0x10", " 1", "ten"] {
            assert_eq!(text.parse::<Permissions>(), Err(NotPermissions), "{text:?}");
        }
    }
}
