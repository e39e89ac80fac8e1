//! Channelwright's surroundings in production, on 127.0.0.1: a small Discord that enforces Discord's rules, a Lambda that
//! runs the two real binaries, and an SQS endpoint. A [`World`](world::World) holds them all.
//!
//! It does not depend on Channelwright's own crates, so it does not share their mistakes.

pub mod binaries;
pub mod caller;
pub mod cores;
pub mod cost;
pub mod discord;
pub mod lambda;
mod loopback;
pub mod program_output;
pub mod queue;
pub mod secrets;
pub mod stop;
pub mod world;

/// The region of all simulated resources.
pub const REGION: &str = "us-east-1";
/// The account of all simulated resources.
pub const ACCOUNT_ID: &str = "000000000000";
/// The functions' AWS credentials. They open nothing.
pub(crate) const ACCESS_KEY_ID: &str = "ASIASIMULATED0000000";
pub(crate) const SECRET_ACCESS_KEY: &str = "simulated-secret-access-key";
pub(crate) const SESSION_TOKEN: &str = "simulated-session-token";
