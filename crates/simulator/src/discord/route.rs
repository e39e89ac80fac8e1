//! The table of routes.

use super::{form::parse_snowflake, snowflake::Snowflake};

/// The operation of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    Me,
    OpenDirect,
    Application,
    ListCommands,
    PutCommands,
    ListCommandPermissions,
    GetCommandPermissions,
    PutCommandPermissions,
    Guild,
    ListChannels,
    CreateChannel,
    MoveChannels,
    GetChannel,
    EditChannel,
    DeleteChannel,
    PutOverwrite,
    DeleteOverwrite,
    ListRoles,
    CreateRole,
    RoleMemberCounts,
    EditRole,
    DeleteRole,
    GetMember,
    AddMemberRole,
    RemoveMemberRole,
    CreateInvite,
    ListMessages,
    CreateMessage,
    EditMessage,
    GetOriginal,
    EditOriginal,
    DeleteOriginal,
    FollowUp,
}

#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) call: Call,
    /// Method and path, such as `POST /guilds/{guild_id}/channels`.
    pub(crate) template: &'static str,
    /// Routes with the same name share a bucket.
    pub(crate) bucket: &'static str,
    /// Whether the documentation says that the route accepts `X-Audit-Log-Reason`.
    pub(crate) audited: bool,
}

const fn entry(call: Call, template: &'static str, bucket: &'static str, audited: bool) -> Entry {
    Entry { call, template, bucket, audited }
}

/// The first match counts, so literal segments come before captured ones.
pub(crate) const ROUTES: &[Entry] = &[
    entry(Call::Me, "GET /users/@me", "me", false),
    entry(Call::OpenDirect, "POST /users/@me/channels", "direct-open", false),
    entry(Call::Application, "GET /applications/@me", "application", false),
    entry(Call::ListCommands, "GET /applications/{application_id}/commands", "command-list", false),
    entry(Call::PutCommands, "PUT /applications/{application_id}/commands", "command-put", false),
    entry(
        Call::ListCommands,
        "GET /applications/{application_id}/guilds/{guild_id}/commands",
        "guild-command-list",
        false,
    ),
    entry(
        Call::PutCommands,
        "PUT /applications/{application_id}/guilds/{guild_id}/commands",
        "guild-command-put",
        false,
    ),
    entry(
        Call::ListCommandPermissions,
        "GET /applications/{application_id}/guilds/{guild_id}/commands/permissions",
        "command-permission-list",
        false,
    ),
    entry(
        Call::GetCommandPermissions,
        "GET /applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions",
        "command-permission",
        false,
    ),
    entry(
        Call::PutCommandPermissions,
        "PUT /applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions",
        "command-permission-put",
        false,
    ),
    entry(Call::Guild, "GET /guilds/{guild_id}", "guild", false),
    entry(Call::ListChannels, "GET /guilds/{guild_id}/channels", "channel-list", false),
    entry(Call::CreateChannel, "POST /guilds/{guild_id}/channels", "channel-create", true),
    entry(Call::MoveChannels, "PATCH /guilds/{guild_id}/channels", "channel-move", false),
    entry(Call::GetChannel, "GET /channels/{channel_id}", "channel", false),
    entry(Call::EditChannel, "PATCH /channels/{channel_id}", "channel-edit", true),
    entry(Call::DeleteChannel, "DELETE /channels/{channel_id}", "channel-delete", true),
    entry(Call::PutOverwrite, "PUT /channels/{channel_id}/permissions/{overwrite_id}", "overwrite", true),
    entry(Call::DeleteOverwrite, "DELETE /channels/{channel_id}/permissions/{overwrite_id}", "overwrite", true),
    entry(Call::ListRoles, "GET /guilds/{guild_id}/roles", "role-list", false),
    entry(Call::CreateRole, "POST /guilds/{guild_id}/roles", "role-create", true),
    entry(Call::RoleMemberCounts, "GET /guilds/{guild_id}/roles/member-counts", "role-counts", false),
    entry(Call::EditRole, "PATCH /guilds/{guild_id}/roles/{role_id}", "role-edit", true),
    entry(Call::DeleteRole, "DELETE /guilds/{guild_id}/roles/{role_id}", "role-delete", true),
    entry(Call::GetMember, "GET /guilds/{guild_id}/members/{user_id}", "member", false),
    entry(Call::AddMemberRole, "PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}", "member-role", true),
    entry(Call::RemoveMemberRole, "DELETE /guilds/{guild_id}/members/{user_id}/roles/{role_id}", "member-role", true),
    entry(Call::CreateInvite, "POST /channels/{channel_id}/invites", "invite-create", true),
    entry(Call::ListMessages, "GET /channels/{channel_id}/messages", "message-list", false),
    entry(Call::CreateMessage, "POST /channels/{channel_id}/messages", "message-create", false),
    entry(Call::EditMessage, "PATCH /channels/{channel_id}/messages/{message_id}", "message-edit", false),
    entry(Call::GetOriginal, "GET /webhooks/{application_id}/{token}/messages/@original", "webhook-get", false),
    entry(Call::EditOriginal, "PATCH /webhooks/{application_id}/{token}/messages/@original", "webhook", false),
    entry(Call::DeleteOriginal, "DELETE /webhooks/{application_id}/{token}/messages/@original", "webhook", false),
    entry(Call::FollowUp, "POST /webhooks/{application_id}/{token}", "webhook", false),
];

