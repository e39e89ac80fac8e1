//! `channelwright` on the command line: arguments and dispatch. Each subcommand is a module of its name.

mod commands;
mod demo;
mod discord;
mod doctor;
mod invitation;
mod plan;
mod register;
mod settings;
mod template_file;
mod trouble;
mod validate;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use demo::DemoArguments;
use discord::DiscordArguments;

const AFTER_HELP: &str = "\
Exit codes:
  0  success
  1  failure, or the checked file has mistakes
  2  invalid arguments";

/// Creates campaign channels on Discord from one command.
///
/// Without a subcommand, runs the demo.
#[derive(Parser)]
#[command(version, after_help = AFTER_HELP)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    #[command(after_help = demo::AFTER_HELP)]
    Demo(DemoArguments),
    #[command(after_help = discord::AFTER_HELP)]
    Discord(DiscordArguments),
    #[command(after_help = doctor::AFTER_HELP)]
    Doctor(doctor::DoctorArguments),
    #[command(after_help = AFTER_HELP)]
    Plan(plan::PlanArguments),
    #[command(after_help = register::AFTER_HELP)]
    Register(register::RegisterArguments),
    #[command(after_help = AFTER_HELP)]
    Validate(validate::ValidateArguments),
}

/// The result of a subcommand that ran to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// No problem found.
    Good,
    /// A problem found; the output names it.
    Bad,
}

fn main() -> ExitCode {
    let command = Arguments::parse().command.unwrap_or_else(|| Command::Demo(DemoArguments::default()));
    let out = &mut io::stdout().lock();
    let verdict = match command {
        Command::Demo(arguments) => demo::run(&arguments, out),
        Command::Discord(arguments) => discord::run(&arguments, out),
        Command::Doctor(arguments) => doctor::run(&arguments, out),
        Command::Plan(arguments) => plan::run(&arguments, out),
        Command::Register(arguments) => register::run(&arguments, out),
        Command::Validate(arguments) => validate::run(&arguments, out),
    };
    match verdict.and_then(|verdict| Ok(out.flush().map(|()| verdict)?)) {
        Ok(Verdict::Good) => ExitCode::SUCCESS,
        Ok(Verdict::Bad) => ExitCode::FAILURE,
        // The reader closed the pipe, as in `channelwright plan | head`.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // If writing fails, the exit code still reports the failure.
            let _ = writeln!(io::stderr(), "error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
