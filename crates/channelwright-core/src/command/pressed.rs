//! The commands behind buttons, selects and modals.

use super::{
    AddPlayers, Answer, Archive, Command, Consent, Decline, Delete, Join, Leave, LetIn, List, NotAccepted, Pressed,
    Read, Repair, Request, Restore, Sync,
};
use crate::interaction::payload::{Interaction, Message};

impl Pressed {
    /// Reads the button or, if `submitted`, its modal.
    pub(super) fn read(self, interaction: &Interaction, submitted: bool) -> Result<Read, NotAccepted> {
        let request = || {
            let message = interaction.message().and_then(Message::id);
            let ids = interaction.channel_id().zip(message);
            let (channel, message) = ids.ok_or(NotAccepted::Incomplete { field: "message.id" })?;
            Ok(Request { channel, message })
        };
        Ok(Read::Work(match self {
            Self::AddPlayers(campaign) if submitted => {
                Command::AddPlayers(AddPlayers::submitted(campaign, interaction)?)
            }
            _ if submitted => return Err(NotAccepted::UnknownInteraction),
            Self::AddPlayers(campaign) => return Ok(Read::Answer(Answer::ChoosePlayers(campaign))),
            Self::Join(campaign) => Command::Join(Join { campaign }),
            Self::Leave(campaign) => Command::Leave(Leave { campaign }),
            Self::LetIn(campaign, player) => Command::LetIn(LetIn { campaign, player, request: request()? }),
            Self::Decline(campaign, player) => Command::Decline(Decline { campaign, player, request: request()? }),
            Self::Delete(campaign, shown) => {
                return Ok(Read::WorkInPlace(Command::Delete(Delete::pressed(campaign, shown, interaction))));
            }
            Self::DeleteAlso(campaign) => {
                return Ok(Read::WorkInPlace(Command::Delete(Delete::chosen(campaign, interaction))));
            }
            Self::Cancel => return Ok(Read::Answer(Answer::Cancelled)),
            Self::List(after) => return Ok(Read::WorkInPlace(Command::List(List { after }))),
            Self::Repair(campaign) => return Ok(Read::WorkInPlace(Command::Repair(Repair { campaign }))),
            Self::Sync(campaign, shown) => {
                return Ok(Read::WorkInPlace(Command::Sync(Sync::pressed(campaign, shown, interaction))));
            }
            Self::SyncAlso(campaign) => {
                return Ok(Read::WorkInPlace(Command::Sync(Sync::chosen(campaign, interaction))));
            }
            Self::Archive(campaign) => return Ok(Read::WorkInPlace(Command::Archive(Archive { campaign }))),
            Self::Restore(campaign, shown) => {
                let consent = Consent::pressed(shown, interaction);
                return Ok(Read::WorkInPlace(Command::Restore(Restore { campaign, consent })));
            }
        }))
    }
}
