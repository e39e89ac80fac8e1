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

/// What a template can let game masters do besides taking part, by the names of Discord's API in lower case. Nothing that
/// reaches beyond the campaign or changes who sees it.
pub const GAME_MASTER_MAY: &[(&str, Permissions)] = &[
    ("manage_messages", Permissions::MANAGE_MESSAGES),
    ("pin_messages", Permissions::PIN_MESSAGES),
    ("manage_threads", Permissions::MANAGE_THREADS),
    ("create_private_threads", Permissions::CREATE_PRIVATE_THREADS),
    ("bypass_slowmode", Permissions::BYPASS_SLOWMODE),
    ("mention_everyone", Permissions::MENTION_EVERYONE),
    ("mute_members", Permissions::MUTE_MEMBERS),
    ("deafen_members", Permissions::DEAFEN_MEMBERS),
    ("move_members", Permissions::MOVE_MEMBERS),
    ("priority_speaker", Permissions::PRIORITY_SPEAKER),
    ("set_voice_channel_status", Permissions::SET_VOICE_CHANNEL_STATUS),
];

/// The names in [`GAME_MASTER_MAY`].
#[must_use]
pub fn names() -> Vec<&'static str> {
    GAME_MASTER_MAY.iter().map(|(name, _)| *name).collect()
}

/// What game masters may do if the template does not say: moderate messages, threads and voice.
pub const GAME_MASTER_MAY_BY_DEFAULT: Permissions = Permissions::MANAGE_MESSAGES
    .union(Permissions::PIN_MESSAGES)
    .union(Permissions::MANAGE_THREADS)
    .union(Permissions::MUTE_MEMBERS)
    .union(Permissions::DEAFEN_MEMBERS)
    .union(Permissions::MOVE_MEMBERS);

/// Those of [`GAME_MASTER_MAY`] that mean something in a channel of this kind (Discord: permissions, "Channel Type").
#[must_use]
pub const fn lead(kind: ChannelKind) -> Permissions {
    let any = Permissions::MANAGE_MESSAGES.union(Permissions::BYPASS_SLOWMODE).union(Permissions::MENTION_EVERYONE);
    match kind {
        ChannelKind::Text | ChannelKind::Forum => any
            .union(Permissions::PIN_MESSAGES)
            .union(Permissions::MANAGE_THREADS)
            .union(Permissions::CREATE_PRIVATE_THREADS),
        ChannelKind::Voice => any
            .union(Permissions::MUTE_MEMBERS)
            .union(Permissions::DEAFEN_MEMBERS)
            .union(Permissions::MOVE_MEMBERS)
            .union(Permissions::PRIORITY_SPEAKER)
            .union(Permissions::SET_VOICE_CHANNEL_STATUS),
    }
}

/// The same in the category: the union over all kinds.
pub const LEAD_IN_CATEGORY: Permissions =
    lead(ChannelKind::Text).union(lead(ChannelKind::Voice)).union(lead(ChannelKind::Forum));

// The bot does without them, so nothing that a campaign needs may be among them.
const _: () = assert!(LEAD_IN_CATEGORY.bits() & (TAKE_PART_IN_CATEGORY.bits() | BOT_IN_GUILD.bits()) == 0);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_permission_that_a_template_can_name_means_something_somewhere() {
        let all = GAME_MASTER_MAY.iter().fold(Permissions::NONE, |all, (_, one)| all | *one);
        assert_eq!(all, LEAD_IN_CATEGORY);
        assert!(all.contains(GAME_MASTER_MAY_BY_DEFAULT));
    }
}
