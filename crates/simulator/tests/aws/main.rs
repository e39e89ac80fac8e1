//! Tests the simulated AWS services with a stub function in Python.
#![expect(clippy::unwrap_used, reason = "a panic fails the test")]

mod event_source;
mod function_url;
mod lambda;
mod world;

use std::{path::PathBuf, time::Duration};

use channelwright_simulator::lambda::FunctionConfig;

/// Longer than any test takes, so that only a hang reaches it.
const PATIENCE: Duration = Duration::from_secs(20);

fn stub() -> FunctionConfig {
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bootstrap.py");
    FunctionConfig::new("stub", script)
}

fn http() -> reqwest::Client {
    // The client requires a TLS provider although it only uses HTTP.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}

/// Whether the process is running. A zombie is not.
fn runs(pid: i64) -> bool {
    std::fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}
