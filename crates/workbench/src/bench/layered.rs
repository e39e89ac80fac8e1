//! Compares the layered functions with the static ones: start-up, memory and size.

use channelwright_simulator::{
    cores,
    cost::megabytes,
    discord::{Discord, DiscordConfig},
    lambda::{Function, FunctionConfig},
    queue::{Queue, QueueConfig},
    stop,
};

use super::{
    packages::{Modes, Package, Unpacked},
    sample::{Sample, milliseconds},
    start,
};
use crate::table::Table;

/// The most start-up time of a layered function, relative to the static one.
const LIMIT: f64 = 1.2;

/// The same with files read from disk. The aim is [`LIMIT`], too, but the shared object alone is larger than the bot's
/// static binary.
const COLD_LIMIT: f64 = 1.4;

/// The servers in the functions' settings. The functions send them no requests.
struct Surroundings {
    discord: Discord,
    queue: Queue,
    core: usize,
}

/// A function in one mode.
#[derive(Debug)]
struct Measured {
    /// With everything in the page cache.
    starts: Sample,
    /// With none of its files in the page cache.
    cold_starts: Sample,
    peak_rss_kib: u64,
}

/// Measures `runs` starts of each function in each mode. The functions have one core, this program the others.
pub(super) fn compare(packages: &Unpacked, runs: u32) -> anyhow::Result<Table<5>> {
    // Before the runtime starts its threads, so that they avoid that core, too.
    let core = cores::set_one_aside()?;
    let (bot, worker) = stop::block_on(async {
        let surroundings = Surroundings {
            discord: Discord::start(DiscordConfig::default()).await?,
            queue: Queue::start(QueueConfig::default()).await?,
            core,
        };
        let bot = measure(&packages.bot, |package| surroundings.bot(package), runs).await?;
        let worker = measure(&packages.worker, |package| surroundings.worker(package), runs).await?;
        anyhow::Ok((bot, worker))
    })?;
    let mut table = Table::new(["layered against static", "static", "layered", "ratio", "promised"]);
    for (name, measured) in [("bot", &bot), ("worker", &worker)] {
        report_starts(&mut table, &format!("{name}: from exec to the first poll"), measured, LIMIT, |one| &one.starts);
        let what = format!("{name}: the same, its files read from the disk");
        report_starts(&mut table, &what, measured, COLD_LIMIT, |one| &one.cold_starts);
    }
    report_memory(&mut table, "bot", &bot);
    report_memory(&mut table, "worker", &worker);
    report_size(&mut table, "bot", &packages.bot);
    report_size(&mut table, "worker", &packages.worker);
    let layer = kilobytes(packages.layer_size);
    table.row(["layer: size of the zip".to_owned(), String::new(), layer, String::new(), String::new()]);
    Ok(table)
}

/// Starts a function in both modes in turns, `runs` times.
async fn measure(
    packages: &Modes<Package>,
    deploy: impl Fn(&Package) -> Function,
    runs: u32,
) -> anyhow::Result<Modes<Measured>> {
    let mut modes = Modes { fixed: Mode::of(&packages.fixed, &deploy), layered: Mode::of(&packages.layered, &deploy) };
    for nth in 0..runs {
        // Each mode goes first equally often.
        if nth % 2 == 0 {
            modes.fixed.start().await?;
            modes.layered.start().await?;
        } else {
            modes.layered.start().await?;
            modes.fixed.start().await?;
        }
    }
    Ok(Modes { fixed: modes.fixed.end().await, layered: modes.layered.end().await })
}

/// A function in one mode while it is measured.
struct Mode<'p> {
    package: &'p Package,
    function: Function,
    starts: Sample,
    cold_starts: Sample,
}

impl<'p> Mode<'p> {
    fn of(package: &'p Package, deploy: impl Fn(&Package) -> Function) -> Self {
        Self { package, function: deploy(package), starts: Sample::default(), cold_starts: Sample::default() }
    }

    /// Starts once from disk, which fills the page cache, and once from the page cache.
    async fn start(&mut self) -> anyhow::Result<()> {
        self.cold_starts.push(start::start_after(&self.function, || self.package.forget_cached()).await?);
        self.starts.push(start::start(&self.function).await?);
        Ok(())
    }

    async fn end(self) -> Measured {
        let peak_rss_kib = self.function.peak_rss_kib();
        self.function.stop().await;
        Measured { starts: self.starts, cold_starts: self.cold_starts, peak_rss_kib }
    }
}

impl Surroundings {
    fn bot(&self, package: &Package) -> Function {
        let config = self.config("discord_channelwright_bot", package);
        Function::start(config.env("DISCORD_PUBLIC_KEY", self.discord.application().public_key()))
    }

    fn worker(&self, package: &Package) -> Function {
        let config = self
            .config("discord_channelwright_worker", package)
            .env("DISCORD_BOT_TOKEN", self.discord.application().bot_token())
            .env("DISCORD_API_BASE", self.discord.api_base());
        Function::start(config)
    }

    fn config(&self, name: &str, package: &Package) -> FunctionConfig {
        let mut config = FunctionConfig::new(name, &package.bootstrap)
            .env("LD_LIBRARY_PATH", &package.library_path)
            .env("SQS_QUEUE_URL", self.queue.url())
            .env("AWS_ENDPOINT_URL_SQS", self.queue.endpoint_url());
        config.core = Some(self.core);
        config
    }
}

fn report_starts(
    table: &mut Table<5>,
    what: &str,
    measured: &Modes<Measured>,
    limit: f64,
    of: impl Fn(&Measured) -> &Sample,
) {
    let [fixed, layered] = [of(&measured.fixed), of(&measured.layered)];
    let what = format!("{what}, on one core (n = {} each)", fixed.len());
    let ratio = layered.median().as_secs_f64() / fixed.median().as_secs_f64();
    let aim = if limit > LIMIT { format!(", the aim is {LIMIT:.2}") } else { String::new() };
    let promise = table.promise(&format!("≤ {limit:.2}{aim}"), ratio <= limit);
    table.row([what, in_words(fixed), in_words(layered), format!("{ratio:.2}"), promise]);
}

fn report_memory(table: &mut Table<5>, name: &str, measured: &Modes<Measured>) {
    let [fixed, layered] = [measured.fixed.peak_rss_kib, measured.layered.peak_rss_kib];
    let what = format!("{name}: peak memory (VmHWM) up to an empty event");
    let ratio = format!("{:.2}", layered as f64 / fixed as f64);
    table.row([what, megabytes(fixed), megabytes(layered), ratio, String::new()]);
}

fn report_size(table: &mut Table<5>, name: &str, packages: &Modes<Package>) {
    let [fixed, layered] = [packages.fixed.size, packages.layered.size];
    let ratio = format!("{:.2}", layered as f64 / fixed as f64);
    table.row([format!("{name}: size of the zip"), kilobytes(fixed), kilobytes(layered), ratio, String::new()]);
}

fn in_words(sample: &Sample) -> String {
    format!("{} ({})", milliseconds(sample.median()), sample.range(milliseconds))
}

/// `84 kB`.
fn kilobytes(bytes: usize) -> String {
    format!("{:.0} kB", bytes as f64 / 1000.0)
}
