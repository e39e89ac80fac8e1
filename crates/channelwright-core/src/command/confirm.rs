//! Confirmation: a command that cannot be undone first shows its plan, and is carried out when its caller presses the
//! button below it. The button names the plan by its fingerprint, so a different plan is shown again instead.

use serde::{Deserialize, Serialize};

use super::CommandContext;
use crate::{
    id::{self, Id},
    interaction::payload::{Interaction, Message},
    plan::Plan,
    snapshot::Snapshot,
};

/// How long a plan that was shown can be confirmed, in seconds.
const LIFETIME_S: u64 = 15 * 60;

/// The sign of lines that mention what the plan deletes.
pub(crate) const GOES: &str = "🗑️";

/// The sign of lines that mention what becomes like the template.
pub(crate) const UPDATES: &str = "✏️";

/// The sign of lines that mention channels that look renamed but are not.
pub(crate) const OTHERS: &str = "🆕";

/// A plan that was shown, as the button below it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// [`Plan::fingerprint`].
    pub fingerprint: u64,
    /// When the caller asked to see it, in Unix seconds.
    pub at_s: u64,
}

/// What the caller has answered to the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consent {
    /// Nothing yet.
    #[default]
    NotAsked,
    /// Yes, but too late.
    Late,
    /// Yes.
    Given(Agreed),
}

/// The plan that the caller confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// Its fingerprint.
    pub fingerprint: u64,
    /// The channels, the category among them, that it was shown to delete.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Id<id::Channel>>,
    /// The role that it was shown to delete.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Id<id::Role>>,
}

/// Why a plan is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyShown {
    /// The caller has not seen it.
    New,
    /// The caller confirmed it too late.
    Late,
    /// The caller confirmed another one.
    Changed,
}

impl Agreed {
    /// Whether something that the caller agreed to delete is gone.
    pub(super) fn has_begun(&self, guild: &Snapshot) -> bool {
        let role_is_gone = self.role.is_some_and(|role| guild.role(role).is_none());
        role_is_gone || self.channels.iter().any(|id| guild.channel(*id).is_none())
    }
}

impl Shown {
    /// This plan, shown for an interaction of this time (Unix milliseconds).
    pub(super) fn of(plan: &Plan, asked_ms: u64) -> Self {
        Self { fingerprint: plan.fingerprint(), at_s: asked_ms / 1000 }
    }

    /// The end of a `custom_id`.
    pub(super) fn text(self) -> String {
        format!(":{:016x}:{}", self.fingerprint, self.at_s)
    }

    pub(super) fn parse(fingerprint: &str, at_s: &str) -> Option<Self> {
        Some(Self { fingerprint: u64::from_str_radix(fingerprint, 16).ok()?, at_s: at_s.parse().ok()? })
    }

    /// What a press of the button means.
    pub(super) fn consent(self, interaction: &Interaction) -> Consent {
        let pressed_s = interaction.id().map_or(u64::MAX, |id| id.created_ms() / 1000);
        if pressed_s.saturating_sub(self.at_s) > LIFETIME_S {
            return Consent::Late;
        }
        let channels = listed(interaction, GOES);
        let role = ids(interaction, GOES, "<@&").first().copied().map(Id::new);
        Consent::Given(Agreed { fingerprint: self.fingerprint, channels, role })
    }
}

/// The channels that the message of the button mentions in lines that begin with this sign.
pub(super) fn listed(interaction: &Interaction, sign: &str) -> Vec<Id<id::Channel>> {
    ids(interaction, sign, "<#").into_iter().map(Id::new).collect()
}

fn ids(interaction: &Interaction, sign: &str, mark: &str) -> Vec<u64> {
    let content = interaction.message().and_then(Message::content).unwrap_or_default();
    let lines = content.lines().filter(|line| line.starts_with(sign));
    let after = lines.flat_map(|line| line.split(mark).skip(1));
    after.filter_map(|rest| rest.split_once('>')?.0.parse().ok()).collect()
}

impl Consent {
    /// What a press of a button below a plan means, or of one that leads to the plan.
    pub(super) fn pressed(shown: Option<Shown>, interaction: &Interaction) -> Self {
        shown.map(|shown| shown.consent(interaction)).unwrap_or_default()
    }

    /// Why this plan has to be shown before it is carried out; `None` if the caller agreed to it. A job that has begun
    /// is not asked about again: an earlier delivery may have carried out some steps, so the fingerprint may differ.
    pub(super) fn asks(&self, plan: &Plan, context: &CommandContext<'_>, has_begun: bool) -> Option<WhyShown> {
        match self {
            Self::NotAsked => Some(WhyShown::New),
            Self::Late => Some(WhyShown::Late),
            Self::Given(_) if has_begun => None,
            // The queue kept the job: Discord or the worker was down, or an operator moved it back.
            Self::Given(_) if context.now_s.saturating_sub(context.used_ms / 1000) > LIFETIME_S => Some(WhyShown::Late),
            Self::Given(agreed) if agreed.fingerprint == plan.fingerprint() => None,
            Self::Given(_) => Some(WhyShown::Changed),
        }
    }

    /// What the caller agreed to delete.
    pub(super) fn agreed(&self) -> Option<&Agreed> {
        match self {
            Self::Given(agreed) => Some(agreed),
            Self::NotAsked | Self::Late => None,
        }
    }
}
