//! What one channel gives to, and takes from, one role or one member.

use super::Permissions;
use crate::id::{Guild, Id, Role, User};

/// Whom an overwrite is about.
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

/// Rights given and taken in one channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overwrite {
    /// Whom it is about.
    pub subject: Subject,
    /// Rights it gives.
    pub allow: Permissions,
    /// Rights it takes.
    pub deny: Permissions,
}

impl Overwrite {
    /// An overwrite that only gives.
    #[must_use]
    pub const fn allowing(subject: Subject, allow: Permissions) -> Self {
        Self { subject, allow, deny: Permissions::NONE }
    }

    /// An overwrite that only takes.
    #[must_use]
    pub const fn denying(subject: Subject, deny: Permissions) -> Self {
        Self { subject, allow: Permissions::NONE, deny }
    }
}

/// Whether two lists of overwrites say the same, in whatever order. A channel has one for each subject at most.
pub(crate) fn same(found: &[Overwrite], wanted: impl Iterator<Item = Overwrite>) -> bool {
    let wanted: Vec<_> = wanted.collect();
    found.len() == wanted.len() && found.iter().all(|one| wanted.contains(one))
}
