//! Responses to the client: status, headers and body, or a part of that.

#![expect(
    clippy::indexing_slicing,
    reason = "reading a missing key gives null; this file writes only to objects that it has just built"
)]

use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http::{
    Response, StatusCode,
    header::{CONTENT_TYPE, HeaderName, HeaderValue},
};
use serde_json::{Value, json};

use super::{
    error::Refusal,
    limits::{Limited, Quota, RateLimitForm},
    rules::Rule,
};

/// A response, with its data for the record.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) payload: Payload,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) code: Option<u32>,
    pub(crate) refused_by: Option<Rule>,
    pub(crate) bucket: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    /// Whether it counts towards the ban for invalid requests.
    pub(crate) counts_as_invalid: bool,
    /// Whether the request was carried out.
    pub(crate) effect: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum Payload {
    Empty,
    Json(Value),
    Html(String),
}

/// The form in which a response reaches the client.
pub(crate) enum Sent {
    Whole(Answer),
    /// Half of the body, then the connection ends.
    Truncated(Answer),
    /// The status is right, the body is not JSON.
    Garbled(Answer),
    /// The status is right, and the body never ends.
    Endless(Answer),
    /// The connection ends without a response. `effect` is whether the request was carried out.
    Dropped {
        effect: bool,
    },
}

impl Answer {
    pub(crate) fn json(status: u16, body: Value) -> Self {
        Self::new(status, Payload::Json(body), true)
    }

    pub(crate) fn no_content() -> Self {
        Self::new(204, Payload::Empty, true)
    }

    pub(crate) fn html(status: u16, effect: bool) -> Self {
        let reason = StatusCode::from_u16(status).ok().and_then(|s| s.canonical_reason()).unwrap_or("Error");
        let page = format!(
            "<!DOCTYPE html>\n<html><head><title>{status} {reason}</title></head>\n\
             <body><center><h1>{status} {reason}</h1></center><hr><center>cloudflare</center></body></html>\n"
        );
        Self::new(status, Payload::Html(page), effect)
    }

    pub(crate) fn refusal(refusal: &Refusal) -> Self {
        let mut answer = Self::new(refusal.status, Payload::Json(refusal.body()), false);
        answer.code = Some(refusal.code);
        answer.refused_by = Some(refusal.rule);
        answer
    }

    pub(crate) fn limited(limited: &Limited, unix: Duration) -> Self {
        let mut answer = match limited.form {
            RateLimitForm::Html => Self::html(429, false),
            _ => Self::new(429, Payload::Json(limited_body(limited)), false),
        };
        if let Some(quota) = limited.shown_quota() {
            answer = answer.with_quota(&quota, unix);
        }
        let header_seconds = limited.retry_after.as_millis().div_ceil(1000);
        answer.headers.push(("retry-after", header_seconds.to_string()));
        if let Some(scope) = limited.scope() {
            answer.headers.push(("x-ratelimit-scope", scope.to_owned()));
        }
        let global = limited.form == RateLimitForm::Global;
        if global {
            answer.headers.push(("x-ratelimit-global", "true".to_owned()));
        }
        answer.refused_by = Some(if global { Rule::GlobalLimit } else { Rule::BucketLimit });
        answer.retry_after = Some(limited.retry_after);
        answer.counts_as_invalid = limited.form != RateLimitForm::Shared;
        answer
    }

    /// This answer with the headers of its bucket.
    pub(crate) fn with_quota(mut self, quota: &Quota, unix: Duration) -> Self {
        self.headers.push(("x-ratelimit-limit", quota.limit.to_string()));
        self.headers.push(("x-ratelimit-remaining", quota.remaining.to_string()));
        self.headers.push(("x-ratelimit-reset", seconds(unix + quota.reset_after)));
        self.headers.push(("x-ratelimit-reset-after", seconds(quota.reset_after)));
        self.headers.push(("x-ratelimit-bucket", quota.bucket.clone()));
        self.bucket = Some(quota.bucket.clone());
        self
    }

    fn new(status: u16, payload: Payload, effect: bool) -> Self {
        Self {
            status,
            payload,
            headers: Vec::new(),
            code: None,
            refused_by: None,
            bucket: None,
            retry_after: None,
            counts_as_invalid: matches!(status, 401 | 403 | 429),
            effect,
        }
    }

    fn parts(&self) -> (Option<&'static str>, Bytes) {
        match &self.payload {
            Payload::Empty => (None, Bytes::new()),
            Payload::Json(body) => (Some("application/json"), Bytes::from(body.to_string())),
            Payload::Html(page) => (Some("text/html; charset=UTF-8"), Bytes::from(page.clone())),
        }
    }
}

/// The body of a 429. The message of a global one is Discord's own; the float is exact where the header is rounded up.
fn limited_body(limited: &Limited) -> Value {
    let global = limited.form == RateLimitForm::Global;
    let message = match limited.form {
        RateLimitForm::Shared => "The resource is being rate limited.",
        _ => "You are being rate limited.",
    };
    let retry_after = (limited.retry_after.as_secs_f64() * 1000.0).ceil() / 1000.0;
    let mut body = json!({"message": message, "retry_after": retry_after, "global": global});
    if limited.form == RateLimitForm::UserWithCode {
        body["code"] = json!(20028);
    }
    body
}

/// Seconds with three decimals, rounded up so that no client retries too early.
fn seconds(duration: Duration) -> String {
    let ms = duration.as_micros().div_ceil(1000);
    format!("{}.{:03}", ms / 1000, ms % 1000)
}

/// The connection ended without a response.
#[derive(Debug, thiserror::Error)]
#[error("connection dropped on purpose")]
pub struct Dropped;

impl Sent {
    /// Whether the request was carried out.
    pub(crate) fn effect(&self) -> bool {
        match self {
            Self::Whole(answer) | Self::Truncated(answer) | Self::Garbled(answer) | Self::Endless(answer) => {
                answer.effect
            }
            Self::Dropped { effect } => *effect,
        }
    }

    /// The HTTP response, or the error that makes the server end the connection.
    pub(crate) fn into_response(self) -> Result<Response<Body>, Dropped> {
        let (answer, body) = match self {
            Sent::Dropped { .. } => return Err(Dropped),
            Sent::Whole(answer) => {
                let (_, bytes) = answer.parts();
                (answer, Body::from(bytes))
            }
            Sent::Garbled(answer) => (answer, Body::from("{\"id\": \"12, \u{fffd}")),
            Sent::Endless(answer) => (answer, endless()),
            Sent::Truncated(answer) => {
                let (_, bytes) = answer.parts();
                (answer, broken(&bytes))
            }
        };
        let mut response = Response::new(body);
        *response.status_mut() = StatusCode::from_u16(answer.status).map_err(|_| Dropped)?;
        if let (Some(content_type), _) = answer.parts() {
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        }
        for (name, value) in answer.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(HeaderName::from_static(name), value);
            }
        }
        Ok(response)
    }
}

/// Endless white space, which is valid before any JSON.
fn endless() -> Body {
    let chunk = Bytes::from_static(&[b' '; 64 * 1024]);
    Body::from_stream(futures_util::stream::repeat_with(move || Ok::<_, Dropped>(chunk.clone())))
}

/// Half of the bytes, then an error that makes the server end the connection.
fn broken(bytes: &Bytes) -> Body {
    let half = bytes.slice(..bytes.len() / 2);
    let parts: [Result<Bytes, Dropped>; 2] = [Ok(half), Err(Dropped)];
    Body::from_stream(futures_util::stream::iter(parts))
}
