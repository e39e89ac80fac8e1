//! The permission groups that campaigns use. The bot can only allow or deny permissions it has itself (Discord: create
//! guild channel), so everything here must be part of its invite link.

use super::Permissions;
use crate::template::ChannelKind;

/// What the bot itself needs in the guild: to create channels and roles, and to see them.
pub const BOT_IN_GUILD: Permissions =
    Permissions::MANAGE_CHANNELS.union(Permissions::MANAGE_ROLES).union(Permissions::VIEW_CHANNEL);

/// Denied to everyone to make a category private. `CONNECT` covers voice channels that people add by hand.
pub const ENTER_CATEGORY: Permissions = Permissions::VIEW_CHANNEL.union(Permissions::CONNECT);

/// Denied to everyone to make a channel of this kind private, and allowed to the bot: without these, Discord ignores
/// every other permission in the channel.
#[must_use]
pub const fn enter(kind: ChannelKind) -> Permissions {
    match kind {
        ChannelKind::Text | ChannelKind::Forum => Permissions::VIEW_CHANNEL,
        ChannelKind::Voice => ENTER_CATEGORY,
    }
}

/// What players may do in a channel of this kind: see it, read it, write or speak in it.
#[must_use]
pub const fn take_part(kind: ChannelKind) -> Permissions {
    let write = enter(kind).union(Permissions::SEND_MESSAGES).union(Permissions::READ_MESSAGE_HISTORY);
    match kind {
        ChannelKind::Text => {
            write.union(Permissions::CREATE_PUBLIC_THREADS).union(Permissions::SEND_MESSAGES_IN_THREADS)
        }
        // Posts need Send Messages; replies need Send Messages in Threads.
        ChannelKind::Forum => write.union(Permissions::SEND_MESSAGES_IN_THREADS),
        ChannelKind::Voice => write.union(Permissions::SPEAK),
    }
}

/// What players may do in the category: the union over all kinds, so that channels added by hand work as well.
pub const TAKE_PART_IN_CATEGORY: Permissions =
    take_part(ChannelKind::Text).union(take_part(ChannelKind::Voice)).union(take_part(ChannelKind::Forum));
