//! Reads JSON field by field. Null is absent. What cannot be read is left out and noted by its field, never by its value,
//! so that one odd object does not hide the others.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{error::Category, value::RawValue};

/// Why an answer says nothing: the field that is missing, or where the text breaks off. Never what is there.
pub(crate) type Unreadable = String;

/// Of so many objects, the log names the field that cannot be read.
const NAMED_MAX: usize = 10;

/// A JSON object, with its fields as they came.
pub(crate) struct JsonObject<'a> {
    fields: BTreeMap<String, &'a RawValue>,
    /// The first field that could not be read.
    unreadable: Option<String>,
}

impl<'a> JsonObject<'a> {
    pub(crate) fn read(json: &'a [u8]) -> Result<Self, Unreadable> {
        let fields = serde_json::from_slice(json).map_err(|error| place(&error, "object"))?;
        Ok(Self { fields, unreadable: None })
    }

    /// Takes a field: `None` where it is absent or null, and where it cannot be read, which is noted.
    pub(crate) fn take<T: Deserialize<'a>>(&mut self, name: &str) -> Option<T> {
        let raw = self.fields.remove(name).map(RawValue::get).filter(|raw| *raw != "null")?;
        let read = serde_json::from_str(raw).ok();
        if read.is_none() {
            self.note(name.to_owned());
        }
        read
    }

    /// The same for a field that is always there: that it is absent is noted, too.
    pub(crate) fn expect<T: Deserialize<'a>>(&mut self, name: &str) -> Option<T> {
        let read = self.take(name);
        if read.is_none() {
            self.note(name.to_owned());
        }
        read
    }

    /// The same for a field without which the answer says nothing.
    pub(crate) fn require<T: Deserialize<'a>>(&mut self, name: &str) -> Result<T, Unreadable> {
        let is_there = self.fields.get(name).is_some_and(|raw| raw.get() != "null");
        self.take(name).ok_or_else(|| format!("{} field `{name}`", if is_there { "unreadable" } else { "missing" }))
    }

    /// Notes a field that cannot be read.
    pub(crate) fn note(&mut self, field: String) {
        self.unreadable.get_or_insert(field);
    }

    /// The first field that could not be read.
    pub(crate) fn unreadable(self) -> Option<String> {
        self.unreadable
    }

    pub(crate) fn into_fields(self) -> BTreeMap<String, &'a RawValue> {
        self.fields
    }
}

/// The elements of a list. Null is an empty one: the description of Discord's API allows it for "none".
pub(crate) fn list(json: &[u8]) -> Result<Vec<&RawValue>, Unreadable> {
    let elements: Option<_> = serde_json::from_slice(json).map_err(|error| place(&error, "list"))?;
    Ok(elements.unwrap_or_default())
}

/// Tells the log what of these objects could not be read.
pub(crate) fn tell<'a>(list: &'static str, objects: impl Iterator<Item = (u64, &'a Option<String>)>) {
    let unreadable = objects.filter_map(|(id, field)| Some(format!("{id}: {}", field.as_ref()?)));
    let unreadable: Vec<String> = unreadable.collect();
    if !unreadable.is_empty() {
        let named = unreadable.get(..NAMED_MAX).unwrap_or(&unreadable).join(", ");
        tracing::warn!(list, count = unreadable.len(), fields = named, "Discord sent fields that cannot be read");
    }
}

/// What `serde_json` says of its own may quote what it read.
pub(crate) fn place(error: &serde_json::Error, wanted: &str) -> Unreadable {
    match error.classify() {
        Category::Data => format!("it is no {wanted}"),
        _ => format!("no JSON from line {}, column {} on", error.line(), error.column()),
    }
}
