//! `workbench simulate`: many servers that ask at once, in virtual time.

use std::{
    io::{self, Write},
    time::Duration,
};

use channelwright_simulator::discord::{GlobalSecond, Limit};
use channelwright_stories::fleet::{Figures, Fleet, FleetProgress, Slowness, simulate};
use clap::Args;

use crate::table::Table;

/// Shown below the options.
pub(crate) const AFTER_HELP: &str = "\
The same arguments give the same figures on every machine. Use a release build; it takes some seconds for each row:
  cargo run --release -p channelwright-workbench -- simulate
  cargo run --release -p channelwright-workbench -- simulate --workers 10 --slow-guilds 20
  cargo run --release -p channelwright-workbench -- simulate --workers 10 --guilds 10000 --over-s 7200

Exit codes:
  0  every campaign was created, and its reply says so
  1  one was not
  2  the arguments make no sense";

/// Measure throughput and rate limits when many servers ask for campaigns.
///
/// Runs the code of both functions in virtual time against a Discord that accepts 50 requests per second from a bot. The
/// workers do not know of each other. Prints a row for each number of workers.
#[derive(Debug, Clone, Args)]
pub(crate) struct SimulateArguments {
    /// Number of servers
    #[arg(long, value_name = "N", default_value = "1000", value_parser = from_1_to_100_000())]
    guilds: u32,

    /// Number of campaigns that each server asks for at once
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u32).range(1..=30))]
    campaigns: u32,

    /// Maximum number of concurrent workers; several numbers for several rows
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        default_value = "1,2,3,4,5,7,10,15,20,25,30,40,50,75,100",
        value_parser = clap::value_parser!(u32).range(1..=1000)
    )]
    workers: Vec<u32>,

    /// Period in which the servers ask, at random times; 0 for all at once
    #[arg(long, value_name = "SECONDS", default_value = "0")]
    over_s: u32,

    /// Shortest latency of a request to Discord
    #[arg(long, value_name = "MILLISECONDS", default_value = "100")]
    latency_ms: u32,

    /// Largest random addition to the latency
    #[arg(long, value_name = "MILLISECONDS", default_value = "50")]
    jitter_ms: u32,

    /// Number of slow servers among them; they ask first
    #[arg(long, value_name = "K", default_value = "0")]
    slow_guilds: u32,

    /// Number of channels that Discord creates in a slow server per 10 seconds
    #[arg(long, value_name = "N", default_value = "2", value_parser = clap::value_parser!(u32).range(1..=100))]
    slow_limit: u32,

    /// Latency of a request for a slow server, instead of a limit
    #[arg(long, value_name = "MILLISECONDS", conflicts_with = "slow_limit")]
    slow_latency_ms: Option<u32>,

    /// Apply Discord's limit to any one-second window, instead of consecutive seconds (Discord does not document which)
    #[arg(long)]
    sliding: bool,

    /// Age of SQS's count of the jobs in flight (documented as up to a minute)
    #[arg(long, value_name = "SECONDS", default_value = "0")]
    count_lag_s: u32,

    /// Let each worker use Discord's whole limit, as if it were the only one
    #[arg(long)]
    unshared: bool,

    /// Seed of all random choices
    #[arg(long, value_name = "N", default_value = "1")]
    seed: u64,
}

fn from_1_to_100_000() -> clap::builder::RangedI64ValueParser<u32> {
    clap::value_parser!(u32).range(1..=100_000)
}

impl SimulateArguments {
    fn fleet(&self, workers: u32) -> Fleet {
        let slowness = match self.slow_latency_ms {
            Some(latency) => Slowness::Sluggish(milliseconds(latency)),
            None => Slowness::Limited(Limit { requests: self.slow_limit, per: Duration::from_secs(10) }),
        };
        Fleet {
            guilds: self.guilds as usize,
            slow_guilds: self.slow_guilds.min(self.guilds) as usize,
            slowness,
            campaigns: self.campaigns as usize,
            spread: Duration::from_secs(self.over_s.into()),
            workers: workers as usize,
            unshared: self.unshared,
            latency: milliseconds(self.latency_ms),
            latency_spread: milliseconds(self.jitter_ms),
            global_second: if self.sliding { GlobalSecond::Sliding } else { GlobalSecond::Fixed },
            count_lag: Duration::from_secs(self.count_lag_s.into()),
        }
    }
}

