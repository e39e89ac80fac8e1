//! A story: what the guild is like, who does what when, and what goes wrong. Told in plain sentences, one a line.
//!
//! ```text
//! # A line that begins like this is for the reader alone.
//! Known weakness: what is wrong with the ending, where it is wrong.
//! The guild cannot have forums.
//! At 0 s the gm asks for "Test".
//! On channel creation 3, twice: 502 page.
//! On request 9: an admin deletes the category.
//! In the end the operator redrives the dead letters.
//! ```
//!
//! First what is true from the start, then what happens at a time, on which requests something goes wrong, and what
//! happens once nothing is under way any more. All sentences are in `language.rs`; a mistake names the line and what could
//! stand there.
//!
//! It is the one language of faults: [walks](crate::walk) draw these sentences, and `channelwright demo` takes them.

mod act;
mod fact;
mod language;
mod play;
mod sentence;
mod trouble;

use std::time::Duration;

use channelwright_simulator::discord::{People, Snowflake, bits};

pub use act::{Act, Actor, FunctionAct, FunctionControl};
pub use fact::Fact;
pub use play::{Played, play};
pub use trouble::Trouble;

/// A story that can be played.
#[derive(Debug, Clone)]
pub struct Story {
    /// The story as it was told.
    pub text: String,
    /// What is wrong with its ending, for all that is known.
    pub known_weaknesses: Vec<String>,
    seed: u64,
    facts: Vec<Fact>,
    troubles: Vec<Trouble>,
    events: Vec<(Duration, Event)>,
    /// What happens once nothing is under way any more, one after another.
    finale: Vec<Event>,
}

/// One line of a story.
#[derive(Debug, Clone)]
pub enum Line {
    /// What is wrong with the ending, where it is wrong.
    KnownWeakness(String),
    /// What everything follows from that is left to chance.
    Chance(u64),
    /// What is true from the start.
    Fact(Fact),
    /// What goes wrong on a request.
    Trouble(Trouble),
    /// What happens at a time.
    At(Duration, Event),
    /// What happens once nothing is under way any more.
    InTheEnd(Event),
}

/// Something that happens.
#[derive(Debug, Clone)]
pub enum Event {
    /// Somebody asks for a campaign.
    Ask {
        /// Who asks.
        who: Who,
        /// The campaign's name.
        name: String,
        /// How they ask.
        how: Asking,
    },
    /// Discord sends an interaction once more: the first one is 1.
    AskedAgain(u64),
    /// Something else.
    Act(Act),
}

/// How somebody asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// As Discord's client offers it.
    Offered,
    /// Past Discord, which does not offer it.
    Forced,
    /// As Discord's client offers it; the bot is killed once its job is sent.
    BotIsKilled,
}

/// Somebody in the guild.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Gm,
    Owner,
    Admin,
    Player,
    Stranger,
}

impl Who {
    fn named(name: &str) -> Option<Self> {
        match name {
            "the gm" => Some(Self::Gm),
            "the owner" => Some(Self::Owner),
            "the admin" => Some(Self::Admin),
            "a player" => Some(Self::Player),
            "a stranger" => Some(Self::Stranger),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Gm => "the game master",
            Self::Owner => "the owner",
            Self::Admin => "the admin",
            Self::Player => "a player",
            Self::Stranger => "a stranger",
        }
    }

    fn among(self, people: &People) -> Snowflake {
        match self {
            Self::Gm => people.gm,
            Self::Owner => people.owner,
            Self::Admin => people.admin,
            Self::Player => people.players.first().copied().unwrap_or(people.stranger),
            Self::Stranger => people.stranger,
        }
    }
}

/// What the requests are called in stories and transcripts; always two words. The category is a channel, too, and the
/// first to be made.
pub(crate) const ROUTES: &[(&str, &str)] = &[
    ("role creation", "POST /guilds/{guild_id}/roles"),
    ("channel creation", "POST /guilds/{guild_id}/channels"),
    ("role grant", "PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}"),
    ("overwrite edit", "PUT /channels/{channel_id}/permissions/{overwrite_id}"),
    ("channel deletion", "DELETE /channels/{channel_id}"),
    ("role deletion", "DELETE /guilds/{guild_id}/roles/{role_id}"),
    ("guild look", "GET /guilds/{guild_id}"),
    ("channels look", "GET /guilds/{guild_id}/channels"),
    ("member look", "GET /guilds/{guild_id}/members/{user_id}"),
    ("permissions look", "GET /applications/{application_id}/guilds/{guild_id}/commands/permissions"),
    ("counts look", "GET /guilds/{guild_id}/roles/member-counts"),
    ("bot look", "GET /users/@me"),
    ("reply edit", "PATCH /webhooks/{application_id}/{token}/messages/@original"),
    ("message creation", "POST /channels/{channel_id}/messages"),
];

/// What permissions are called in stories; always two words.
const RIGHTS: &[(&str, u64)] = &[
    ("manage channels", bits::MANAGE_CHANNELS),
    ("manage roles", bits::MANAGE_ROLES),
    ("send messages", bits::SEND_MESSAGES),
    ("view channels", bits::VIEW_CHANNEL),
];
