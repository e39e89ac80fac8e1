//! The campaign: what is wanted, what is there, what to do about it and what to say.
//!
//! The way of the data, in the order of the modules:
//! Command + Template → *expand* → Blueprint × Snapshot → *reconcile* → Plan of Steps → *apply* → Run → Progress → Report.
//!
//! Pure: bytes and values in, values out. No network, clock, environment, randomness or runtime; `clippy.toml`
//! beside this crate's manifest keeps it so.

pub mod campaign;
pub mod hold;
pub mod id;
pub mod limits;
pub mod markdown;
pub mod message;
pub mod name;
pub mod permission;
pub mod sign;
pub mod whole_seconds;

pub mod command;
pub mod interaction;
pub mod job;
pub mod template;

pub mod blueprint;
pub mod delivery;
pub mod edit;
pub mod plan;
pub mod progress;
pub mod report;
pub mod run;
pub mod snapshot;
pub mod words;
