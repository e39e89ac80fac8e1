//! The `custom_id` of every button, select and modal: `cw1:<verb>:<category id>[:<argument>…]`. An argument is a user's id,
//! or names the plan that the button confirms ([`Shown`]).
//!
//! Buttons live as long as their messages, so a form that was ever sent is read forever. What a `custom_id` says is a
//! claim: the campaign and the caller's rights are checked on the server before anything happens.

use super::Shown;
use crate::{
    id::{self, Id},
    message::CustomId,
};

/// The version of the form.
const PREFIX: &str = "cw1";

/// A button or modal, by its `custom_id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// Join the campaign of this category.
    Join(Id<id::Channel>),
    /// Leave it.
    Leave(Id<id::Channel>),
    /// The button opens the modal; the modal adds the chosen users.
    AddPlayers(Id<id::Channel>),
    /// Accept this user's request to join.
    LetIn(Id<id::Channel>, Id<id::User>),
    /// Decline it.
    Decline(Id<id::Channel>, Id<id::User>),
    /// Delete the campaign; `None` to see first what goes.
    Delete(Id<id::Channel>, Option<Shown>),
    /// The select of the channels that go with it.
    DeleteAlso(Id<id::Channel>),
    /// Do nothing about the plan that was shown.
    Cancel,
    /// The campaigns after the one with this category; all if `None`.
    List(Option<Id<id::Channel>>),
    /// Create what is missing of the campaign.
    Repair(Id<id::Channel>),
    /// Bring the campaign closer to the template; `None` to see first what would be done.
    Sync(Id<id::Channel>, Option<Shown>),
    /// The select of what else that changes.
    SyncAlso(Id<id::Channel>),
    /// Archive the campaign.
    Archive(Id<id::Channel>),
    /// Open the archived campaign again; `None` if nothing was shown.
    Restore(Id<id::Channel>, Option<Shown>),
}

impl Pressed {
    /// Reads a `custom_id`; `None` if this version does not know its form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut fields = text.split(':');
        if fields.next() != Some(PREFIX) {
            return None;
        }
        let verb = fields.next()?;
        let arguments: Vec<&str> = fields.collect();
        let (category, arguments) = match arguments.as_slice() {
            [] => {
                return match verb {
                    "cancel" => Some(Self::Cancel),
                    "list" => Some(Self::List(None)),
                    _ => None,
                };
            }
            [category, arguments @ ..] => (id(category)?, arguments),
        };
        match (verb, arguments) {
            ("join", []) => Some(Self::Join(category)),
            ("leave", []) => Some(Self::Leave(category)),
            ("add-players", []) => Some(Self::AddPlayers(category)),
            ("let-in", [user]) => Some(Self::LetIn(category, id(user)?)),
            ("decline", [user]) => Some(Self::Decline(category, id(user)?)),
            ("delete", []) => Some(Self::Delete(category, None)),
            ("delete", [fingerprint, at_s]) => Some(Self::Delete(category, Some(Shown::parse(fingerprint, at_s)?))),
            ("delete-also", []) => Some(Self::DeleteAlso(category)),
            ("list", []) => Some(Self::List(Some(category))),
            ("repair", []) => Some(Self::Repair(category)),
            ("sync", []) => Some(Self::Sync(category, None)),
            ("sync", [fingerprint, at_s]) => Some(Self::Sync(category, Some(Shown::parse(fingerprint, at_s)?))),
            ("sync-also", []) => Some(Self::SyncAlso(category)),
            ("archive", []) => Some(Self::Archive(category)),
            ("restore", []) => Some(Self::Restore(category, None)),
            ("restore", [fingerprint, at_s]) => Some(Self::Restore(category, Some(Shown::parse(fingerprint, at_s)?))),
            _ => None,
        }
    }

    /// The `custom_id` of a new button.
    #[must_use]
    pub fn custom_id(self) -> CustomId {
        let of_user = |user: Id<id::User>| format!(":{user}");
        let (verb, category, argument) = match self {
            Self::Join(category) => ("join", category, String::new()),
            Self::Leave(category) => ("leave", category, String::new()),
            Self::AddPlayers(category) => ("add-players", category, String::new()),
            Self::LetIn(category, user) => ("let-in", category, of_user(user)),
            Self::Decline(category, user) => ("decline", category, of_user(user)),
            Self::Delete(category, shown) => ("delete", category, shown.map(Shown::text).unwrap_or_default()),
            Self::DeleteAlso(category) => ("delete-also", category, String::new()),
            Self::Archive(category) => ("archive", category, String::new()),
            Self::Restore(category, shown) => ("restore", category, shown.map(Shown::text).unwrap_or_default()),
            Self::Cancel => return CustomId::within_limits(format!("{PREFIX}:cancel")),
            Self::List(None) => return CustomId::within_limits(format!("{PREFIX}:list")),
            Self::List(Some(after)) => ("list", after, String::new()),
            Self::Repair(category) => ("repair", category, String::new()),
            Self::Sync(category, shown) => ("sync", category, shown.map(Shown::text).unwrap_or_default()),
            Self::SyncAlso(category) => ("sync-also", category, String::new()),
        };
        CustomId::within_limits(format!("{PREFIX}:{verb}:{category}{argument}"))
    }
}

