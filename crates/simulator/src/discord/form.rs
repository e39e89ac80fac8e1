//! Reads the fields of a JSON body. Collects all faults instead of stopping at the first.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{error::Faults, snowflake::Snowflake};

/// One field of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Given<T> {
    Absent,
    Null,
    Value(T),
}

impl<T> Given<T> {
    pub(crate) fn value(self) -> Option<T> {
        match self {
            Given::Value(value) => Some(value),
            Given::Absent | Given::Null => None,
        }
    }

    pub(crate) fn map<U>(self, f: impl FnOnce(T) -> U) -> Given<U> {
        match self {
            Given::Value(value) => Given::Value(f(value)),
            Given::Null => Given::Null,
            Given::Absent => Given::Absent,
        }
    }
}

/// Reads one JSON object of a body. Reading a field also marks it as known.
pub(crate) struct Form<'a> {
    body: &'a Map<String, Value>,
    path: Vec<String>,
    known: BTreeSet<String>,
    pub(crate) faults: &'a mut Faults,
}

impl<'a> Form<'a> {
    pub(crate) fn new(body: &'a Map<String, Value>, path: Vec<String>, faults: &'a mut Faults) -> Self {
        Self { body, path, known: BTreeSet::new(), faults }
    }

    /// Records all fields that were not read as unknown. Call it last.
    pub(crate) fn end(self) {
        for key in self.body.keys().filter(|key| !self.known.contains(*key)) {
            let mut path = self.path.clone();
            path.push(key.clone());
            self.faults.unknown_fields.push(path.join("."));
        }
    }

    pub(crate) fn raw(&mut self, key: &str) -> Given<&'a Value> {
        self.known.insert(key.to_owned());
        match self.body.get(key) {
            None => Given::Absent,
            Some(Value::Null) => Given::Null,
            Some(value) => Given::Value(value),
        }
    }

    pub(crate) fn fault(&mut self, key: &str, code: &'static str, message: impl Into<String>) {
        let path = self.at(key);
        self.faults.push(path, code, message);
    }

    /// A field's path, for a nested form.
    pub(crate) fn at(&self, key: &str) -> Vec<String> {
        let mut path = self.path.clone();
        path.push(key.to_owned());
        path
    }

    pub(crate) fn required<T>(&mut self, key: &str, given: Given<T>) -> Option<T> {
        match given {
            Given::Value(value) => Some(value),
            Given::Absent | Given::Null => {
                self.fault(key, "BASE_TYPE_REQUIRED", "This field is required");
                None
            }
        }
    }

    /// Text of `min` to `max` characters.
    pub(crate) fn text(&mut self, key: &str, min: usize, max: usize) -> Given<String> {
        match self.raw(key) {
            Given::Value(Value::String(text)) if (min..=max).contains(&text.chars().count()) => {
                Given::Value(text.clone())
            }
            Given::Value(Value::String(_)) => {
                self.bad_length(key, min, max);
                Given::Absent
            }
            other => self.wrong_type(key, &other, "STRING_TYPE_CONVERT", "string"),
        }
    }

    pub(crate) fn bad_length(&mut self, key: &str, min: usize, max: usize) {
        if min == 0 {
            self.fault(key, "BASE_TYPE_MAX_LENGTH", format!("Must be {max} or fewer in length."));
        } else {
            self.fault(key, "BASE_TYPE_BAD_LENGTH", format!("Must be between {min} and {max} in length."));
        }
    }

    pub(crate) fn boolean(&mut self, key: &str) -> Given<bool> {
        match self.raw(key) {
            Given::Value(Value::Bool(flag)) => Given::Value(*flag),
            other => self.wrong_type(key, &other, "BOOLEAN_TYPE_CONVERT", "boolean"),
        }
    }

    /// An integer, which Discord also accepts in a string.
    pub(crate) fn integer(&mut self, key: &str, min: i64, max: i64) -> Given<i64> {
        let given = match self.raw(key) {
            Given::Value(value) => match value.as_i64().or_else(|| value.as_str()?.parse().ok()) {
                Some(number) => Given::Value(number),
                None => self.wrong_type(key, &Given::Value(value), "NUMBER_TYPE_COERCE", "int"),
            },
            Given::Null => Given::Null,
            Given::Absent => Given::Absent,
        };
        match given {
            Given::Value(number) if number < min => {
                self.fault(key, "NUMBER_TYPE_MIN", format!("int value should be greater than or equal to {min}."));
                Given::Absent
            }
            Given::Value(number) if number > max => {
                self.fault(key, "NUMBER_TYPE_MAX", format!("int value should be less than or equal to {max}."));
                Given::Absent
            }
            other => other,
        }
    }

    pub(crate) fn choice(&mut self, key: &str, choices: &[i64]) -> Given<i64> {
        match self.integer(key, i64::MIN, i64::MAX) {
            Given::Value(number) if !choices.contains(&number) => {
                self.fault(key, "BASE_TYPE_CHOICES", choices_text(choices));
                Given::Absent
            }
            other => other,
        }
    }

    pub(crate) fn snowflake(&mut self, key: &str) -> Given<Snowflake> {
        match self.raw(key) {
            Given::Value(value) => match snowflake(value) {
                Some(id) => Given::Value(id),
                None => self.wrong_type(key, &Given::Value(value), "NUMBER_TYPE_COERCE", "snowflake"),
            },
            Given::Null => Given::Null,
            Given::Absent => Given::Absent,
        }
    }

    /// A permission set, in a string or as a number.
    pub(crate) fn permissions(&mut self, key: &str) -> Given<u64> {
        self.snowflake(key)
    }

    /// The objects of a list, each with its index.
    pub(crate) fn objects(&mut self, key: &str, max: usize) -> Given<Vec<(usize, &'a Map<String, Value>)>> {
        match self.raw(key) {
            Given::Value(Value::Array(items)) => {
                if items.len() > max {
                    self.bad_length(key, 0, max);
                }
                let mut objects = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    if let Value::Object(object) = item {
                        objects.push((index, object));
                    } else {
                        let mut path = self.at(key);
                        path.push(index.to_string());
                        self.faults.push(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
                    }
                }
                Given::Value(objects)
            }
            other => self.wrong_type(key, &other, "LIST_TYPE_CONVERT", "list"),
        }
    }

    fn wrong_type<T, U>(&mut self, key: &str, given: &Given<U>, code: &'static str, wanted: &str) -> Given<T> {
        match given {
            Given::Absent => Given::Absent,
            Given::Null => Given::Null,
            Given::Value(_) => {
                self.fault(key, code, format!("Could not interpret the value as {wanted}."));
                Given::Absent
            }
        }
    }
}

/// Reads a snowflake from a string or a number.
pub(crate) fn snowflake(value: &Value) -> Option<Snowflake> {
    value.as_u64().or_else(|| parse_snowflake(value.as_str()?))
}

/// Accepts digits without sign, space or leading zero, as the pattern in Discord's OpenAPI description does.
pub(crate) fn parse_snowflake(text: &str) -> Option<Snowflake> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits && (text == "0" || !text.starts_with('0'))).then(|| text.parse().ok()).flatten()
}

/// Discord's message for a value that is not in a list.
pub(crate) fn choices_text(choices: &[i64]) -> String {
    let list: Vec<String> = choices.iter().map(i64::to_string).collect();
    format!("Value must be one of {{{}}}.", list.join(", "))
}