impl Entry {
    /// Interaction webhooks need no bot token and do not count towards the global limit.
    pub(crate) fn is_webhook(&self) -> bool {
        matches!(self.call, Call::GetOriginal | Call::EditOriginal | Call::DeleteOriginal | Call::FollowUp)
    }
}

/// A route with the values of its captured segments.
#[derive(Clone, Debug)]
pub(crate) struct Route {
    pub(crate) entry: &'static Entry,
    captured: Vec<(&'static str, String)>,
}

impl Route {
    /// `path` is relative to `/api/v10`.
    pub(crate) fn find(method: &str, path: &str) -> Option<Self> {
        ROUTES.iter().find_map(|entry| {
            let (wanted_method, pattern) = entry.template.split_once(' ')?;
            let captured = (wanted_method == method).then(|| capture(pattern, path)).flatten()?;
            Some(Self { entry, captured })
        })
    }

    /// A captured segment, or an empty string if the route has none of this name.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.captured.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
    }

    /// A captured id, or 0, which no object has.
    pub(crate) fn id(&self, name: &str) -> Snowflake {
        parse_snowflake(self.text(name)).unwrap_or(0)
    }

    /// The name and text of the first captured id that is not a snowflake.
    pub(crate) fn bad_id(&self) -> Option<(&'static str, &str)> {
        let ids = self.captured.iter().filter(|(key, _)| key.ends_with("_id"));
        ids.map(|(key, value)| (*key, value.as_str())).find(|(_, value)| parse_snowflake(value).is_none())
    }

    /// The top-level resource that separates rate limits: guild, channel, or webhook token.
    pub(crate) fn top_level(&self) -> &str {
        ["token", "guild_id", "channel_id"].iter().map(|key| self.text(key)).find(|text| !text.is_empty()).unwrap_or("")
    }

    /// The path for the record, without the interaction token.
    pub(crate) fn public_path(&self) -> String {
        let (_, pattern) = self.entry.template.split_once(' ').unwrap_or_default();
        let shown = pattern.split('/').map(|part| match capture_name(part) {
            Some("token") | None => part,
            Some(name) => self.text(name),
        });
        shown.collect::<Vec<_>>().join("/")
    }
}

fn capture(pattern: &'static str, path: &str) -> Option<Vec<(&'static str, String)>> {
    let (wanted, found): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    if wanted.len() != found.len() {
        return None;
    }
    let mut captured = Vec::new();
    for (want, have) in wanted.into_iter().zip(found) {
        match capture_name(want) {
            Some(name) if !have.is_empty() => captured.push((name, have.to_owned())),
            None if want == have => {}
            _ => return None,
        }
    }
    Some(captured)
}

fn capture_name(part: &str) -> Option<&str> {
    part.strip_prefix('{')?.strip_suffix('}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literal_segments_win_over_captured_ones() {
        let found = Route::find("GET", "/guilds/1/roles/member-counts").expect("a route");
        assert_eq!(found.entry.call, Call::RoleMemberCounts);
        assert!(Route::find("GET", "/guilds/1/roles/2").is_none());
        assert!(Route::find("GET", "/guilds//roles").is_none());
    }

    #[test]
    fn the_token_stays_out_of_the_record() {
        let found = Route::find("PATCH", "/webhooks/7/secret/messages/@original").expect("a route");
        assert_eq!(found.public_path(), "/webhooks/7/{token}/messages/@original");
        assert_eq!(found.top_level(), "secret");
        assert_eq!(found.id("application_id"), 7);
    }
}
