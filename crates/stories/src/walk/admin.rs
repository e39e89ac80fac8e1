//! What administrators do in the middle of a run.

use channelwright_simulator::discord::{ChannelKind, GuildHandle, Overwrite, Snowflake, bits};

/// One act. What it is about is looked for when it happens; if it is not there, nothing happens.
#[derive(Debug, Clone, Copy)]
pub(super) enum Act {
    RenameCategory(&'static str),
    DeleteCategory(&'static str),
    DeleteRole(&'static str),
    /// The nth channel, from 0, of the campaign.
    DeleteChannel(&'static str, usize),
    RenameChannel(&'static str, usize),
    /// Everyone may see the nth channel.
    OpenChannel(&'static str, usize),
    /// The bot's own overwrite goes.
    ShutBotOut(&'static str),
    /// The game masters' overwrites go.
    ForgetGameMaster(&'static str),
    GiveRoleToPlayer(&'static str),
    RaiseRole(&'static str),
    TakeFromBot(u64),
    StripBot,
    KickBot,
    FillChannels,
    FillRoles,
    KickGm,
}

impl Act {
    pub(super) fn perform(self, guild: &GuildHandle) {
        match self {
            Self::RenameCategory(name) => with(category(guild, name), |id| guild.rename_channel(id, "Something Else")),
            Self::DeleteCategory(name) => with(category(guild, name), |id| guild.delete_channel(id)),
            Self::DeleteRole(name) => with(role(guild, name), |id| guild.delete_role(id)),
            Self::DeleteChannel(name, nth) => with(channel(guild, name, nth), |id| guild.delete_channel(id)),
            Self::RenameChannel(name, nth) => with(channel(guild, name, nth), |id| guild.rename_channel(id, "renamed")),
            Self::OpenChannel(name, nth) => with(channel(guild, name, nth), |id| {
                guild.set_overwrite(id, Overwrite::role(guild.id).allow(bits::VIEW_CHANNEL));
            }),
            Self::ShutBotOut(name) => with(category(guild, name), |id| guild.remove_bot_overwrite(id)),
            Self::ForgetGameMaster(name) => with(category(guild, name), |id| {
                let people = &guild.people;
                people
                    .players
                    .iter()
                    .chain([&people.gm, &people.admin])
                    .for_each(|who| guild.remove_overwrite(id, *who));
            }),
            Self::GiveRoleToPlayer(name) => {
                with(role(guild, name).zip(guild.people.players.last()), |(role, player)| guild.grant(*player, role));
            }
            Self::RaiseRole(name) => with(role(guild, name), |id| guild.edit_role(id, |role| role.position = 90)),
            Self::TakeFromBot(taken) => {
                let bot = guild.people.bot;
                let held =
                    guild.snapshot().roles.iter().find(|role| role.bot_id == Some(bot)).map(|role| role.permissions);
                with(held, |held| guild.set_bot_permissions(held & !taken));
            }
            Self::StripBot => guild.strip_roles(guild.people.bot),
            Self::KickBot => guild.kick(guild.people.bot),
            Self::FillChannels => guild.fill_channels(500),
            Self::FillRoles => guild.fill_roles(250),
            Self::KickGm => guild.kick(guild.people.gm),
        }
    }
}

fn with<T>(thing: Option<T>, act: impl FnOnce(T)) {
    if let Some(thing) = thing {
        act(thing);
    }
}

fn category(guild: &GuildHandle, name: &str) -> Option<Snowflake> {
    let named = guild.channels_named(name);
    named.iter().rfind(|channel| channel.kind == ChannelKind::Category).map(|channel| channel.id)
}

fn channel(guild: &GuildHandle, name: &str, nth: usize) -> Option<Snowflake> {
    guild.children_of(category(guild, name)?).get(nth).map(|channel| channel.id)
}

fn role(guild: &GuildHandle, name: &str) -> Option<Snowflake> {
    guild.role_named(&format!("{name} Members")).map(|role| role.id)
}
