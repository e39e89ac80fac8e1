//! The record of requests, responses and violated rules.

use std::time::Duration;

use serde_json::Value;
use tokio::time::Instant;

use super::rules::{Evidence, Rule};

/// One request to the API.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct RequestRecord {
    /// The number in the order of arrival, from 1.
    pub seq: u64,
    /// When it had arrived completely.
    pub started: Instant,
    /// When the response was sent or the connection dropped; `None` while Discord handles the request.
    pub finished: Option<Instant>,
    pub method: String,
    /// With `{token}` in place of an interaction token.
    pub path: String,
    /// The route template; `None` for unknown routes.
    pub route: Option<&'static str>,
    pub query: String,
    /// Null if there was none or it was not JSON.
    pub body: Value,
    /// The decoded `X-Audit-Log-Reason`.
    pub audit_reason: Option<String>,
    /// `None` if the client got no response.
    pub status: Option<u16>,
    /// Discord's error code.
    pub code: Option<u32>,
    /// The id of the rate-limit bucket.
    pub bucket: Option<String>,
    pub retry_after: Option<Duration>,
    pub refused_by: Option<Rule>,
    /// Whether Discord carried out the request, whatever the client learned of it.
    pub effect: bool,
    /// The injected fault, as text.
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

/// The whole record.
#[derive(Debug, Default)]
pub(crate) struct Record {
    pub(crate) requests: Vec<RequestRecord>,
    /// The numbers of the requests that got a 4xx.
    refused: Vec<u64>,
    pub(crate) violations: Vec<Violation>,
}

impl Record {
    /// Whether an equal request, including its body, was refused before.
    pub(crate) fn repeats_a_refused_one(&self, seq: u64) -> bool {
        let Some(this) = self.get(seq) else { return false };
        let is_same =
            |one: &RequestRecord| (&one.method, &one.path, &one.body) == (&this.method, &this.path, &this.body);
        self.refused.iter().filter(|&&refused| refused < seq).filter_map(|&refused| self.get(refused)).any(is_same)
    }

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

/// The index of a request.
fn place(seq: u64) -> Option<usize> {
    usize::try_from(seq.checked_sub(1)?).ok()
}
