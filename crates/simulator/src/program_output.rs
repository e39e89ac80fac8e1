//! The output of one of this project's command-line programs, for their tests.

use std::{process::Output, string::FromUtf8Error};

/// The exit code and output of a program that has ended.
#[derive(Debug)]
pub struct ProgramOutput {
    /// `None` if a signal ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl TryFrom<Output> for ProgramOutput {
    type Error = FromUtf8Error;

    fn try_from(output: Output) -> Result<Self, FromUtf8Error> {
        let Output { status, stdout, stderr } = output;
        Ok(Self { code: status.code(), out: String::from_utf8(stdout)?, err: String::from_utf8(stderr)? })
    }
}

impl ProgramOutput {
    /// Checks the exit code, and that standard output contains all `parts`.
    ///
    /// # Panics
    /// If either differs.
    #[track_caller]
    pub fn check(&self, code: i32, parts: &[&str]) {
        for part in parts {
            assert!(self.out.contains(part), "no {part:?} in\n{}{}", self.out, self.err);
        }
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
    }
}
