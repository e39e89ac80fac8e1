//! Reads JSON field by field. Null counts as absent. Unreadable fields are skipped and recorded by name, never by
//! value, so that one malformed object does not hide the others.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{error::Category, value::RawValue};

/// Why a response is unreadable: the missing field, or where the text breaks off. Never contains values.
pub(crate) type Unreadable = String;

/// For at most this many objects, the log names the unreadable field.
const NAMED_MAX: usize = 10;

/// A JSON object with its raw fields.
pub(crate) struct JsonObject<'a> {
    fields: BTreeMap<String, &'a RawValue>,
    /// The first unreadable field.
    unreadable: Option<String>,
}

impl<'a> JsonObject<'a> {
    pub(crate) fn read(json: &'a [u8]) -> Result<Self, Unreadable> {
        let fields = serde_json::from_slice(json).map_err(|error| place(&error, "object"))?;
        Ok(Self { fields, unreadable: None })
    }

    /// Takes a field: `None` if it is absent, null or unreadable. Records unreadable ones.
    pub(crate) fn take<T: Deserialize<'a>>(&mut self, name: &str) -> Option<T> {
        let raw = self.fields.remove(name).map(RawValue::get).filter(|raw| *raw != "null")?;
        let read = serde_json::from_str(raw).ok();
        if read.is_none() {
            self.note(name.to_owned());
        }
        read
    }

    /// The same for a field that must exist: also records absent ones.
    /// Reads a field on which no decision depends; `None` if it is absent or malformed.
    pub(crate) fn hint<T: Deserialize<'a>>(&mut self, name: &str) -> Option<T> {
        self.fields.remove(name).and_then(|raw| serde_json::from_str(raw.get()).ok())
    }

    pub(crate) fn expect<T: Deserialize<'a>>(&mut self, name: &str) -> Option<T> {
        let read = self.take(name);
        if read.is_none() {
            self.note(name.to_owned());
        }
        read
    }

    /// The same for a required field.
    pub(crate) fn require<T: Deserialize<'a>>(&mut self, name: &str) -> Result<T, Unreadable> {
        let is_there = self.fields.get(name).is_some_and(|raw| raw.get() != "null");
        self.take(name).ok_or_else(|| format!("{} field `{name}`", if is_there { "unreadable" } else { "missing" }))
    }

    /// Records an unreadable field.
    pub(crate) fn note(&mut self, field: String) {
        self.unreadable.get_or_insert(field);
    }

    /// The first unreadable field.
    pub(crate) fn unreadable(self) -> Option<String> {
        self.unreadable
    }

    pub(crate) fn into_fields(self) -> BTreeMap<String, &'a RawValue> {
        self.fields
    }
}

/// The elements of a list. Null is an empty list: Discord's API description allows it.
pub(crate) fn list(json: &[u8]) -> Result<Vec<&RawValue>, Unreadable> {
    let elements: Option<_> = serde_json::from_slice(json).map_err(|error| place(&error, "list"))?;
    Ok(elements.unwrap_or_default())
}

/// Logs the unreadable fields of these objects.
pub(crate) fn log_unreadable<'a>(list: &'static str, objects: impl Iterator<Item = (u64, &'a Option<String>)>) {
    let unreadable = objects.filter_map(|(id, field)| Some(format!("{id}: {}", field.as_ref()?)));
    let unreadable: Vec<String> = unreadable.collect();
    if !unreadable.is_empty() {
        let named = unreadable.get(..NAMED_MAX).unwrap_or(&unreadable).join(", ");
        tracing::warn!(list, count = unreadable.len(), fields = named, "Discord sent unreadable fields");
    }
}

/// The position of an error. `serde_json`'s own text may quote the input.
pub(crate) fn place(error: &serde_json::Error, wanted: &str) -> Unreadable {
    match error.classify() {
        Category::Data => format!("not a valid {wanted}"),
        _ => format!("invalid JSON at line {}, column {}", error.line(), error.column()),
    }
}
