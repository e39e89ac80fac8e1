//! The outcome of one action.

use std::fmt;

use super::Refusal;
use crate::snapshot::{Channel, Role};

/// The outcome of an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Discord created an object.
    Created(Created),
    /// Done, without a new object.
    Done,
    /// No usable response: it may have happened, or not.
    Doubtful(Instead),
    /// Timeout: it may still happen.
    TimedOut,
    /// Discord refused: it did not happen.
    Refused(Refusal),
    /// Not sent, or rejected by a rate limit.
    MustWait {
        /// Seconds until it may be tried, rounded up.
        seconds: u64,
    },
}

/// What came instead of a usable response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instead {
    /// Nothing: the connection failed, or time was up.
    Nothing,
    /// An error with this HTTP status, from Discord or a proxy in front of it.
    ServerError(u16),
    /// Something that cannot be read.
    Unreadable,
}

/// A new object, as described by Discord's response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Created {
    /// The campaign's role.
    Role(Role),
    /// A category or a channel.
    Channel(Channel),
    /// An invite.
    Invite(InviteCode),
}

/// The code of an invite. Whoever knows it can get the role, so it appears in no log.
#[derive(Clone, PartialEq, Eq)]
pub struct InviteCode(String);

impl InviteCode {
    /// A code as Discord makes them; `None` for anything else.
    #[must_use]
    pub fn new(code: String) -> Option<Self> {
        let is_code = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        is_code.then_some(Self(code))
    }

    /// The link that people open.
    #[must_use]
    pub fn link(&self) -> String {
        format!("https://discord.gg/{}", self.0)
    }
}

impl fmt::Debug for InviteCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InviteCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_logged_of_an_invite_has_no_code() {
        let code = InviteCode::new("q7Xk2".to_owned()).unwrap();
        let outcome = Outcome::Created(Created::Invite(code.clone()));
        assert!(!format!("{outcome:?} {code:?}").contains("q7Xk2"));
        assert_eq!(code.link(), "https://discord.gg/q7Xk2");
        assert_eq!(InviteCode::new("q7/../x".to_owned()), None);
    }
}
