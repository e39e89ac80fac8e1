//! A Discord REST client for the few calls that a campaign needs. It respects rate limits: it learns them from
//! responses, waits for short ones in place, and returns an error with the delay if a wait would outlast the caller's
//! deadline. A lost response is [`Error::Unsure`], since the request may have succeeded.
//!
//! Reading, changing a guild and posting messages are three types, [`Reader`], [`Writer`] and [`Replies`], so that
//! planning code cannot change anything.

mod applications;
mod audit;
mod body;
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
