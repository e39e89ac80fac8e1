//! A refusal by Discord, and what it means for a campaign. Codes: Discord's topic "Opcodes and status codes". Leaf
//! codes are undocumented; those named here were seen in responses.

use crate::{
    campaign::Part,
    plan::{Change, Op, Step},
};

/// A response that says that the action did not happen, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// HTTP status.
    pub status: u16,
    /// Discord's code; 0 if there is none.
    pub code: u64,
    /// The field and leaf code of each invalid field.
    pub faults: Vec<(String, String)>,
    /// Discord's message.
    pub message: String,
}

/// The kind of a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalKind {
    /// The bot's token is not accepted; every request will fail.
    Unauthorized,
    /// The bot lacks a permission, or cannot see what the request is about.
    Forbidden,
    /// Discord's network blocks our address for a while.
    Blocked,
    /// The bot is not in the server.
    NotInServer,
    /// A user is not in the server. Requests name no users but the game master and the bot.
    UnknownMember,
    /// The server requires two-factor authentication of the bot's owner.
    TwoFactorNeeded,
    /// This server does not support this kind of channel.
    KindUnavailable,
    /// An object that the action refers to does not exist, or not yet.
    MissingPart,
    /// The server has the maximum number of channels.
    GuildFull,
    /// The category has the maximum number of channels.
    CategoryFull,
    /// The server has the maximum number of roles.
    TooManyRoles,
    /// The channel has the maximum number of overwrites.
    TooManyOverwrites,
    /// The server's channels are too large, counting all overwrites and topics.
    ChannelsTooLarge,
    /// A name or a topic is not accepted.
    TextRefused,
    /// Discord is overloaded, or has temporarily disabled a feature.
    Busy,
    /// Anything else; see Discord's message.
    Other,
}

/// The JSON error codes that campaign requests can get: number, Discord's name, and kind. The kind of an invalid form
/// (50035) depends on its fields.
///
/// Unknown Overwrite (10009) is not listed: it says that there is nothing left to remove. Nor are the codes for replies and
/// messages: Unknown Message (10008), Unknown Webhook ([`UNKNOWN_WEBHOOK`]) and Invalid Webhook Token (50027) only affect where
/// the outcome is posted.
pub const CODES: [(u64, &str, RefusalKind); 25] = [
    (10003, "Unknown Channel", RefusalKind::MissingPart),
    (10004, "Unknown Guild", RefusalKind::NotInServer),
    (10007, "Unknown Member", RefusalKind::UnknownMember),
    (10011, "Unknown Role", RefusalKind::MissingPart),
    (10013, "Unknown User", RefusalKind::UnknownMember),
    (20028, "Write Limit on Channel", RefusalKind::Busy),
    (20029, "Write Limit on Server", RefusalKind::Busy),
    (20031, "Words That Are Not Allowed", RefusalKind::TextRefused),
    (30005, "Maximum Number of Roles", RefusalKind::TooManyRoles),
    (30013, "Maximum Number of Channels", RefusalKind::GuildFull),
    (30060, "Maximum Number of Overwrites", RefusalKind::TooManyOverwrites),
    (30061, "Channels Too Large", RefusalKind::ChannelsTooLarge),
    (40001, "Unauthorized", RefusalKind::Unauthorized),
    (40006, "Feature Temporarily Disabled", RefusalKind::Busy),
    (40062, "Service Resource Rate Limited", RefusalKind::Busy),
    (40333, "Blocked by Cloudflare", RefusalKind::Blocked),
    (50001, "Missing Access", RefusalKind::Forbidden),
    (50013, "Missing Permissions", RefusalKind::Forbidden),
    (50014, "Invalid Authentication Token", RefusalKind::Unauthorized),
    (50024, "Wrong Channel Type", RefusalKind::KindUnavailable),
    (50028, "Invalid Role", RefusalKind::MissingPart),
    (60003, "Two-Factor Needed", RefusalKind::TwoFactorNeeded),
    (130_000, "Resource Overloaded", RefusalKind::Busy),
    (200_000, "Blocked by AutoMod", RefusalKind::TextRefused),
    (240_000, "Harmful Link", RefusalKind::TextRefused),
];

const UNKNOWN_CHANNEL: u64 = 10003;
const UNKNOWN_ROLE: u64 = 10011;

/// “Unknown Overwrite”: somebody removed it.
const UNKNOWN_OVERWRITE: u64 = 10009;

/// “Unknown Message”: somebody deleted it.
pub(super) const UNKNOWN_MESSAGE: u64 = 10008;

/// “Unknown Webhook”: Discord does not know the reply's interaction, or not yet.
pub const UNKNOWN_WEBHOOK: u64 = 10015;

/// “Invalid Form Body”.
const INVALID_FORM: u64 = 50035;

