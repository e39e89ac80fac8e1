//! How far a run is.

use crate::campaign::{CampaignName, Object};

/// How far a run is. [`words::progress`](crate::words::progress) shows it to the person while it happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The campaign.
    pub campaign: CampaignName,
    /// How many of its parts exist.
    pub done: usize,
    /// How many it will have.
    pub total: usize,
    /// The last thing that this run created.
    pub latest: Option<Object>,
}
