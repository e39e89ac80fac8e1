//! Why an invocation failed, in Lambda's own categories.

use std::time::Duration;

/// Why an invocation failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvokeError {
    /// The function reported an error of its own.
    #[error("the function reported {error_type}: {message}")]
    Function {
        /// `errorType` as reported.
        error_type: String,
        /// `errorMessage` as reported.
        message: String,
    },
    /// The process ended while it had the invocation, or before it asked for one.
    #[error("the function's process ended ({status})")]
    Exited {
        /// Exit code or signal, in words.
        status: String,
    },
    /// The process was killed at the function's timeout.
    #[error("the function timed out after {after:?}")]
    TimedOut {
        /// The configured timeout.
        after: Duration,
    },
    /// The process did not ask for its first invocation in time.
    #[error("the function was not ready within {after:?} of its start")]
    InitTimedOut {
        /// How long Lambda waits for the init phase.
        after: Duration,
    },
    /// The process could not be started.
    #[error("the function's process could not be started: {reason}")]
    NotStarted {
        /// What the operating system said.
        reason: String,
    },
    /// The function has been stopped.
    #[error("the function has been stopped")]
    Stopped,
}

impl InvokeError {
    /// Lambda's `errorType` for this failure.
    #[must_use]
    pub fn error_type(&self) -> &str {
        match self {
            Self::Function { error_type, .. } => error_type,
            Self::Exited { .. } => "Runtime.ExitError",
            Self::TimedOut { .. } | Self::InitTimedOut { .. } => "Sandbox.Timedout",
            Self::NotStarted { .. } => "Runtime.InvalidEntrypoint",
            Self::Stopped => "Sandbox.Stopped",
        }
    }
}
