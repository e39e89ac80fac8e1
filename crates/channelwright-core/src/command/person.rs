//! People as Discord describes them in a signed interaction.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{NotAccepted, Source};
use crate::{
    id::{self, Id},
    interaction::payload::{self, Resolved},
    snapshot::{self, Snapshot},
};

/// A member when the interaction was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberFacts {
    /// The member's roles, without @everyone.
    pub roles: Vec<Id<id::Role>>,
    /// Whether the member has not yet accepted the server's rules.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pending: bool,
}

/// A user whom the caller chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The user.
    pub id: Id<id::User>,
    /// Whether it is a bot.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bot: bool,
    /// `None` if the user is not on the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberFacts>,
    /// Whether Discord did not describe the user, so that the worker looks them up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unseen: bool,
}

impl MemberFacts {
    pub(super) fn of(member: payload::Member<'_>) -> Self {
        Self { roles: member.roles().collect(), pending: member.is_pending() }
    }

    /// The member for a snapshot.
    #[must_use]
    pub fn member(&self, user: Id<id::User>) -> snapshot::Member {
        snapshot::Member { is_pending: self.pending, ..snapshot::Member::new(user, self.roles.clone()) }
    }
}

/// The option for a user.
pub(super) fn option(name: &str, description: &str) -> Value {
    json!({ "type": 6, "name": name, "description": description, "required": true })
}

impl Person {
    /// The user in this option.
    pub(super) fn read(source: &Source<'_>, option: &'static str) -> Result<Self, NotAccepted> {
        let id = source.options.id(option).ok_or(NotAccepted::Incomplete { field: option })?;
        Ok(Self::of(id, source.resolved))
    }

    pub(super) fn of(id: Id<id::User>, resolved: Resolved<'_>) -> Self {
        let bot = resolved.user(id).is_some_and(payload::User::is_bot);
        Self { id, bot, member: resolved.member(id).map(MemberFacts::of), unseen: false }
    }

    /// A user whom the worker looked up.
    pub(super) fn seen(id: Id<id::User>, guild: &Snapshot) -> Self {
        let member = guild.member(id);
        let facts = |member: &snapshot::Member| MemberFacts { roles: member.roles.clone(), pending: member.is_pending };
        Self { id, bot: member.is_some_and(|member| member.is_bot), member: member.map(facts), unseen: false }
    }

    /// A user of whom only the id is known.
    pub(super) const fn unseen(id: Id<id::User>) -> Self {
        Self { id, bot: false, member: None, unseen: true }
    }
}
