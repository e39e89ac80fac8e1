//! Everything that reads bytes from outside, each with its corpus. Discord's answers have their target in the crate
//! `discord`. Nothing here reads attachments: no code of this repository does.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a target that meets the unexpected has failed")]

mod http_event;
mod interaction;
mod job;
mod sqs_event;
mod template;

/// What stands for a secret in the seeds: a token, or a part of a signature.
const SECRET: &str = "THE-SECRET-OF-THIS-INPUT-0123456789";

/// The text and `Debug` form of an error, which may both reach a log.
fn assert_no_secret(error: &(impl std::fmt::Debug + std::fmt::Display)) {
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains(SECRET), "a secret is in an error: {shown}");
}
