//! The named groups of rights that a campaign is made of. The bot can give or take only rights that it holds itself
//! (Discord: create guild channel), so everything named here adds to what the bot must be invited with.

use super::Permissions;
use crate::template::ChannelKind;

/// What the bot needs in the guild for itself: to make channels and roles, and to see what it made.
pub const BOT_IN_GUILD: Permissions =
    Permissions::MANAGE_CHANNELS.union(Permissions::MANAGE_ROLES).union(Permissions::VIEW_CHANNEL);

/// What makes a category private when everyone is denied it. Without `CONNECT`, a channel that somebody adds by hand
/// is private for voice as well.
pub const ENTER_CATEGORY: Permissions = Permissions::VIEW_CHANNEL.union(Permissions::CONNECT);

/// What makes a channel of this kind private when everyone is denied it, and what the bot allows itself: without
/// these Discord ignores every other right in the channel.
#[must_use]
pub const fn enter(kind: ChannelKind) -> Permissions {
    match kind {
        ChannelKind::Text | ChannelKind::Forum => Permissions::VIEW_CHANNEL,
        ChannelKind::Voice => ENTER_CATEGORY,
    }
}

/// What taking part in a channel of this kind means: see it, read it, write or speak in it.
#[must_use]
pub const fn take_part(kind: ChannelKind) -> Permissions {
    let write = enter(kind).union(Permissions::SEND_MESSAGES).union(Permissions::READ_MESSAGE_HISTORY);
    match kind {
        ChannelKind::Text => {
            write.union(Permissions::CREATE_PUBLIC_THREADS).union(Permissions::SEND_MESSAGES_IN_THREADS)
        }
        // Posts are made with Send Messages, answers with Send Messages in Threads.
        ChannelKind::Forum => write.union(Permissions::SEND_MESSAGES_IN_THREADS),
        ChannelKind::Voice => write.union(Permissions::SPEAK),
    }
}

/// What taking part in the category means: the sum over the kinds, so that a channel added by hand works, too.
pub const TAKE_PART_IN_CATEGORY: Permissions =
    take_part(ChannelKind::Text).union(take_part(ChannelKind::Voice)).union(take_part(ChannelKind::Forum));
