//! Reads one field of an object; `None` if it is absent or malformed.

use serde_json::Value;

use crate::{
    id::{self, Id},
    permission::Permissions,
};

pub(super) fn object<'a>(of: &'a Value, name: &str) -> Option<&'a Value> {
    of.get(name).filter(|value| value.is_object())
}

pub(super) fn list<'a>(of: &'a Value, name: &str) -> &'a [Value] {
    of.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

pub(super) fn text<'a>(of: &'a Value, name: &str) -> Option<&'a str> {
    of.get(name)?.as_str()
}

/// The strings in a list.
pub(super) fn texts<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    list(of, name).iter().filter_map(Value::as_str)
}

pub(super) fn number(of: &Value, name: &str) -> Option<u64> {
    of.get(name)?.as_u64()
}

pub(super) fn is_true(of: &Value, name: &str) -> bool {
    of.get(name).and_then(Value::as_bool).unwrap_or_default()
}

pub(super) fn id<T>(of: &Value, name: &str) -> Option<Id<T>> {
    snowflake(of.get(name)?).map(Id::new)
}

/// Accepts strings and numbers. Not generic, so it is compiled once.
pub(super) fn snowflake(value: &Value) -> Option<u64> {
    match value {
        Value::String(text) => text.parse().ok().map(Id::<id::Guild>::get),
        other => other.as_u64(),
    }
}

pub(super) fn permissions(of: &Value, name: &str) -> Option<Permissions> {
    match of.get(name)? {
        Value::String(text) => text.parse().ok(),
        other => other.as_u64().map(|bits| Permissions::from_bits(bits.into())),
    }
}
