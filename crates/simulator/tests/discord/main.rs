//! The simulated Discord, spoken to over HTTP as the bot speaks to it.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test that meets the unexpected has failed")]

mod bench;
mod caller;
mod commands;
mod components;
mod description;
mod format;
mod guild;
mod limits;
