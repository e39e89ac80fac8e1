//! Starts the real program with invalid environments. Each failure logs one line that says how to fix it.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail, here or there")]

use std::process::Command;

use serde_json::Value;

const GOOD: [(&str, &str); 4] = [
    // The public key for a secret key of thirty-two sevens.
    ("DISCORD_PUBLIC_KEY", "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c"),
    ("SQS_QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/123456789012/channelwright-tasks.fifo"),
    ("AWS_REGION", "eu-central-1"),
    ("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1"),
];

/// A value that must not appear in the log.
const SECRET: &str = "hunter2";

/// Starts `bot` in a valid environment except for one variable; `None` removes it.
fn check(name: &str, value: Option<&str>, wanted: &str) {
    let mut bot = Command::new(env!("CARGO_BIN_EXE_bot"));
    bot.env_clear().envs(GOOD).env_remove(name);
    if let Some(value) = value {
        bot.env(name, value);
    }
    let output = bot.output().unwrap();
    let log = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{log}");
    assert_eq!(log.lines().count(), 1, "{log}");
    let line: Value = serde_json::from_str(&log).unwrap();
    assert_eq!((&line["level"], &line["message"]), (&"ERROR".into(), &"bot cannot run".into()));
    let error = line["error"].as_str().unwrap();
    assert!(error.starts_with(&format!("environment variable {name} {wanted}; it looks like this: ")), "{error}");
    assert!(!error.contains(SECRET), "{error}");
}

#[test]
fn a_missing_setting_is_named() {
    for name in ["DISCORD_PUBLIC_KEY", "SQS_QUEUE_URL", "AWS_REGION", "AWS_LAMBDA_RUNTIME_API"] {
        check(name, None, "is not set");
    }
    check("DISCORD_PUBLIC_KEY", Some(" "), "is not set");
}

#[test]
fn a_malformed_public_key_is_named() {
    let not_hex = "is malformed (a public key is 64 hexadecimal digits long)";
    check("DISCORD_PUBLIC_KEY", Some(SECRET), not_hex);
    let weak = "is malformed (this Ed25519 public key is weak: anyone could sign for it)";
    check("DISCORD_PUBLIC_KEY", Some(&format!("01{}", "00".repeat(31))), weak);
}

#[test]
fn a_malformed_queue_url_is_named() {
    check("SQS_QUEUE_URL", Some("channelwright-tasks"), "is malformed (not a URL)");
    let not_fifo = "is malformed (not a FIFO queue: its name must end with .fifo)";
    check("SQS_QUEUE_URL", Some("https://sqs.eu-central-1.amazonaws.com/123456789012/tasks"), not_fifo);
}

#[test]
fn a_malformed_age_is_named() {
    for age in ["0", "-5", "5 min", "18446744073709551616"] {
        check("DISCORD_SIGNATURE_MAX_AGE_S", Some(age), "is malformed (not a whole number of seconds above zero)");
    }
}
