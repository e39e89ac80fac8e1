//! A change to one campaign as a complete list of steps. It can be shown ([`Display`](std::fmt::Display)), checked
//! ([`Plan::check`]), carried out ([`Run`](crate::run::Run)), resumed by planning again, and taken back step by step
//! ([`Op::inverse`]).

pub mod check;
mod compare;
pub mod matching;
pub mod reconcile;
mod renamed;
pub mod step;
pub mod unreadable;

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

pub use check::{CheckedPlan, Problem};
pub use compare::{Compared, Comparison, Differing, Missing, What};
pub(crate) use reconcile::change_in_stages;
pub(crate) use reconcile::staying;
pub use reconcile::{add_missing, change_members, reconcile};
pub use step::{Change, Content, InviteTerms, Op, Step, StepId};

use crate::{
    blueprint::{Blueprint, ChannelKey},
    campaign::{Campaign, Part, Parts},
    id::{self, Id},
    progress::Progress,
    template::Lost,
};

/// The wanted state of a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// All parts of the blueprint exist.
    Present(Blueprint, Existing),
    /// The existing campaign matches this blueprint, which is its [`Blueprint::of`] with changes. Nothing is created.
    Changed(Blueprint),
    /// Nothing that this bot created exists. The category stays while it contains channels that people created.
    Absent {
        /// The channel to delete after the others.
        last: Option<Id<id::Channel>>,
    },
}

/// How to treat existing parts that differ from the blueprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Existing {
    /// Keep them: people may have changed them on purpose.
    Kept,
    /// Update them to match the blueprint.
    Updated,
    /// Update these, and keep the others.
    Chosen {
        /// The parts to update.
        update: Vec<Part>,
        /// Channels of the blueprint that have other names.
        renamed: Vec<(ChannelKey, Id<id::Channel>)>,
    },
}

/// What to do with completed steps when Discord permanently refuses another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnRefusal {
    /// Take them back.
    TakeBack,
    /// Keep them.
    Keep,
}

/// What the progress of a plan counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// The campaign's objects.
    Objects,
    /// The plan's steps.
    Steps,
}

/// The steps from the existing to the wanted state; empty if they are equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The wanted campaign.
    pub blueprint: Blueprint,
    /// The recognised campaign, if any of it exists.
    pub found: Option<Campaign>,
    /// Its existing parts.
    pub parts: Parts,
    /// The guild.
    pub guild: Id<id::Guild>,
    /// The bot's user.
    pub bot: Id<id::User>,
    /// The steps, in an executable order.
    pub steps: Vec<Step>,
    /// What to do with completed steps when Discord refuses one.
    pub on_refusal: OnRefusal,
    /// What its progress counts.
    pub counted: Counted,
    /// What the campaign does not have of the category that it copies.
    pub not_copied: Vec<Lost>,
}

impl Plan {
    /// A hash of the plan. A plan that was shown is carried out only if its fingerprint is unchanged. It may change
    /// with the compiler; then the plan is shown again.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for object in self.parts.objects() {
            object.mention().hash(&mut hasher);
        }
        self.to_string().hash(&mut hasher);
        hasher.finish()
    }

    /// The progress before the first step.
    #[must_use]
    pub fn progress(&self) -> Progress {
        match self.counted {
            Counted::Objects => Progress { done: self.parts.size(), total: self.blueprint.size(), latest: None },
            Counted::Steps => Progress { done: 0, total: self.steps.len(), latest: None },
        }
    }

    /// How many steps create such content.
    pub(crate) fn creates(&self, is: impl Fn(&Content) -> bool) -> usize {
        self.steps.iter().filter(|step| matches!(&step.op, Op::Create(content) if is(content))).count()
    }
}
