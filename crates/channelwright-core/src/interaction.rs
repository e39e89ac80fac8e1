//! From the bytes of a signed request to a decision: [`signature`] proves who sent them, [`payload`] reads them,
//! [`command`](crate::command) says what was asked, [`decide()`] what to do about it, [`reply`] what to answer.

pub mod decide;
#[cfg(test)]
pub(crate) mod description;
pub mod payload;
pub mod reply;
#[cfg(test)]
pub(crate) mod samples;
pub mod signature;
#[cfg(test)]
mod test_key;

pub use decide::{Decision, decide};
pub use payload::{Interaction, Unreadable};
pub use reply::Reply;
pub use signature::{PublicKey, Refused, SignedRequest, VerifiedRequest};
