//! Why nothing is done about an interaction. The words are elsewhere.

use crate::campaign::UnusableName;

/// Why nothing is done about an interaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAccepted {
    /// A command that this version does not have.
    UnknownCommand {
        /// What was typed, without the slash, unless the command is one of a menu. Not escaped.
        name: Option<String>,
    },
    /// A button, a menu, a form, or something Discord has invented since.
    UnknownInteraction,
    /// The command was used in a direct message.
    OutsideServer {
        /// The command's name.
        command: &'static str,
    },
    /// The application is installed for the user alone: there is no bot user in this server.
    BotNotInstalled {
        /// The command's name.
        command: &'static str,
    },
    /// No name was given.
    NameMissing,
    /// No campaign can have the name.
    NameUnusable(UnusableName),
    /// Discord left out a field that every command has.
    Incomplete {
        /// The field, as Discord spells it.
        field: &'static str,
    },
}

impl NotAccepted {
    /// For the log: one or two words, never anything a person typed.
    pub(crate) fn outcome(&self) -> &'static str {
        match self {
            Self::UnknownCommand { .. } => "unknown command",
            Self::UnknownInteraction => "unknown interaction",
            Self::OutsideServer { .. } => "outside a server",
            Self::BotNotInstalled { .. } => "bot not installed",
            Self::NameMissing => "name missing",
            Self::NameUnusable(_) => "name unusable",
            Self::Incomplete { .. } => "incomplete interaction",
        }
    }
}
