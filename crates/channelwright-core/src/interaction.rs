//! From the bytes of a signed request to a decision: [`signature`] proves who sent them, [`payload`] reads them,
//! [`command`](crate::command) says what was asked, [`decide()`] what to do about it, [`reply`] what to answer,
//! `words` in which words, [`callback`] in which JSON.

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
