//! A change to one campaign, as a list of steps that asks nobody anything while it is carried out. It can be shown
//! ([`Display`](std::fmt::Display)), checked ([`Plan::check`]), carried out ([`Run`](crate::run::Run)), resumed by planning
//! again, and taken back step by step ([`Op::inverse`]).

pub mod check;
pub mod matching;
pub mod reconcile;
pub mod step;
pub mod unreadable;

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

pub use check::{CheckedPlan, Problem};
pub use reconcile::{add_missing, reconcile};
pub use step::{Change, Content, Op, Step, StepId};

use crate::{
    blueprint::Blueprint,
    campaign::{Campaign, Parts},
    id::{self, Id},
    progress::Progress,
};

/// What a campaign is to be like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// All parts of the blueprint exist.
    Present(Blueprint, Existing),
    /// Nothing of it exists that this bot created. The category stays while it has channels that people created.
    Absent,
}

/// What becomes of a part that exists and differs from the blueprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays: people may have changed it on purpose.
    Kept,
    /// It becomes as the blueprint has it.
    Updated,
}

/// What becomes of the steps that are done when Discord refuses another one for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnRefusal {
    /// They are taken back.
    TakeBack,
    /// They stay.
    Keep,
}

/// How to get from what exists to what is wanted. Equal means no steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What is wanted.
    pub blueprint: Blueprint,
    /// The campaign as it was recognised, if any of it exists.
    pub found: Option<Campaign>,
    /// Which parts of it exist.
    pub parts: Parts,
    /// The guild.
    pub guild: Id<id::Guild>,
    /// The bot's user.
    pub bot: Id<id::User>,
    /// What to do, in an order in which it can be done.
    pub steps: Vec<Step>,
    /// What becomes of the steps that are done when Discord refuses one.
    pub on_refusal: OnRefusal,
}

impl Plan {
    /// Differs between plans that do different things. A plan that was shown is carried out only if it is still the same.
    /// Another compiler may give another number for the same plan; then it is shown again.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for object in self.parts.objects() {
            object.mention().hash(&mut hasher);
        }
        self.to_string().hash(&mut hasher);
        hasher.finish()
    }

    /// How much of the campaign exists before the first step.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let campaign = self.blueprint.campaign.clone();
        Progress { campaign, done: self.parts.size(), total: self.blueprint.size(), latest: None }
    }

    /// Whether a step creates this kind of part.
    pub(crate) fn creates(&self, is: impl Fn(&Content) -> bool) -> usize {
        self.steps.iter().filter(|step| matches!(&step.op, Op::Create(content) if is(content))).count()
    }
}
