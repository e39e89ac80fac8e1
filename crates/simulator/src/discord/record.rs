//! What was asked, what was answered, and which rules were broken.

use std::time::Duration;

use serde_json::Value;
use tokio::time::Instant;

use super::rules::{Evidence, Rule};

/// One request to the API.
#[derive(Clone, Debug)]
pub struct RequestRecord {
    /// The place in the order of arrival, from 1.
    pub seq: u64,
    /// When it had arrived completely.
    pub started: Instant,
    /// When its answer was sent or its connection dropped; `None` while it is being handled.
    pub finished: Option<Instant>,
    /// The HTTP method.
    pub method: String,
    /// The path; an interaction token is shown as `{token}`.
    pub path: String,
    /// Method and path with its ids left open; `None` for routes that do not exist.
    pub route: Option<&'static str>,
    /// The query string.
    pub query: String,
    /// The body; null if there was none or it was not JSON.
    pub body: Value,
    /// The decoded `X-Audit-Log-Reason`.
    pub audit_reason: Option<String>,
    /// The HTTP status sent; `None` if the client got no answer.
    pub status: Option<u16>,
    /// Discord's error code in the answer.
    pub code: Option<u32>,
    /// The opaque id of the rate-limit bucket.
    pub bucket: Option<String>,
    /// How long the client was told to wait, if it was told.
    pub retry_after: Option<Duration>,
    /// The rule under which it was refused.
    pub refused_by: Option<Rule>,
    /// Whether the request was carried out, whatever the client heard of it.
    pub effect: bool,
    /// The injected fault that applied to it, in words.
    pub fault: Option<String>,
}

impl RequestRecord {
    /// Whether the answer was a 429.
    #[must_use]
    pub fn was_rate_limited(&self) -> bool {
        self.status == Some(429)
    }

    /// Whether it was sent to the given route, such as `POST /guilds/{guild_id}/channels`.
    #[must_use]
    pub fn is_to(&self, route: &str) -> bool {
        self.route == Some(route)
    }
}

/// A rule that a client broke.
#[derive(Clone, Debug)]
pub struct Violation {
    /// The rule.
    pub rule: Rule,
    /// How well the rule is known.
    pub evidence: Evidence,
    /// What exactly was wrong.
    pub text: String,
    /// The request that broke it.
    pub request: Option<u64>,
}

impl std::fmt::Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let request = self.request.map(|seq| format!("request {seq}: ")).unwrap_or_default();
        write!(f, "{request}{} [{:?}] {}", self.rule.name(), self.evidence, self.text)
    }
}

/// Everything that was recorded.
#[derive(Debug, Default)]
pub(crate) struct Record {
    pub(crate) requests: Vec<RequestRecord>,
    /// Which of them were answered with 4xx.
    refused: Vec<u64>,
    pub(crate) violations: Vec<Violation>,
}

impl Record {
    /// Whether the same request, body and all, was refused before.
    pub(crate) fn repeats_a_refused_one(&self, seq: u64) -> bool {
        let Some(this) = self.get(seq) else { return false };
        let is_same =
            |one: &RequestRecord| (&one.method, &one.path, &one.body) == (&this.method, &this.path, &this.body);
        self.refused.iter().filter(|&&refused| refused < seq).filter_map(|&refused| self.get(refused)).any(is_same)
    }

    /// Notes that a request was refused.
    pub(crate) fn refused(&mut self, seq: u64) {
        self.refused.push(seq);
    }

    pub(crate) fn violation(&mut self, rule: Rule, request: Option<u64>, text: impl Into<String>) {
        self.violations.push(Violation { rule, evidence: rule.evidence(), text: text.into(), request });
    }

    pub(crate) fn request(&mut self, seq: u64) -> Option<&mut RequestRecord> {
        self.requests.get_mut(place(seq)?)
    }

    fn get(&self, seq: u64) -> Option<&RequestRecord> {
        self.requests.get(place(seq)?)
    }
}

/// Where a request is among all of them, which are in the order of their numbers.
fn place(seq: u64) -> Option<usize> {
    usize::try_from(seq.checked_sub(1)?).ok()
}
