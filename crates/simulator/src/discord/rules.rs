//! Every rule that the simulator enforces, with the strength of its evidence.
//!
//! So a failing test shows whether the rule is documented or inferred from an issue thread.

use std::fmt;

/// How well a rule is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Discord's documentation states it.
    Documented,
    /// Discord's OpenAPI description states it, and the documentation does not.
    Spec,
    /// Users or staff report it in public threads.
    Observed,
    /// This project infers it.
    Assumed,
    /// Not Discord's rule, but this project's own.
    House,
}

/// The consequence of breaking a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consequence {
    /// A correct client never breaks it, so a breach is a [`Violation`](super::Violation), whatever the response.
    Breach,
    /// A correct client may break it, because it depends on the guild's state. The request is only refused.
    Refusal,
}

macro_rules! rules {
    ($($name:ident, $consequence:ident, $evidence:ident, $text:literal;)*) => {
        /// One rule of the simulated Discord.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule {
            $(#[doc = $text] $name,)*
        }

        impl Rule {
            /// All rules, in the order of the table.
            pub const ALL: &[Rule] = &[$(Rule::$name,)*];

            /// The name used in reports.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Rule::$name => stringify!($name),)* }
            }

            /// The rule in one sentence.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $(Rule::$name => $text,)* }
            }

            /// How well the rule is known.
            #[must_use]
            pub fn evidence(self) -> Evidence {
                match self { $(Rule::$name => Evidence::$evidence,)* }
            }

            /// Whether breaking it is the client's fault.
            #[must_use]
            pub fn consequence(self) -> Consequence {
                match self { $(Rule::$name => Consequence::$consequence,)* }
            }
        }
    };
}

