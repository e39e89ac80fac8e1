//! The first sign of a message, which shows its state in any language.

/// The state of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Work in progress.
    Working,
    /// The command succeeded.
    Done,
    /// The command failed, at least in part.
    Failed,
    /// Something needs attention.
    Warning,
    /// The work continues later.
    Waiting,
    /// A note.
    Note,
    /// The request was not understood.
    Unknown,
}

impl Sign {
    /// All signs.
    pub const ALL: [Self; 7] =
        [Self::Working, Self::Done, Self::Failed, Self::Warning, Self::Waiting, Self::Note, Self::Unknown];

    /// The sign as text.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Working => "🏗️",
            Self::Done => "✅",
            Self::Failed => "❌",
            Self::Warning => "⚠️",
            Self::Waiting => "⏳",
            Self::Note => "ℹ️",
            Self::Unknown => "🤔",
        }
    }

    /// The sign that a message begins with.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sign| text.starts_with(sign.as_str()))
    }

    /// Whether a line of a message begins with it.
    #[must_use]
    pub fn is_in(self, text: &str) -> bool {
        text.lines().any(|line| Self::of(line) == Some(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_read_by_its_first_sign() {
        for sign in Sign::ALL {
            assert_eq!(Sign::of(&format!("{} **Something: ✅ X**\n❌ more", sign.as_str())), Some(sign));
        }
        assert_eq!(Sign::of("Campaign Created ✅"), None);
        assert_eq!(Sign::of(""), None);
    }

    #[test]
    fn further_lines_have_signs_of_their_own() {
        let text = "✅ **Campaign Created: ⚠️**\nℹ️ Somebody calls it so.";
        assert!(Sign::Note.is_in(text));
        assert!(!Sign::Warning.is_in(text));
    }
}
