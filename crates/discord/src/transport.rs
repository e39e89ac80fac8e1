//! One HTTP request, one answer. The only place that sends anything.

use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderMap;

use crate::{audit::AuditReason, error::Unsure, route::Route};

/// Longest time for one request; Discord answers within a second or not at all.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);

/// Discord asks every client for a name, an address and a version (Discord: reference, "User Agent").
const USER_AGENT: &str = concat!("DiscordBot (", env!("CARGO_PKG_REPOSITORY"), ", ", env!("CARGO_PKG_VERSION"), ")");

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// Sends one request.
///
/// # Errors
/// [`Unsure`] when no whole answer came back within the time.
pub(crate) async fn send(
    http: &reqwest::Client,
    base: &str,
    authorization: &reqwest::header::HeaderValue,
    route: &Route,
    body: Option<&[u8]>,
    reason: Option<&AuditReason>,
    time_left: Duration,
) -> Result<Answer, Unsure> {
    let mut request = http
        .request(route.method.clone(), format!("{base}{}", route.path))
        .timeout(time_left.min(REQUEST_TIMEOUT))
        .header(reqwest::header::USER_AGENT, USER_AGENT);
    if !route.is_interaction {
        request = request.header(reqwest::header::AUTHORIZATION, authorization.clone());
    }
    if let Some(body) = body {
        request = request.header(reqwest::header::CONTENT_TYPE, "application/json").body(body.to_vec());
    }
    if let Some(reason) = reason {
        request = request.header("X-Audit-Log-Reason", reason.header());
    }
    let response = request.send().await.map_err(transport)?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let body = response.bytes().await.map_err(transport)?;
    Ok(Answer { status, headers, body })
}

/// The address of a reply holds its token, so no address is kept.
fn transport(error: reqwest::Error) -> Unsure {
    Unsure::Transport(error.without_url())
}
