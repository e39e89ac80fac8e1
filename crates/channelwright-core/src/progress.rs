//! The progress of a run.

use crate::campaign::{CampaignName, Object};

/// The progress of a run. [`words::progress`](crate::words::progress) turns it into text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The campaign.
    pub campaign: CampaignName,
    /// Existing parts.
    pub done: usize,
    /// Total parts.
    pub total: usize,
    /// The object this run created last.
    pub latest: Option<Object>,
}
