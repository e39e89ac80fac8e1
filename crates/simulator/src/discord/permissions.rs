//! Who may do what: the arithmetic of §"Permissions" of Discord's documentation.
//!
//! A worked case. @everyone may view channels. In one channel @everyone is denied the view, the role "Party" is allowed
//! it, and Ann, who holds that role, is denied it as a member. The order is @everyone, roles, member: denied, allowed,
//! denied, so Ann does not see the channel, and without seeing it nothing else counts for her. Bob, who also holds
//! "Party", sees it. The server's owner and administrators see it whatever the overwrites say.

pub mod bits;

use bits::{ADMINISTRATOR, ALL, CONNECT, READ_MESSAGE_HISTORY, SEND_MESSAGES, VIEW_CHANNEL};

use super::{
    model::{Channel, Guild, Overwrite, OverwriteKind},
    snowflake::Snowflake,
};

impl Guild {
    /// What a user may do in the guild before any overwrite; everything for its owner and for administrators.
    #[must_use]
    pub fn permissions(&self, user: Snowflake) -> u64 {
        guild_permissions(self, user)
    }

    /// Whether a user can see a channel; nobody can see one that is not there.
    #[must_use]
    pub fn can_view(&self, user: Snowflake, channel: Snowflake) -> bool {
        let held = self.channels.get(&channel).map_or(0, |channel| effective_permissions(self, user, channel));
        held & VIEW_CHANNEL != 0
    }
}

/// What a member may do in the guild before any overwrite: owner, then roles, then administrator.
pub(crate) fn guild_permissions(guild: &Guild, user: Snowflake) -> u64 {
    if guild.owner_id == user {
        return ALL;
    }
    let Some(member) = guild.members.get(&user) else {
        return 0;
    };
    let everyone = guild.roles.get(&guild.id).map_or(0, |role| role.permissions);
    let base =
        member.roles.iter().filter_map(|id| guild.roles.get(id)).fold(everyone, |sum, role| sum | role.permissions);
    if base & ADMINISTRATOR != 0 { ALL } else { base }
}

/// What the API shows for a member in a channel: overwrites applied, implicit denials not.
pub(crate) fn shown_permissions(guild: &Guild, user: Snowflake, channel: &Channel) -> u64 {
    let base = guild_permissions(guild, user);
    let Some(member) = guild.members.get(&user) else {
        return 0;
    };
    if base & ADMINISTRATOR != 0 {
        return base;
    }
    let everyone = channel.overwrites.iter().filter(|o| is_for_role(o, guild.id));
    let held =
        channel.overwrites.iter().filter(|o| o.id != guild.id && member.roles.iter().any(|id| is_for_role(o, *id)));
    let own = channel.overwrites.iter().filter(|o| o.kind == OverwriteKind::Member && o.id == user);
    apply(apply(apply(base, everyone), held), own)
}

/// What a member can really do in a channel: [`shown_permissions`] with the implicit denials.
pub(crate) fn effective_permissions(guild: &Guild, user: Snowflake, channel: &Channel) -> u64 {
    let mut held = shown_permissions(guild, user, channel);
    if held & ADMINISTRATOR != 0 {
        return held;
    }
    if guild.members.get(&user).is_some_and(|member| member.timed_out) {
        held &= VIEW_CHANNEL | READ_MESSAGE_HISTORY;
    }
    if held & VIEW_CHANNEL == 0 {
        return 0;
    }
    if channel.is_voice() && held & CONNECT == 0 {
        return VIEW_CHANNEL;
    }
    if held & SEND_MESSAGES == 0 {
        held &= !(bits::MENTION_EVERYONE | bits::SEND_TTS_MESSAGES | bits::ATTACH_FILES | bits::EMBED_LINKS);
    }
    held
}

/// Whether the channel list shows the channel to a member; a category also shows when any child does.
pub(crate) fn is_listed(guild: &Guild, user: Snowflake, channel: &Channel) -> bool {
    let views = |channel: &Channel| effective_permissions(guild, user, channel) & VIEW_CHANNEL != 0;
    views(channel) || guild.channels.values().any(|child| child.parent_id == Some(channel.id) && views(child))
}

fn is_for_role(overwrite: &Overwrite, role: Snowflake) -> bool {
    overwrite.kind == OverwriteKind::Role && overwrite.id == role
}

/// One step of the evaluation: the union of the denials is removed, then the union of the allowances added.
fn apply<'a>(base: u64, overwrites: impl Iterator<Item = &'a Overwrite>) -> u64 {
    let (allow, deny) = overwrites.fold((0, 0), |(allow, deny), o| (allow | o.allow, deny | o.deny));
    (base & !deny) | allow
}

#[cfg(test)]
mod tests;
