//! Discord's payloads in Discord's spelling, read leniently: Discord adds fields, types and flags at any time. A field
//! that is absent or malformed is `None`; only code that needs it fails.
//!
//! The types are views of the JSON that read fields on demand. The depth is bounded: the parser refuses more than 128
//! levels, and the views only follow Discord's own nesting.
//!
//! Source: Discord's "Receiving and responding", interaction structure.

mod field;
mod message;
mod modal;
mod options;
mod resolved;

pub use message::Message;
pub use modal::{SubmittedInput, SubmittedModal};
pub use options::{Options, Typed};
pub use resolved::{Channel, Member, Resolved, Role, User};

use std::fmt;

use serde_json::Value;

use super::signature::VerifiedRequest;
use crate::{
    id::{self, Id},
    job::InteractionToken,
};

/// An interaction: a person's action, or Discord's ping.
pub struct Interaction {
    /// A JSON object.
    fields: Value,
    kind: u64,
}

/// Type of an interaction: Discord's health check.
pub(crate) const PING: u64 = 1;
/// Type of an interaction: a person used a command.
pub(crate) const APPLICATION_COMMAND: u64 = 2;
/// Type of an interaction: a person pressed a button or chose from a select.
pub(crate) const MESSAGE_COMPONENT: u64 = 3;
/// Type of an interaction: Discord asks for suggestions while a person types.
pub(crate) const AUTOCOMPLETE: u64 = 4;
/// Type of an interaction: a person submitted a modal.
pub(crate) const MODAL_SUBMIT: u64 = 5;

/// Why a signed body is not an interaction. Contains the position, never the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAnInteraction {
    /// It is not a JSON object.
    #[error("body is not a JSON object: line {line}, column {column}")]
    NotAnObject {
        /// From 1.
        line: usize,
        /// From 1; zero before the first character.
        column: usize,
    },
    /// It is an object without a type.
    #[error("body is not an interaction: it has no number `type`")]
    NoType,
}

impl Interaction {
    /// Reads the body of a request that Discord signed.
    ///
    /// # Errors
    /// [`NotAnInteraction`] if it is not a JSON object with a numeric `type`.
    pub fn read(request: &VerifiedRequest<'_>) -> Result<Self, NotAnInteraction> {
        let no_object = |line, column| NotAnInteraction::NotAnObject { line, column };
        let text = str::from_utf8(request.body()).map_err(|_| no_object(1, 0))?;
        let fields: Value = text.parse().map_err(|error: serde_json::Error| no_object(error.line(), error.column()))?;
        if !fields.is_object() {
            return Err(no_object(1, 0));
        }
        let kind = field::number(&fields, "type").ok_or(NotAnInteraction::NoType)?;
        Ok(Self { fields, kind })
    }

    pub(crate) fn kind(&self) -> u64 {
        self.kind
    }

    /// The interaction's id.
    #[must_use]
    pub fn id(&self) -> Option<Id<id::Interaction>> {
        field::id(&self.fields, "id")
    }

    /// The guild, unless used in a direct message.
    #[must_use]
    pub fn guild_id(&self) -> Option<Id<id::Guild>> {
        field::id(&self.fields, "guild_id")
    }

    pub(crate) fn application_id(&self) -> Option<Id<id::Application>> {
        field::id(&self.fields, "application_id")
    }

    pub(crate) fn token(&self) -> Option<InteractionToken> {
        field::text(&self.fields, "token").map(|text| InteractionToken::new(text.to_owned()))
    }

    pub(crate) fn channel_id(&self) -> Option<Id<id::Channel>> {
        field::id(&self.fields, "channel_id")
    }

    /// The channel it was used in.
    #[must_use]
    pub fn channel(&self) -> Option<Channel<'_>> {
        field::object(&self.fields, "channel").map(Channel)
    }

    /// The member who used it; `None` outside a guild.
    #[must_use]
    pub fn member(&self) -> Option<Member<'_>> {
        field::object(&self.fields, "member").map(Member)
    }

    /// Whether `authorizing_integration_owners` is not empty and lacks the guild of the interaction. Its key `"0"` is
    /// the guild that has the application with its bot user; its key `"1"` is a user who installed it for themselves.
    /// Discord left the owners out for weeks (discord-api-docs#6752): an absent field says nothing.
    pub(crate) fn installed_elsewhere(&self) -> bool {
        let owners = field::object(&self.fields, "authorizing_integration_owners");
        let named = owners.filter(|owners| owners.as_object().is_some_and(|owners| !owners.is_empty()));
        named.is_some_and(|owners| field::id(owners, "0") != self.guild_id())
    }

    /// The user's client language, such as `de` or `en-GB`.
    #[must_use]
    pub fn locale(&self) -> Option<&str> {
        field::text(&self.fields, "locale")
    }

    /// The guild's own language.
    #[must_use]
    pub fn guild_locale(&self) -> Option<&str> {
        field::text(&self.fields, "guild_locale")
    }

    /// The message of the component that was used, or that opened the modal.
    #[must_use]
    pub fn message(&self) -> Option<Message<'_>> {
        field::object(&self.fields, "message").map(Message)
    }

    /// The data; its shape depends on the type of the interaction.
    #[must_use]
    pub fn data(&self) -> Option<Data<'_>> {
        field::object(&self.fields, "data").map(Data)
    }
}

/// Omits the token and user input.
impl fmt::Debug for Interaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Interaction").field("kind", &self.kind).field("id", &self.id()).finish_non_exhaustive()
    }
}

/// A command with its options, a component with its chosen values, or a modal with its inputs.
#[derive(Clone, Copy)]
pub struct Data<'a>(&'a Value);

impl<'a> Data<'a> {
    /// The command's id; names are not unique.
    pub(crate) fn command_id(self) -> Option<Id<id::Command>> {
        field::id(self.0, "id")
    }

    /// The slash command; `None` for a menu command or any other interaction.
    #[must_use]
    pub fn typed(self) -> Option<Typed<'a>> {
        Typed::read(self.0)
    }

    /// The users, roles and channels that options or values refer to.
    #[must_use]
    pub fn resolved(self) -> Resolved<'a> {
        Resolved(self.0.get("resolved"))
    }

    /// The `custom_id` of the component or modal.
    #[must_use]
    pub fn custom_id(self) -> Option<&'a str> {
        field::text(self.0, "custom_id")
    }

    /// The type of the component: 2 is a button, 3 and 5 to 8 are selects.
    #[must_use]
    pub fn component_type(self) -> Option<u64> {
        field::number(self.0, "component_type")
    }

    /// The chosen values of a select.
    pub fn values(self) -> impl Iterator<Item = &'a str> {
        field::texts(self.0, "values")
    }

    /// The inputs of a modal.
    #[must_use]
    pub fn submitted(self) -> SubmittedModal<'a> {
        SubmittedModal(field::list(self.0, "components"))
    }
}

#[cfg(test)]
mod tests;
