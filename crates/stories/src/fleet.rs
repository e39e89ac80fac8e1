//! Many guilds that ask for campaigns, some of them slow, and so many workers: how fast that goes, and how often Discord
//! says that it is too fast.

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

/// Longer than any fleet takes: what is not done by then never will be.
const PATIENCE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// How often it is told how far it is, in virtual time.
const TELLING_INTERVAL: Duration = Duration::from_secs(20);

/// Guilds that ask, and what answers them.
#[derive(Debug, Clone)]
pub struct Fleet {
    /// How many guilds.
    pub guilds: usize,
    /// How many of them are slow.
    pub slow_guilds: usize,
    /// What makes a guild slow.
    pub slowness: Slowness,
    /// How many campaigns each guild asks for, at once.
    pub campaigns: usize,
    /// Over which time the guilds ask; zero for all at once.
    pub spread: Duration,
    /// The event source's maximum concurrency.
    pub workers: usize,
    /// Whether each worker believes to be alone and takes all that Discord takes from the bot.
    pub unshared: bool,
    /// How long Discord takes for each request.
    pub latency: Duration,
    /// Up to so much longer, at random.
    pub latency_spread: Duration,
    /// The form of Discord's global limit.
    pub global_second: GlobalSecond,
    /// How old SQS's count of the jobs in flight is.
    pub count_lag: Duration,
}

/// What makes a guild slow.
#[derive(Debug, Clone, Copy)]
pub enum Slowness {
    /// Discord makes only so many channels there.
    Limited(Limit),
    /// Every answer takes so long.
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

/// How far a fleet is.
#[derive(Debug, Clone, Copy)]
pub struct HowFar {
    /// Jobs that are over.
    pub done: u64,
    /// All campaigns.
    pub campaigns: u64,
    /// Since the first was asked for, in virtual time.
    pub elapsed: Duration,
}

/// Lets all guilds ask, waits until every job is over, and says how it went. In virtual time; the same seed gives the same
/// figures.
///
/// # Errors
/// The bot does not take a command, or a job never ends.
pub fn simulate(seed: u64, fleet: &Fleet, tell: impl Fn(HowFar) + 'static) -> anyhow::Result<Figures> {
    in_virtual_time(seed, async || {
        let world = Rc::new(World::start(config(seed, fleet))?);
        let guilds = guilds(&world, fleet);
        let start = Instant::now();
        let teller = spawn_local(keep_telling(Rc::clone(&world), (fleet.guilds * fleet.campaigns) as u64, tell));
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
        teller.abort();
        let is_slow = |nth: usize| nth < fleet.slow_guilds;
        let asked = interactions.into_iter().enumerate();
        let asked = asked.flat_map(|(nth, of_guild)| of_guild.into_iter().map(move |one| (one, is_slow(nth))));
        Ok(Figures::of(&world, start, asked.collect()))
    })
}

/// One guild asks for its campaigns; their interactions.
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
        ensure!(matches!(verdict, Verdict::Deferred { .. }), "the bot did not take a command: {verdict:?}");
        interactions.push(asked.interaction.id);
    }
    Ok(interactions)
}

async fn keep_telling(world: Rc<World>, campaigns: u64, tell: impl Fn(HowFar)) {
    let start = Instant::now();
    loop {
        sleep(TELLING_INTERVAL).await;
        let done = world.sqs.sent().saturating_sub(world.sqs.waiting() as u64);
        tell(HowFar { done, campaigns, elapsed: start.elapsed() });
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

/// The slow ones first, so that whoever waits behind them is seen to.
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
