//! A Discord REST client for the few calls that a campaign needs. It never asks before it may: limits are learned from
//! the answers, short waits happen in place, and a wait that would outlast the caller's deadline is an error that says
//! how long. What it cannot know it does not hide: an answer that was lost is [`Error::Unsure`], never "failed".
//!
//! [`Client::perform`] is the one way to change a guild; everything else only looks, edits the reply, or registers
//! commands.

mod applications;
mod audit;
mod calls;
mod client;
mod command_permissions;
mod error;
#[cfg(test)]
mod fuzz_tests;
mod limiter;
mod object;
mod pace;
mod perform;
mod rate_headers;
mod received;
mod route;
mod transport;
mod until;
mod wire;

pub use applications::Application;
pub use audit::AuditReason;
pub use calls::Guild;
pub use client::{Client, DEFAULT_API_BASE, Settings, SettingsError};
pub use error::{Error, Unsure};
pub use pace::Share;
pub use until::{Condition, Until};
