//! Starts the real program with invalid environments. Each failure logs one line that says how to fix it.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail, here or there")]

use std::process::Command;

use serde_json::Value;

const GOOD: [(&str, &str); 6] = [
    ("DISCORD_BOT_TOKEN_PARAMETER", "/channelwright/discord-bot-token"),
    ("SQS_QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/123456789012/channelwright-tasks.fifo"),
    ("AWS_REGION", "eu-central-1"),
    ("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE"),
    ("AWS_SECRET_ACCESS_KEY", "example"),
    ("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1"),
];

/// A value that must not appear in the log.
const SECRET: &str = "hunter2";

/// The error of `worker` in a valid environment with these changes; an empty value counts as not set.
fn error_with(changes: &[(&str, &str)]) -> String {
    let mut worker = Command::new(env!("CARGO_BIN_EXE_worker"));
    worker.env_clear().envs(GOOD).envs(changes.iter().copied());
    let output = worker.output().unwrap();
    let log = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{log}");
    assert_eq!(log.lines().count(), 1, "{log}");
    let line: Value = serde_json::from_str(&log).unwrap();
    assert_eq!((&line["level"], &line["message"]), (&"ERROR".into(), &"worker cannot run".into()));
    assert!(!log.contains(SECRET), "{log}");
    line["error"].as_str().unwrap().to_owned()
}

#[test]
fn without_a_token_it_says_where_to_put_one() {
    let error = error_with(&[("DISCORD_BOT_TOKEN_PARAMETER", "")]);
    assert!(error.starts_with("there is no bot token: set DISCORD_BOT_TOKEN_PARAMETER"), "{error}");
    assert!(error.contains("/channelwright/discord-bot-token"), "{error}");
}

#[test]
fn two_places_for_the_token_are_one_too_many() {
    let error = error_with(&[("DISCORD_BOT_TOKEN", SECRET)]);
    assert_eq!(
        error,
        "DISCORD_BOT_TOKEN and DISCORD_BOT_TOKEN_PARAMETER are both set; remove one (in a deployed function, the first)"
    );
}

#[test]
fn a_token_that_is_taken_for_a_name_is_not_shown() {
    let error = error_with(&[("DISCORD_BOT_TOKEN_PARAMETER", SECRET)]);
    assert!(
        error.starts_with("environment variable DISCORD_BOT_TOKEN_PARAMETER is malformed (not the name"),
        "{error}"
    );
}

#[test]
fn what_lambda_sets_is_named_where_it_is_missing() {
    for name in ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] {
        let error = error_with(&[(name, "")]);
        let wanted =
            format!("no bot token from /channelwright/discord-bot-token: environment variable {name} is not set");
        assert!(error.starts_with(&wanted), "{error}");
    }
}

#[test]
fn a_malformed_endpoint_is_named() {
    let error = error_with(&[("AWS_ENDPOINT_URL_SSM", "localhost")]);
    assert!(error.contains("environment variable AWS_ENDPOINT_URL_SSM is malformed (not a URL)"), "{error}");
}
