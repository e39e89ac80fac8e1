//! Buttons and selects below a message. Constructors reject what Discord would refuse.
//!
//! Source: Discord's "Component reference".

use serde_json::{Map, Value, json};

use super::over_limit::{OverLimit, count, length};
use crate::limits::{
    BUTTON_LABEL_MAX_CHARS, BUTTONS_IN_ROW_MAX, CHOICE_MAX_CHARS, CUSTOM_ID_MAX_CHARS, PLACEHOLDER_MAX_CHARS, ROWS_MAX,
    SELECT_MAX,
};

/// Identifies a component or modal in its interactions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomId(String);

/// The rows below a message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Components(Vec<Row>);

/// One row: some buttons, or one select.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Some buttons.
    Buttons(Vec<Button>),
    /// One select.
    Select(Select),
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// The `custom_id` sent when pressed.
    pub custom_id: CustomId,
    /// The button's text.
    pub label: String,
    /// Its color.
    pub style: ButtonStyle,
    /// Whether it cannot be pressed.
    pub disabled: bool,
}

/// The color of a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ButtonStyle {
    /// Blurple: the main one.
    Primary = 1,
    /// Grey.
    Secondary = 2,
    /// Green.
    Success = 3,
    /// Red: it destroys something.
    Danger = 4,
}

/// A menu to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Select {
    /// The `custom_id` sent with a choice.
    pub custom_id: CustomId,
    /// What can be chosen.
    pub of: SelectOf,
    /// Shown while nothing is chosen.
    pub placeholder: Option<String>,
    /// The fewest that can be chosen.
    pub min: usize,
    /// The most that can be chosen.
    pub max: usize,
}

/// What can be chosen in a select.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SelectOf {
    /// One of these.
    Choices(Vec<Choice>),
    /// Users, bots included.
    Users,
    /// Roles.
    Roles,
    /// Channels of these types (Discord's numbers); all if empty.
    Channels(Vec<u8>),
}

/// One line of a select.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The label.
    pub label: String,
    /// The value sent.
    pub value: String,
}

impl CustomId {
    /// A custom id with this text.
    ///
    /// # Errors
    /// [`OverLimit`] if it is empty, too long or not printable ASCII.
    pub fn new(text: String) -> Result<Self, OverLimit> {
        length("custom_id", &text, 1, CUSTOM_ID_MAX_CHARS)?;
        if text.bytes().all(|byte| byte.is_ascii_graphic()) { Ok(Self(text)) } else { Err(OverLimit::NotAscii) }
    }

    /// For text that is known to be within the limits; `limits_tests.rs` checks that it is.
    pub(crate) fn within_limits(text: String) -> Self {
        Self(text)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Components {
    /// For rows that are known to be within the limits; `limits_tests.rs` checks that they are.
    pub(crate) fn within_limits(rows: Vec<Row>) -> Self {
        Self(rows)
    }

    /// These rows.
    ///
    /// # Errors
    /// The first [`OverLimit`] found.
    pub fn new(rows: Vec<Row>) -> Result<Self, OverLimit> {
        let all = Self(rows);
        all.check()?;
        Ok(all)
    }

    pub(super) fn check(&self) -> Result<(), OverLimit> {
        count("rows", self.0.len(), 0, ROWS_MAX)?;
        self.0.iter().try_for_each(Row::check)?;
        check_unique(&self.0.iter().flat_map(Row::custom_ids).collect::<Vec<_>>())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Discord's JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        self.0.iter().map(|row| json!({ "type": 1, "components": row.json() })).collect()
    }
}

pub(super) fn check_unique(custom_ids: &[&str]) -> Result<(), OverLimit> {
    let is_twice = |(index, id): (usize, &&str)| custom_ids.iter().skip(index + 1).any(|other| other == id);
    if custom_ids.iter().enumerate().any(is_twice) { Err(OverLimit::SameCustomId) } else { Ok(()) }
}

impl Row {
    fn check(&self) -> Result<(), OverLimit> {
        match self {
            Self::Buttons(buttons) => {
                count("buttons in a row", buttons.len(), 1, BUTTONS_IN_ROW_MAX)?;
                buttons.iter().try_for_each(|button| length("label", &button.label, 1, BUTTON_LABEL_MAX_CHARS))
            }
            Self::Select(select) => select.check(),
        }
    }

    fn custom_ids(&self) -> Vec<&str> {
        match self {
            Self::Buttons(buttons) => buttons.iter().map(|button| button.custom_id.as_str()).collect(),
            Self::Select(select) => vec![select.custom_id.as_str()],
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Buttons(buttons) => buttons.iter().map(Button::json).collect(),
            Self::Select(select) => json!([select.json()]),
        }
    }
}

impl Button {
    fn json(&self) -> Value {
        json!({
            "type": 2,
            "style": self.style as u8,
            "label": self.label,
            "custom_id": self.custom_id.as_str(),
            "disabled": self.disabled,
        })
    }
}

impl Select {
    pub(super) fn check(&self) -> Result<(), OverLimit> {
        if let Some(placeholder) = &self.placeholder {
            length("placeholder", placeholder, 1, PLACEHOLDER_MAX_CHARS)?;
        }
        count("max_values", self.max, 1, SELECT_MAX)?;
        count("min_values", self.min, 0, self.max)?;
        let SelectOf::Choices(choices) = &self.of else { return Ok(()) };
        count("choices", choices.len(), 1, SELECT_MAX)?;
        count("max_values", self.max, 1, choices.len())?;
        choices.iter().try_for_each(|choice| {
            length("label", &choice.label, 1, CHOICE_MAX_CHARS)?;
            length("value", &choice.value, 1, CHOICE_MAX_CHARS)
        })
    }

    pub(super) fn json(&self) -> Value {
        let mut fields = Map::new();
        let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
        put("custom_id", self.custom_id.as_str().into());
        put("min_values", self.min.into());
        put("max_values", self.max.into());
        if let Some(placeholder) = &self.placeholder {
            put("placeholder", placeholder.as_str().into());
        }
        let kind = match &self.of {
            SelectOf::Choices(choices) => {
                let option = |choice: &Choice| json!({ "label": choice.label, "value": choice.value });
                put("options", choices.iter().map(option).collect());
                3
            }
            SelectOf::Users => 5,
            SelectOf::Roles => 6,
            SelectOf::Channels(types) => {
                if !types.is_empty() {
                    put("channel_types", types.as_slice().into());
                }
                8
            }
        };
        put("type", kind.into());
        Value::Object(fields)
    }
}
