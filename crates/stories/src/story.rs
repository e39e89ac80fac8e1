//! A story: the guild, who does what when, and what goes wrong, in plain sentences, one a line.
//!
//! ```text
//! # A comment.
//! Known weakness: what is wrong with the ending, if it is wrong.
//! The guild cannot have forums.
//! At 0 s the gm asks for "Test".
//! On channel creation 3, twice: 502 page.
//! kai is a member.
//! At 5 s kai presses "Join campaign".
//! On request 9: an admin deletes the category.
//! In the end the operator redrives the dead letters.
//! ```
//!
//! Facts are true from the start. Events happen at a time, or in the end, when no work is left. Troubles are triggered by
//! requests. `language.rs` lists all sentences; the error for a wrong line lists those that it could be.
//!
//! This is the only language for faults: [walks](crate::walk) draw these sentences, and `channelwright demo` accepts them.

mod act;
mod deed;
mod fact;
mod language;
mod play;
mod sentence;
mod trouble;
mod typed;
mod who;

use std::time::Duration;

use channelwright_simulator::discord::bits;

pub use act::{Act, Actor, FunctionAct, FunctionControl};
pub use deed::Deed;
pub use fact::Fact;
pub use play::{Played, play};
pub use trouble::Trouble;
pub use who::Who;

/// A story that can be played.
#[derive(Debug, Clone)]
pub struct Story {
    /// The text it was read from.
    pub text: String,
    /// The known faults of its ending.
    pub known_weaknesses: Vec<String>,
    seed: u64,
    facts: Vec<Fact>,
    troubles: Vec<Trouble>,
    events: Vec<(Duration, Event)>,
    /// Events after all work has ended. The work that each of them causes ends before the next.
    finale: Vec<Event>,
}

/// One line of a story.
#[derive(Debug, Clone)]
pub enum Line {
    /// A known fault of the ending.
    KnownWeakness(String),
    /// The seed of all random choices.
    Chance(u64),
    /// A fact, true from the start.
    Fact(Fact),
    /// A trouble that a request triggers.
    Trouble(Trouble),
    /// An event at a time.
    At(Duration, Event),
    /// An event after all work has ended.
    InTheEnd(Event),
}

/// An event of a story.
#[derive(Debug, Clone)]
pub enum Event {
    /// Somebody asks for a campaign.
    Ask {
        /// The caller.
        who: Who,
        /// The campaign's name.
        name: String,
        /// The way the command is sent.
        how: Asking,
    },
    /// Discord delivers an interaction again. They are counted from 1.
    AskedAgain(u64),
    /// Somebody uses a command, a button, a select or a form.
    Does(Who, Deed),
    /// An act of a person, of the functions or of the queue.
    Act(Act),
}

/// The way a command is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// Through Discord's client, if it offers the command.
    Offered,
    /// Without Discord's client, whether or not it offers the command.
    Forced,
    /// Through Discord's client. The bot is killed after it has sent the job.
    BotIsKilled,
}

/// The names of requests in stories and transcripts, always two words. The category is a channel, and the first one that
/// is created.
pub(crate) const ROUTES: &[(&str, &str)] = &[
    ("role creation", "POST /guilds/{guild_id}/roles"),
    ("channel creation", "POST /guilds/{guild_id}/channels"),
    ("role grant", "PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}"),
    ("role removal", "DELETE /guilds/{guild_id}/members/{user_id}/roles/{role_id}"),
    ("overwrite edit", "PUT /channels/{channel_id}/permissions/{overwrite_id}"),
    ("overwrite deletion", "DELETE /channels/{channel_id}/permissions/{overwrite_id}"),
    ("channel deletion", "DELETE /channels/{channel_id}"),
    ("channel edit", "PATCH /channels/{channel_id}"),
    ("role edit", "PATCH /guilds/{guild_id}/roles/{role_id}"),
    ("direct opening", "POST /users/@me/channels"),
    ("role deletion", "DELETE /guilds/{guild_id}/roles/{role_id}"),
    ("guild look", "GET /guilds/{guild_id}"),
    ("channels look", "GET /guilds/{guild_id}/channels"),
    ("member look", "GET /guilds/{guild_id}/members/{user_id}"),
    ("permissions look", "GET /applications/{application_id}/guilds/{guild_id}/commands/permissions"),
    ("counts look", "GET /guilds/{guild_id}/roles/member-counts"),
    ("bot look", "GET /users/@me"),
    ("reply edit", "PATCH /webhooks/{application_id}/{token}/messages/@original"),
    ("invite creation", "POST /channels/{channel_id}/invites"),
    ("message creation", "POST /channels/{channel_id}/messages"),
    ("message edit", "PATCH /channels/{channel_id}/messages/{message_id}"),
    ("messages look", "GET /channels/{channel_id}/messages"),
];

/// The names of permissions in stories, always two words.
const RIGHTS: &[(&str, u64)] = &[
    ("manage channels", bits::MANAGE_CHANNELS),
    ("manage roles", bits::MANAGE_ROLES),
    ("send messages", bits::SEND_MESSAGES),
    ("view channels", bits::VIEW_CHANNEL),
    ("pin messages", bits::PIN_MESSAGES),
    ("mute members", bits::MUTE_MEMBERS),
    ("move members", bits::MOVE_MEMBERS),
];
