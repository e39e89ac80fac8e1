//! Many guilds that ask for campaigns, some of them slow, and a number of workers: the throughput, and the rate of 429s.

mod figures;

use std::{collections::BTreeMap, rc::Rc, time::Duration};

use anyhow::ensure;
use channelwright_discord::Share;
use channelwright_simulator::{
    caller::Verdict,
    discord::{DiscordConfig, GlobalSecond, GuildHandle, Limit, RateLimits, Snowflake},
};
use tokio::{
    task::spawn_local,
    time::{Instant, sleep},
};

pub use figures::{Figures, Times};

use crate::{Config, World, in_virtual_time, sqs::QueueConfig};

/// Longer than any fleet takes.
const PATIENCE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// The interval between progress reports, in virtual time.
const PROGRESS_INTERVAL: Duration = Duration::from_secs(20);

/// The guilds, the workers and Discord's behaviour in one simulation.
#[derive(Debug, Clone)]
pub struct Fleet {
    /// The number of guilds.
    pub guilds: usize,
    /// The number of slow guilds among them.
    pub slow_guilds: usize,
    /// What makes a guild slow.
    pub slowness: Slowness,
    /// The number of campaigns that each guild asks for at once.
    pub campaigns: usize,
    /// The period in which the guilds ask; zero for all at once.
    pub spread: Duration,
    /// The event source's maximum concurrency.
    pub workers: usize,
    /// Whether each worker uses Discord's whole limit, as if it were the only one.
    pub unshared: bool,
    /// Discord's shortest latency.
    pub latency: Duration,
    /// The largest random addition to it.
    pub latency_spread: Duration,
    /// The form of Discord's global limit.
    pub global_second: GlobalSecond,
    /// The age of SQS's count of the jobs in flight.
    pub count_lag: Duration,
}

/// What makes a guild slow.
#[derive(Debug, Clone, Copy)]
pub enum Slowness {
    /// A limit on channel creation.
    Limited(Limit),
    /// The latency of every request.
    Sluggish(Duration),
}

impl Default for Fleet {
    /// A thousand guilds at once, 100 to 150 ms from Discord.
    fn default() -> Self {
        Self {
            guilds: 1_000,
            slow_guilds: 0,
            slowness: Slowness::Limited(Limit { requests: 2, per: Duration::from_secs(10) }),
            campaigns: 1,
            spread: Duration::ZERO,
            workers: 10,
            unshared: false,
            latency: Duration::from_millis(100),
            latency_spread: Duration::from_millis(50),
            global_second: GlobalSecond::Fixed,
            count_lag: Duration::ZERO,
        }
    }
}

/// The progress of a simulation.
#[derive(Debug, Clone, Copy)]
pub struct FleetProgress {
    /// Jobs that have ended.
    pub done: u64,
    /// All campaigns.
    pub campaigns: u64,
    /// Virtual time since the first command.
    pub elapsed: Duration,
}

/// Lets all guilds ask, waits until every job has ended, and returns the figures. It runs in virtual time, so a seed
/// always gives the same figures.
///
/// # Errors
/// The bot refuses a command, or a job never ends.
pub fn simulate(seed: u64, fleet: &Fleet, report: impl Fn(FleetProgress) + 'static) -> anyhow::Result<Figures> {
    in_virtual_time(seed, async || {
        let world = Rc::new(World::start(config(seed, fleet))?);
        let guilds = guilds(&world, fleet);
        let start = Instant::now();
        let campaigns = (fleet.guilds * fleet.campaigns) as u64;
        let reporting = spawn_local(report_regularly(Rc::clone(&world), campaigns, report));
        let asking: Vec<_> = guilds
            .iter()
            .map(|guild| {
                let later = fleet.spread.mul_f64(fastrand::f64());
                spawn_local(ask(Rc::clone(&world), guild.clone(), later, fleet.campaigns))
            })
            .collect();
        let mut interactions = Vec::new();
        for asked in asking {
            interactions.push(asked.await??);
        }
        world.quiet(PATIENCE).await?;
        reporting.abort();
        let is_slow = |nth: usize| nth < fleet.slow_guilds;
        let asked = interactions.into_iter().enumerate();
        let asked = asked.flat_map(|(nth, of_guild)| of_guild.into_iter().map(move |one| (one, is_slow(nth))));
        Ok(Figures::of(&world, start, asked.collect()))
    })
}

/// Asks for one guild's campaigns after `later`. Returns the interactions.
async fn ask(
    world: Rc<World>,
    guild: GuildHandle,
    later: Duration,
    campaigns: usize,
) -> anyhow::Result<Vec<Snowflake>> {
    sleep(later).await;
    let mut interactions = Vec::new();
    for nth in 1..=campaigns {
        let asked = world.ask_in(&guild, guild.people.gm, &format!("Campaign {nth}")).await?;
        let verdict = &asked.delivery.verdict;
        ensure!(matches!(verdict, Verdict::Deferred { .. }), "the bot did not accept a command: {verdict:?}");
        interactions.push(asked.interaction.id);
    }
    Ok(interactions)
}

async fn report_regularly(world: Rc<World>, campaigns: u64, report: impl Fn(FleetProgress)) {
    let start = Instant::now();
    loop {
        sleep(PROGRESS_INTERVAL).await;
        let done = world.sqs.sent().saturating_sub(world.sqs.waiting() as u64);
        report(FleetProgress { done, campaigns, elapsed: start.elapsed() });
    }
}

fn config(seed: u64, fleet: &Fleet) -> Config {
    let rate_limits = RateLimits { global_second: fleet.global_second, ..RateLimits::default() };
    let usual = Config::default();
    Config {
        discord: DiscordConfig {
            seed,
            latency: fleet.latency,
            latency_spread: fleet.latency_spread,
            rate_limits,
            ..usual.discord
        },
        queue: QueueConfig { count_lag: fleet.count_lag, ..usual.queue },
        maximum_concurrency: fleet.workers,
        share: fleet.unshared.then_some(Share::WHOLE),
        ..usual
    }
}

/// All guilds. The slow ones ask first, so that the figures show who waits behind them.
fn guilds(world: &World, fleet: &Fleet) -> Vec<GuildHandle> {
    let others = (1..fleet.guilds).map(|_| world.discord.add_guild(Config::default().guild));
    let guilds: Vec<_> = std::iter::once(world.guild.clone()).chain(others).collect();
    let slow = guilds.iter().take(fleet.slow_guilds).map(|guild| guild.id);
    world.discord.configure(|config| match fleet.slowness {
        Slowness::Limited(limit) => {
            let limits = BTreeMap::from([("POST /guilds/{guild_id}/channels".to_owned(), limit)]);
            config.rate_limits.guilds.extend(slow.map(|guild| (guild, limits.clone())));
        }
        Slowness::Sluggish(latency) => config.guild_latency.extend(slow.map(|guild| (guild, latency))),
    });
    guilds
}
