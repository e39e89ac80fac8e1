//! The typed commands: their names, how they are registered, and who may use them.

use super::{
    AddCampaign, AddGm, AddPlayers, Archive, AsTemplate, AssignGm, Command, Delete, Info, Invite, List, NotAccepted,
    Read, RemoveGm, RemovePlayer, Rename, Restore, Settings, Source, Sync, add_campaign, add_gm, add_players, archive,
    as_template, assign_gm, definition::Definition, delete, info, invite, list, remove_gm, remove_player, rename,
    restore, settings, sync,
};
use crate::permission::Permissions;

/// Identifies a typed command. The compiler reports a variant missing from [`ALL`](Self::ALL) as never constructed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    AddCampaign,
    AddPlayer,
    RemovePlayer,
    AssignGm,
    AddGm,
    RemoveGm,
    Settings,
    Invite,
    Delete,
    DeleteCampaign,
    Rename,
    List,
    Info,
    Sync,
    Template,
    Archive,
    Restore,
}

impl Kind {
    /// In order of registration and listing.
    pub(crate) const ALL: [Self; 17] = [
        Self::AddCampaign,
        Self::AddPlayer,
        Self::RemovePlayer,
        Self::Invite,
        Self::AssignGm,
        Self::AddGm,
        Self::RemoveGm,
        Self::Settings,
        Self::Delete,
        Self::DeleteCampaign,
        Self::Rename,
        Self::List,
        Self::Info,
        Self::Sync,
        Self::Template,
        Self::Archive,
        Self::Restore,
    ];

    /// The command as typed, without the slash; several words for a subcommand, such as `campaign archive`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::AddCampaign => add_campaign::NAME,
            Self::AddPlayer => add_players::NAME,
            Self::RemovePlayer => remove_player::NAME,
            Self::AssignGm => assign_gm::NAME,
            Self::AddGm => add_gm::NAME,
            Self::RemoveGm => remove_gm::NAME,
            Self::Settings => settings::NAME,
            Self::Invite => invite::NAME,
            Self::Delete => delete::NAME,
            Self::DeleteCampaign => delete::by_name::NAME,
            Self::Rename => rename::NAME,
            Self::List => list::NAME,
            Self::Info => info::NAME,
            Self::Sync => sync::NAME,
            Self::Template => as_template::NAME,
            Self::Archive => archive::NAME,
            Self::Restore => restore::NAME,
        }
    }

    /// The permissions that a member needs so that Discord offers the command, unless they have Administrator or an admin's
    /// setting allows them the command.
    pub(crate) const fn needs(self) -> Permissions {
        match self {
            Self::AddCampaign => add_campaign::NEEDS,
            Self::AddPlayer => add_players::NEEDS,
            Self::RemovePlayer => remove_player::NEEDS,
            Self::AssignGm => assign_gm::NEEDS,
            Self::AddGm => add_gm::NEEDS,
            Self::RemoveGm => remove_gm::NEEDS,
            Self::Settings => settings::NEEDS,
            Self::Invite => invite::NEEDS,
            Self::Delete => delete::NEEDS,
            Self::DeleteCampaign => delete::by_name::NEEDS,
            Self::Rename => rename::NEEDS,
            Self::List => list::NEEDS,
            Self::Info => info::NEEDS,
            Self::Sync => sync::NEEDS,
            Self::Template => as_template::NEEDS,
            Self::Archive => archive::NEEDS,
            Self::Restore => restore::NEEDS,
        }
    }

    /// How the command is registered.
    pub(crate) fn definition(self) -> Definition {
        match self {
            Self::AddCampaign => add_campaign::definition(),
            Self::AddPlayer => add_players::definition(),
            Self::RemovePlayer => remove_player::definition(),
            Self::AssignGm => assign_gm::definition(),
            Self::AddGm => add_gm::definition(),
            Self::RemoveGm => remove_gm::definition(),
            Self::Settings => settings::definition(),
            Self::Invite => invite::definition(),
            Self::Delete => delete::definition(),
            Self::DeleteCampaign => delete::definition_by_name(),
            Self::Rename => rename::definition(),
            Self::List => list::definition(),
            Self::Info => info::definition(),
            Self::Sync => sync::definition(),
            Self::Template => as_template::definition(),
            Self::Archive => archive::definition(),
            Self::Restore => restore::definition(),
        }
    }

    /// Reads the options. The caller's permissions are checked elsewhere.
    pub(super) fn read(self, source: &Source<'_>) -> Result<Read, NotAccepted> {
        let command = match self {
            Self::AddCampaign => Command::AddCampaign(AddCampaign::read(source)?),
            Self::AddPlayer => Command::AddPlayers(AddPlayers::read(source)?),
            Self::RemovePlayer => Command::RemovePlayer(RemovePlayer::read(source)?),
            Self::AssignGm => Command::AssignGm(AssignGm::read(source)?),
            Self::AddGm => Command::AddGm(AddGm::read(source)?),
            Self::RemoveGm => Command::RemoveGm(RemoveGm::read(source)?),
            Self::Settings => Command::Settings(Settings::read(source)?),
            Self::Invite => Command::Invite(Invite::read(source)?),
            Self::Delete => Command::Delete(Delete::read(source)?),
            Self::DeleteCampaign => Command::Delete(Delete::read_named(source)?),
            Self::Rename => Command::Rename(Rename::read(source)?),
            Self::List => Command::List(List { after: None }),
            Self::Info => Command::Info(Info::read(source)?),
            Self::Sync => Command::Sync(Sync::read(source)?),
            Self::Template => Command::Template(AsTemplate::read(source)?),
            Self::Archive => Command::Archive(Archive::read(source)?),
            Self::Restore => Command::Restore(Restore::read(source)?),
        };
        Ok(Read::Work(command))
    }
}

/// All commands as typed, for use in a sentence.
pub(crate) fn known() -> String {
    let typed: Vec<String> = Kind::ALL.iter().map(|kind| format!("`/{}`", kind.name())).collect();
    typed.join(", ")
}
