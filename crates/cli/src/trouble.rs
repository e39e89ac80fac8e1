//! Explains Discord's errors to the person who sets up the bot: the problem and its remedy. Pure.

use std::fmt;

use channelwright_core::run::Refusal;
use channelwright_discord::{Error, Unsure};

/// A problem with its remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trouble {
    pub(crate) what: String,
    pub(crate) remedy: String,
}

impl std::error::Error for Trouble {}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\nremedy: {}", self.what, self.remedy)
    }
}

impl Trouble {
    pub(crate) fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: remedy.into() }
    }

    /// Explains the error of a request; `invite_link` is the remedy if the bot is not in the guild.
    pub(crate) fn of(error: &Error, is_about_a_guild: bool, invite_link: &str) -> Self {
        match error {
            Error::Refused(refusal) => Self::refused(refusal, is_about_a_guild, invite_link),
            Error::MustWait(_) => Self::new(error.to_string(), "Wait that long, then run this again."),
            Error::Unsure(Unsure::ServerFault(status)) => Self::new(
                format!("Discord has a problem (HTTP {status})"),
                "See https://discordstatus.com and run this again later; that is safe.",
            ),
            Error::Unsure(_) => Self::new(
                error.chain(),
                "Check the network, and DISCORD_API_BASE if it is set; then run this again, which is safe.",
            ),
        }
    }

    fn refused(refusal: &Refusal, is_about_a_guild: bool, invite_link: &str) -> Self {
        let Refusal { status, code, message, faults } = refusal;
        let what = format!("{message} (HTTP {status}, code {code})");
        match (status, code) {
            (401, _) => Self::new(
                format!("Discord does not accept the bot token (HTTP {status})"),
                "Set DISCORD_BOT_TOKEN to the token from the developer portal's page Bot; Reset Token creates a new one.",
            ),
            (_, 20012 | 10002) => Self::new(
                format!("the bot token belongs to another application: {what}"),
                "Set DISCORD_APPLICATION_ID to the Application ID of the portal's page General Information.",
            ),
            // If the application id were wrong, the code would be 20012 or 10002.
            (403, 50001) | (404, _) if is_about_a_guild => Self::new(
                format!("the bot is not in this server: {what}"),
                format!(
                    "Check the server's id (Developer Mode, then Copy Server ID), or invite the bot: {invite_link}"
                ),
            ),
            (403, 50001) | (404, _) => Self::new(
                format!("Discord finds no application with this id: {what}"),
                "Set DISCORD_APPLICATION_ID to the Application ID of the portal's page General Information.",
            ),
            (403, 0 | 40333) => Self::new(
                format!("Discord's network refuses requests from this address (HTTP {status})"),
                "Wait a few minutes, then run this again.",
            ),
            _ => {
                let faults: String = faults.iter().map(|(field, fault)| format!("; {field}: {fault}")).collect();
                Self::new(format!("Discord refuses: {what}{faults}"), "Is this the newest version? If so, report it.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const LINK: &str = "https://discord.com/oauth2/authorize?client_id=1";

    #[track_caller]
    fn check(error: &Error, is_about_a_guild: bool, what: &str, remedy: &str) {
        let trouble = Trouble::of(error, is_about_a_guild, LINK);
        assert!(trouble.what.contains(what), "{trouble}");
        assert!(trouble.remedy.contains(remedy), "{trouble}");
    }

    fn refused(status: u16, code: u64) -> Error {
        let faults = vec![("0.name".to_owned(), "BASE_TYPE_REQUIRED".to_owned())];
        Error::Refused(Refusal { status, code, faults, message: "No".to_owned() })
    }

    #[test]
    fn every_answer_leads_to_a_remedy() {
        check(&refused(401, 0), false, "does not accept the bot token (HTTP 401)", "page Bot");
        check(&refused(403, 20012), false, "another application: No (HTTP 403, code 20012)", "DISCORD_APPLICATION_ID");
        check(&refused(404, 10002), false, "another application", "DISCORD_APPLICATION_ID");
        check(&refused(403, 50001), false, "no application with this id", "DISCORD_APPLICATION_ID");
        check(&refused(404, 0), false, "no application with this id", "DISCORD_APPLICATION_ID");
        check(&refused(403, 50001), true, "not in this server", LINK);
        check(&refused(404, 10004), true, "not in this server", LINK);
        check(&refused(404, 0), true, "not in this server", "Check the server's id");
        check(&refused(403, 0), true, "this address", "Wait a few minutes");
        check(&refused(400, 50035), false, "No (HTTP 400, code 50035); 0.name: BASE_TYPE_REQUIRED", "report it");
        check(&Error::MustWait(Duration::from_millis(1500)), false, "wait 2 s", "Wait that long");
        check(&Error::Unsure(Unsure::ServerFault(503)), false, "HTTP 503", "discordstatus");
        check(&Error::Unsure(Unsure::Deadline), false, "no time left", "Check the network");
    }
}
