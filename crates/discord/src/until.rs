//! The deadline and conditions of a request.

use std::{
    future::poll_fn,
    pin::pin,
    sync::atomic::{AtomicBool, Ordering},
    task::Poll,
};

use tokio::time::Instant;

/// A condition that is checked before every step of a request.
pub type Condition<'a> = &'a (dyn Fn() -> bool + Sync);

/// A request may be sent until this time, and only while it is wanted and allowed.
#[derive(Clone, Copy)]
pub struct Until<'a> {
    pub(crate) deadline: Instant,
    wanted: Option<&'a AtomicBool>,
    allowed: Option<Condition<'a>>,
    pub(crate) waits: bool,
}

impl<'a> Until<'a> {
    /// Send now or not at all: after a wait, the content would be outdated.
    #[must_use]
    pub fn at_once(deadline: Instant) -> Self {
        Self { waits: false, ..Self::from(deadline) }
    }

    /// Do not send the request if `wanted` is false once the limits allow it. A request in flight still waits for its
    /// response.
    #[must_use]
    pub fn while_wanted(self, wanted: &'a AtomicBool) -> Self {
        Self { wanted: Some(wanted), ..self }
    }

    /// Send only while `allowed` returns true. Once it does not, the request is dropped, even if it already has a
    /// connection.
    #[must_use]
    pub fn while_allowed(self, allowed: Condition<'a>) -> Self {
        Self { allowed: Some(allowed), ..self }
    }

    pub(crate) fn is_wanted(&self) -> bool {
        self.wanted.is_none_or(|wanted| wanted.load(Ordering::Relaxed)) && self.is_allowed()
    }

    fn is_allowed(&self) -> bool {
        self.allowed.is_none_or(|allowed| allowed())
    }

    /// Polls a request only while it is allowed; `None` once it is not. The process may have been paused while the
    /// request waited for a connection.
    pub(crate) async fn guard<T>(&self, request: impl Future<Output = T>) -> Option<T> {
        let mut request = pin!(request);
        poll_fn(|context| match self.is_allowed() {
            true => request.as_mut().poll(context).map(Some),
            false => Poll::Ready(None),
        })
        .await
    }
}

impl From<Instant> for Until<'_> {
    fn from(deadline: Instant) -> Self {
        Self { deadline, wanted: None, allowed: None, waits: true }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;

    /// How often a request was polled that may be polled this many times.
    async fn steps(allowed: usize) -> (usize, Option<()>) {
        let made = AtomicUsize::new(0);
        let may_go = || made.load(Ordering::Relaxed) < allowed;
        let request = async {
            for _ in 0..3 {
                made.fetch_add(1, Ordering::Relaxed);
                tokio::task::yield_now().await;
            }
        };
        let done = Until::from(Instant::now()).while_allowed(&may_go).guard(request).await;
        (made.into_inner(), done)
    }

    #[tokio::test]
    async fn a_request_goes_no_further_than_it_is_allowed_to() {
        assert_eq!(steps(9).await, (3, Some(())));
        assert_eq!(steps(1).await, (1, None));
        assert_eq!(steps(0).await, (0, None));
    }
}
