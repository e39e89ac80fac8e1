//! A Discord REST client for the few calls that a campaign needs. It never asks before it may: limits are learned from
//! the answers, short waits happen in place, and a wait that would outlast the caller's deadline is an error that says
//! how long. What it cannot know it does not hide: an answer that was lost is [`Error::Unsure`], never "failed".
//!
//! Looking, changing a guild and talking to people are three types, [`Reader`], [`Writer`] and [`Replies`], so that what
//! plans cannot change anything.

mod applications;
mod audit;
mod client;
mod command_permissions;
mod error;
#[cfg(test)]
mod fuzz_tests;
mod limiter;
mod object;
mod pace;
mod rate_headers;
mod read;
mod received;
mod reply;
mod route;
mod transport;
mod until;
mod wire;
mod write;

pub use applications::Application;
pub use audit::AuditReason;
pub use client::{Client, DEFAULT_API_BASE, Settings, SettingsError};
pub use error::{Error, Unsure};
pub use pace::Share;
pub use read::{Guild, Reader};
pub use reply::Replies;
pub use until::{Condition, Until};
pub use write::Writer;
