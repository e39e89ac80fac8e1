//! The HTTP request inside a Lambda event: a Function URL's or HTTP API's (payload 2.0) or a REST API's (payload 1.0).
//! Both use the same names for the fields we need; header names come in any case.

use std::{borrow::Cow, collections::BTreeMap};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

/// The request in an event. May contain secrets, so it does not implement `Debug`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct HttpEvent {
    headers: Option<BTreeMap<String, Option<String>>>,
    /// Payload 1.0 only, with all headers again.
    multi_value_headers: Option<BTreeMap<String, Option<Vec<String>>>>,
    body: Option<String>,
    is_base64_encoded: Option<bool>,
}

impl HttpEvent {
    /// Reads an event. One that is not an HTTP request has no headers and no body.
    #[must_use]
    pub fn read(event: &RawValue) -> Self {
        serde_json::from_str(event.get()).unwrap_or_default()
    }

    /// The raw bytes of the body; empty if it is marked as base64 but is not.
    #[must_use]
    pub fn body(&self) -> Cow<'_, [u8]> {
        let text = self.body.as_deref().unwrap_or_default();
        if self.is_base64_encoded == Some(true) {
            Cow::Owned(STANDARD.decode(text).unwrap_or_default())
        } else {
            Cow::Borrowed(text.as_bytes())
        }
    }

    /// The value of this header, whatever the case of its name. `None` if the header is repeated: proxies disagree on
    /// which value wins.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let multi = named(self.multi_value_headers.as_ref(), name).flatten();
        let mut values: Vec<&str> = multi.map(String::as_str).collect();
        if values.is_empty() {
            values.extend(named(self.headers.as_ref(), name).map(String::as_str));
        }
        match values.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }
}

/// The values under this name, in any case.
fn named<'a, T>(headers: Option<&'a BTreeMap<String, Option<T>>>, name: &str) -> impl Iterator<Item = &'a T> {
    let headers = headers.into_iter().flatten();
    headers.filter(move |(key, _)| key.eq_ignore_ascii_case(name)).filter_map(|(_, value)| value.as_ref())
}

/// A Lambda HTTP response with a JSON body, valid for both payload versions.
///
/// # Errors
/// Practically never: it consists of strings and a number.
pub fn json_response(status: u16, body: String) -> Result<Box<RawValue>, serde_json::Error> {
    to_raw_value(&HttpResponse {
        status_code: status,
        headers: ContentType { content_type: "application/json" },
        body,
        is_base64_encoded: false,
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct HttpResponse {
    status_code: u16,
    headers: ContentType,
    body: String,
    is_base64_encoded: bool,
}

#[derive(Serialize)]
struct ContentType {
    #[serde(rename = "content-type")]
    content_type: &'static str,
}

#[cfg(test)]
mod tests;
