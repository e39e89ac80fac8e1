//! The answer to an interaction, as a value. Its text is in `words.rs`, beside this file.

use super::{payload::NotAnInteraction, signature::NotVerified};
use crate::{
    command::{Answer, NotAccepted},
    message::Audience,
};

/// The answer to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Answers a ping.
    Pong,
    /// The job is queued; the reply is deferred.
    Deferred(Audience),
    /// The job is queued; the message of the button says so until it shows the progress.
    Working,
    /// No autocomplete suggestions.
    NoSuggestions,
    /// A command's immediate answer.
    Answer(Answer),
    /// The interaction was not accepted; only the caller sees why.
    NotAccepted(NotAccepted),
    /// The job could not be queued; only the caller sees it.
    QueueUnavailable,
    /// The request was not signed by Discord.
    Unauthorized(NotVerified),
    /// The request was signed by Discord but is not an interaction.
    BadRequest(NotAnInteraction),
}

impl Reply {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::Unauthorized(_) => 401,
            Self::BadRequest(_) => 400,
            Self::Pong
            | Self::Deferred(_)
            | Self::Working
            | Self::NoSuggestions
            | Self::Answer(_)
            | Self::NotAccepted(_)
            | Self::QueueUnavailable => 200,
        }
    }

    /// A label for the log, without user input.
    #[must_use]
    pub fn outcome(&self) -> &'static str {
        match self {
            Self::Pong => "pong",
            Self::Deferred(_) | Self::Working => "queued",
            Self::NoSuggestions => "no suggestions",
            Self::Answer(_) => "answered at once",
            Self::NotAccepted(not_accepted) => not_accepted.outcome(),
            Self::QueueUnavailable => "queue unavailable",
            Self::Unauthorized(_) => "unauthorized",
            Self::BadRequest(_) => "bad request",
        }
    }

    /// Details for the log, where the outcome alone is not enough.
    #[must_use]
    pub fn reason(&self) -> Option<String> {
        match self {
            Self::Unauthorized(refused) => Some(refused.to_string()),
            Self::BadRequest(unreadable) => Some(unreadable.to_string()),
            Self::NotAccepted(NotAccepted::NameUnusable(unusable)) => Some(unusable.to_string()),
            Self::NotAccepted(NotAccepted::Incomplete { field }) => Some((*field).to_owned()),
            Self::Pong
            | Self::Deferred(_)
            | Self::Working
            | Self::NoSuggestions
            | Self::Answer(_)
            | Self::NotAccepted(_)
            | Self::QueueUnavailable => None,
        }
    }
}
