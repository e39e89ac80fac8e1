//! All decisions about campaigns, and all texts that people read.
//!
//! The data flow: Command + Template → *expand* → Blueprint × Snapshot → *reconcile* → Plan of Steps → *apply* → Run →
//! Progress → Report.
//!
//! Pure: bytes and values in, values out. No network, clock, environment, randomness or runtime; `clippy.toml` beside
//! this crate's manifest enforces this.

pub mod campaign;
pub mod hold;
pub mod id;
pub mod limits;
pub mod markdown;
pub mod message;
pub mod name;
pub mod page;
pub mod permission;
pub mod sign;
pub mod whole_seconds;

pub mod command;
pub mod interaction;
pub mod job;
pub mod template;

pub mod attempt;
pub mod blueprint;
pub mod delivery;
pub mod edit;
pub mod headline;
pub mod plan;
pub mod progress;
pub mod report;
pub mod run;
pub mod snapshot;
pub mod words;
