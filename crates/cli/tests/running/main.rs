//! The real program with the two real functions below it.

#![expect(clippy::unwrap_used, reason = "a test may panic, and so may its helpers")]

mod demo;
#[cfg(target_os = "linux")]
mod interrupt;

use std::process::{Command, Output};

use channelwright_simulator::binaries::{Binaries, Profile};

/// The program, told where the functions are: it need not build them.
fn program(arguments: &[&str]) -> Command {
    let binaries = Binaries::locate_or_build(Profile::Dev).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_channelwright"));
    command.args(arguments).env("CHANNELWRIGHT_BOT", binaries.bot).env("CHANNELWRIGHT_WORKER", binaries.worker);
    command
}

/// What a run left behind.
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
    /// Ended with this code, and printed all of these.
    #[track_caller]
    fn check(&self, code: i32, parts: &[&str]) {
        for part in parts {
            assert!(self.out.contains(part), "no {part:?} in\n{}{}", self.out, self.err);
        }
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
    }

    /// From the line that starts like this to before the one that starts like that.
    fn between(&self, first: &str, end: &str) -> String {
        let lines = self.out.lines().skip_while(|line| !line.starts_with(first));
        lines.take_while(|line| !line.starts_with(end)).map(|line| format!("{line}\n")).collect()
    }
}
