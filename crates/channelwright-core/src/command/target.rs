//! How a command names its campaign.

use crate::{
    campaign::{Campaign, CampaignName, campaign, campaign_at},
    id::{self, Id},
    snapshot::Snapshot,
};

/// A command's campaign before the guild is read, named in one of these ways.
#[derive(Debug, Clone, Copy)]
pub enum Target<'a> {
    /// By name.
    Named(&'a CampaignName),
    /// By its category, or by a channel in it.
    At(Id<id::Channel>),
    /// It is about all of them.
    All,
}

impl Target<'_> {
    /// The campaign in this guild.
    #[must_use]
    pub fn find(self, guild: &Snapshot) -> Option<Campaign> {
        match self {
            Self::Named(name) => campaign(guild, name),
            Self::At(place) => campaign_at(guild, place),
            Self::All => None,
        }
    }
}
