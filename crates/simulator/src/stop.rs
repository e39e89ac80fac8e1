//! Runs work that the user can interrupt, without leaving processes behind.

use anyhow::{Context as _, bail};
use tokio::signal::unix::{SignalKind, signal};

/// Runs a future to completion. On Ctrl-C, SIGTERM or a hang-up, it drops the future and everything that it owns.
///
/// # Errors
/// Those of the future, or it was interrupted.
pub fn block_on<T>(future: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no async runtime")?;
    runtime.block_on(async {
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        let mut hang_up = signal(SignalKind::hangup())?;
        tokio::select! {
            ended = future => ended,
            _ = interrupt.recv() => bail!("interrupted"),
            _ = terminate.recv() => bail!("terminated"),
            _ = hang_up.recv() => bail!("the terminal was closed"),
        }
    })
}
