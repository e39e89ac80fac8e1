//! What a copy of a category has: computed from the guild alone.

use std::collections::BTreeSet;

use channelwright_simulator::discord::{Channel, ChannelKind, Guild, Snowflake, bits};

use super::{Command, Moment, ledger::plain};

/// The names of the channels that a copy has; `None` for the template's. Of a category that changes meanwhile, only those that
/// are always there.
pub(super) fn names(command: &Command, bot: Snowflake, moments: &[Moment]) -> Option<Vec<String>> {
    let like = command.like?;
    let mut names: Option<BTreeSet<String>> = None;
    for moment in since(command, moments) {
        let now: BTreeSet<String> = copied(command, like, bot, &moment.guild).collect();
        names = Some(names.map_or_else(|| now.clone(), |before| &before & &now));
    }
    Some(names.unwrap_or_default().into_iter().collect())
}

/// The names of the channels that some people who see the category cannot see. In a copy, only game masters see these
/// channels.
pub(super) fn secret_names(command: &Command, moments: &[Moment]) -> BTreeSet<String> {
    let guild = since(command, moments).next().map(|moment| &moment.guild);
    let secret = command.like.zip(guild).into_iter().flat_map(|(category, guild)| {
        let hides = move |channel: &&Channel| {
            let members = guild.members.values().filter(|member| !member.bot);
            members.into_iter().any(|one| guild.can_view(one.id, category) && !guild.can_view(one.id, channel.id))
        };
        children(guild, category).filter(hides).map(|channel| plain(&channel.name))
    });
    secret.collect()
}

/// The states of the guild from the command on.
fn since<'a>(command: &Command, moments: &'a [Moment]) -> impl Iterator<Item = &'a Moment> {
    let first = moments.iter().rposition(|moment| moment.at <= command.at).unwrap_or(0);
    moments.iter().skip(first)
}

/// The channels that the bot sees, and that the caller sees or may manage as part of a campaign.
fn copied(command: &Command, category: Snowflake, bot: Snowflake, guild: &Guild) -> impl Iterator<Item = String> {
    let caller = command.caller;
    let manages = guild.permissions(caller) & (bits::ADMINISTRATOR | bits::MANAGE_ROLES | bits::MANAGE_CHANNELS) != 0;
    let has_own = |user| guild.channels.get(&category).is_some_and(|one| one.overwrite(user).is_some());
    let knows_all = has_own(bot) && (manages || has_own(caller));
    let sees = move |id| guild.can_view(bot, id) && (knows_all || guild.can_view(caller, id));
    let is_copied = |channel: &&Channel| channel.kind != ChannelKind::Category;
    children(guild, category).filter(is_copied).filter(move |one| sees(one.id)).map(|one| plain(&one.name))
}

fn children(guild: &Guild, category: Snowflake) -> impl Iterator<Item = &Channel> {
    guild.channels.values().filter(move |channel| channel.parent_id == Some(category))
}