impl Refusal {
    /// The kind of the refusal.
    #[must_use]
    pub fn kind(&self) -> RefusalKind {
        let known = CODES.iter().find(|(code, ..)| *code == self.code);
        match (self.status, known) {
            (401, _) => RefusalKind::Unauthorized,
            (_, Some((_, _, kind))) => *kind,
            _ if self.code == INVALID_FORM => self.form_kind(),
            // Not from Discord, but from a proxy in front of it.
            (403, None) if self.code == 0 => RefusalKind::Blocked,
            _ => RefusalKind::Other,
        }
    }

    /// The part that does not exist, according to this refusal of a step.
    pub(super) fn missing_part(&self, step: &Step) -> Option<Part> {
        match self.code {
            // Such an overwrite may be for a role outside the campaign.
            UNKNOWN_ROLE if matches!(step.op, Op::Update(Change::Overwrite(_) | Change::NoOverwrite(_))) => None,
            UNKNOWN_ROLE => Some(Part::Role),
            UNKNOWN_CHANNEL if !matches!(step.op, Op::Create(_)) => Some(step.part),
            UNKNOWN_CHANNEL => Some(Part::Category),
            _ if self.kind() == RefusalKind::MissingPart && self.blames("parent_id") => Some(Part::Category),
            _ => None,
        }
    }

    /// Whether what the operation deletes is gone already.
    pub(super) fn says_it_is_gone(&self, op: &Op) -> bool {
        match op {
            Op::Delete => self.status == 404,
            Op::Update(Change::NoOverwrite(_)) => {
                self.code == UNKNOWN_OVERWRITE || self.kind() == RefusalKind::UnknownMember
            }
            _ => false,
        }
    }

    /// Whether this field, or a part of it, is invalid.
    #[must_use]
    pub fn blames(&self, wanted: &str) -> bool {
        let is_it =
            |field: &str| field.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        self.faults.iter().any(|(field, _)| is_it(field))
    }

    /// The first faults, as `field: LEAF_CODE`, without the values sent.
    #[must_use]
    pub fn faults_text(&self) -> String {
        let faults = self.faults.iter().take(5).map(|(field, leaf)| format!("{field}: {leaf}"));
        faults.collect::<Vec<_>>().join(", ")
    }

    /// The kind of an invalid form, by field and fault.
    fn form_kind(&self) -> RefusalKind {
        if self.faults.iter().any(|(_, leaf)| leaf == "CHANNEL_PARENT_MAX_CHANNELS") {
            RefusalKind::CategoryFull
        } else if self.blames("type") {
            RefusalKind::KindUnavailable
        } else if self.blames("parent_id") || self.blames("permission_overwrites") {
            RefusalKind::MissingPart
        } else if self.blames("name") || self.blames("topic") {
            RefusalKind::TextRefused
        } else {
            RefusalKind::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(status: u16, code: u64, faults: &[(&str, &str)], wanted: RefusalKind) {
        let faults = faults.iter().map(|(field, leaf)| ((*field).to_owned(), (*leaf).to_owned())).collect();
        assert_eq!(Refusal { status, code, faults, message: String::new() }.kind(), wanted);
    }

    #[test]
    fn refusals_are_told_apart() {
        check(401, 0, &[], RefusalKind::Unauthorized);
        check(403, 50013, &[], RefusalKind::Forbidden);
        check(403, 50001, &[], RefusalKind::Forbidden);
        check(403, 0, &[], RefusalKind::Blocked);
        check(403, 60003, &[], RefusalKind::TwoFactorNeeded);
        check(400, 50024, &[], RefusalKind::KindUnavailable);
        check(400, 30013, &[], RefusalKind::GuildFull);
        check(400, 50035, &[("type", "BASE_TYPE_CHOICES")], RefusalKind::KindUnavailable);
        check(400, 50035, &[("parent_id", "CHANNEL_PARENT_MAX_CHANNELS")], RefusalKind::CategoryFull);
        check(400, 50035, &[("permission_overwrites.1.id", "NOT_FOUND")], RefusalKind::MissingPart);
        check(400, 50035, &[("name", "BASE_TYPE_BAD_LENGTH")], RefusalKind::TextRefused);
        check(400, 50035, &[("bitrate", "NUMBER_TYPE_MAX")], RefusalKind::Other);
        check(404, 10003, &[], RefusalKind::MissingPart);
        check(404, 10004, &[], RefusalKind::NotInServer);
        check(404, 10013, &[], RefusalKind::UnknownMember);
    }

    #[test]
    fn only_a_missing_permission_is_a_missing_permission() {
        check(403, 403, &[], RefusalKind::Other);
        check(403, 20012, &[], RefusalKind::Other);
        check(403, 40006, &[], RefusalKind::Busy);
        check(403, 50035, &[("name", "CONTAINS_INVALID_CHARACTERS")], RefusalKind::TextRefused);
    }
}
