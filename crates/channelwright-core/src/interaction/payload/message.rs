//! The message whose component was used. It is ours: applications only receive component interactions of their own
//! messages.

use serde_json::Value;

use super::{field, resolved::User};
use crate::{
    id::{self, Id},
    message::EPHEMERAL,
};

/// One of the bot's messages.
#[derive(Clone, Copy)]
pub struct Message<'a>(pub(super) &'a Value);

impl<'a> Message<'a> {
    /// The message's id, which contains its creation time.
    #[must_use]
    pub fn id(self) -> Option<Id<id::Message>> {
        field::id(self.0, "id")
    }

    /// Its text.
    #[must_use]
    pub fn content(self) -> Option<&'a str> {
        field::text(self.0, "content")
    }

    /// Whether only the user of an interaction sees it.
    #[must_use]
    pub fn is_private(self) -> bool {
        field::number(self.0, "flags").is_some_and(|flags| flags & EPHEMERAL != 0)
    }

    /// Who wrote it.
    #[must_use]
    pub fn author(self) -> Option<User<'a>> {
        field::object(self.0, "author").map(User)
    }

    /// The user whose command it answered; `None` if it answered none.
    #[must_use]
    pub fn asked_by(self) -> Option<User<'a>> {
        field::object(field::object(self.0, "interaction_metadata")?, "user").map(User)
    }
}
