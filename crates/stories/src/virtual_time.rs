//! A runtime whose clock stands still while a task can run, and jumps to the next timer when all tasks wait.

use anyhow::Context as _;
use tokio::task::LocalSet;

/// Runs `life` in virtual time. `seed` determines all random choices in it.
///
/// # Errors
/// Those of `life`, or the runtime could not be built.
pub fn in_virtual_time<T>(seed: u64, life: impl AsyncFnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    fastrand::seed(seed);
    // Without I/O, so that the runtime never waits for anything but timers.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    let runtime = runtime.context("could not build the async runtime")?;
    LocalSet::new().block_on(&runtime, life())
}
