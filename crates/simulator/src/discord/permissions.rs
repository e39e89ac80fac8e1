//! Computes permissions as in "Permissions" of Discord's documentation.
//!
//! An example: @everyone has VIEW_CHANNEL. One channel denies it to @everyone, allows it to the role "Party" and denies it
//! to Ann, who has that role. Overwrites apply in the order @everyone, roles, member. So Ann cannot view the channel, and
//! has no other permission in it either. Bob, who also has "Party", can view it. The guild's owner and administrators
//! can always view it.

pub mod bits;

use bits::{ADMINISTRATOR, ALL, CONNECT, READ_MESSAGE_HISTORY, SEND_MESSAGES, VIEW_CHANNEL};

use super::{
    model::{Channel, Guild, Overwrite, OverwriteKind},
    snowflake::Snowflake,
};

impl Guild {
    /// A user's permissions in the guild, without overwrites. The owner and administrators have all.
    #[must_use]
    pub fn permissions(&self, user: Snowflake) -> u64 {
        guild_permissions(self, user)
    }

    /// A user's effective permissions in a channel, with implicit denials; 0 if it does not exist.
    #[must_use]
    pub fn permissions_in(&self, user: Snowflake, channel: Snowflake) -> u64 {
        self.channels.get(&channel).map_or(0, |channel| effective_permissions(self, user, channel))
    }

    /// Whether a user can view a channel; false if it does not exist.
    #[must_use]
    pub fn can_view(&self, user: Snowflake, channel: Snowflake) -> bool {
        self.permissions_in(user, channel) & VIEW_CHANNEL != 0
    }
}

/// A member's permissions in the guild, without overwrites.
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

/// A member's permissions in a channel as the API shows them: with overwrites, without implicit denials.
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

/// A member's actual permissions in a channel: [`shown_permissions`] with the implicit denials.
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

/// Whether a member's channel list has the channel. A category is listed if the member can view any of its children.
pub(crate) fn is_listed(guild: &Guild, user: Snowflake, channel: &Channel) -> bool {
    let views = |channel: &Channel| effective_permissions(guild, user, channel) & VIEW_CHANNEL != 0;
    views(channel) || guild.channels.values().any(|child| child.parent_id == Some(channel.id) && views(child))
}

fn is_for_role(overwrite: &Overwrite, role: Snowflake) -> bool {
    overwrite.kind == OverwriteKind::Role && overwrite.id == role
}

/// One step of the evaluation: removes the union of the denials, then adds the union of the allowances.
fn apply<'a>(base: u64, overwrites: impl Iterator<Item = &'a Overwrite>) -> u64 {
    let (allow, deny) = overwrites.fold((0, 0), |(allow, deny), o| (allow | o.allow, deny | o.deny));
    (base & !deny) | allow
}

#[cfg(test)]
mod tests;
