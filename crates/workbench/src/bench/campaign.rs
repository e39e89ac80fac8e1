//! How long a campaign takes, from the command to the final message, and what it costs.

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

/// Longer than any campaign here takes.
const PATIENCE: Duration = Duration::from_secs(120);

/// Requests to the bucket that is limited: the category and eleven channels.
const CHANNEL_CREATES: u32 = 12;
/// How many of them a period allows.
const CREATES_PER_PERIOD: u32 = 5;

/// Campaigns with no limit in the way.
#[derive(Debug, Default)]
pub(super) struct Campaigns {
    /// Both functions had to be started.
    pub(super) cold: Sample,
    /// The second to tenth campaign in a row: both functions had run just before.
    pub(super) warm: Sample,
    /// The most of everything that one campaign took.
    pub(super) most: Most,
    /// Rules of Discord that were broken.
    pub(super) violations: usize,
    pub(super) bot_peak_rss_kib: u64,
    pub(super) worker_peak_rss_kib: u64,
}

/// The most of everything.
#[derive(Debug, Default)]
pub(super) struct Most {
    pub(super) creates: usize,
    /// Requests that count towards the 50 a second that Discord takes from a bot.
    pub(super) counted: usize,
    pub(super) others: usize,
    pub(super) messages: usize,
    pub(super) worker_invocations: usize,
}

/// Campaigns that a rate limit slows down.
#[derive(Debug, Default)]
pub(super) struct LimitedCampaigns {
    pub(super) took: Sample,
    pub(super) period: Duration,
    /// Answers of 429.
    pub(super) refused: usize,
    /// Rules that were broken, the first of which is to wait as long as a 429 says.
    pub(super) violations: usize,
}

impl LimitedCampaigns {
    /// What the limit alone makes it wait.
    pub(super) fn waits(&self) -> Duration {
        self.period * (CHANNEL_CREATES.div_ceil(CREATES_PER_PERIOD) - 1)
    }
}

/// So many times, makes ten campaigns in a row: the first with cold functions.
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

/// Makes so many campaigns where Discord creates few channels in each period.
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

fn config(binaries: &Binaries, latency: Duration) -> WorldConfig {
    let binaries = Source::Given(binaries.clone());
    let mut config = WorldConfig { guild: guild(), binaries, ..WorldConfig::default() };
    config.discord.latency = latency;
    config
}

fn guild() -> GuildBuilder {
    GuildBuilder::new("The Prancing Pony").gm_permissions(bits::MANAGE_CHANNELS | bits::MANAGE_ROLES)
}

/// Makes one campaign, and says how long that took and what it cost.
async fn make(world: &World, guild: &GuildHandle) -> anyhow::Result<(Duration, Cost)> {
    let before = Mark::now(world);
    let channel = guild.channel_named("general").context("the guild has no channel to ask in")?;
    let interaction = world.caller.add_campaign(guild, guild.people.gm, channel.id, "Test");
    world.deliver(&interaction).await;
    let message = world.final_message(interaction.id, PATIENCE).await?;
    ensure!(Sign::of(&message) == Some(Sign::Done), "the final message is not that it is created: {message}");
    Ok((world.timings(interaction.id)?.last_edit, before.cost_since(world)))
}

/// Ends a world, and waits until it is gone, so that it is not in the figures of the next one.
async fn stop(world: World) {
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
