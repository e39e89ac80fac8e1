//! The callback for an interaction. Discord accepts each type only for some types of interactions; the simulator checks
//! that.
//!
//! Source: Discord's "Receiving and responding", interaction callback type.

use serde_json::{Value, json};

use crate::{
    limits::SUGGESTIONS_MAX,
    message::{Audience, Message, Modal},
};

/// A callback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Callback {
    /// Answers a ping.
    Pong,
    /// A message.
    Message(Message),
    /// Shows “thinking…” until the message is edited.
    Deferred(Audience),
    /// Acknowledges a component; its message is edited later.
    DeferredUpdate,
    /// Replaces the message of the component.
    Update(Message),
    /// At most 25 autocomplete suggestions: label and value.
    Suggestions(Vec<(String, String)>),
    /// Opens a modal. Not allowed in response to a modal.
    Modal(Modal),
}

impl Callback {
    /// The HTTP body.
    #[must_use]
    pub fn json(&self) -> Value {
        let (kind, data) = match self {
            Self::Pong => (1, None),
            Self::Message(message) => (4, Some(message.new_fields().into())),
            Self::Deferred(audience) => (5, audience.flags().map(|flags| json!({ "flags": flags }))),
            Self::DeferredUpdate => (6, None),
            Self::Update(message) => (7, Some(message.fields().into())),
            Self::Suggestions(all) => {
                let choice = |(name, value): &(String, String)| json!({ "name": name, "value": value });
                let choices: Value = all.iter().take(SUGGESTIONS_MAX).map(choice).collect();
                (8, Some(json!({ "choices": choices })))
            }
            Self::Modal(form) => (9, Some(form.json())),
        };
        let mut body = json!({ "type": kind });
        if let (Some(fields), Some(data)) = (body.as_object_mut(), data) {
            fields.insert("data".to_owned(), data);
        }
        body
    }
}

#[cfg(test)]
mod tests;
