//! A modal: a form that Discord shows on top of everything else.
//!
//! Source: Discord's "Component reference", label and text input.

use serde_json::{Value, json};

use super::{
    component::{CustomId, Select, check_unique},
    over_limit::{OverLimit, count, length},
};
use crate::limits::{
    INPUT_DESCRIPTION_MAX_CHARS, INPUT_LABEL_MAX_CHARS, INPUT_TEXT_MAX_CHARS, MODAL_INPUTS_MAX, MODAL_TITLE_MAX_CHARS,
};

/// A modal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modal {
    custom_id: CustomId,
    title: String,
    inputs: Vec<ModalInput>,
}

/// One input with its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModalInput {
    /// The label above the input.
    pub label: String,
    /// A line of explanation.
    pub description: Option<String>,
    /// Whether the input must be filled in.
    pub required: bool,
    /// The kind of input.
    pub of: InputOf,
}

/// The kind of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputOf {
    /// A select.
    Select(Select),
    /// One line of text.
    Line {
        /// The input's `custom_id`.
        custom_id: CustomId,
        /// The longest text that can be sent, in characters.
        max_chars: usize,
    },
}

impl Modal {
    /// For texts and inputs that are known to be within the limits; `limits_tests.rs` checks that they are.
    pub(crate) fn within_limits(custom_id: CustomId, title: &str, inputs: Vec<ModalInput>) -> Self {
        Self { custom_id, title: title.to_owned(), inputs }
    }

    /// A modal with these inputs.
    ///
    /// # Errors
    /// The first [`OverLimit`] found.
    pub fn new(custom_id: CustomId, title: String, inputs: Vec<ModalInput>) -> Result<Self, OverLimit> {
        length("title", &title, 1, MODAL_TITLE_MAX_CHARS)?;
        count("inputs", inputs.len(), 1, MODAL_INPUTS_MAX)?;
        inputs.iter().try_for_each(ModalInput::check)?;
        check_unique(&inputs.iter().map(ModalInput::custom_id).collect::<Vec<_>>())?;
        Ok(Self { custom_id, title, inputs })
    }

    /// Discord's JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        let inputs: Value = self.inputs.iter().map(ModalInput::json).collect();
        json!({ "custom_id": self.custom_id.as_str(), "title": self.title, "components": inputs })
    }
}

impl ModalInput {
    fn check(&self) -> Result<(), OverLimit> {
        length("label", &self.label, 1, INPUT_LABEL_MAX_CHARS)?;
        if let Some(description) = &self.description {
            length("description", description, 1, INPUT_DESCRIPTION_MAX_CHARS)?;
        }
        match &self.of {
            InputOf::Select(select) => {
                select.check()?;
                count("min_values", select.min, usize::from(self.required), select.max)
            }
            InputOf::Line { max_chars, .. } => count("max_length", *max_chars, 1, INPUT_TEXT_MAX_CHARS),
        }
    }

    fn custom_id(&self) -> &str {
        match &self.of {
            InputOf::Select(select) => select.custom_id.as_str(),
            InputOf::Line { custom_id, .. } => custom_id.as_str(),
        }
    }

    fn json(&self) -> Value {
        let mut component = match &self.of {
            InputOf::Select(select) => select.json(),
            InputOf::Line { custom_id, max_chars } => {
                json!({ "type": 4, "style": 1, "custom_id": custom_id.as_str(), "max_length": max_chars })
            }
        };
        if let Some(fields) = component.as_object_mut() {
            fields.insert("required".to_owned(), self.required.into());
        }
        let mut label = json!({ "type": 18, "label": self.label, "component": component });
        if let (Some(fields), Some(description)) = (label.as_object_mut(), &self.description) {
            fields.insert("description".to_owned(), description.as_str().into());
        }
        label
    }
}
