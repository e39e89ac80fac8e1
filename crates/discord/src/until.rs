//! How long a request may wait for its turn.

use std::sync::atomic::{AtomicBool, Ordering};

use tokio::time::Instant;

/// A request may be sent until this time, and only as long as it is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Until<'a> {
    pub(crate) deadline: Instant,
    wanted: Option<&'a AtomicBool>,
    pub(crate) waits: bool,
}

impl<'a> Until<'a> {
    /// Until `deadline`, unless `wanted` is false by the time the limits let the request go: then it is not sent.
    #[must_use]
    pub fn while_wanted(deadline: Instant, wanted: &'a AtomicBool) -> Self {
        Self { deadline, wanted: Some(wanted), waits: true }
    }

    /// At once or not at all: what would have to wait is old by then.
    #[must_use]
    pub fn at_once(deadline: Instant) -> Self {
        Self { deadline, wanted: None, waits: false }
    }

    pub(crate) fn is_wanted(&self) -> bool {
        self.wanted.is_none_or(|wanted| wanted.load(Ordering::Relaxed))
    }
}

impl From<Instant> for Until<'_> {
    fn from(deadline: Instant) -> Self {
        Self { deadline, wanted: None, waits: true }
    }
}