/// A decimal id without sign or leading zero, as Discord writes it.
fn id<T>(text: &str) -> Option<Id<T>> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|_| is_plain).map(Id::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every form that was ever sent. Never delete a line.
    const SENT: &str = include_str!("custom_id/sent.txt");

    #[test]
    fn every_form_ever_sent_is_read() {
        let (category, user) = (Id::new(1_290_000_000_000_000_001), Id::new(1_290_000_000_000_000_007));
        let all = [
            Pressed::Join(category),
            Pressed::Leave(category),
            Pressed::AddPlayers(category),
            Pressed::LetIn(category, user),
            Pressed::Decline(category, user),
            Pressed::Delete(category, None),
            Pressed::Delete(category, Some(Shown { fingerprint: 0x0123_4567_89ab_cdef, at_s: 1_790_000_000 })),
            Pressed::DeleteAlso(category),
            Pressed::Cancel,
            Pressed::List(None),
            Pressed::List(Some(category)),
            Pressed::Repair(category),
            Pressed::Sync(category, None),
            Pressed::Sync(category, Some(Shown { fingerprint: 0x0123_4567_89ab_cdef, at_s: 1_790_000_000 })),
            Pressed::SyncAlso(category),
            Pressed::Archive(category),
            Pressed::Restore(category, None),
            Pressed::Restore(category, Some(Shown { fingerprint: 0x0123_4567_89ab_cdef, at_s: 1_790_000_000 })),
        ];
        let sent: Vec<&str> = SENT.lines().collect();
        assert_eq!(sent.iter().map(|line| Pressed::parse(line)).collect::<Vec<_>>(), all.map(Some));
        assert_eq!(all.map(|one| one.custom_id().as_str().to_owned()).as_slice(), sent);
    }

    #[test]
    fn anything_else_is_unknown() {
        let others = [
            "",
            "cw1",
            "cw1:join",
            "cw1:join:",
            "cw1:join:x",
            "cw1:join:-1",
            "cw1:join:+1",
            "cw1:join:01",
            "cw1:join:1:2",
            "cw1:let-in:1",
            "cw1:let-in:1:",
            "cw1:let-in:1:2:3",
            "cw1:leave:18446744073709551616",
            "cw2:join:1",
            "cw1:grant:1",
            "CW1:join:1",
            " cw1:join:1",
        ];
        for text in others {
            assert_eq!(Pressed::parse(text), None, "{text}");
        }
        let longest = Pressed::LetIn(Id::new(u64::MAX), Id::new(u64::MAX));
        assert!(longest.custom_id().as_str().len() <= crate::limits::CUSTOM_ID_MAX_CHARS);
    }
}
