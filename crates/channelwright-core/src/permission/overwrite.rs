//! A permission overwrite: what a channel allows and denies one role or member.

use super::Permissions;
use crate::id::{Guild, Id, Role, User};

/// The subject of an overwrite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A role; the guild's own id means @everyone.
    Role(Id<Role>),
    /// One member.
    Member(Id<User>),
}

impl Subject {
    /// Everyone in this guild.
    #[must_use]
    pub fn everyone(guild: Id<Guild>) -> Self {
        Self::Role(guild.everyone())
    }
}

/// Permissions allowed and denied in one channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overwrite {
    /// The role or member.
    pub subject: Subject,
    /// Permissions it allows.
    pub allow: Permissions,
    /// Permissions it denies.
    pub deny: Permissions,
}

impl Overwrite {
    /// An overwrite that only allows.
    #[must_use]
    pub const fn allowing(subject: Subject, allow: Permissions) -> Self {
        Self { subject, allow, deny: Permissions::NONE }
    }

    /// An overwrite that only denies.
    #[must_use]
    pub const fn denying(subject: Subject, deny: Permissions) -> Self {
        Self { subject, allow: Permissions::NONE, deny }
    }
}

/// Whether two lists contain the same overwrites, in any order. A channel has at most one per subject.
pub(crate) fn same(found: &[Overwrite], wanted: impl Iterator<Item = Overwrite>) -> bool {
    let wanted: Vec<_> = wanted.collect();
    found.len() == wanted.len() && found.iter().all(|one| wanted.contains(one))
}
