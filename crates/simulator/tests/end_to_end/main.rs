//! The main job, through the two real binaries as separate processes: signed interaction, Lambda runtime protocol, SQS
//! protocol, and a Discord that enforces Discord's rules.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected has failed"
)]

mod allowed;
mod campaign;
mod contract;
mod crashes;
mod dead_replies;
#[path = "../discord/description.rs"]
mod description;
mod endpoint;
mod failures;
mod forgeries;
mod http;
mod lease;
mod limits;
mod load;
mod refusals;
mod reruns;
mod secrets;
mod support;
mod token;
