//! `register` and `doctor`: the real program against a Discord on this machine.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic, and so may its helpers")]

mod aws;
mod doctor;
mod register;
mod support;
