//! The outcome of a job for the caller. Every accepted command ends in exactly one report.

mod difference;
mod elsewhere;
mod members;
mod read_back;

pub use difference::Difference;
pub use elsewhere::channels_to_tell;
pub use members::{Fate, Members, fate};
pub use read_back::{Added, Listed, ReadBack};

use crate::{
    blueprint::Blueprint,
    campaign::JoinMode,
    command::NotPlanned,
    headline::Headline,
    id::{self, Id},
    message::CustomId,
    page::Page,
    permission::{Permissions, command::NotAllowed},
    plan::{InviteTerms, Problem},
    progress::Progress,
    run::{Failure, InviteCode, Refusal, Why},
};

/// The outcome of a job, or why this delivery did not finish it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// The campaign exists. Based on Discord's responses, then corrected by the read-back.
    There(ReadBack),
    /// A command about the campaign's members is done.
    Members(Members),
    /// People join like this from now on.
    Settings {
        /// The job.
        headline: Headline,
        /// How.
        join: JoinMode,
    },
    /// There is an invite that gives the campaign's role.
    Invited {
        /// The job.
        headline: Headline,
        /// Its code.
        code: InviteCode,
        /// Its limits.
        terms: InviteTerms,
        /// When it was asked for, in Unix milliseconds.
        created_ms: u64,
    },
    /// The caller gets a page; nothing was changed, except by what the page reports as done.
    Page {
        /// The job.
        headline: Headline,
        /// The page.
        page: Page,
    },
    /// The caller has to choose a campaign.
    WhichCampaign {
        /// The job.
        headline: Headline,
        /// The select for it.
        custom_id: CustomId,
        /// Those that the caller may manage, oldest first.
        campaigns: Vec<(Id<id::Channel>, String)>,
    },
    /// There is nothing to carry out.
    NotPlanned {
        /// The job.
        headline: Headline,
        /// Why.
        why: NotPlanned,
    },
    /// The plan had problems; nothing was tried.
    Refused {
        /// The job.
        headline: Headline,
        /// What existed before.
        progress: Progress,
        /// All problems.
        problems: Vec<Problem>,
        /// Whether an earlier delivery may have created something.
        is_repeated: bool,
    },
    /// The caller may not use the command.
    NotAllowed {
        /// The job.
        headline: Headline,
        /// The permissions that the caller lacks.
        lacks: Permissions,
        /// Why no admin setting allows it.
        why: NotAllowed,
        /// Whether an earlier delivery may have created something.
        is_repeated: bool,
    },
    /// Discord refused a step, and the job took back its changes.
    Failed {
        /// The job.
        headline: Headline,
        /// The campaign.
        blueprint: Blueprint,
        /// The step, the refusal, and what exists after it.
        failure: Box<Failure>,
        /// The progress when it failed.
        progress: Progress,
        /// Whether an earlier delivery may have changed something.
        is_repeated: bool,
    },
    /// Discord refused to show the server.
    Blind {
        /// The job.
        headline: Headline,
        /// The refusal.
        refusal: Refusal,
        /// The progress, if known.
        progress: Option<Progress>,
        /// Whether an earlier delivery may have created something.
        is_repeated: bool,
    },
    /// The job continues later.
    Postponed {
        /// The job.
        headline: Headline,
        /// The progress, if known.
        progress: Option<Progress>,
        /// Why it cannot continue now.
        why: Why,
        /// When it continues, in Unix seconds.
        until_s: u64,
    },
    /// The job gave up.
    GaveUp {
        /// The job.
        headline: Headline,
        /// The progress, if known.
        progress: Option<Progress>,
        /// Why it gave up.
        why: Why,
        /// When to use the command again, in Unix seconds; `None` if at any time.
        until_s: Option<u64>,
        /// Whether an earlier delivery may have created something.
        is_repeated: bool,
    },
}

impl Report {
    /// Whether the campaign exists completely.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        matches!(self, Self::There(campaign) if campaign.is_complete())
    }

    /// The headline of its text; `None` for a campaign that was read back.
    #[must_use]
    pub fn headline(&self) -> Option<&Headline> {
        match self {
            Self::There(_) => None,
            Self::Members(Members { headline, .. })
            | Self::Settings { headline, .. }
            | Self::Invited { headline, .. }
            | Self::Page { headline, .. }
            | Self::WhichCampaign { headline, .. }
            | Self::NotPlanned { headline, .. }
            | Self::Refused { headline, .. }
            | Self::NotAllowed { headline, .. }
            | Self::Failed { headline, .. }
            | Self::Blind { headline, .. }
            | Self::Postponed { headline, .. }
            | Self::GaveUp { headline, .. } => Some(headline),
        }
    }

    /// One word for the log.
    #[must_use]
    pub fn outcome(&self) -> &'static str {
        match self {
            Self::There(campaign) if !campaign.is_complete() => "incomplete",
            Self::There(ReadBack { added: Added::Everything, .. }) => "created",
            Self::There(ReadBack { added: Added::Some(_), .. }) => "completed",
            Self::There(ReadBack { added: Added::Nothing, .. }) => "already_there",
            Self::Members(_) | Self::Settings { .. } | Self::Invited { .. } => "done",
            Self::Page { page, .. } => page.outcome(),
            Self::WhichCampaign { .. } => "which_campaign",
            Self::NotPlanned { .. } => "not_planned",
            Self::Refused { .. } => "refused",
            Self::NotAllowed { .. } => "not_allowed",
            Self::Failed { .. } => "failed",
            Self::Blind { .. } => "blind",
            Self::Postponed { .. } => "postponed",
            Self::GaveUp { .. } => "gave_up",
        }
    }
}
