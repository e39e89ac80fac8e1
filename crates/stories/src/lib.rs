//! Both functions, their queue and Discord in one process and in virtual time: the clock jumps to the next timer, so
//! hours of waiting take milliseconds, and a seed determines the whole run.
//!
//! The functions run their own code; only their surroundings are replaced: the network is a function call, SQS a list,
//! Lambda a task that can be killed. The end-to-end tests run the real programs over the real protocols instead. A map of
//! all test crates is in `docs/test-world.md`.

mod claim;
mod ending;
pub mod fleet;
mod invariants;
mod lambda;
mod lock;
mod sqs;
mod story;
mod transcript;
mod virtual_time;
pub mod walk;
mod wire;
mod world;

pub use ending::Ending;
pub use lambda::{DeliveryEnd, DeliveryRecord, Killer};
pub use sqs::{Mood, QueueConfig, Sqs};
pub use story::{Act, Actor, Deed, Event, Fact, FunctionAct, FunctionControl, Line, Played, Story, Trouble, Who, play};
pub use transcript::below;
pub use virtual_time::in_virtual_time;
pub use world::{Asked, Config, World};
