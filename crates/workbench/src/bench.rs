//! `workbench bench`: measures the promises of the README.

mod answer;
mod campaign;
mod layered;
mod members;
mod packages;
mod sample;
mod start;

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use anyhow::Context as _;
use channelwright_simulator::{
    binaries::{Binaries, Profile},
    cost::megabytes,
    stop,
    world::WORKERS_AT_MOST,
};
use clap::Args;

use crate::table::Table;
use answer::Answers;
use campaign::{Campaigns, LimitedCampaigns};
use packages::LayeredPackages;
use sample::{Sample, milliseconds, seconds};
use start::Starts;

/// Shown below the options.
pub(crate) const AFTER_HELP: &str = "\
Everything runs on this machine, so keep it otherwise idle, and use a release build of this program, too:
  cargo run --release -p channelwright-workbench -- bench

Exit codes:
  0  every promise is kept
  1  one is not, and its row says so
  2  the arguments make no sense";

/// The latency of a request to Discord.
const LATENCY: Duration = Duration::from_millis(100);

/// Roles that Discord lets the bot give per period, where that is limited.
const ROLES_PER_PERIOD: u32 = 10;

/// Shown below the comparison of the two modes.
const LAYERED_CONDITIONS: &str = "\
Medians and (range) of starts in turns, from unpacked zips, on one core that the simulator keeps off where it has another.
kB are 10^3 bytes.
";

/// Measure the promises of the README with the functions as they are shipped.
///
/// Builds the functions with the `shipped` profile (takes minutes the first time), measures, and prints one table. Figures
/// are medians, with the range of the measurements.
#[derive(Debug, Clone, Args)]
pub(crate) struct BenchArguments {
    /// Number of campaigns; cold starts are four times, commands 25 times, rate-limited campaigns a third of that
    #[arg(long, value_name = "N", default_value = "9", value_parser = clap::value_parser!(u32).range(1..=1000))]
    runs: u32,

    /// Compare with the functions that need the layer: built by `python3 scripts/layered.py build x86_64` (or arm64),
    /// which leaves them in target/layered/x86_64
    ///
    /// Both modes are unpacked from their zips, and start in turns on one core that this program keeps free: at least 40
    /// times each.
    #[arg(long, value_name = "FOLDER")]
    layered: Option<Option<PathBuf>>,

    /// Measure everything once and ignore missed promises: a test of the benchmark itself
    #[arg(long, conflicts_with = "runs")]
    quick: bool,
}

/// Columns: what, measured, promised.
type Measurements = Table<3>;

/// The number of measurements of each kind.
#[derive(Debug, Clone, Copy)]
struct Effort {
    starts: u32,
    /// Starts in each mode.
    compared: u32,
    answers: u32,
    campaigns: u32,
    limited: u32,
    /// The period of the rate limit.
    period: Duration,
}

impl BenchArguments {
    fn effort(&self) -> Effort {
        let runs = if self.quick { 1 } else { self.runs };
        Effort {
            starts: 4 * runs,
            compared: if self.quick { 2 } else { (4 * runs).max(40) },
            answers: 25 * runs,
            campaigns: runs,
            limited: runs.div_ceil(3),
            period: Duration::from_secs(if self.quick { 1 } else { 5 }),
        }
    }
}

pub(crate) fn run(arguments: &BenchArguments, out: &mut impl Write) -> anyhow::Result<bool> {
    let layered = arguments.layered.as_ref().map(|given| {
        let folder = given.clone().unwrap_or_else(packages::default_folder);
        LayeredPackages::read(&folder)
    });
    let layered = layered.transpose()?;
    let (effort, binaries) = (arguments.effort(), Binaries::locate_or_build(Profile::Shipping)?);
    let table = stop::block_on(measure(&binaries, effort))?;
    let mut is_kept = table.is_kept();
    write!(out, "{}\n{}", table.markdown(), conditions())?;
    if let Some(layered) = layered {
        say("the layered functions beside the static ones")?;
        let table = layered::compare(&layered.unpack_beside(&binaries)?, effort.compared)?;
        is_kept &= table.is_kept();
        write!(out, "\n{}\n{LAYERED_CONDITIONS}", table.markdown())?;
    }
    Ok(is_kept || arguments.quick)
}

