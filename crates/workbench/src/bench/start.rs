//! The time from the start of a process to its first poll for work.

use std::time::Duration;

use anyhow::Context as _;
use channelwright_simulator::{
    binaries::Binaries,
    lambda::Function,
    world::{Source, World, WorldConfig},
};
use serde_json::json;

use super::sample::Sample;

/// Keeps the end of one process out of the measurement of the next.
const PAUSE: Duration = Duration::from_millis(20);

/// Times from exec to the first poll.
#[derive(Debug, Default)]
pub(super) struct Starts {
    pub(super) bot: Sample,
    pub(super) worker: Sample,
}

/// Starts both functions in turns, `runs` times.
pub(super) async fn measure(binaries: &Binaries, runs: u32) -> anyhow::Result<Starts> {
    let config = WorldConfig { binaries: Source::Given(binaries.clone()), ..WorldConfig::default() };
    let world = World::start(config).await?;
    let mut starts = Starts::default();
    // The first start of each reads the binary from disk.
    start(&world.bot).await?;
    start(&world.worker).await?;
    for _ in 0..runs {
        starts.bot.push(start(&world.bot).await?);
        starts.worker.push(start(&world.worker).await?);
    }
    Ok(starts)
}

/// Starts a process with an event that has no records.
pub(super) async fn start(function: &Function) -> anyhow::Result<Duration> {
    start_after(function, || Ok(())).await
}

/// Like [`start`], after `prepare`, which runs while no process of the function does.
pub(super) async fn start_after(
    function: &Function,
    prepare: impl FnOnce() -> anyhow::Result<()>,
) -> anyhow::Result<Duration> {
    function.kill();
    tokio::time::sleep(PAUSE).await;
    prepare()?;
    function.invoke(json!({ "Records": [] })).await.with_context(|| format!("{} did not start", function.name()))?;
    function.cold_starts().pop().with_context(|| format!("{} was not measured", function.name()))
}
