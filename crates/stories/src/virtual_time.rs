//! A runtime whose clock stands still while anything can be done, and jumps when everything waits.

use anyhow::Context as _;
use tokio::task::LocalSet;

/// Runs `life` in virtual time. Everything in it that is left to chance follows from `seed`.
///
/// # Errors
/// Those of `life`; or there is no runtime.
pub fn in_virtual_time<T>(seed: u64, life: impl AsyncFnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    fastrand::seed(seed);
    // No I/O: the clock only jumps when nothing but timers is waited for.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    let runtime = runtime.context("there is no async runtime")?;
    LocalSet::new().block_on(&runtime, life())
}
