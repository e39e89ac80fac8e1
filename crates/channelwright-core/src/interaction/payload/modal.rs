//! The inputs of a submitted modal. Discord wraps each input in a label; older modals have action rows instead.

use serde_json::Value;

use super::field;
use crate::id::Id;

/// The inputs of a submitted modal.
#[derive(Clone, Copy)]
pub struct SubmittedModal<'a>(pub(super) &'a [Value]);

impl<'a> SubmittedModal<'a> {
    /// The input with this `custom_id`.
    #[must_use]
    pub fn input(self, custom_id: &str) -> Option<SubmittedInput<'a>> {
        let label = |one: &'a Value| field::object(one, "component");
        let row = |one: &'a Value| field::list(one, "components").iter();
        let mut inputs = self.0.iter().flat_map(|one| label(one).into_iter().chain(row(one)));
        inputs.find(|input| field::text(input, "custom_id") == Some(custom_id)).map(SubmittedInput)
    }
}

/// One input of a submitted modal.
#[derive(Clone, Copy)]
pub struct SubmittedInput<'a>(&'a Value);

impl<'a> SubmittedInput<'a> {
    /// The typed text, or the chosen option.
    #[must_use]
    pub fn text(self) -> Option<&'a str> {
        field::text(self.0, "value")
    }

    /// Whether a checkbox was ticked.
    #[must_use]
    pub fn is_ticked(self) -> bool {
        field::is_true(self.0, "value")
    }

    /// The chosen values of a select.
    pub fn values(self) -> impl Iterator<Item = &'a str> {
        field::texts(self.0, "values")
    }

    /// The chosen ids of a select of users, roles or channels.
    pub fn ids<T>(self) -> impl Iterator<Item = Id<T>> {
        field::list(self.0, "values").iter().filter_map(field::snowflake).map(Id::new)
    }
}
