//! The message whose button or select was used. It is ours: only the application's own messages send their components'
//! interactions to it.

use serde_json::Value;

use super::{field, resolved::User};
use crate::id::{self, Id};

/// A message of ours.
#[derive(Clone, Copy)]
pub struct Message<'a>(pub(super) &'a Value);

impl<'a> Message<'a> {
    /// The message's id, which tells its age.
    #[must_use]
    pub fn id(self) -> Option<Id<id::Message>> {
        field::id(self.0, "id")
    }

    /// Who wrote it.
    #[must_use]
    pub fn author(self) -> Option<User<'a>> {
        field::object(self.0, "author").map(User)
    }

    /// Whose command it answered; `None` for a message that answers nothing.
    #[must_use]
    pub fn asked_by(self) -> Option<User<'a>> {
        field::object(field::object(self.0, "interaction_metadata")?, "user").map(User)
    }
}
