//! Both functions, their queue and Discord in one process and in virtual time: the clock jumps to whatever happens next,
//! so hours of waiting take milliseconds, and the same seed makes the same run.
//!
//! What the functions do is their own code; only what they stand on is played: the network is a function call, SQS a
//! list, Lambda a task that can be killed. The end-to-end tests run the real programs over the real protocols instead.

mod claim;
mod ending;
pub mod fleet;
pub mod invariants;
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
pub use story::{Act, Event, Fact, Hands, Line, Machine, Machines, Played, Story, Trouble, play};
pub use virtual_time::in_virtual_time;
pub use world::{Asked, Config, World};
