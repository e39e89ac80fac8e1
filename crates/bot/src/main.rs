//! The program that Lambda starts; see the library beside it.

use std::process::ExitCode;

use channelwright_bot::Bot;
use channelwright_platform::function::{self, Handler};

fn main() -> ExitCode {
    function::run("bot", Box::pin(async { Ok(Box::new(Bot::from_environment()?) as Box<dyn Handler>) }))
}