async fn measure(binaries: &Binaries, effort: Effort) -> anyhow::Result<Measurements> {
    let mut table = Measurements::new(["what", "measured", "promised"]);
    say("cold starts")?;
    report_starts(&mut table, &start::measure(binaries, effort.starts).await?);
    say("answers")?;
    let answers = answer::measure(binaries, effort.answers).await?;
    report_answers(&mut table, &answers);
    say("campaigns")?;
    let campaigns = campaign::measure(binaries, effort.campaigns, LATENCY).await?;
    report_campaigns(&mut table, &campaigns);
    say("campaigns with a rate limit")?;
    let limited = campaign::measure_limited(binaries, effort.limited, LATENCY, effort.period).await?;
    report_limited(&mut table, &limited, &campaigns.cold);
    say("25 players")?;
    let added = members::measure(binaries, effort.limited, LATENCY, None).await?;
    let limit = (ROLES_PER_PERIOD, effort.period);
    let slowly = members::measure(binaries, effort.limited, LATENCY, Some(limit)).await?;
    report_players(&mut table, &added, &slowly, effort.period);
    report_memory(&mut table, &answers, &campaigns);
    for (name, path) in [("bot", &binaries.bot), ("worker", &binaries.worker)] {
        row(&mut table, &format!("{name}: size of the binary"), &megabytes_of(path)?, "", None);
    }
    Ok(table)
}

fn report_starts(table: &mut Measurements, starts: &Starts) {
    for (name, sample, limit) in
        [("bot", &starts.bot, Some(Duration::from_millis(4))), ("worker", &starts.worker, None)]
    {
        let what = format!("{name}: from exec to the first poll (n = {})", sample.len());
        let promise = limit.map(|limit| (format!("< {}", milliseconds(limit)), sample.median() < limit));
        row(table, &what, &milliseconds(sample.median()), &sample.range(milliseconds), promise);
    }
}

fn report_answers(table: &mut Measurements, answers: &Answers) {
    let (sample, limit) = (&answers.warm, Duration::from_millis(2));
    let what = format!("bot: from invocation to response, warm (n = {})", sample.len());
    let promise = (format!("< {}", milliseconds(limit)), sample.median() < limit);
    row(table, &what, &milliseconds(sample.median()), &sample.range(milliseconds), Some(promise));
    let slowest = answers.presses.iter().max_by_key(|(_, sample)| sample.median());
    if let Some((name, sample)) = slowest {
        let what = format!(
            "bot: the same for each button and `/campaign` command, the slowest of {}: `{name}` (n = {})",
            answers.presses.len(),
            sample.len()
        );
        let promise = (format!("< {}", milliseconds(limit)), sample.median() < limit);
        row(table, &what, &milliseconds(sample.median()), &sample.range(milliseconds), Some(promise));
    }
}

fn report_campaigns(table: &mut Measurements, campaigns: &Campaigns) {
    let (cold, warm) = (&campaigns.cold, &campaigns.warm);
    let mut times = |how: &str, sample: &Sample, promise: (String, bool)| {
        let what = format!("from command to final message, {how} (n = {})", sample.len());
        row(table, &what, &seconds(sample.median()), &sample.range(seconds), Some(promise));
    };
    let limit = Duration::from_millis(540);
    times("both functions cold", cold, (format!("< {}", seconds(limit)), cold.median() < limit));
    let limit = Duration::from_millis(650);
    let promise = (format!("each ≤ {}", seconds(limit)), warm.longest() <= limit);
    times("the second to tenth campaign in a row", warm, promise);
    let most = &campaigns.most;
    let mut count = |what: &str, most: usize, promised: &str, is_kept: bool| {
        row(table, what, &most.to_string(), "", Some((promised.to_owned(), is_kept)));
    };
    count("creates for a campaign, at most", most.creates, "13", most.creates == 13);
    count("other requests to Discord, at most", most.others, "≤ 10", most.others <= 10);
    count("requests that count towards Discord's 50 a second, at most", most.counted, "≤ 18", most.counted <= 18);
    count("SQS messages, at most", most.messages, "1", most.messages == 1);
    count("worker invocations, at most", most.worker_invocations, "1", most.worker_invocations == 1);
    count("rules of Discord broken, pings included", campaigns.violations, "0", campaigns.violations == 0);
}

