//! The commands that people type. Each is one file in this folder; every question about all of them is one `match` in this
//! file, without a wildcard, so that a new command does not compile until it answers all of them.
//!
//! To add a command, write its file with its tests, and add its variant to [`Kind`] and, unless it is answered at once, to
//! [`Command`]; the compiler names every place that lacks it. The first subcommand of a new command also needs that
//! command's description, in `definition.rs`.

pub mod add_campaign;
mod definition;
mod not_accepted;
mod read;

pub use add_campaign::AddCampaign;
pub use definition::definitions;
pub use not_accepted::NotAccepted;
pub(crate) use read::read;

use serde::{Deserialize, Serialize};

use crate::{
    campaign::{Campaign, CampaignName},
    id::{self, Id},
    interaction::{callback::Callback, payload::Options},
    message::Audience,
    permission::Permissions,
    plan::Plan,
    snapshot::Snapshot,
    template::Template,
};
use definition::Definition;

/// What a person asks `worker` for: the part of a [`Job`](crate::job::Job) that differs from command to command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "kebab-case")]
pub enum Command {
    /// Create a campaign, or complete one.
    AddCampaign(AddCampaign),
}

impl Command {
    /// The name of the campaign that it is about.
    #[must_use]
    pub fn campaign(&self) -> &CampaignName {
        match self {
            Self::AddCampaign(AddCampaign { campaign }) => campaign,
        }
    }

    /// What it changes in a guild in which this campaign was found.
    #[must_use]
    pub fn plan(&self, context: &CommandContext<'_>, found: Option<Campaign>, guild: &Snapshot) -> Plan {
        match self {
            Self::AddCampaign(AddCampaign { campaign }) => add_campaign::plan(campaign, context, found, guild),
        }
    }

    /// What people type, without the slash.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::AddCampaign(AddCampaign { campaign: _ }) => add_campaign::NAME,
        }
    }

    /// Who sees the reply with the progress and the outcome.
    pub(crate) fn audience(&self) -> Audience {
        match self {
            Self::AddCampaign(AddCampaign { campaign: _ }) => Audience::Everyone,
        }
    }

    /// What the server's audit log shows of the command.
    pub(crate) fn audit_label(&self) -> String {
        match self {
            Self::AddCampaign(AddCampaign { campaign }) => add_campaign::audit_label(campaign),
        }
    }
}

/// Who asks, and what every command may need to know.
#[derive(Debug, Clone, Copy)]
pub struct CommandContext<'a> {
    /// The member who used the command.
    pub caller: Id<id::User>,
    /// The operator's template.
    pub template: &'a Template,
}

/// What a command that was used asks for.
pub(crate) enum ParsedCommand {
    /// An answer, and nothing else.
    #[expect(dead_code, reason = "every command so far is work for `worker`")]
    Answer(Answer),
    /// Work for `worker`.
    Work(Command),
}

/// The answer of a command that is no work for `worker`: what it says, not in which words. No command has one yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {}

impl Answer {
    /// The answer in words.
    pub(crate) fn callback(&self) -> Callback {
        match *self {}
    }
}

/// Which command was used. The compiler reports one that is missing in [`ALL`](Self::ALL) as never constructed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    AddCampaign,
}

impl Kind {
    /// In the order in which they are registered and listed.
    pub(crate) const ALL: [Self; 1] = [Self::AddCampaign];

    /// What people type after the slash: one word, or several for a subcommand, as in `campaign archive`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::AddCampaign => add_campaign::NAME,
        }
    }

    /// The permissions that a caller needs. Administrator is enough, and so is an admin's setting that allows the command.
    pub(crate) const fn needs(self) -> Permissions {
        match self {
            Self::AddCampaign => add_campaign::NEEDS,
        }
    }

    /// How the command is registered.
    pub(crate) fn definition(self) -> Definition {
        match self {
            Self::AddCampaign => add_campaign::definition(),
        }
    }

    /// Reads the options. Whether the caller may use the command is checked elsewhere.
    fn read(self, options: Options<'_>) -> Result<ParsedCommand, NotAccepted> {
        match self {
            Self::AddCampaign => AddCampaign::read(options).map(|it| ParsedCommand::Work(Command::AddCampaign(it))),
        }
    }
}

/// All commands as people type them, for a sentence.
pub(crate) fn known() -> String {
    let typed: Vec<String> = Kind::ALL.iter().map(|kind| format!("`/{}`", kind.name())).collect();
    typed.join(", ")
}
