//! The answer that Discord must have within 3 seconds, and every word that it shows to a person.

use serde_json::{Value, json};

use super::{payload::Unreadable, signature::Refused};
use crate::{
    command::{Refusal, add_campaign, known},
    markdown,
};

/// What Discord is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Somebody is there.
    Pong,
    /// It is being worked on; everybody sees the reply, since progress is nobody's secret.
    Deferred,
    /// No suggestions for what is being typed.
    NoSuggestions,
    /// It was not done, and why; only the person who asked sees it.
    Refusal(Refusal),
    /// The job could not be queued; only the person who asked sees it.
    QueueUnavailable,
    /// The request is not Discord's.
    Unauthorized(Refused),
    /// The request is Discord's, but not an interaction.
    BadRequest(Unreadable),
}

/// Types of responses (Discord: receiving and responding, interaction callback type).
mod response_type {
    pub(super) const PONG: u8 = 1;
    pub(super) const CHANNEL_MESSAGE_WITH_SOURCE: u8 = 4;
    pub(super) const DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE: u8 = 5;
    pub(super) const APPLICATION_COMMAND_AUTOCOMPLETE_RESULT: u8 = 8;
}

/// Message flag: only the person who asked sees it (Discord: message resource).
const EPHEMERAL: u8 = 1 << 6;

/// Longest name of a command (Discord: application commands, naming). Whatever is longer is not worth repeating.
const COMMAND_NAME_MAX_CHARS: usize = 32;

impl Reply {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::Unauthorized(_) => 401,
            Self::BadRequest(_) => 400,
            Self::Pong | Self::Deferred | Self::NoSuggestions | Self::Refusal(_) | Self::QueueUnavailable => 200,
        }
    }

    /// The HTTP body, JSON.
    #[must_use]
    pub fn body(&self) -> String {
        match self {
            Self::Pong => json!({ "type": response_type::PONG }),
            Self::Deferred => json!({ "type": response_type::DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE }),
            Self::NoSuggestions => json!({
                "type": response_type::APPLICATION_COMMAND_AUTOCOMPLETE_RESULT,
                "data": { "choices": [] },
            }),
            Self::Refusal(refusal) => ephemeral(&refusal.text()),
            Self::QueueUnavailable => ephemeral(
                "❌ I do not know whether your command got through. Please try it again in a minute; asking twice makes \
                 nothing twice. If it keeps happening, tell whoever runs this bot.",
            ),
            // Whoever sent an unsigned request learns no more than that.
            Self::Unauthorized(_) => json!({ "error": "invalid request signature" }),
            Self::BadRequest(unreadable) => json!({ "error": unreadable.to_string() }),
        }
        .to_string()
    }

    /// What became of the request, for the log: one or two words, never anything a person typed.
    #[must_use]
    pub fn outcome(&self) -> &'static str {
        match self {
            Self::Pong => "pong",
            Self::Deferred => "queued",
            Self::NoSuggestions => "no suggestions",
            Self::Refusal(refusal) => refusal.outcome(),
            Self::QueueUnavailable => "queue unavailable",
            Self::Unauthorized(_) => "unauthorized",
            Self::BadRequest(_) => "bad request",
        }
    }

    /// Why, for the log, where the outcome alone does not tell.
    #[must_use]
    pub fn reason(&self) -> Option<String> {
        match self {
            Self::Unauthorized(refused) => Some(refused.to_string()),
            Self::BadRequest(unreadable) => Some(unreadable.to_string()),
            Self::Refusal(Refusal::NameUnusable(unusable)) => Some(unusable.to_string()),
            Self::Refusal(Refusal::Incomplete { field }) => Some((*field).to_owned()),
            Self::Pong | Self::Deferred | Self::NoSuggestions | Self::Refusal(_) | Self::QueueUnavailable => None,
        }
    }
}

impl Refusal {
    fn outcome(&self) -> &'static str {
        match self {
            Self::UnknownCommand { .. } => "unknown command",
            Self::UnknownInteraction => "unknown interaction",
            Self::OutsideServer { .. } => "outside a server",
            Self::BotNotInstalled { .. } => "bot not installed",
            Self::NameMissing => "name missing",
            Self::NameUnusable(_) => "name unusable",
            Self::Incomplete { .. } => "incomplete interaction",
        }
    }

    /// What the person reads: what is wrong, then what to do about it.
    fn text(&self) -> String {
        match self {
            Self::UnknownCommand { name } => unknown_command(name.as_deref()),
            Self::UnknownInteraction => format!(
                "🤔 I do not know what to do with this; it may belong to another version of me. Nothing was changed. \
                 What I know is {}.",
                known()
            ),
            Self::OutsideServer { command } => format!(
                "❌ **A campaign needs a server.** Use `/{command}` in a channel of the server where the campaign \
                 shall live, not in a direct message."
            ),
            Self::BotNotInstalled { command } => format!(
                "❌ **I am not a member of this server,** so I cannot make channels here. Someone with **Manage \
                 Server** can add me: click my name, choose **Add App**, then **Add to Server**. After that, use \
                 `/{command}` again."
            ),
            Self::NameMissing => add_campaign::words::name_missing(),
            Self::NameUnusable(unusable) => add_campaign::words::name_unusable(*unusable),
            Self::Incomplete { field } => format!(
                "❌ **Nothing was made:** Discord sent your command without `{field}`. Please try it again. If it keeps \
                 happening, tell whoever runs this bot."
            ),
        }
    }
}

fn unknown_command(name: Option<&str>) -> String {
    let fits = |name: &&str| name.chars().count() <= COMMAND_NAME_MAX_CHARS;
    let what = name.filter(fits).map_or("this command".to_owned(), |name| format!("/{}", markdown::escape(name)));
    format!(
        "🤔 I do not know {what}; it may belong to another version of me. Nothing was changed. What I know is {}.",
        known()
    )
}

/// A message that only the person who asked sees, and that pings nobody.
fn ephemeral(content: &str) -> Value {
    json!({
        "type": response_type::CHANNEL_MESSAGE_WITH_SOURCE,
        "data": { "content": content, "flags": EPHEMERAL, "allowed_mentions": { "parse": [] } },
    })
}
