//! How people join a campaign. There is no database, so the bot's own overwrite on the category stores the mode, as the
//! permission Speak. The bot never speaks, and every channel has its own overwrite for it, so Speak has no other effect. See
//! `docs/decisions/0005-join-mode.md`.

use serde::{Deserialize, Serialize};

use crate::permission::{Overwrite, Permissions};

/// The permission that holds the mode.
const HOLDER: Permissions = Permissions::SPEAK;

/// How people join.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum JoinMode {
    /// A game master accepts or declines each request. Campaigns of earlier versions have this mode.
    #[default]
    Ask,
    /// At once, by pressing the button.
    Open,
    /// Only a game master adds players.
    Closed,
}

impl JoinMode {
    /// All modes.
    pub const ALL: [Self; 3] = [Self::Ask, Self::Open, Self::Closed];

    /// The mode in the bot's own overwrite on the category.
    #[must_use]
    pub fn of(overwrite: &Overwrite) -> Self {
        if overwrite.deny.contains(HOLDER) {
            Self::Closed
        } else if overwrite.allow.contains(HOLDER) {
            Self::Open
        } else {
            Self::Ask
        }
    }

    /// Allowed and denied permissions that hold this mode instead of another.
    #[must_use]
    pub fn in_permissions(self, allow: Permissions, deny: Permissions) -> (Permissions, Permissions) {
        let (allow, deny) = (allow - HOLDER, deny - HOLDER);
        match self {
            Self::Ask => (allow, deny),
            Self::Open => (allow | HOLDER, deny),
            Self::Closed => (allow, deny | HOLDER),
        }
    }

    /// As an option's value.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{id::Id, permission::Subject};

    #[test]
    fn the_mode_survives_any_other_mode_and_permission() {
        for before in JoinMode::ALL {
            for after in JoinMode::ALL {
                let (allow, deny) = before.in_permissions(Permissions::VIEW_CHANNEL, Permissions::NONE);
                let (allow, deny) = after.in_permissions(allow, deny);
                let overwrite = Overwrite { subject: Subject::Member(Id::new(3)), allow, deny };
                assert_eq!(JoinMode::of(&overwrite), after);
                assert!(allow.contains(Permissions::VIEW_CHANNEL));
            }
        }
    }
}
