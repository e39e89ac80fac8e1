//! Errors of a call.

use std::time::Duration;

use channelwright_core::{
    run::{Instead, Outcome, Refusal},
    whole_seconds::whole_seconds,
};
use channelwright_platform::https::Failed;

/// Why a call failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Discord refused: it did not happen.
    #[error("discord refused with HTTP {}, code {}: {}", .0.status, .0.code, .0.message)]
    Refused(Refusal),
    /// The rate limit allows it only after this time, which is past the caller's deadline. It was not sent, or was
    /// rejected.
    #[error("discord asks to wait {} s", whole_seconds(*.0))]
    MustWait(Duration),
    /// No usable response: it may have happened, or not.
    #[error("discord gave no usable answer")]
    Unsure(#[source] Unsure),
}

/// What came instead of a usable response.
#[derive(Debug, thiserror::Error)]
pub enum Unsure {
    /// The connection failed before, while or after sending. Omits the URL, which may contain a token.
    #[error("the connection failed")]
    Transport(#[source] Failed),
    /// A server error, from Discord or a proxy in front of it.
    #[error("HTTP {0}")]
    ServerFault(u16),
    /// A success, but with an unreadable body.
    #[error("HTTP {status} with an unreadable body ({reason})")]
    Unreadable {
        /// HTTP status.
        status: u16,
        /// The missing field, or where the body breaks off; never its content.
        reason: String,
    },
    /// The caller's deadline passed before the response came.
    #[error("no time left")]
    Deadline,
    /// The caller's condition for sending was no longer met (see
    /// [`Until::while_allowed`](crate::Until::while_allowed)).
    #[error("not allowed any more")]
    NotAllowed,
}

impl Unsure {
    /// The same for the report to the person.
    #[must_use]
    pub fn instead(&self) -> Instead {
        match self {
            Self::Transport(failed) if failed.is_too_long() => Instead::Unreadable,
            Self::Transport(_) | Self::Deadline | Self::NotAllowed => Instead::Nothing,
            Self::ServerFault(status) => Instead::ServerError(*status),
            Self::Unreadable { .. } => Instead::Unreadable,
        }
    }
}

impl Error {
    /// The refusal, if it is one.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::MustWait(_) | Self::Unsure(_) => None,
        }
    }

    /// The outcome, for a write.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Refused(refusal) => Outcome::Refused(refusal.clone()),
            Self::MustWait(wait) => Outcome::MustWait { seconds: whole_seconds(*wait) },
            Self::Unsure(Unsure::Transport(failed)) if failed.is_timeout() => Outcome::TimedOut,
            Self::Unsure(unsure) => Outcome::Doubtful(unsure.instead()),
        }
    }

    /// The error and its causes in one line, for the log.
    #[must_use]
    pub fn chain(&self) -> String {
        channelwright_platform::logging::chain(self)
    }
}
