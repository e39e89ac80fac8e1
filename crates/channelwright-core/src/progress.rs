//! The progress of a run.

use crate::campaign::Object;

/// The progress of a run. [`words::progress`](crate::words::progress) turns it into text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Existing parts, or completed steps.
    pub done: usize,
    /// Total parts, or steps.
    pub total: usize,
    /// The object this run created last.
    pub latest: Option<Object>,
}
