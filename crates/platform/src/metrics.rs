//! The metrics of each invocation: one line in CloudWatch's embedded metric format (EMF), which is JSON. CloudWatch turns the
//! members that `_aws` names into metrics, with no agent and no request; the others can be searched. Each metric costs money
//! for each combination of its dimensions, so only what a dashboard shows over time is one. `docs/logging.md` lists the
//! members.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value, json};

const NAMESPACE: &str = "Channelwright";
const FUNCTION: &str = "function";
const MODE: &str = "mode";
const COLD_START: &str = "ColdStart";

/// What one invocation measured. Contains no id of a person and nothing that a person typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measured {
    /// The result, in one or two words.
    pub outcome: &'static str,
    /// The name and value of a metric.
    pub time: Option<(&'static str, Duration)>,
    /// The interaction's id.
    pub interaction_id: Option<u64>,
    /// The server's id.
    pub guild_id: Option<u64>,
    /// The requests to Discord.
    pub traffic: Option<Traffic>,
}

/// Requests to Discord.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traffic {
    /// Requests sent, repeated ones included.
    pub requests: u32,
    /// Requests that waited for a rate limit.
    pub waits: u32,
    /// Requests sent again, after a 429 or without a usable response.
    pub retries: u32,
}

impl Traffic {
    /// Counts a request; `is_again` if it repeats the one before.
    pub fn add_request(&mut self, is_again: bool) {
        self.requests += 1;
        self.retries += u32::from(is_again);
    }
}

/// The process that handles the invocations.
#[derive(Debug)]
pub(crate) struct Process<'a> {
    pub(crate) function: &'a str,
    /// The layer's fingerprint; `None` for a static program.
    pub(crate) fingerprint: Option<String>,
}

impl Process<'_> {
    pub(crate) fn mode(&self) -> &'static str {
        if self.fingerprint.is_some() { "layered" } else { "static" }
    }

    /// The line of an invocation that started at `time`.
    pub(crate) fn line(&self, measured: &Measured, request_id: &str, time: SystemTime, is_cold: bool) -> String {
        let mut line = Map::new();
        let mut add = |name: &str, value: Value| drop(line.insert(name.to_owned(), value));
        let mut metrics = vec![json!({ "Name": COLD_START, "Unit": "Count" })];
        if let Some((name, took)) = measured.time {
            metrics.push(json!({ "Name": name, "Unit": "Milliseconds" }));
            add(name, milliseconds(took).into());
        }
        let unix_ms = time.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
        let directive = json!({ "Namespace": NAMESPACE, "Dimensions": [[FUNCTION, MODE]], "Metrics": metrics });
        add(
            "_aws",
            json!({ "Timestamp": u64::try_from(unix_ms).unwrap_or_default(), "CloudWatchMetrics": [directive] }),
        );
        add(FUNCTION, self.function.into());
        add(MODE, self.mode().into());
        add(COLD_START, u8::from(is_cold).into());
        add("outcome", measured.outcome.into());
        add("request_id", request_id.into());
        if let Some(fingerprint) = &self.fingerprint {
            add("fingerprint", fingerprint.as_str().into());
        }
        if let Some(Traffic { requests, waits, retries }) = measured.traffic {
            for (name, count) in [("requests", requests), ("waits", waits), ("retries", retries)] {
                add(name, count.into());
            }
        }
        // Named as in the other lines of the log, so that one query finds them all.
        let ids = [("interaction.id", measured.interaction_id), ("guild.id", measured.guild_id)];
        let span = ids.into_iter().filter_map(|(name, id)| Some((name.to_owned(), Value::from(id?.to_string()))));
        add("span", Value::Object(span.collect()));
        Value::Object(line).to_string()
    }
}

/// With three decimal places.
#[must_use]
pub fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}

#[cfg(test)]
mod emf_rules;
#[cfg(test)]
mod tests;
