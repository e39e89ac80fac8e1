//! Work that ends early when the person says so, and leaves nothing running.

use anyhow::{Context as _, bail};
use tokio::signal::unix::{SignalKind, signal};

/// Runs a future to its end. On Ctrl-C, SIGTERM or the end of the terminal it is dropped, and with it all that it owns.
///
/// # Errors
/// Its own; or that it was interrupted.
pub fn block_on<T>(future: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no async runtime")?;
    runtime.block_on(async {
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        let mut hang_up = signal(SignalKind::hangup())?;
        tokio::select! {
            ended = future => ended,
            _ = interrupt.recv() => bail!("interrupted"),
            _ = terminate.recv() => bail!("told to end"),
            _ = hang_up.recv() => bail!("the terminal is gone"),
        }
    })
}