fn report_limited(table: &mut Measurements, limited: &LimitedCampaigns, unlimited: &Sample) {
    let period = limited.period.as_secs();
    let allowed = limited.waits() + unlimited.median();
    let share = limited.took.median().as_secs_f64() / allowed.as_secs_f64();
    let what = format!("5 channels per {period} s: from command to final message (n = {})", limited.took.len());
    let promise = (format!("≤ {} (110 % of {})", seconds(allowed.mul_f64(1.1)), seconds(allowed)), share <= 1.1);
    row(table, &what, &seconds(limited.took.median()), &limited.took.range(seconds), Some(promise));
    let what = format!("5 channels per {period} s: answers of 429");
    row(table, &what, &limited.refused.to_string(), "", None);
    let what = format!("5 channels per {period} s: requests before `Retry-After`, other rules broken");
    row(table, &what, &limited.violations.to_string(), "", Some(("0".to_owned(), limited.violations == 0)));
}

fn report_players(table: &mut Measurements, added: &Sample, slowly: &Sample, period: Duration) {
    let limit = Duration::from_millis(1_500);
    let what = format!("{} players added, from the modal to the final message (n = {})", members::PLAYERS, added.len());
    let promise = (format!("< {}", seconds(limit)), added.median() < limit);
    row(table, &what, &seconds(added.median()), &added.range(seconds), Some(promise));
    // The role of the game master counts, too.
    let waits = period * ((members::PLAYERS + 1).div_ceil(ROLES_PER_PERIOD) - 1);
    let allowed = waits + added.median();
    let what = format!("the same with {ROLES_PER_PERIOD} roles per {} s (n = {})", period.as_secs(), slowly.len());
    let is_kept = slowly.median() <= allowed.mul_f64(1.1);
    let promise = (format!("≤ {} (110 % of {})", seconds(allowed.mul_f64(1.1)), seconds(allowed)), is_kept);
    row(table, &what, &seconds(slowly.median()), &slowly.range(seconds), Some(promise));
}

fn report_memory(table: &mut Measurements, answers: &Answers, campaigns: &Campaigns) {
    let bot_kib = answers.peak_rss_kib.max(campaigns.bot_peak_rss_kib);
    for (name, kib) in [("bot", bot_kib), ("worker", campaigns.worker_peak_rss_kib)] {
        let what = format!("{name}: peak memory (VmHWM) of any process");
        // Without /proc the figure is 0, and the promise counts as missed.
        let is_kept = (1..12_000_000).contains(&(kib * 1024));
        row(table, &what, &megabytes(kib), "", Some(("< 12 MB".to_owned(), is_kept)));
    }
}

/// Adds a row. `promise` is its text and whether it is kept.
fn row(table: &mut Measurements, what: &str, measured: &str, range: &str, promise: Option<(String, bool)>) {
    let measured = if range.is_empty() { measured.to_owned() } else { format!("{measured} ({range})") };
    let promise = promise.map(|(promised, is_kept)| table.promise(&promised, is_kept)).unwrap_or_default();
    table.row([what.to_owned(), measured, promise]);
}

fn conditions() -> String {
    let cores = thread::available_parallelism().map_or_else(|_| "?".to_owned(), |cores| cores.to_string());
    let mut text = format!(
        "Medians and (range), measured on {cores} cores of {} with {} ms per request to Discord, and with the settings of a \
         deployment: WORKER_MAXIMUM_CONCURRENCY={WORKERS_AT_MOST}. The simulator runs on the same cores, and its own work \
         is in the figures. MB are 10^6 bytes.\n",
        std::env::consts::ARCH,
        LATENCY.as_millis()
    );
    if cfg!(debug_assertions) {
        text.push_str("The simulator itself is a development build, and slow: use `cargo run --release -p channelwright-workbench -- bench`.\n");
    }
    text
}

fn megabytes_of(path: &Path) -> anyhow::Result<String> {
    let bytes = path.metadata().with_context(|| format!("{} cannot be read", path.display()))?.len();
    Ok(megabytes(bytes / 1024))
}

/// Prints progress to standard error; standard output has only the tables.
fn say(what: &str) -> io::Result<()> {
    writeln!(io::stderr(), "Measuring {what}…")
}
