//! What a member may do. Overwrites can give and take a right channel by channel, so the answer for one channel is
//! worked out in a fixed order (see [`effective`]).

pub mod bits;
pub mod command;
pub mod effective;
pub mod overwrite;
pub mod preset;
#[cfg(test)]
mod property_tests;

pub use bits::Permissions;
pub(crate) use overwrite::same;
pub use overwrite::{Overwrite, Subject};
