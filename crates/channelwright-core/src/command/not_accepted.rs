//! Why an interaction is not accepted. Its texts are in `words`.

use crate::{
    campaign::UnusableName,
    id::{self, Id},
    report::Fate,
};

/// The bot answers these at once and queues no job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAccepted {
    /// This version does not have the command.
    UnknownCommand {
        /// The name as typed, without the slash; `None` for a menu command. Not escaped.
        name: Option<String>,
    },
    /// A component, a modal, or a type of interaction unknown to this version.
    UnknownInteraction,
    /// The command was used in a direct message.
    OutsideServer {
        /// The command's name.
        command: &'static str,
    },
    /// The application is installed for the user only: the bot is not in this server.
    BotNotInstalled {
        /// The command's name.
        command: &'static str,
    },
    /// No name was given.
    NameMissing,
    /// No campaign can have the name.
    NameUnusable(UnusableName),
    /// This user cannot lead a campaign.
    CannotLead {
        /// The user.
        user: Id<id::User>,
        /// Why not.
        why: Fate,
    },
    /// A required field is missing.
    Incomplete {
        /// The field, in Discord's spelling.
        field: &'static str,
    },
}

impl NotAccepted {
    /// A label for the log, without user input.
    pub(crate) fn outcome(&self) -> &'static str {
        match self {
            Self::UnknownCommand { .. } => "unknown command",
            Self::UnknownInteraction => "unknown interaction",
            Self::OutsideServer { .. } => "outside a server",
            Self::BotNotInstalled { .. } => "bot not installed",
            Self::NameMissing => "name missing",
            Self::NameUnusable(_) => "name unusable",
            Self::CannotLead { .. } => "cannot lead",
            Self::Incomplete { .. } => "incomplete interaction",
        }
    }
}
