//! The people of a story.

use channelwright_simulator::discord::{GuildHandle, Snowflake};

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is a word of the language")]
pub enum Who {
    Gm,
    Owner,
    Admin,
    Player,
    Stranger,
    /// By name: `kai`, or `gwen` for `gwen_the_gm`.
    Named(String),
}

impl Who {
    /// Reads one or two words: `kai`, or `the gm`.
    pub(super) fn read<'a>(first: &str, rest: &mut impl Iterator<Item = &'a str>) -> Option<Self> {
        match first {
            "the" | "a" => match (first, rest.next()?) {
                ("the", "gm") => Some(Self::Gm),
                ("the", "owner") => Some(Self::Owner),
                ("the", "admin") => Some(Self::Admin),
                ("a", "player") => Some(Self::Player),
                ("a", "stranger") => Some(Self::Stranger),
                _ => None,
            },
            name => name.bytes().all(|byte| byte.is_ascii_lowercase()).then(|| Self::Named(name.to_owned())),
        }
    }

    pub(super) fn name(&self) -> &str {
        match self {
            Self::Gm => "the game master",
            Self::Owner => "the owner",
            Self::Admin => "the admin",
            Self::Player => "a player",
            Self::Stranger => "a stranger",
            Self::Named(name) => name,
        }
    }

    /// Their user id; 0, which nobody has, if there is no such person.
    pub(super) fn among(&self, guild: &GuildHandle) -> Snowflake {
        let people = &guild.people;
        match self {
            Self::Gm => people.gm,
            Self::Owner => people.owner,
            Self::Admin => people.admin,
            Self::Player => people.players.first().copied().unwrap_or(people.stranger),
            Self::Stranger => people.stranger,
            Self::Named(name) => guild.person(name).unwrap_or_default(),
        }
    }
}
