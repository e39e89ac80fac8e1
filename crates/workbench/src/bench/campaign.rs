//! The duration of a campaign from command to final message, and its requests and messages.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use channelwright_core::sign::Sign;
use channelwright_simulator::{
    binaries::Binaries,
    cost::{Cost, Mark},
    discord::{GuildBuilder, GuildHandle, RateLimits, bits},
    world::{Source, World, WorldConfig},
};

use super::sample::Sample;

/// Campaigns in a row after the first.
const WARM_IN_A_ROW: u32 = 9;

/// Longer than any campaign takes.
pub(super) const PATIENCE: Duration = Duration::from_secs(120);

/// Requests to the limited bucket: the category and eleven channels.
const CHANNEL_CREATES: u32 = 12;
/// How many of them Discord allows per period.
const CREATES_PER_PERIOD: u32 = 5;

/// Campaigns without a rate limit.
#[derive(Debug, Default)]
pub(super) struct Campaigns {
    /// Both functions start cold.
    pub(super) cold: Sample,
    /// The second to tenth campaign in a row, with warm functions.
    pub(super) warm: Sample,
    /// The maxima over all campaigns.
    pub(super) most: Most,
    /// Rules of Discord that were broken.
    pub(super) violations: usize,
    pub(super) bot_peak_rss_kib: u64,
    pub(super) worker_peak_rss_kib: u64,
}

/// Maxima over campaigns.
#[derive(Debug, Default)]
pub(super) struct Most {
    pub(super) creates: usize,
    /// Requests that count towards Discord's limit of 50 per second.
    pub(super) counted: usize,
    pub(super) others: usize,
    pub(super) messages: usize,
    pub(super) worker_invocations: usize,
}

/// Campaigns under a rate limit.
#[derive(Debug, Default)]
pub(super) struct LimitedCampaigns {
    pub(super) took: Sample,
    pub(super) period: Duration,
    /// Answers of 429.
    pub(super) refused: usize,
    /// Violations of Discord's rules, such as a request before `Retry-After`.
    pub(super) violations: usize,
}

impl LimitedCampaigns {
    /// The waits that the limit alone causes.
    pub(super) fn waits(&self) -> Duration {
        self.period * (CHANNEL_CREATES.div_ceil(CREATES_PER_PERIOD) - 1)
    }
}

/// Creates ten campaigns in a row, `runs` times. The first of each ten starts cold.
pub(super) async fn measure(binaries: &Binaries, runs: u32, latency: Duration) -> anyhow::Result<Campaigns> {
    let mut campaigns = Campaigns::default();
    for _ in 0..runs {
        let world = World::start(config(binaries, latency)).await?;
        let (took, cost) = make(&world, &world.guild).await?;
        campaigns.cold.push(took);
        campaigns.most.raise(&cost);
        for _ in 0..WARM_IN_A_ROW {
            let other_guild = world.discord.add_guild(guild());
            let (took, cost) = make(&world, &other_guild).await?;
            campaigns.warm.push(took);
            campaigns.most.raise(&cost);
        }
        campaigns.violations += world.discord.violations().len();
        campaigns.bot_peak_rss_kib = campaigns.bot_peak_rss_kib.max(world.bot.peak_rss_kib());
        campaigns.worker_peak_rss_kib = campaigns.worker_peak_rss_kib.max(world.worker.peak_rss_kib());
        stop(world).await;
    }
    Ok(campaigns)
}

/// Creates `runs` campaigns under a limit on channel creation.
pub(super) async fn measure_limited(
    binaries: &Binaries,
    runs: u32,
    latency: Duration,
    period: Duration,
) -> anyhow::Result<LimitedCampaigns> {
    let mut campaigns = LimitedCampaigns { period, ..LimitedCampaigns::default() };
    for _ in 0..runs {
        let mut config = config(binaries, latency);
        config.discord.rate_limits = RateLimits::default().with_channel_creation(CREATES_PER_PERIOD, period);
        let world = World::start(config).await?;
        let (took, cost) = make(&world, &world.guild).await?;
        campaigns.took.push(took);
        campaigns.refused += cost.limited();
        campaigns.violations += world.discord.violations().len();
        stop(world).await;
    }
    Ok(campaigns)
}

pub(super) fn config(binaries: &Binaries, latency: Duration) -> WorldConfig {
    let binaries = Source::Given(binaries.clone());
    let mut config = WorldConfig { guild: guild(), binaries, ..WorldConfig::default() };
    config.discord.latency = latency;
    config
}

fn guild() -> GuildBuilder {
    GuildBuilder::new("The Prancing Pony").gm_permissions(bits::MANAGE_CHANNELS | bits::MANAGE_ROLES)
}

/// Creates one campaign and returns its duration and cost.
pub(super) async fn make(world: &World, guild: &GuildHandle) -> anyhow::Result<(Duration, Cost)> {
    let before = Mark::now(world);
    let channel = guild.channel_named("general").context("the guild has no channel to ask in")?;
    let interaction = world.caller.add_campaign(guild, guild.people.gm, channel.id, "Test");
    world.deliver(&interaction).await;
    let message = world.final_message(interaction.id, PATIENCE).await?;
    ensure!(Sign::of(&message) == Some(Sign::Done), "the final message is not that it is created: {message}");
    Ok((world.timings(interaction.id)?.last_edit, before.cost_since(world)))
}

/// Stops a world's processes, so that they do not disturb the next measurement.
pub(super) async fn stop(world: World) {
    world.bot.stop().await;
    world.worker.stop().await;
}

impl Most {
    fn raise(&mut self, cost: &Cost) {
        self.creates = self.creates.max(cost.creates());
        self.counted = self.counted.max(cost.counted());
        self.others = self.others.max(cost.others());
        self.messages = self.messages.max(cost.messages);
        self.worker_invocations =
            self.worker_invocations.max(usize::try_from(cost.worker_invocations).unwrap_or(usize::MAX));
    }
}
