//! Tests both real binaries as separate processes, with signed interactions, the Lambda Runtime API, the SQS protocol and
//! a simulator that enforces Discord's rules.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic fails the test"
)]

mod allowed;
mod campaign;
mod contract;
mod crashes;
mod dead_replies;
#[path = "../discord/description.rs"]
mod description;
#[path = "../../../platform/src/metrics/emf_rules.rs"]
mod emf_rules;
mod endpoint;
mod failures;
mod forgeries;
mod http;
mod lease;
mod life;
mod limits;
mod load;
mod members;
mod metrics;
mod refusals;
mod reruns;
mod secrets;
mod support;
mod token;
