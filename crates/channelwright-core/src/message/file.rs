//! A file below a message.

use std::fmt;

/// A text file that is sent with a message.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    name: &'static str,
    text: String,
}

impl File {
    /// A file of this name.
    #[must_use]
    pub const fn new(name: &'static str, text: String) -> Self {
        Self { name, text }
    }

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its content.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Hides the content: people wrote it.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "File({}, {} bytes)", self.name, self.text.len())
    }
}