rules! {
    // The form of every request.
    ApiVersion, Breach, Documented, "The path starts with /api/v10.";
    KnownRoute, Breach, Documented, "The route exists.";
    SnowflakeInPath, Breach, Documented, "Ids in the path are snowflakes.";
    Authorization, Breach, Documented, "Every route but the interaction webhooks needs `Authorization: Bot <token>`.";
    UserAgent, Breach, Documented, "`User-Agent` has the form `DiscordBot (<url>, <version>)`.";
    ContentType, Breach, Documented, "A body comes with `Content-Type: application/json`, or one with files as `multipart/form-data`.";
    ParsableJson, Breach, Documented, "The body is JSON of the expected outer shape.";
    AuditReasonForm, Breach, Documented, "`X-Audit-Log-Reason` is URL-encoded UTF-8 of 1 to 512 characters.";
    AuditReasonPresent, Breach, House, "Every write that supports it carries `X-Audit-Log-Reason`.";
    ValidBody, Breach, Documented, "Fields have the documented types, lengths and ranges.";
    FileForm, Breach, Documented, "A file is the part `files[n]` of a `multipart/form-data` body, listed in the attachments of its `payload_json`.";
    FileSize, Breach, Documented, "A message has at most 10 files of at most 10 MiB each.";
    UnknownField, Breach, Assumed, "A body holds only fields that Discord knows.";
    // Limits.
    BucketLimit, Refusal, Documented, "A bucket allows a number of requests per period and top-level resource.";
    GlobalLimit, Refusal, Documented, "A bot sends at most 50 requests per second; interaction webhooks do not count.";
    InvalidRequestLimit, Refusal, Documented, "10,000 answers of 401, 403 or 429 within 10 minutes block the address.";
    RetryAfter, Breach, Documented, "No request is sent before `Retry-After` has passed.";
    // What a client must not do again.
    CallAfterUnauthorized, Breach, House, "After a 401 a delivery does not use the bot token again.";
    CallAfterForbidden, Breach, House, "After 50013 or 50001 nothing more is built in that guild, and the call is not repeated.";
    CallAfterExpiry, Breach, House, "After 50027 the interaction token is not used again.";
    BotOverwrite, Breach, Documented, "A private channel allows the bot VIEW_CHANNEL, and CONNECT on voice, or it locks itself out.";
    PingEscaped, Breach, House, "Nothing pings unless `allowed_mentions` names it by id.";
    // Existence and access.
    OwnApplication, Refusal, Observed, "A bot token is good for the commands of its own application only.";
    BearerOnly, Breach, Documented, "A bot token does not change the permissions of commands.";
    UnknownCommand, Refusal, Documented, "The command exists.";
    UnknownCommandPermissions, Refusal, Observed, "There are permissions for the command.";
    UnknownGuild, Refusal, Documented, "The guild exists.";
    BotInGuild, Refusal, Observed, "The bot is a member of the guild.";
    UnknownChannel, Refusal, Documented, "The channel exists.";
    UnknownRole, Refusal, Documented, "The role exists.";
    UnknownMember, Refusal, Documented, "The member exists.";
    UnknownOverwrite, Refusal, Documented, "The overwrite exists.";
    OverwriteTarget, Refusal, Assumed, "An overwrite is for a role or a member of the guild.";
    ViewChannel, Refusal, Documented, "Without VIEW_CHANNEL nothing can be done with a channel.";
    ConnectVoice, Refusal, Documented, "Without CONNECT a voice channel cannot be managed.";
    ManageChannels, Refusal, Documented, "Creating, changing and deleting channels needs MANAGE_CHANNELS.";
    ManageRoles, Refusal, Documented, "Roles, and overwrites of existing channels, need MANAGE_ROLES.";
    SendMessages, Refusal, Documented, "Sending a message needs SEND_MESSAGES.";
    CreateInvite, Refusal, Documented, "Creating an invite needs CREATE_INSTANT_INVITE.";
    InviteRoles, Refusal, Documented, "An invite that gives roles needs MANAGE_ROLES.";
    InviteChannel, Refusal, Assumed, "An invite leads to a channel, not to a category (50024).";
    ParentAccess, Refusal, Assumed, "Placing a channel into a category needs VIEW_CHANNEL and MANAGE_CHANNELS there.";
    TwoFactor, Refusal, Assumed, "Where the guild demands it, elevated permissions need two-factor login of the application's owner.";
    // Permission arithmetic.
    OverwriteBits, Refusal, Documented, "An overwrite may touch only permissions the bot holds itself.";
    OverwriteManageRoles, Refusal, Documented, "Only an administrator may touch MANAGE_ROLES in an overwrite.";
    RoleHierarchy, Refusal, Documented, "The bot manages only roles below its own highest role.";
    RolePermissions, Refusal, Documented, "The bot gives a role only permissions it holds itself.";
    ManagedRole, Refusal, Assumed, "@everyone and managed roles can be neither granted nor deleted.";
    // The state of the guild.
    BodyForGuild, Refusal, Documented, "Values fit this guild: channel types, parents and the like.";
    GuildChannelLimit, Refusal, Documented, "A guild has at most 500 channels.";
    GuildRoleLimit, Refusal, Documented, "A guild has at most 250 roles.";
    CommandLimit, Refusal, Documented, "There are at most 100 typed commands, and 15 in each menu.";
    TagNames, Refusal, Documented, "Forum tag names are unique within their channel.";
    TextOnly, Refusal, Documented, "Only text-like channels hold messages.";
    KnownUser, Refusal, Assumed, "A direct message goes to a user who shares a server with the bot.";
    EmptyMessage, Breach, Documented, "A message has content.";
    OwnMessage, Breach, Documented, "Only its author edits a message (50005; the status 403 is observed).";
    MessageRange, Breach, Documented, "A list of messages has a limit of 1 to 100, and begins at most at one message.";
    OneParentChange, Breach, Documented, "One positions request changes the parent of at most one channel.";
    // Interactions.
    Unacknowledged, Refusal, Observed, "An interaction that was not yet acknowledged has no webhook (404/10015).";
    GoneChannel, Refusal, Assumed, "The reply to an interaction goes with its channel (404/10003).";
    UnknownMessage, Refusal, Observed, "A deleted message cannot be edited (404/10008).";
    TokenExpired, Refusal, Observed, "An interaction token dies after 15 minutes (401/50027).";
    InteractionDeadline, Breach, Documented, "An interaction is answered within 3 seconds.";
    InteractionAnswer, Breach, Documented, "The answer to an interaction has a valid type, form and content type.";
    InjectedFault, Refusal, Assumed, "A fault that the test asked for.";
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({:?}): {}", self.name(), self.evidence(), self.text())
    }
}
