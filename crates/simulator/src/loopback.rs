//! Servers on free ports of 127.0.0.1. They end when their handle is dropped.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::{Mutex, MutexGuard, PoisonError},
};

use axum::{Router, serve::ListenerExt};
use tokio::{net::TcpListener, task::JoinHandle};

/// A background task. Dropping it aborts the task.
#[derive(Debug)]
pub(crate) struct Task(JoinHandle<()>);

impl Task {
    /// Starts `future` in the background.
    pub(crate) fn spawn(future: impl Future<Output = ()> + Send + 'static) -> Self {
        Self(tokio::spawn(future))
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Binds a free port of 127.0.0.1.
pub(crate) async fn bind() -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Serves `router` on `listener` until the returned task is dropped.
pub(crate) fn serve(listener: TcpListener, router: Router) -> Task {
    // Small responses must not wait for the peer's delayed ACK.
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    Task::spawn(async move {
        if let Err(error) = axum::serve(listener, router).await {
            tracing::error!(%error, "A loopback server ended");
        }
    })
}

/// Locks the mutex, also after a panic of another holder.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
