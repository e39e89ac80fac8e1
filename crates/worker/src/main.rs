//! The program that Lambda starts; see the library beside it.

use std::process::ExitCode;

use channelwright_platform::function::{self, Handler};
use channelwright_worker::Worker;

fn main() -> ExitCode {
    function::run("worker", Box::pin(async { Ok(Box::new(Worker::from_environment().await?) as Box<dyn Handler>) }))
}
