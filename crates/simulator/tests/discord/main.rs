//! Tests the simulated Discord over HTTP.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a panic fails the test")]

mod bench;
mod caller;
mod commands;
mod components;
mod description;
mod files;
mod format;
mod guild;
mod invites;
mod limits;
mod messages;
