//! Discord's shapes, spelled as Discord spells them, and read leniently: Discord adds fields, types and flags at any
//! time. What is absent, or has another shape than today, is `None`, and only what needs it complains.
//!
//! Everything here is a view of the JSON that reads a field when it is asked for. The depth of the JSON is bounded: the
//! parser refuses more than 128 levels, and nothing here goes deeper than Discord's own nesting.
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

/// Something a person did that Discord tells us about, or a question of Discord's own.
pub struct Interaction {
    /// An object.
    fields: Value,
    kind: u64,
}

/// Type of an interaction: Discord asks whether anybody is there.
pub(crate) const PING: u64 = 1;
/// Type of an interaction: a person used a command.
pub(crate) const APPLICATION_COMMAND: u64 = 2;
/// Type of an interaction: a person is still typing, and Discord asks for suggestions.
pub(crate) const AUTOCOMPLETE: u64 = 4;

/// Why a body that Discord signed is not an interaction. It says where, never what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAnInteraction {
    /// It is no JSON object.
    #[error("body is not a JSON object: line {line}, column {column}")]
    NotAnObject {
        /// Where the mistake is, counted from one.
        line: usize,
        /// Where the mistake is, counted from one; zero before the first character.
        column: usize,
    },
    /// It is an object, but of something else.
    #[error("body is not an interaction: it has no number `type`")]
    NoType,
}

impl Interaction {
    /// Reads the body of a request that Discord signed.
    ///
    /// # Errors
    /// [`NotAnInteraction`] when it is no JSON object with a numeric `type`.
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

    /// Which one it is, if Discord said so.
    #[must_use]
    pub fn id(&self) -> Option<Id<id::Interaction>> {
        field::id(&self.fields, "id")
    }

    /// The guild it comes from, if it comes from one.
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

    /// The channel it comes from.
    #[must_use]
    pub fn channel(&self) -> Option<Channel<'_>> {
        field::object(&self.fields, "channel").map(Channel)
    }

    /// The member who did it; nobody outside a guild.
    #[must_use]
    pub fn member(&self) -> Option<Member<'_>> {
        field::object(&self.fields, "member").map(Member)
    }

    /// Whether `authorizing_integration_owners` names somebody, but not the guild of the interaction. Its key `"0"` is
    /// the guild that has the application with its bot user; its key `"1"` is a user who installed it for themselves.
    /// Discord left the owners out for weeks (discord-api-docs#6752): that says nothing.
    pub(crate) fn installed_elsewhere(&self) -> bool {
        let owners = field::object(&self.fields, "authorizing_integration_owners");
        let named = owners.filter(|owners| owners.as_object().is_some_and(|owners| !owners.is_empty()));
        named.is_some_and(|owners| field::id(owners, "0") != self.guild_id())
    }

    /// The language that the person's client shows, for example `de` or `en-GB`.
    #[must_use]
    pub fn locale(&self) -> Option<&str> {
        field::text(&self.fields, "locale")
    }

    /// The guild's own language.
    #[must_use]
    pub fn guild_locale(&self) -> Option<&str> {
        field::text(&self.fields, "guild_locale")
    }

    /// The message whose component was used; of a form, the one whose component opened it.
    #[must_use]
    pub fn message(&self) -> Option<Message<'_>> {
        field::object(&self.fields, "message").map(Message)
    }

    /// What was done. Its shape depends on the type of the interaction.
    #[must_use]
    pub fn data(&self) -> Option<Data<'_>> {
        field::object(&self.fields, "data").map(Data)
    }
}

/// Without the token, and without what people typed.
impl fmt::Debug for Interaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Interaction").field("kind", &self.kind).field("id", &self.id()).finish_non_exhaustive()
    }
}

/// What was done: a command with its options, a component with the values chosen, or a form with what was typed.
#[derive(Clone, Copy)]
pub struct Data<'a>(&'a Value);

impl<'a> Data<'a> {
    /// Which command it is; there may be another of the same name.
    pub(crate) fn command_id(self) -> Option<Id<id::Command>> {
        field::id(self.0, "id")
    }

    /// The command that was typed; `None` if it is one of a menu, or if this is no command.
    #[must_use]
    pub fn typed(self) -> Option<Typed<'a>> {
        Typed::read(self.0)
    }

    /// What is known of the users, roles and channels that the options or values name.
    #[must_use]
    pub fn resolved(self) -> Resolved<'a> {
        Resolved(self.0.get("resolved"))
    }

    /// The component that was used, or the form that was sent.
    #[must_use]
    pub fn custom_id(self) -> Option<&'a str> {
        field::text(self.0, "custom_id")
    }

    /// The type of the component that was used: 2 is a button, 3 and 5 to 8 are selects.
    #[must_use]
    pub fn component_type(self) -> Option<u64> {
        field::number(self.0, "component_type")
    }

    /// What was chosen in a select.
    pub fn values(self) -> impl Iterator<Item = &'a str> {
        field::texts(self.0, "values")
    }

    /// What was entered into a form.
    #[must_use]
    pub fn submitted(self) -> SubmittedModal<'a> {
        SubmittedModal(field::list(self.0, "components"))
    }
}

#[cfg(test)]
mod tests;
