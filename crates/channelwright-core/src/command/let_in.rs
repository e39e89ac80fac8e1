//! The button `Let in` below a request to join: gives the role to the player who asked.

use serde::{Deserialize, Serialize};

use super::{CommandContext, NotPlanned, members::Open};
use crate::{
    campaign::{Campaign, Part},
    id::{self, Id},
    message::Message,
    plan::{Op, Plan, change_members},
    snapshot::Snapshot,
    words::{headline::Phrases, request},
};

pub(super) const PHRASES: Phrases =
    Phrases { working: "Letting In", done: "Let In", not_done: "Not Let In", not_finished: "Not Let In Yet" };

/// The queued command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetIn {
    /// The campaign's category.
    pub campaign: Id<id::Channel>,
    /// The player who asked.
    pub player: Id<id::User>,
    /// The request.
    pub request: Request,
}

/// The message with a request to join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Its channel.
    pub channel: Id<id::Channel>,
    /// Its id.
    pub message: Id<id::Message>,
}

/// Gives the role, then shows in the request who let the player in.
pub(super) fn plan(
    LetIn { player, request, .. }: &LetIn,
    context: &CommandContext<'_>,
    found: Option<Campaign>,
    guild: &Snapshot,
) -> Result<Plan, NotPlanned> {
    let open = Open::of(found, guild)?.for_those_who_may(context)?;
    let is_here = guild.member(*player).is_some();
    if is_here && !open.takes_part(*player) && request.is_answered(guild) {
        // Somebody declined it, or the player has left the campaign since.
        return Err(NotPlanned::Answered { player: *player, is_in: false });
    }
    if guild.member(*player).is_some_and(|member| member.is_bot) {
        // No bot asks: the button is not ours.
        return Ok(change_members(open.campaign, guild, Vec::new()));
    }
    let mut ops = Vec::new();
    if is_here && !open.takes_part(*player) {
        ops.push((Part::Role, Op::Give(*player)));
    }
    let answer = if is_here { request::let_in(*player, context.caller) } else { request::gone(*player) };
    ops.extend(request.settle(&open.campaign, guild, answer));
    Ok(change_members(open.campaign, guild, ops))
}

impl Request {
    /// Replaces the request by its answer, unless somebody has answered it.
    pub(super) fn settle(&self, campaign: &Campaign, guild: &Snapshot, answer: Message) -> Option<(Part, Op)> {
        let part = campaign.part(self.channel)?;
        let edit = Op::EditMessage { message: self.message, to: answer };
        (!self.is_answered(guild)).then_some((part, edit))
    }

    /// Whether it has no buttons any more.
    pub(super) fn is_answered(&self, guild: &Snapshot) -> bool {
        guild.messages_in(self.channel).iter().any(|one| one.id == self.message && one.custom_ids.is_empty())
    }
}
