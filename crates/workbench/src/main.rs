//! `workbench`, for developers of Channelwright: benchmarks, and simulations of many servers.

mod bench;
mod simulate;
mod table;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::{Parser, Subcommand};

/// Measures Channelwright's functions.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(after_help = bench::AFTER_HELP)]
    Bench(bench::BenchArguments),
    #[command(after_help = simulate::AFTER_HELP)]
    Simulate(simulate::SimulateArguments),
}

fn main() -> ExitCode {
    let out = &mut io::stdout().lock();
    let is_well = match Arguments::parse().command {
        Command::Bench(arguments) => bench::run(&arguments, out),
        Command::Simulate(arguments) => simulate::run(&arguments, out),
    };
    match is_well.and_then(|is_well| Ok(out.flush().map(|()| is_well)?)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            // If standard error is closed, the exit code still reports the failure.
            let _ = writeln!(io::stderr(), "error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
