//! The fuzz targets: everything that reads bytes from outside, each with its corpus. The target for Discord's answers is in
//! the crate `discord`. There is none for attachments, since no code reads them.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a panic is how a target fails")]

mod http_event;
mod interaction;
mod job;
mod sqs_event;
mod template;

/// The secret in the seeds, in place of a token or a part of a signature.
const SECRET: &str = "THE-SECRET-OF-THIS-INPUT-0123456789";

/// Checks the `Display` and `Debug` forms of an error: either may reach a log.
fn assert_no_secret(error: &(impl std::fmt::Debug + std::fmt::Display)) {
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains(SECRET), "a secret is in an error: {shown}");
}
