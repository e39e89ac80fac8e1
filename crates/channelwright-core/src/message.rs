//! A message: its text, components and audience. Used for answers to interactions, for edits and in channels. It pings
//! nobody but the users that it names for that.
//!
//! The constructors `new` reject what Discord would refuse. Those named `within_limits` check nothing, to keep the functions
//! small: `limits_tests.rs` builds everything that is sent, with the longest names and the most people, and checks that.

mod component;
mod file;
mod modal;
mod over_limit;

pub use component::{Button, ButtonStyle, Choice, Components, CustomId, Row, Select, SelectOf};
pub use file::File;
pub use modal::{InputOf, Modal, ModalInput};
pub use over_limit::OverLimit;

use serde_json::{Map, Value, json};

use crate::{
    id::{self, Id},
    limits::{MENTIONED_USERS_MAX, MESSAGE_CONTENT_MAX_CHARS},
    markdown,
};

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
    /// The users that a mention in the content pings.
    mentioning: Vec<Id<id::User>>,
    file: Option<Box<File>>,
}

/// The flag of a message that only the caller sees (Discord: message resource).
pub(crate) const EPHEMERAL: u64 = 1 << 6;

impl Message {
    /// A message to everybody without components. Text over the limit is truncated.
    #[must_use]
    pub fn new(content: String) -> Self {
        let content = markdown::shorten(content, MESSAGE_CONTENT_MAX_CHARS);
        let (components, mentioning, file) = Default::default();
        Self { content, components, audience: Audience::Everyone, mentioning, file }
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

    /// The same message, where mentions of these users ping them. Discord takes a hundred.
    #[must_use]
    pub fn mentioning(self, mut users: Vec<Id<id::User>>) -> Self {
        users.truncate(MENTIONED_USERS_MAX);
        Self { mentioning: users, ..self }
    }

    /// The same message with this file, for an edit of a reply.
    #[must_use]
    pub fn attaching(self, file: Option<File>) -> Self {
        Self { file: file.map(Box::new), ..self }
    }

    /// The file, which is not part of [`fields`](Self::fields).
    #[must_use]
    pub fn file(&self) -> Option<&File> {
        self.file.as_deref()
    }

    /// The text.
    #[must_use]
    pub fn content(&self) -> &str {
        &self.content
    }

    /// The fields of an edit. They replace the whole message, components included.
    #[must_use]
    pub fn fields(&self) -> Map<String, Value> {
        let mut fields = Map::new();
        fields.insert("content".to_owned(), Value::from(self.content.as_str()));
        fields.insert("components".to_owned(), self.components.json());
        fields.insert("allowed_mentions".to_owned(), self.allowed_mentions());
        if let Some(file) = &self.file {
            fields.insert("attachments".to_owned(), json!([{ "id": 0, "filename": file.name() }]));
        }
        fields
    }

    /// Never left out: Discord's defaults ping.
    fn allowed_mentions(&self) -> Value {
        match self.mentioning.as_slice() {
            [] => json!({ "parse": [] }),
            users => json!({ "parse": [], "users": users }),
        }
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
mod limits_tests;
#[cfg(test)]
pub(crate) mod tests;
