//! A category that a command reads as a template, and what its caller may learn from it.

use super::{CommandContext, NoPlan, NotPlanned};
use crate::{
    campaign::{Campaign, campaign_at},
    id::{self, Id},
    permission::{Permissions, effective},
    snapshot::{Channel, ChannelType, Member, Snapshot},
    template::Copied,
};

/// Reads the category as far as the caller may see it: the channels that the caller sees on the server, and of a campaign also
/// the others, if the caller leads it or may manage roles or channels in the guild.
pub(super) fn copied(
    category: Id<id::Channel>,
    context: &CommandContext<'_>,
    guild: &Snapshot,
) -> Result<Copied, NoPlan> {
    let roles = context.caller_facts.map(|facts| facts.roles.clone()).unwrap_or_default();
    let caller = Member::new(context.caller, roles);
    let in_guild = effective::in_guild(&caller, guild);
    let manages = !(in_guild & (Permissions::MANAGE_ROLES | Permissions::MANAGE_CHANNELS)).is_empty();
    let knows = |one: &Campaign| manages || one.game_masters.contains(&context.caller);
    let knows_all = campaign_at(guild, category).as_ref().is_some_and(knows);
    let reads = |channel: &Channel| {
        knows_all || effective::in_channel(&caller, guild, channel).contains(Permissions::VIEW_CHANNEL)
    };
    let category = guild.channel(category).filter(|one| one.kind == ChannelType::Category && reads(one));
    let category = category.ok_or(NotPlanned::NoCategory { is_resumed: context.is_resumed })?;
    let copied = Copied::of(category, guild, &reads, context.template.game_master_may);
    if copied.template.channels.is_empty() {
        return Err(NotPlanned::NothingToCopy { lost: copied.lost }.into());
    }
    Ok(copied)
}
