//! A story: what the guild is like, who does what when, and what goes wrong. Told in plain sentences, one a line.
//!
//! ```text
//! # A line that begins like this is for the reader alone.
//! Known weakness: what is wrong with the ending, where it is wrong.
//! The guild cannot have forums.
//! At 0 s the gm asks for "Test".
//! On channel creation 3, twice: 502 page.
//! On request 9: an admin deletes the category.
//! ```
//!
//! First what is true from the start, then what happens at a time, and on which requests something goes wrong. All
//! sentences are in `language.rs`; a mistake names the line and what could stand there.

mod act;
mod fact;
mod language;
mod play;
mod sentence;

use std::time::Duration;

use channelwright_simulator::discord::{FaultKind, FaultWhen, People, Snowflake};

pub use play::{Played, play};

use act::Act;
use fact::Fact;

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
}

/// Something that goes wrong with a request.
#[derive(Debug, Clone)]
struct Trouble {
    place: FaultWhen,
    times: u32,
    strike: Strike,
}

#[derive(Debug, Clone)]
enum Strike {
    Fault(FaultKind),
    Kill(Moment),
    Act(Act),
}

/// When, seen from a request, the worker that sent it is killed.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// The request is never carried out.
    Before,
    /// The request is carried out after the worker is gone.
    During,
    /// The request has been carried out, and its answer finds nobody.
    After,
}

/// What somebody does at a time.
#[derive(Debug, Clone)]
enum Event {
    Ask {
        who: Who,
        name: String,
        how: Asking,
    },
    /// Discord sends the first interaction once more.
    AskedAgain,
    Act(Act),
}

/// How somebody asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asking {
    /// As Discord's client offers it.
    Offered,
    /// Past Discord, which does not offer it.
    Forced,
    /// As Discord's client offers it; the bot is killed once its job is sent.
    BotIsKilled,
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Gm,
    Owner,
    Admin,
    Player,
}

impl Who {
    fn named(name: &str) -> Option<Self> {
        match name {
            "the gm" => Some(Self::Gm),
            "the owner" => Some(Self::Owner),
            "the admin" => Some(Self::Admin),
            "a player" => Some(Self::Player),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Gm => "the game master",
            Self::Owner => "the owner",
            Self::Admin => "the admin",
            Self::Player => "a player",
        }
    }

    fn among(self, people: &People) -> Snowflake {
        match self {
            Self::Gm => people.gm,
            Self::Owner => people.owner,
            Self::Admin => people.admin,
            Self::Player => people.players.first().copied().unwrap_or(people.stranger),
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
