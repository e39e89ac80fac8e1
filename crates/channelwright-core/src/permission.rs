//! Permissions of members. Overwrites allow and deny permissions by channel; Discord evaluates them in a fixed order
//! (see [`effective`]).

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
