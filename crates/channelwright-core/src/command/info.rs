//! `/campaign info`: one campaign, what is missing of it, and what can be done with it.

use serde::{Deserialize, Serialize};

use super::{
    CommandContext, NotAccepted, Source,
    definition::Definition,
    list::{self, may_see, members},
    may_manage, place,
    repair::comparison,
};
use crate::{
    campaign::{Campaign, CampaignState},
    id::{self, Id},
    page::{InfoPage, Page},
    permission::Permissions,
    plan::Compared,
    snapshot::Snapshot,
    words::headline::Phrases,
};

/// The command as typed, without the slash.
pub const NAME: &str = "campaign info";

/// Everybody sees the campaigns that they may see.
pub const NEEDS: Permissions = Permissions::NONE;

pub(super) const PHRASES: Phrases = Phrases {
    working: "Looking at the Campaign",
    done: "Campaign",
    not_done: "Campaign Not Shown",
    not_finished: "Campaign Not Shown",
};

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Info {
    /// The campaign's category, or a channel in it.
    pub campaign: Id<id::Channel>,
}

impl Info {
    pub(super) fn read(source: &Source<'_>) -> Result<Self, NotAccepted> {
        Ok(Self { campaign: place::read(source)? })
    }
}

/// Only callers who may repair the campaign see what is missing and what differs from the template. A caller who names no
/// campaign, or one that they may not see, gets the list.
pub(super) fn page(context: &CommandContext<'_>, found: Option<Campaign>, guild: &Snapshot) -> Page {
    let seen = found.filter(|one| may_see(one, context, guild)).and_then(|one| Some((one.category?, one)));
    let Some((category, one)) = seen else { return list::page_instead(context, guild) };
    let manages = may_manage(&one, context, guild);
    let details = (manages && one.state == CampaignState::Open).then(|| {
        let compared = comparison(&one, context, guild, &[]);
        Compared::of(&compared, guild)
    });
    Page::Info(InfoPage {
        category,
        name: one.name.clone(),
        role: one.role,
        game_masters: one.game_masters.clone(),
        members: members(&one, guild),
        channels: one.channels.len() + one.others.len(),
        state: one.state,
        join: one.join,
        manages,
        details,
    })
}

pub(super) fn definition() -> Definition {
    Definition {
        description: "Show a campaign: who plays, what is missing, what you can do",
        options: vec![place::option()],
    }
}
