//! The commands that people type. Each has its own file in this folder. This file has one `match` without a wildcard
//! per property, so a new command does not compile until it has them all.
//!
//! To add a command, write its file with its tests, and add its variant to `Kind` and, unless it is answered at once,
//! to [`Command`]; the compiler points at every place to extend. The first subcommand of a new command also needs that
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

/// A command for `worker`: the part of a [`Job`](crate::job::Job) that is specific to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "kebab-case")]
pub enum Command {
    /// Create a campaign, or complete one.
    AddCampaign(AddCampaign),
}

impl Command {
    /// The name of the command's campaign.
    #[must_use]
    pub fn campaign(&self) -> &CampaignName {
        match self {
            Self::AddCampaign(AddCampaign { campaign }) => campaign,
        }
    }

    /// The plan for this guild, given the campaign found in it.
    #[must_use]
    pub fn plan(&self, context: &CommandContext<'_>, found: Option<Campaign>, guild: &Snapshot) -> Plan {
        match self {
            Self::AddCampaign(AddCampaign { campaign }) => add_campaign::plan(campaign, context, found, guild),
        }
    }

    /// Who sees the reply with the progress and the outcome.
    pub(crate) fn audience(&self) -> Audience {
        match self {
            Self::AddCampaign(AddCampaign { campaign: _ }) => Audience::Everyone,
        }
    }

    /// The command as shown in the server's audit log.
    pub(crate) fn audit_label(&self) -> String {
        match self {
            Self::AddCampaign(AddCampaign { campaign }) => add_campaign::audit_label(campaign),
        }
    }
}

/// What planning a command may need besides the guild.
#[derive(Debug, Clone, Copy)]
pub struct CommandContext<'a> {
    /// The member who used the command.
    pub caller: Id<id::User>,
    /// The operator's template.
    pub template: &'a Template,
}

/// A command after reading its options.
pub(crate) enum ParsedCommand {
    /// An immediate answer.
    #[expect(dead_code, reason = "every command so far is work for `worker`")]
    Answer(Answer),
    /// Work for `worker`.
    Work(Command),
}

/// The answer of a command that needs no `worker`, as a typed value. No command has one yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {}

impl Answer {
    /// The answer as text.
    pub(crate) fn callback(&self) -> Callback {
        match *self {}
    }
}

/// Identifies a command. The compiler reports a variant missing from [`ALL`](Self::ALL) as never constructed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    AddCampaign,
}

impl Kind {
    /// In order of registration and listing.
    pub(crate) const ALL: [Self; 1] = [Self::AddCampaign];

    /// The command as typed, without the slash; several words for a subcommand, such as `campaign archive`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::AddCampaign => add_campaign::NAME,
        }
    }

    /// The permissions a caller needs, unless they have Administrator or an admin's setting allows them the command.
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

    /// Reads the options. The caller's permissions are checked elsewhere.
    fn read(self, options: Options<'_>) -> Result<ParsedCommand, NotAccepted> {
        match self {
            Self::AddCampaign => AddCampaign::read(options).map(|read| ParsedCommand::Work(Command::AddCampaign(read))),
        }
    }
}

/// All commands as typed, for use in a sentence.
pub(crate) fn known() -> String {
    let typed: Vec<String> = Kind::ALL.iter().map(|kind| format!("`/{}`", kind.name())).collect();
    typed.join(", ")
}
