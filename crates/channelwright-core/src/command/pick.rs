//! A typed command that named no campaign: the caller chooses one in a private select. Its `custom_id` holds the command,
//! `cw1:pick:<command>[:<argument>…]`; the chosen value is the category's id.

use super::{
    AddGm, AddPlayers, Archive, AssignGm, Command, Consent, Delete, Info, Invite, Person, RemoveGm, RemovePlayer,
    Restore, Settings, Sync, Which,
};
use crate::{
    campaign::JoinMode,
    id::{self, Id},
    message::CustomId,
};

const PREFIX: &str = "cw1:pick:";

/// The `custom_id` of the select for this command; `None` if its campaign is never chosen like this.
#[must_use]
pub fn custom_id(command: &Command) -> Option<CustomId> {
    let typed = match command {
        Command::AddPlayers(AddPlayers { players, .. }) => match players.as_slice() {
            [player] => format!("add-player:{}", player.id),
            _ => return None,
        },
        Command::RemovePlayer(RemovePlayer { player, .. }) => format!("remove-player:{}", player.id),
        Command::AssignGm(AssignGm { user, .. }) => format!("assign-gm:{}", user.id),
        Command::AddGm(AddGm { user, .. }) => format!("add-gm:{}", user.id),
        Command::RemoveGm(RemoveGm { user, .. }) => format!("remove-gm:{}", user.id),
        Command::Settings(Settings { join, .. }) => format!("settings:{}", join.as_str()),
        Command::Invite(Invite { uses, days, .. }) => format!("invite:{uses}:{days}"),
        Command::Delete(Delete { campaign: Which::At(_), .. }) => "delete".to_owned(),
        // The new name may be too long for it.
        Command::Delete(Delete { campaign: Which::Named(_), .. }) | Command::Rename(_) => return None,
        Command::Info(_) => "info".to_owned(),
        Command::Sync(_) => "sync".to_owned(),
        Command::List(_) | Command::Repair(_) => return None,
        Command::Template(_) => return None,
        Command::Archive(_) => "archive".to_owned(),
        Command::Restore(_) => "restore".to_owned(),
        Command::AddCampaign(_) | Command::Join(_) | Command::Leave(_) | Command::LetIn(_) | Command::Decline(_) => {
            return None;
        }
    };
    Some(CustomId::within_limits(format!("{PREFIX}{typed}")))
}

/// The command of a select, for the campaign of this category; `None` if this version does not know its form.
pub(super) fn read(custom_id: &str, campaign: Id<id::Channel>) -> Option<Command> {
    let fields: Vec<&str> = custom_id.strip_prefix(PREFIX)?.split(':').collect();
    let person = |text: &str| text.parse().ok().map(Person::unseen);
    Some(match fields.as_slice() {
        ["add-player", user] => Command::AddPlayers(AddPlayers { campaign, players: vec![person(user)?] }),
        ["remove-player", user] => Command::RemovePlayer(RemovePlayer { campaign, player: person(user)? }),
        ["assign-gm", user] => Command::AssignGm(AssignGm { campaign, user: person(user)? }),
        ["add-gm", user] => Command::AddGm(AddGm { campaign, user: person(user)? }),
        ["remove-gm", user] => Command::RemoveGm(RemoveGm { campaign, user: person(user)? }),
        ["settings", join] => {
            let join = JoinMode::ALL.into_iter().find(|mode| mode.as_str() == *join)?;
            Command::Settings(Settings { campaign, join })
        }
        ["invite", uses, days] => {
            Command::Invite(Invite { campaign, uses: uses.parse().ok()?, days: days.parse().ok()? })
        }
        ["info"] => Command::Info(Info { campaign }),
        ["sync"] => Command::Sync(Sync::unconfirmed(campaign)),
        ["archive"] => Command::Archive(Archive { campaign }),
        ["restore"] => Command::Restore(Restore { campaign, consent: Consent::NotAsked }),
        ["delete"] => Command::Delete(Delete::unconfirmed(Which::At(campaign))),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every form that was ever sent. Never delete a line.
    const SENT: &str = include_str!("custom_id/sent_selects.txt");

    #[test]
    fn every_select_ever_sent_is_read() {
        let campaign = Id::new(4);
        for line in SENT.lines() {
            let command = read(line, campaign).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(custom_id(&command).unwrap().as_str(), line);
        }
        let kinds = SENT.lines().map(|line| line.split(':').nth(2).unwrap()).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(kinds.len(), 12);
    }

    #[test]
    fn anything_else_is_unknown() {
        for text in [
            "",
            "cw1:pick:",
            "cw1:pick:add-player",
            "cw1:pick:add-player:x",
            "cw1:pick:settings:ajar",
            "cw1:pick:invite:1",
            "cw1:pick:invite:1:-1",
            "cw2:pick:settings:ask",
            "cw1:pick:join",
        ] {
            assert_eq!(read(text, Id::new(4)), None, "{text}");
        }
    }
}
