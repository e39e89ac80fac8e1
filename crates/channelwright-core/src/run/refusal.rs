//! Discord's "no", and what it means for a campaign. Codes: Discord's topic "Opcodes and status codes"; leaf codes are
//! an open list, those named here were seen in answers.

/// An answer that says the action did not happen and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// HTTP status.
    pub status: u16,
    /// Discord's code, 0 where there is none.
    pub code: u64,
    /// `field: LEAF_CODE` for each field that Discord found fault with.
    pub faults: Vec<(String, String)>,
    /// Discord's own words, for the log.
    pub message: String,
}

/// What a refusal means here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalKind {
    /// The bot's token is not accepted. Nothing else will be, either.
    Unauthorized,
    /// The bot may not do this.
    Forbidden,
    /// Not Discord but its network refuses: the address is blocked for a while.
    Blocked,
    /// The server asks for two-factor authentication of the bot's owner.
    TwoFactorNeeded,
    /// This kind of channel cannot be made in this server.
    KindUnavailable,
    /// Something the action stands on is not there, or not there yet.
    MissingPart,
    /// The server has all the channels it can have.
    GuildFull,
    /// The category has all the channels it can have.
    CategoryFull,
    /// The server has all the roles it can have.
    TooManyRoles,
    /// A name or a topic is not accepted.
    TextRefused,
    /// Anything else.
    Other,
}

impl Refusal {
    /// What it means here.
    #[must_use]
    pub fn kind(&self) -> RefusalKind {
        match (self.status, self.code) {
            (401, _) => RefusalKind::Unauthorized,
            (_, 60003) => RefusalKind::TwoFactorNeeded,
            (_, 50024) => RefusalKind::KindUnavailable,
            (_, 30013) => RefusalKind::GuildFull,
            (_, 30005) => RefusalKind::TooManyRoles,
            (_, 20031 | 200_000 | 240_000) => RefusalKind::TextRefused,
            (_, 10003 | 10011 | 50028) => RefusalKind::MissingPart,
            (_, 50035) => self.form_kind(),
            (403, 0 | 40333) => RefusalKind::Blocked,
            (403, _) => RefusalKind::Forbidden,
            _ => RefusalKind::Other,
        }
    }

    /// An invalid form: which field, and which fault?
    fn form_kind(&self) -> RefusalKind {
        let field = |wanted: &str| {
            self.faults.iter().any(|(field, _)| field == wanted || field.starts_with(&format!("{wanted}.")))
        };
        if self.faults.iter().any(|(_, leaf)| leaf == "CHANNEL_PARENT_MAX_CHANNELS") {
            RefusalKind::CategoryFull
        } else if field("type") {
            RefusalKind::KindUnavailable
        } else if field("parent_id") || field("permission_overwrites") {
            RefusalKind::MissingPart
        } else if field("name") || field("topic") {
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
        check(404, 10004, &[], RefusalKind::Other);
    }
}
