//! What came of a job, for the person who asked. Every accepted command ends in exactly one of these.

mod difference;
mod elsewhere;
mod read_back;

pub use difference::Difference;
pub use elsewhere::channels_to_tell;
pub use read_back::{Added, Listed, ReadBack};

use crate::{
    blueprint::Blueprint,
    campaign::{CampaignName, Object},
    permission::{Permissions, command::NotAllowed},
    plan::{Problem, Step},
    progress::Progress,
    run::{Refusal, Why},
};

/// How a job ended, or why this delivery of it did not end it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// The campaign exists. First described by Discord's answers, then corrected by the read-back.
    There(ReadBack),
    /// Nothing was tried, since it could not have worked.
    Refused {
        /// The campaign.
        campaign: CampaignName,
        /// What of it was there before.
        progress: Progress,
        /// Every reason.
        problems: Vec<Problem>,
        /// Whether an earlier delivery may have made something.
        is_repeated: bool,
    },
    /// The caller may not use the command.
    NotAllowed {
        /// The campaign.
        campaign: CampaignName,
        /// The permissions that the caller lacks.
        lacks: Permissions,
        /// Why no setting of an admin allows it.
        why: NotAllowed,
        /// Whether an earlier delivery may have made something.
        is_repeated: bool,
    },
    /// Discord refused a step, and what this job had made was removed again.
    Failed {
        /// The campaign.
        blueprint: Blueprint,
        /// The step.
        step: Box<Step>,
        /// The refusal.
        refusal: Refusal,
        /// How many objects of the campaign were there before; they stay.
        kept: usize,
        /// How many objects were removed again.
        removed: usize,
        /// What could not be removed.
        left: Vec<Object>,
        /// Whether something may be there that Discord never told of.
        unsure: bool,
    },
    /// Discord refused to say what is there.
    Blind {
        /// The campaign.
        campaign: CampaignName,
        /// The refusal.
        refusal: Refusal,
        /// How far it had come, if that is known.
        progress: Option<Progress>,
        /// Whether an earlier delivery may have made something.
        is_repeated: bool,
    },
    /// The job goes on later by itself.
    Postponed {
        /// The campaign.
        campaign: CampaignName,
        /// How far it is, if that is known.
        progress: Option<Progress>,
        /// Why it does not go on now.
        why: Why,
        /// When it goes on, in Unix seconds.
        until_s: u64,
    },
    /// It is not tried again.
    GaveUp {
        /// The campaign.
        campaign: CampaignName,
        /// How far it is, if that is known.
        progress: Option<Progress>,
        /// Why it did not get further.
        why: Why,
        /// When asking again makes sense, in Unix seconds; at any time if `None`.
        until_s: Option<u64>,
        /// Whether an earlier delivery may have made something.
        is_repeated: bool,
    },
}

impl Report {
    /// Whether the campaign is there, and nothing of it is missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        matches!(self, Self::There(campaign) if campaign.is_complete())
    }

    /// One word for the log.
    #[must_use]
    pub fn outcome(&self) -> &'static str {
        match self {
            Self::There(campaign) if !campaign.is_complete() => "incomplete",
            Self::There(ReadBack { added: Added::Everything, .. }) => "created",
            Self::There(ReadBack { added: Added::Some(_), .. }) => "completed",
            Self::There(ReadBack { added: Added::Nothing, .. }) => "already_there",
            Self::Refused { .. } => "refused",
            Self::NotAllowed { .. } => "not_allowed",
            Self::Failed { .. } => "failed",
            Self::Blind { .. } => "blind",
            Self::Postponed { .. } => "postponed",
            Self::GaveUp { .. } => "gave_up",
        }
    }
}
