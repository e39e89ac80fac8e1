//! One interaction: what a person did in Discord's client.

#![expect(
    clippy::indexing_slicing,
    reason = "reading a missing key gives null; this file writes only to objects that it has just built"
)]

use std::fmt;

use serde_json::Value;

use crate::discord::{Below, Snowflake};

/// The type of an interaction, with Discord's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "Discord's own names")]
pub enum InteractionKind {
    Ping = 1,
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    ModalSubmit = 5,
}

/// An interaction. It can be delivered more than once.
#[derive(Clone)]
pub struct Interaction {
    /// The interaction's id.
    pub id: Snowflake,
    /// Its kind.
    pub kind: InteractionKind,
    /// The guild it happens in, unless it is a direct message or a ping.
    pub guild_id: Option<Snowflake>,
    /// The channel it happens in; 0 for a ping.
    pub channel_id: Snowflake,
    /// The JSON to send. Tests may change it before delivery.
    pub payload: Value,
    pub(super) token: String,
    /// The message with the component that was used.
    pub(super) below: Option<Below>,
    pub(super) raw: Option<Vec<u8>>,
}

impl Interaction {
    /// Changes the payload.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Value)) -> Self {
        change(&mut self.payload);
        self
    }

    /// Makes the interaction one of an application that is installed for the user, not in the server.
    #[must_use]
    pub fn without_bot_in_guild(self) -> Self {
        self.with(|payload| {
            let user = payload["member"]["user"]["id"].clone();
            payload["authorizing_integration_owners"] = serde_json::json!({"1": user});
        })
    }

    /// Replaces the payload by these bytes, correctly signed. Discord never sends such a body.
    #[must_use]
    pub fn with_body(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.raw = Some(bytes.into());
        self
    }

    /// Whether the interaction came from a message's component, or from a form that one opened.
    pub(super) fn has_message(&self) -> bool {
        self.payload["message"].is_object()
    }

    /// The invoking user; null outside a guild.
    pub(super) fn user(&self) -> Value {
        self.payload["member"]["user"].clone()
    }

    /// The interaction token, valid for 15 minutes.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The bytes to sign and send.
    #[must_use]
    pub fn body(&self) -> Vec<u8> {
        self.raw.clone().unwrap_or_else(|| self.payload.to_string().into_bytes())
    }
}

impl fmt::Debug for Interaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Interaction").field("id", &self.id).field("kind", &self.kind).finish_non_exhaustive()
    }
}
