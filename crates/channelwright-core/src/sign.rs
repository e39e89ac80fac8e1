//! The first sign of a message: what state it tells of, in whatever language the rest is.

/// The state that a message tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The work goes on.
    Working,
    /// What was asked for is there.
    Done,
    /// What was asked for is not there, or not all of it.
    Failed,
    /// Somebody should look at something.
    Warning,
    /// The work goes on later by itself.
    Waiting,
    /// Nothing is wrong; something is worth knowing.
    Note,
    /// The request was not understood.
    Unknown,
}

impl Sign {
    /// All signs.
    pub const ALL: [Self; 7] =
        [Self::Working, Self::Done, Self::Failed, Self::Warning, Self::Waiting, Self::Note, Self::Unknown];

    /// As it is written.
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
