//! Everything Channelwright meets in production, on 127.0.0.1: a small Discord with Discord's rules, a Lambda that runs
//! the two real binaries, and an SQS endpoint. One [`World`](world::World) holds them all.
//!
//! It knows nothing of Channelwright's own crates: what they do wrong must show here, not be shared.

pub mod binaries;
pub mod caller;
pub mod cores;
pub mod cost;
pub mod discord;
pub mod lambda;
mod loopback;
pub mod queue;
pub mod secrets;
pub mod stop;
pub mod world;

/// The region everything claims to be in.
pub const REGION: &str = "us-east-1";
/// The account everything claims to belong to.
pub const ACCOUNT_ID: &str = "000000000000";
/// What the functions sign their AWS requests with; as fake as it looks.
pub(crate) const ACCESS_KEY_ID: &str = "ASIASIMULATED0000000";
pub(crate) const SECRET_ACCESS_KEY: &str = "simulated-secret-access-key";
pub(crate) const SESSION_TOKEN: &str = "simulated-session-token";
