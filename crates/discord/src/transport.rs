//! Sends requests to Discord.

use std::time::Duration;

pub(crate) use channelwright_platform::https::Response;
use channelwright_platform::https::{Client, Headers, Request};

use crate::{audit::AuditReason, body::Body, error::Unsure, route::Route};

/// Timeout of one request; Discord answers within a second or not at all.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);

/// Discord asks every client for a name, an address and a version (Discord: reference, "User Agent").
const USER_AGENT: &str = concat!("DiscordBot (", env!("CARGO_PKG_REPOSITORY"), ", ", env!("CARGO_PKG_VERSION"), ")");

/// Sends one request.
///
/// # Errors
/// [`Unsure`] if there is no complete response in time.
pub(crate) async fn send(
    http: &Client,
    base: &str,
    authorization: &str,
    route: &Route,
    body: Option<&Body>,
    reason: Option<&AuditReason>,
    time_left: Duration,
) -> Result<Response, Unsure> {
    let mut headers = Headers::default();
    headers.add("user-agent", USER_AGENT);
    if !route.is_interaction {
        headers.add("authorization", authorization);
    }
    if let Some(body) = body {
        headers.add("content-type", &body.content_type);
    }
    if let Some(reason) = reason {
        headers.add("x-audit-log-reason", reason.header());
    }
    let request = Request {
        method: route.method,
        url: format!("{base}{}", route.path),
        headers,
        body: body.map(|body| body.bytes.clone()),
        timeout: Some(time_left.min(REQUEST_TIMEOUT)),
    };
    http.send(request).await.map_err(Unsure::Transport)
}
