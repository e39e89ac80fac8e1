//! The rate limit information of a response. Source: Discord's topic "Rate limits".

use std::time::Duration;

use channelwright_platform::https::Headers;
use serde::Deserialize;

/// The bucket of a request.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BucketHeaders {
    /// Discord's opaque id, without the top-level resource.
    pub(crate) bucket: String,
    /// Requests per window.
    pub(crate) limit: u32,
    /// Requests left in this window.
    pub(crate) remaining: u32,
    /// Time until the window ends.
    pub(crate) reset_after: Duration,
}

/// A refusal by a rate limit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Limited {
    /// Delay before the next attempt.
    pub(crate) retry_after: Duration,
    /// The scope of the limit.
    pub(crate) scope: Scope,
}

/// The scope of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The requests of one bucket.
    Bucket,
    /// Everything that uses the bot's token.
    Bot,
    /// Everything from this address: a proxy in front of Discord blocks us.
    Address,
}

/// The delay if the response has none, such as for a block by a proxy. Long enough not to make it worse.
const UNKNOWN_WAIT: Duration = Duration::from_secs(60);

impl BucketHeaders {
    pub(crate) fn read(headers: &Headers) -> Option<Self> {
        Some(Self {
            bucket: headers.get("x-ratelimit-bucket")?.to_owned(),
            limit: headers.get("x-ratelimit-limit")?.parse().ok()?,
            remaining: headers.get("x-ratelimit-remaining")?.parse().ok()?,
            reset_after: seconds(headers.get("x-ratelimit-reset-after")?.parse().ok()?)?,
        })
    }
}

impl Limited {
    /// The header is a whole number and may differ from the body; uses the longer one.
    pub(crate) fn read(headers: &Headers, body: &[u8]) -> Self {
        #[derive(Deserialize)]
        struct Body {
            retry_after: f64,
            #[serde(default)]
            global: bool,
        }
        let body: Option<Body> = serde_json::from_slice(body).ok();
        let in_header = headers.get("retry-after").and_then(|text| text.parse().ok()).and_then(seconds);
        let in_body = body.as_ref().and_then(|body| seconds(body.retry_after));
        let has_bucket = headers.get("x-ratelimit-bucket").is_some();
        let said_global = headers.get("x-ratelimit-global") == Some("true")
            || headers.get("x-ratelimit-scope") == Some("global")
            || body.as_ref().is_some_and(|body| body.global);
        Self {
            retry_after: in_header.max(in_body).unwrap_or(UNKNOWN_WAIT),
            scope: match (said_global, has_bucket || body.is_some()) {
                (true, _) => Scope::Bot,
                (false, true) => Scope::Bucket,
                (false, false) => Scope::Address,
            },
        }
    }
}

fn seconds(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headers: &[(&'static str, &'static str)], body: &str, wanted: (f64, Scope)) {
        let mut sent = Headers::default();
        for (name, value) in headers {
            sent.add(name, value);
        }
        let limited = Limited::read(&sent, body.as_bytes());
        assert_eq!((limited.retry_after.as_secs_f64(), limited.scope), wanted);
    }

    #[test]
    fn the_longer_of_header_and_body_counts() {
        let bucket = ("x-ratelimit-bucket", "abcd");
        check(&[bucket, ("retry-after", "65")], r#"{"retry_after":64.57,"global":false}"#, (65.0, Scope::Bucket));
        check(&[bucket, ("retry-after", "1")], r#"{"retry_after":1.5,"global":false,"code":0}"#, (1.5, Scope::Bucket));
    }

    #[test]
    fn a_global_limit_is_recognised_by_header_or_body() {
        check(&[("retry-after", "1"), ("x-ratelimit-scope", "global")], r#"{"retry_after":0.5}"#, (1.0, Scope::Bot));
        check(&[("retry-after", "1")], r#"{"retry_after":0.5,"global":true}"#, (1.0, Scope::Bot));
    }

    #[test]
    fn a_page_instead_of_an_answer_stops_everything_for_a_while() {
        check(&[], "<html>error 1015</html>", (60.0, Scope::Address));
        check(&[("retry-after", "7")], "<html>error 1015</html>", (7.0, Scope::Address));
        check(&[("retry-after", "nonsense")], r#"{"retry_after":-1}"#, (60.0, Scope::Bucket));
    }
}
