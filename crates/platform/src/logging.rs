//! The log: one JSON object a line on standard output, as Lambda's JSON log format wants it (`timestamp`, `level`,
//! `message` and the fields beside them). `span` identifies the interaction, or the delivery of its job.
//! `docs/logging.md` lists the fields.
//!
//! `AWS_LAMBDA_LOG_LEVEL` (set by Lambda) or else `RUST_LOG` sets the level of our own lines: `trace`, `debug`, `info`
//! (the default), `warn`, `error` or `off`. Libraries log warnings at most, at any level: below that, the Lambda
//! runtime logs whole events and the SDK whole requests, which contain interaction tokens.

use std::{env, error::Error, io, str::FromStr as _};

use tracing::{Subscriber, level_filters::LevelFilter};
use tracing_subscriber::{filter::Targets, fmt::MakeWriter, layer::SubscriberExt as _, util::SubscriberInitExt as _};

/// Prefixes of the targets of our own lines: the crates, and the two programs.
const OWN_TARGETS: [&str; 3] = ["channelwright", "bot", "worker"];

/// Starts logging. Call it first; later calls have no effect.
pub fn init() {
    // A second call fails, which is fine: logging is already set up.
    let _ = subscriber(level(|name| env::var(name).ok()), io::stdout).try_init();
}

/// An error and its causes in one line.
#[must_use]
pub fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(": {error}"));
        cause = error.source();
    }
    text
}

fn subscriber(level: LevelFilter, out: impl for<'a> MakeWriter<'a> + Send + Sync + 'static) -> impl Subscriber {
    let targets =
        Targets::new().with_default(level.min(LevelFilter::WARN)).with_targets(OWN_TARGETS.map(|own| (own, level)));
    let lines = tracing_subscriber::fmt::layer()
        .json()
        .flatten_event(true)
        .with_current_span(true)
        .with_span_list(false)
        .with_writer(out);
    tracing_subscriber::registry().with(targets).with(lines)
}

/// The first of the two variables that contains a valid level. An invalid one counts as not set: a log at the wrong
/// level is better than a function that does not start.
fn level(variable: impl Fn(&str) -> Option<String>) -> LevelFilter {
    ["AWS_LAMBDA_LOG_LEVEL", "RUST_LOG"]
        .iter()
        .filter_map(|name| variable(name))
        .find_map(|value| parse_level(value.trim()))
        .unwrap_or(LevelFilter::INFO)
}

fn parse_level(value: &str) -> Option<LevelFilter> {
    // Lambda's highest level is FATAL, which `tracing` does not have.
    if value.eq_ignore_ascii_case("fatal") {
        return Some(LevelFilter::ERROR);
    }
    // `LevelFilter` accepts empty text and numbers, but here they are mistakes.
    if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    LevelFilter::from_str(value).ok()
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use tracing::{debug, error, info, warn};

    use super::*;

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn logged(level: LevelFilter, log: impl FnOnce()) -> String {
        let lines = Lines::default();
        let out = lines.clone();
        tracing::subscriber::with_default(subscriber(level, move || out.clone()), log);
        String::from_utf8(lines.0.lock().unwrap().clone()).unwrap()
    }

    fn check_level(lambda: Option<&str>, rust: Option<&str>, wanted: LevelFilter) {
        let variable = |name: &str| if name == "RUST_LOG" { rust } else { lambda }.map(str::to_owned);
        assert_eq!(level(variable), wanted, "{lambda:?} {rust:?}");
    }

    #[test]
    fn lambda_sets_the_level_and_nonsense_does_not() {
        check_level(None, None, LevelFilter::INFO);
        check_level(Some("DEBUG"), Some("error"), LevelFilter::DEBUG);
        check_level(None, Some("warn"), LevelFilter::WARN);
        check_level(Some("FATAL"), None, LevelFilter::ERROR);
        check_level(Some(""), Some("3"), LevelFilter::INFO);
        check_level(Some("loud"), Some("off"), LevelFilter::OFF);
    }

    #[test]
    fn a_line_is_one_json_object_with_its_fields() {
        let line = logged(LevelFilter::INFO, || info!(target: "bot", took_ms = 7, "queued"));
        assert_eq!(line.lines().count(), 1);
        assert!(line.starts_with("{\"timestamp\":\""), "{line}");
        assert!(line.contains(r#""level":"INFO","message":"queued","took_ms":7"#), "{line}");
    }

    #[test]
    fn a_line_names_the_span_it_belongs_to() {
        let line = logged(LevelFilter::INFO, || {
            let span = tracing::error_span!(target: "worker", "delivery", interaction.id = 12, delivery = 2);
            span.in_scope(|| info!(target: "worker", "handled"));
        });
        assert!(line.contains(r#""span":{"delivery":2,"interaction.id":12,"name":"delivery"}"#), "{line}");
    }

    #[test]
    fn libraries_never_log_more_than_warnings() {
        let lines = logged(LevelFilter::TRACE, || {
            info!(target: "lambda_runtime", "a whole event");
            warn!(target: "lambda_runtime", "a warning");
            debug!(target: "channelwright_queue", "ours");
        });
        assert!(!lines.contains("a whole event"), "{lines}");
        assert!(lines.contains("a warning") && lines.contains("ours"), "{lines}");
    }

    #[test]
    fn off_is_off() {
        assert_eq!(logged(LevelFilter::OFF, || error!(target: "bot", "nothing")), "");
    }
}
