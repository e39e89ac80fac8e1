//! The real program with the two real functions.

#![expect(clippy::unwrap_used, reason = "a test may panic, and so may its helpers")]

mod demo;
#[cfg(target_os = "linux")]
mod interrupt;

use std::process::Command;

use channelwright_simulator::{
    binaries::{Binaries, Profile},
    program_output::ProgramOutput,
};

/// The program, with the paths of the functions, so that it does not build them.
fn program(arguments: &[&str]) -> Command {
    let binaries = Binaries::locate_or_build(Profile::Dev).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_channelwright"));
    command.args(arguments).env("CHANNELWRIGHT_BOT", binaries.bot).env("CHANNELWRIGHT_WORKER", binaries.worker);
    command
}

fn run(arguments: &[&str]) -> ProgramOutput {
    program(arguments).output().unwrap().try_into().unwrap()
}

/// The lines of the output from the first that starts with `first` to before the one that starts with `end`.
fn between(ran: &ProgramOutput, first: &str, end: &str) -> String {
    let lines = ran.out.lines().skip_while(|line| !line.starts_with(first));
    lines.take_while(|line| !line.starts_with(end)).map(|line| format!("{line}\n")).collect()
}
