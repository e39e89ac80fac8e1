//! What an interaction is answered, as a value. Its words are in [`words`](super::words).

use super::{payload::NotAnInteraction, signature::NotVerified};
use crate::{
    command::{Answer, NotAccepted},
    message::Audience,
};

/// What Discord is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Somebody is there.
    Pong,
    /// It is being worked on.
    Deferred(Audience),
    /// No suggestions for what is being typed.
    NoSuggestions,
    /// A command's own answer, which is all it does.
    Answer(Answer),
    /// It was not done, and why; only the caller sees it.
    NotAccepted(NotAccepted),
    /// The job could not be queued; only the caller sees it.
    QueueUnavailable,
    /// The request is not Discord's.
    Unauthorized(NotVerified),
    /// The request is Discord's, but not an interaction.
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
            | Self::NoSuggestions
            | Self::Answer(_)
            | Self::NotAccepted(_)
            | Self::QueueUnavailable => 200,
        }
    }

    /// What became of the request, for the log: one or two words, never anything a person typed.
    #[must_use]
    pub fn outcome(&self) -> &'static str {
        match self {
            Self::Pong => "pong",
            Self::Deferred(_) => "queued",
            Self::NoSuggestions => "no suggestions",
            Self::Answer(_) => "answered at once",
            Self::NotAccepted(not_accepted) => not_accepted.outcome(),
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
            Self::NotAccepted(NotAccepted::NameUnusable(unusable)) => Some(unusable.to_string()),
            Self::NotAccepted(NotAccepted::Incomplete { field }) => Some((*field).to_owned()),
            Self::Pong
            | Self::Deferred(_)
            | Self::NoSuggestions
            | Self::Answer(_)
            | Self::NotAccepted(_)
            | Self::QueueUnavailable => None,
        }
    }
}
