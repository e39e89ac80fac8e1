//! A message: its text, components and audience. Used for answers to interactions and for edits. It never pings anyone.

mod component;
mod modal;
mod over_limit;

pub use component::{Button, ButtonStyle, Choice, Components, CustomId, Row, Select, SelectOf};
pub use modal::{InputOf, Modal, ModalInput};
pub use over_limit::OverLimit;

use serde_json::{Map, Value, json};

use crate::{limits::MESSAGE_CONTENT_MAX_CHARS, markdown};

/// Who sees the answer to an interaction. Discord does not allow changing this later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody who sees the channel.
    Everyone,
    /// Only the user of the interaction.
    Caller,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    content: String,
    components: Components,
    audience: Audience,
}

/// The flag of a message that only the caller sees (Discord: message resource).
const EPHEMERAL: u64 = 1 << 6;

impl Message {
    /// A message to everybody without components. Text over the limit is truncated.
    #[must_use]
    pub fn new(content: String) -> Self {
        let content = markdown::shorten(content, MESSAGE_CONTENT_MAX_CHARS);
        Self { content, components: Components::default(), audience: Audience::Everyone }
    }

    /// The same message, for the caller alone.
    #[must_use]
    pub fn to_caller(self) -> Self {
        Self { audience: Audience::Caller, ..self }
    }

    /// The same message with these components.
    #[must_use]
    pub fn with(self, components: Components) -> Self {
        Self { components, ..self }
    }

    /// The fields of an edit. They replace the whole message, components included.
    #[must_use]
    pub fn fields(&self) -> Map<String, Value> {
        let mut fields = Map::new();
        fields.insert("content".to_owned(), Value::from(self.content.as_str()));
        fields.insert("components".to_owned(), self.components.json());
        fields.insert("allowed_mentions".to_owned(), json!({ "parse": [] }));
        fields
    }

    /// The fields of a new message.
    #[must_use]
    pub fn new_fields(&self) -> Map<String, Value> {
        let mut fields = self.fields();
        if self.components.is_empty() {
            fields.remove("components");
        }
        if let Some(flags) = self.audience.flags() {
            fields.insert("flags".to_owned(), Value::from(flags));
        }
        fields
    }
}

impl Audience {
    /// The flags of an answer, if any.
    pub(crate) fn flags(self) -> Option<u64> {
        match self {
            Self::Everyone => None,
            Self::Caller => Some(EPHEMERAL),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
