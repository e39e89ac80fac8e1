//! The routes of requests, and their rate limits.

use channelwright_core::{
    id::{self, Id},
    job::InteractionToken,
};
use channelwright_platform::https::Method;

/// A request's method and path, and the key of its rate limit: the path's shape and its top-level resource (Discord:
/// rate limits).
#[derive(Clone)]
pub(crate) struct Route {
    pub(crate) method: Method,
    /// The path with its ids, after `/api/v10`. May contain an interaction's token.
    pub(crate) path: String,
    /// The path without its ids.
    pub(crate) shape: &'static str,
    /// The top-level resource: a guild, a channel, or an interaction.
    pub(crate) resource: u64,
    /// Interaction routes need no bot token and do not count towards the global limit (Discord: rate limits).
    pub(crate) is_interaction: bool,
}

impl Route {
    pub(crate) fn me() -> Self {
        Self::bot(Method::Get, "/users/@me", 0, "/users/@me".to_owned())
    }

    pub(crate) fn direct_channel() -> Self {
        Self::bot(Method::Post, "/users/@me/channels", 0, "/users/@me/channels".to_owned())
    }

    pub(crate) fn application() -> Self {
        Self::bot(Method::Get, "/applications/@me", 0, "/applications/@me".to_owned())
    }

    /// The commands for all servers, or for one. Asks for localizations, which Discord omits by default.
    pub(crate) fn commands(method: Method, application: Id<id::Application>, only_in: Option<Id<id::Guild>>) -> Self {
        let (shape, resource, path) = match only_in {
            None => ("/applications/{}/commands", 0, format!("/applications/{application}/commands")),
            Some(guild) => (
                "/applications/{}/guilds/{}/commands",
                guild.get(),
                format!("/applications/{application}/guilds/{guild}/commands"),
            ),
        };
        let query = if method == Method::Get { "?with_localizations=true" } else { "" };
        Self::bot(method, shape, resource, path + query)
    }

    /// The permissions that a guild's admins set for each command, and for the application.
    pub(crate) fn command_permissions(application: Id<id::Application>, guild: Id<id::Guild>) -> Self {
        let path = format!("/applications/{application}/guilds/{guild}/commands/permissions");
        Self::bot(Method::Get, "/applications/{}/guilds/{}/commands/permissions", guild.get(), path)
    }

    pub(crate) fn guild(guild: Id<id::Guild>) -> Self {
        Self::bot(Method::Get, "/guilds/{}", guild.get(), format!("/guilds/{guild}"))
    }

    pub(crate) fn channels(method: Method, guild: Id<id::Guild>) -> Self {
        Self::bot(method, "/guilds/{}/channels", guild.get(), format!("/guilds/{guild}/channels"))
    }

    pub(crate) fn roles(method: Method, guild: Id<id::Guild>) -> Self {
        Self::bot(method, "/guilds/{}/roles", guild.get(), format!("/guilds/{guild}/roles"))
    }

    pub(crate) fn member_counts(guild: Id<id::Guild>) -> Self {
        let path = format!("/guilds/{guild}/roles/member-counts");
        Self::bot(Method::Get, "/guilds/{}/roles/member-counts", guild.get(), path)
    }

    pub(crate) fn member(guild: Id<id::Guild>, user: Id<id::User>) -> Self {
        Self::bot(Method::Get, "/guilds/{}/members/{}", guild.get(), format!("/guilds/{guild}/members/{user}"))
    }

    pub(crate) fn member_role(method: Method, guild: Id<id::Guild>, user: Id<id::User>, role: Id<id::Role>) -> Self {
        let path = format!("/guilds/{guild}/members/{user}/roles/{role}");
        Self::bot(method, "/guilds/{}/members/{}/roles/{}", guild.get(), path)
    }

    pub(crate) fn role(method: Method, guild: Id<id::Guild>, role: Id<id::Role>) -> Self {
        Self::bot(method, "/guilds/{}/roles/{}", guild.get(), format!("/guilds/{guild}/roles/{role}"))
    }

    pub(crate) fn channel(method: Method, channel: Id<id::Channel>) -> Self {
        Self::bot(method, "/channels/{}", channel.get(), format!("/channels/{channel}"))
    }

    pub(crate) fn overwrite(method: Method, channel: Id<id::Channel>, subject: u64) -> Self {
        let path = format!("/channels/{channel}/permissions/{subject}");
        Self::bot(method, "/channels/{}/permissions/{}", channel.get(), path)
    }

    pub(crate) fn messages(channel: Id<id::Channel>) -> Self {
        Self::bot(Method::Post, "/channels/{}/messages", channel.get(), format!("/channels/{channel}/messages"))
    }

    pub(crate) fn invites(channel: Id<id::Channel>) -> Self {
        Self::bot(Method::Post, "/channels/{}/invites", channel.get(), format!("/channels/{channel}/invites"))
    }

    /// As many as Discord lists at once.
    pub(crate) fn last_messages(channel: Id<id::Channel>) -> Self {
        let path = format!("/channels/{channel}/messages?limit=100");
        Self::bot(Method::Get, "/channels/{}/messages", channel.get(), path)
    }

    pub(crate) fn message(channel: Id<id::Channel>, message: Id<id::Message>) -> Self {
        let path = format!("/channels/{channel}/messages/{message}");
        Self::bot(Method::Patch, "/channels/{}/messages/{}", channel.get(), path)
    }

    /// Keyed by the interaction, not the application: every interaction has its own limits.
    pub(crate) fn reply(
        method: Method,
        application: Id<id::Application>,
        interaction: Id<id::Interaction>,
        token: &InteractionToken,
    ) -> Self {
        Self {
            is_interaction: true,
            ..Self::bot(
                method,
                "/webhooks/{}/{}/messages/@original",
                interaction.get(),
                format!("/webhooks/{application}/{}/messages/@original", token.expose()),
            )
        }
    }

    fn bot(method: Method, shape: &'static str, resource: u64, path: String) -> Self {
        Self { method, path, shape, resource, is_interaction: false }
    }
}
