//! How long a request may wait for its turn.

use std::sync::atomic::{AtomicBool, Ordering};

use tokio::time::Instant;

/// A request may be sent until this time, and only as long as it is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Until<'a> {
    pub(crate) deadline: Instant,
    wanted: Option<&'a AtomicBool>,
}

impl<'a> Until<'a> {
    /// Until `deadline`, unless `wanted` is false by the time the limits let the request go: then it is not sent.
    #[must_use]
    pub fn while_wanted(deadline: Instant, wanted: &'a AtomicBool) -> Self {
        Self { deadline, wanted: Some(wanted) }
    }

    pub(crate) fn is_wanted(&self) -> bool {
        self.wanted.is_none_or(|wanted| wanted.load(Ordering::Relaxed))
    }
}

impl From<Instant> for Until<'_> {
    fn from(deadline: Instant) -> Self {
        Self { deadline, wanted: None }
    }
}
