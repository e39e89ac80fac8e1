//! How a call can end badly.

use std::time::Duration;

use channelwright_core::{
    run::{Instead, Outcome, Refusal},
    whole_seconds::whole_seconds,
};
use channelwright_platform::https::Failed;

/// Why a call brought no answer to work with.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Discord said no: it did not happen.
    #[error("discord refused with HTTP {}, code {}: {}", .0.status, .0.code, .0.message)]
    Refused(Refusal),
    /// The rate limit allows it only after this time, which is more than the caller's deadline leaves. It was not
    /// sent, or not accepted.
    #[error("discord asks to wait {} s", whole_seconds(*.0))]
    MustWait(Duration),
    /// No answer that can be trusted came back: it may have happened, or not.
    #[error("discord gave no usable answer")]
    Unsure(#[source] Unsure),
}

/// What came back instead of an answer.
#[derive(Debug, thiserror::Error)]
pub enum Unsure {
    /// The connection failed before, while or after sending. The address is left out: it may hold a token.
    #[error("the connection failed")]
    Transport(#[source] Failed),
    /// Discord, or something before it, is in trouble.
    #[error("HTTP {0}")]
    ServerFault(u16),
    /// The answer says that it worked, but cannot be read.
    #[error("HTTP {status} with an unreadable body ({reason})")]
    Unreadable {
        /// HTTP status.
        status: u16,
        /// The field that is missing, or where the body breaks off; never what is in it.
        reason: String,
    },
    /// The caller's time was over before the answer came.
    #[error("no time left")]
    Deadline,
    /// The caller lost the right to send it (see [`Until::while_allowed`](crate::Until::while_allowed)).
    #[error("not allowed any more")]
    NotAllowed,
}

impl Unsure {
    /// What that is for the person who waits.
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

    /// What it means for a request that was to change something.
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
