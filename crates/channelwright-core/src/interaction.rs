//! From the bytes of a signed request to a decision: [`signature`] verifies the sender, [`payload`] reads the fields,
//! [`command`](crate::command) parses the command, [`decide()`] chooses what to do, and [`reply`] is the answer, with
//! its text in `words` and its JSON in [`callback`].

pub mod callback;
mod decide;
pub(crate) mod decision;
#[cfg(test)]
pub(crate) mod description;
pub mod payload;
pub mod reply;
#[cfg(test)]
pub(crate) mod samples;
pub mod signature;
#[cfg(test)]
mod test_key;
mod words;

pub use decide::decide;
pub use decision::Decision;
pub use payload::{Interaction, NotAnInteraction};
pub use reply::Reply;
pub use signature::{NotVerified, PublicKey, SignedRequest, VerifiedRequest};
