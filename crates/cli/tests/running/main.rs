//! The real program with the two real functions.

#![expect(clippy::unwrap_used, reason = "a test may panic, and so may its helpers")]

mod demo;
#[cfg(target_os = "linux")]
mod interrupt;

use std::process::{Command, Output};

use channelwright_simulator::binaries::{Binaries, Profile};

/// The program, with the paths of the functions, so that it does not build them.
fn program(arguments: &[&str]) -> Command {
    let binaries = Binaries::locate_or_build(Profile::Dev).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_channelwright"));
    command.args(arguments).env("CHANNELWRIGHT_BOT", binaries.bot).env("CHANNELWRIGHT_WORKER", binaries.worker);
    command
}

/// The result of a run.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(arguments: &[&str]) -> Ran {
    let Output { status, stdout, stderr } = program(arguments).output().unwrap();
    let [out, err] = [stdout, stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    Ran { code: status.code(), out, err }
}

impl Ran {
    /// Checks the exit code, and that the output contains all parts.
    #[track_caller]
    fn check(&self, code: i32, parts: &[&str]) {
        for part in parts {
            assert!(self.out.contains(part), "no {part:?} in\n{}{}", self.out, self.err);
        }
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
    }

    /// The lines from the first that starts with `first` to before the one that starts with `end`.
    fn between(&self, first: &str, end: &str) -> String {
        let lines = self.out.lines().skip_while(|line| !line.starts_with(first));
        lines.take_while(|line| !line.starts_with(end)).map(|line| format!("{line}\n")).collect()
    }
}
