//! The HTTP request inside a Lambda event: a Function URL's or HTTP API's (payload 2.0) or a REST API's (payload 1.0). The
//! two name alike what matters here; header names come in any case.

use std::{borrow::Cow, collections::BTreeMap};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use channelwright_core::interaction::{Reply, SignedRequest};
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

const SIGNATURE_HEADER: &str = "X-Signature-Ed25519";
const TIMESTAMP_HEADER: &str = "X-Signature-Timestamp";

/// The part of an event that proves who sent it.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct HttpEvent {
    headers: Option<BTreeMap<String, Option<String>>>,
    /// Payload 1.0 only, where it holds all headers once more.
    multi_value_headers: Option<BTreeMap<String, Option<Vec<String>>>>,
    body: Option<String>,
    is_base64_encoded: Option<bool>,
}

/// The HTTP answer as Lambda wants it; both payload versions understand it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HttpAnswer {
    status_code: u16,
    headers: ContentType,
    body: String,
    is_base64_encoded: bool,
}

#[derive(Debug, Serialize)]
struct ContentType {
    #[serde(rename = "content-type")]
    content_type: &'static str,
}

impl HttpEvent {
    /// Reads an event. One that is no HTTP request at all is one without headers and body: nobody signed it, and it gets
    /// the same answer.
    pub(crate) fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// The body's bytes, as they were signed. A body that says it is base64 and is not was signed by nobody.
    pub(crate) fn body(&self) -> Cow<'_, [u8]> {
        let text = self.body.as_deref().unwrap_or_default();
        if self.is_base64_encoded == Some(true) {
            Cow::Owned(STANDARD.decode(text).unwrap_or_default())
        } else {
            Cow::Borrowed(text.as_bytes())
        }
    }

    /// The request with this body, to be verified.
    pub(crate) fn signed<'a>(&'a self, body: &'a [u8]) -> SignedRequest<'a> {
        SignedRequest { signature: self.header(SIGNATURE_HEADER), timestamp: self.header(TIMESTAMP_HEADER), body }
    }

    fn header(&self, name: &str) -> Option<&str> {
        let single = || self.headers.as_ref()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?.1.as_deref();
        let multi = || {
            let headers = self.multi_value_headers.as_ref()?;
            let values = headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?.1.as_deref()?;
            values.first().map(String::as_str)
        };
        single().or_else(multi)
    }
}

impl HttpAnswer {
    pub(crate) fn to_json(&self) -> serde_json::Result<Box<RawValue>> {
        to_raw_value(self)
    }
}

impl From<&Reply> for HttpAnswer {
    fn from(reply: &Reply) -> Self {
        Self {
            status_code: reply.status(),
            headers: ContentType { content_type: "application/json" },
            body: reply.body(),
            is_base64_encoded: false,
        }
    }
}

#[cfg(test)]
mod tests;
