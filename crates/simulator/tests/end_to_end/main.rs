//! The main job, through the two real binaries as separate processes: signed interaction, Lambda runtime protocol, SQS
//! protocol, and a Discord that enforces Discord's rules.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected has failed"
)]

mod campaign;
mod contract;
mod crashes;
#[path = "../description/mod.rs"]
mod description;
mod endpoint;
mod failures;
mod limits;
mod refusals;
mod reruns;
mod support;
mod token;
