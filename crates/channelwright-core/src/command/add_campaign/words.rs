//! Sentences specific to `/add-campaign`.

use super::NAME;
use crate::{
    campaign::{CampaignName, UnusableName},
    id::{self, Id},
    limits::{CAMPAIGN_NAME_MAX_CHARS, NAME_MAX_CHARS},
    markdown,
    report::Fate,
    words::headline::Phrases,
};

pub(crate) const PHRASES: Phrases = Phrases {
    working: "Creating Campaign",
    done: "Campaign Created",
    not_done: "Campaign Not Created",
    not_finished: "Campaign Not Finished",
};

pub(crate) fn name_missing() -> String {
    format!("❌ **The campaign needs a name.** Give it one, for example `/{NAME} name: The Lost Mine`.")
}

pub(crate) fn name_unusable(unusable: UnusableName) -> String {
    match unusable {
        UnusableName::Empty => format!(
            "❌ **That name has no visible characters.** It needs at least one letter, digit or other visible \
             character, for example `/{NAME} name: The Lost Mine`."
        ),
        UnusableName::TooLong { chars } => format!(
            "❌ **This name is too long:** it has {chars} characters, and {CAMPAIGN_NAME_MAX_CHARS} is the most, so \
             that “<name> Members” fits Discord's {NAME_MAX_CHARS} characters for a role. Choose one that is shorter \
             by {}.",
            chars.saturating_sub(CAMPAIGN_NAME_MAX_CHARS)
        ),
    }
}

pub(crate) fn cannot_lead(user: Id<id::User>, why: Fate) -> String {
    let why = match why {
        Fate::Bot => "is a bot, and only a person can lead a campaign",
        Fate::Pending => "has to accept this server's rules first",
        _ => "is not on this server",
    };
    format!(
        "❌ **Nothing was created:** <@{user}> {why}. Choose somebody else in the option `gm`, or leave it out to lead the \
         campaign yourself."
    )
}

/// The command with the campaign's name, for a sentence.
pub(crate) fn command_for(campaign: &CampaignName) -> String {
    format!("`/{NAME}` with the name {}", markdown::escape(campaign.as_str()))
}

/// How to complete a campaign; `when` follows “again”.
pub(crate) fn use_again(campaign: &CampaignName, when: &str) -> String {
    format!("Use {} again{when}: it creates only what is missing.", command_for(campaign))
}
