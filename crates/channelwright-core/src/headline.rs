//! The subject of every message about a job: what it does, and to which campaign.

use crate::campaign::CampaignName;

/// What a job does, and to which campaign. Its texts are in `words`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// What it does.
    pub verb: Verb,
    /// The campaign; `None` before it is recognised.
    pub campaign: Option<CampaignName>,
}

/// What a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Creates a campaign, or completes one.
    AddCampaign,
    /// Lets the caller join a campaign, or asks its game masters.
    Join,
    /// Takes the caller out of a campaign.
    Leave,
    /// Accepts a request to join.
    LetIn,
    /// Declines a request to join.
    Decline,
    /// Adds players to a campaign.
    AddPlayers,
    /// Takes a player out of a campaign.
    RemovePlayer,
    /// Hands a campaign over to one game master.
    AssignGm,
    /// Lets one more member lead a campaign.
    AddGm,
    /// Takes the lead of a campaign from a game master.
    RemoveGm,
    /// Changes how people join a campaign.
    Settings,
    /// Creates an invite that gives the campaign's role.
    Invite,
    /// Deletes a campaign.
    Delete,
    /// Renames a campaign.
    Rename,
    /// Lists the campaigns of the server.
    List,
    /// Shows one campaign.
    Info,
    /// Creates what is missing of a campaign.
    Repair,
    /// Brings a campaign closer to the template.
    Sync,
    /// Shows a category as a template file.
    Template,
    /// Archives a campaign.
    Archive,
    /// Opens an archived campaign again.
    Restore,
}

impl Verb {
    /// Whether it creates objects.
    #[must_use]
    pub const fn creates(self) -> bool {
        matches!(self, Self::AddCampaign | Self::Repair | Self::Sync)
    }

    /// Whether everybody in the channel sees its reply.
    #[must_use]
    pub const fn is_public(self) -> bool {
        matches!(self, Self::AddCampaign)
    }

    /// Whether it may delete the channel of its own command. The caller then gets the outcome in a direct message.
    #[must_use]
    pub const fn may_delete_its_channel(self) -> bool {
        matches!(self, Self::Delete)
    }
}