pub(crate) fn run(arguments: &SimulateArguments, out: &mut impl Write) -> anyhow::Result<bool> {
    let mut table = Table::new([
        "workers",
        "campaigns a minute",
        "of the limit",
        "p50",
        "p99",
        "last",
        "requests",
        "answers of 429",
        "most in 1 s",
        "towards a ban",
        "dead letters",
    ]);
    let (mut notes, mut all_complete) = (String::new(), true);
    for &workers in &arguments.workers {
        let report = move |progress| report_progress(workers, progress);
        let figures = simulate(arguments.seed, &arguments.fleet(workers), report)?;
        table.row(row(workers, &figures));
        notes.push_str(&note(workers, &figures));
        all_complete &= figures.complete == figures.campaigns;
    }
    write!(out, "{}\n{notes}{}", table.markdown(), explanation(arguments))?;
    Ok(all_complete)
}

fn row(workers: u32, figures: &Figures) -> [String; 11] {
    [
        workers.to_string(),
        format!("{:.1}", figures.campaigns_per_minute()),
        percent(figures.throughput(), 1),
        seconds(figures.usual.percentile(50)),
        seconds(figures.usual.percentile(99)),
        seconds(figures.usual.max()),
        figures.requests.to_string(),
        format!("{} ({})", figures.refused, percent(figures.refused_share(), 2)),
        figures.most_in_a_second.to_string(),
        figures.invalid.to_string(),
        figures.dead_letters.to_string(),
    ]
}

/// Figures that do not fit into the row.
fn note(workers: u32, figures: &Figures) -> String {
    let mut notes = String::new();
    let missing = figures.campaigns - figures.complete;
    if missing > 0 {
        notes.push_str(&format!(
            "With {workers} workers, {missing} of {} replies do not end complete.\n",
            figures.campaigns
        ));
    }
    if figures.slow.max() > Duration::ZERO {
        let [half, most] = [50, 100].map(|part| seconds(figures.slow.percentile(part)));
        notes.push_str(&format!("With {workers} workers, slow servers wait {half} (p50) to {most} (last).\n"));
    }
    notes
}

fn explanation(arguments: &SimulateArguments) -> String {
    let when = match arguments.over_s {
        0 => "at once".to_owned(),
        seconds => format!("within {seconds} s"),
    };
    let second = if arguments.sliding { "any second" } else { "one second after the other" };
    format!(
        "{} servers ask for {} each, {when}; Discord takes {} to {} ms and 50 requests in {second}. Times are from command \
         to final message{}. Seed {}.\n",
        arguments.guilds,
        if arguments.campaigns == 1 { "one campaign".to_owned() } else { format!("{} campaigns", arguments.campaigns) },
        arguments.latency_ms,
        arguments.latency_ms + arguments.jitter_ms,
        if arguments.slow_guilds > 0 { ", of servers that are not slow" } else { "" },
        arguments.seed,
    )
}

/// Prints progress to standard error; standard output has only the table.
fn report_progress(workers: u32, FleetProgress { done, campaigns, elapsed }: FleetProgress) {
    // A closed standard error does not stop the simulation.
    let _ = writeln!(io::stderr(), "{workers} workers: {done} of {campaigns} after {} s", elapsed.as_secs());
}

fn milliseconds(number: u32) -> Duration {
    Duration::from_millis(number.into())
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn percent(part: f64, decimals: usize) -> String {
    format!("{:.decimals$} %", part * 100.0)
}
