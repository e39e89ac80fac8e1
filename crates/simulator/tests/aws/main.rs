//! The AWS half of the simulator, against a stand-in function in Python.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod event_source;
mod function_url;
mod lambda;
mod world;

use std::{path::PathBuf, time::Duration};

use channelwright_simulator::lambda::FunctionConfig;

/// Long enough for anything that happens at all.
const PATIENCE: Duration = Duration::from_secs(20);

fn stand_in() -> FunctionConfig {
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bootstrap.py");
    FunctionConfig::new("stand-in", script)
}

fn http() -> reqwest::Client {
    // Plain HTTP only, but the client wants to know what it would encrypt with.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}

/// Whether the process still runs; one that was killed and not yet reaped does not.
fn runs(pid: i64) -> bool {
    std::fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}
