//! The fuzz targets, one for each kind of input from outside. The target for Discord's responses is in the crate `discord`.
//! There is none for attachments because no code reads them.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a panic fails the test")]

mod http_event;
mod interaction;
mod job;
mod sqs_event;
mod template;
mod yaml;

/// The seeds have this instead of a token or a part of a signature.
const SECRET: &str = "THE-SECRET-OF-THIS-INPUT-0123456789";

/// Checks the `Display` and `Debug` forms of an error, since either may be logged.
fn assert_no_secret(error: &(impl std::fmt::Debug + std::fmt::Display)) {
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains(SECRET), "a secret is in an error: {shown}");
}
