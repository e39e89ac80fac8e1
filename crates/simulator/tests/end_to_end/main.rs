//! The main job, through the two real binaries as separate processes: signed interaction, Lambda runtime protocol, SQS
//! protocol, and a Discord that enforces Discord's rules.

mod campaign;
mod contract;
mod crashes;
mod endpoint;
mod failures;
mod limits;
mod refusals;
mod reruns;
mod support;
