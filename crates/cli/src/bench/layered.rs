//! The layered functions beside the static ones: what the layer costs at the start, and saves in size.

use channelwright_simulator::{
    cores,
    discord::{Discord, DiscordConfig},
    lambda::{Function, FunctionConfig},
    queue::{Queue, QueueConfig},
};

use super::{
    packages::{Modes, Package, Unpacked},
    sample::{Sample, milliseconds},
    start,
};
use crate::{cost::megabytes, stop, table::Table};

/// How much longer a layered function may take to start.
const LIMIT: f64 = 1.2;

/// What the functions are told to talk to; none of it is asked anything.
struct Surroundings {
    discord: Discord,
    queue: Queue,
    core: usize,
}

/// A function in one mode.
#[derive(Debug)]
struct Measured {
    starts: Sample,
    peak_rss_kib: u64,
}

/// Measures so many starts of each. The functions have one core, and this program the others.
pub(super) fn compare(packages: &Unpacked, runs: u32) -> anyhow::Result<Table<5>> {
    // Before there is a runtime: its threads stay off that core, too.
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
    report_starts(&mut table, "bot", &bot);
    report_starts(&mut table, "worker", &worker);
    report_memory(&mut table, "bot", &bot);
    report_memory(&mut table, "worker", &worker);
    report_size(&mut table, "bot", &packages.bot);
    report_size(&mut table, "worker", &packages.worker);
    let layer = kilobytes(packages.layer_size);
    table.row(["layer: size of the zip".to_owned(), String::new(), layer, String::new(), String::new()]);
    Ok(table)
}

/// Starts a function in both modes so many times, in turns.
async fn measure(
    packages: &Modes<Package>,
    deploy: impl Fn(&Package) -> Function,
    runs: u32,
) -> anyhow::Result<Modes<Measured>> {
    let [fixed, layered] = [&packages.fixed, &packages.layered].map(deploy);
    // The first of each reads its files from the disk.
    start::start(&fixed).await?;
    start::start(&layered).await?;
    let mut starts = Modes { fixed: Sample::default(), layered: Sample::default() };
    for nth in 0..runs {
        // Each is the first of the two as often as the other.
        if nth % 2 == 0 {
            starts.fixed.push(start::start(&fixed).await?);
            starts.layered.push(start::start(&layered).await?);
        } else {
            starts.layered.push(start::start(&layered).await?);
            starts.fixed.push(start::start(&fixed).await?);
        }
    }
    let measured = Modes {
        fixed: Measured { starts: starts.fixed, peak_rss_kib: fixed.peak_rss_kib() },
        layered: Measured { starts: starts.layered, peak_rss_kib: layered.peak_rss_kib() },
    };
    fixed.stop().await;
    layered.stop().await;
    Ok(measured)
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

fn report_starts(table: &mut Table<5>, name: &str, measured: &Modes<Measured>) {
    let [fixed, layered] = [&measured.fixed.starts, &measured.layered.starts];
    let what = format!("{name}: from exec to the first poll, on one core (n = {} each)", fixed.len());
    let ratio = layered.median().as_secs_f64() / fixed.median().as_secs_f64();
    let promise = table.promise(&format!("≤ {LIMIT:.2}"), ratio <= LIMIT);
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
