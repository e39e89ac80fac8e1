//! Who may do what: the arithmetic of §"Permissions" of Discord's documentation.
//!
//! A worked case. @everyone may view channels. In one channel @everyone is denied the view, the role "Party" is allowed
//! it, and Ann, who holds that role, is denied it as a member. The order is @everyone, roles, member: denied, allowed,
//! denied, so Ann does not see the channel, and without seeing it nothing else counts for her. Bob, who also holds
//! "Party", sees it. The server's owner and administrators see it whatever the overwrites say.

use super::{
    model::{Channel, Guild, Overwrite, OverwriteKind},
    snowflake::Snowflake,
};

/// Permission bits by Discord's names.
pub mod bits {
    #![expect(missing_docs, reason = "Discord's own names say it all")]
    pub const CREATE_INSTANT_INVITE: u64 = 1;
    pub const ADMINISTRATOR: u64 = 1 << 3;
    pub const MANAGE_CHANNELS: u64 = 1 << 4;
    pub const MANAGE_GUILD: u64 = 1 << 5;
    pub const ADD_REACTIONS: u64 = 1 << 6;
    pub const STREAM: u64 = 1 << 9;
    pub const VIEW_CHANNEL: u64 = 1 << 10;
    pub const SEND_MESSAGES: u64 = 1 << 11;
    pub const SEND_TTS_MESSAGES: u64 = 1 << 12;
    pub const MANAGE_MESSAGES: u64 = 1 << 13;
    pub const EMBED_LINKS: u64 = 1 << 14;
    pub const ATTACH_FILES: u64 = 1 << 15;
    pub const READ_MESSAGE_HISTORY: u64 = 1 << 16;
    pub const MENTION_EVERYONE: u64 = 1 << 17;
    pub const USE_EXTERNAL_EMOJIS: u64 = 1 << 18;
    pub const CONNECT: u64 = 1 << 20;
    pub const SPEAK: u64 = 1 << 21;
    pub const USE_VAD: u64 = 1 << 25;
    pub const CHANGE_NICKNAME: u64 = 1 << 26;
    pub const MANAGE_ROLES: u64 = 1 << 28;
    pub const MANAGE_WEBHOOKS: u64 = 1 << 29;
    pub const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
    pub const REQUEST_TO_SPEAK: u64 = 1 << 32;
    pub const MANAGE_THREADS: u64 = 1 << 34;
    pub const CREATE_PUBLIC_THREADS: u64 = 1 << 35;
    pub const CREATE_PRIVATE_THREADS: u64 = 1 << 36;
    pub const USE_EXTERNAL_STICKERS: u64 = 1 << 37;
    pub const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;
    pub const USE_EXTERNAL_APPS: u64 = 1 << 50;
    pub const PIN_MESSAGES: u64 = 1 << 51;

    /// Every bit up to the highest in use (52); 47 is unassigned.
    pub const ALL: u64 = ((1 << 53) - 1) & !(1 << 47);

    /// What @everyone may do in a new guild.
    pub const NEW_GUILD: u64 = CREATE_INSTANT_INVITE
        | ADD_REACTIONS
        | STREAM
        | VIEW_CHANNEL
        | SEND_MESSAGES
        | EMBED_LINKS
        | ATTACH_FILES
        | READ_MESSAGE_HISTORY
        | MENTION_EVERYONE
        | USE_EXTERNAL_EMOJIS
        | CONNECT
        | SPEAK
        | USE_VAD
        | CHANGE_NICKNAME
        | USE_APPLICATION_COMMANDS
        | REQUEST_TO_SPEAK
        | CREATE_PUBLIC_THREADS
        | CREATE_PRIVATE_THREADS
        | USE_EXTERNAL_STICKERS
        | SEND_MESSAGES_IN_THREADS
        | USE_EXTERNAL_APPS;
}

use bits::{ADMINISTRATOR, ALL, CONNECT, READ_MESSAGE_HISTORY, SEND_MESSAGES, VIEW_CHANNEL};

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
