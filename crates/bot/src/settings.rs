//! What the environment must say before the function takes requests.

use std::num::NonZeroU64;

use channelwright_core::{interaction::PublicKey, limits::SIGNATURE_MAX_AGE_S};
use channelwright_platform::{Setting, SettingError};

const DISCORD_PUBLIC_KEY: Setting = Setting {
    name: "DISCORD_PUBLIC_KEY",
    example: "64 hexadecimal digits, from the developer portal's General Information",
};
const SQS_QUEUE_URL: Setting = Setting {
    name: "SQS_QUEUE_URL",
    example: "https://sqs.eu-central-1.amazonaws.com/123456789012/channelwright-tasks.fifo",
};
const DISCORD_SIGNATURE_MAX_AGE_S: Setting = Setting { name: "DISCORD_SIGNATURE_MAX_AGE_S", example: "300" };

/// The settings of `bot`. It holds no bot token: the function that the whole world can call cannot act on any server.
#[derive(Debug)]
pub(crate) struct Settings {
    /// Under this key Discord signs.
    pub(crate) public_key: PublicKey,
    /// The queue that jobs go to.
    pub(crate) queue_url: String,
    /// Signatures older than this, in seconds, prove nothing.
    pub(crate) signature_max_age_s: u64,
}

impl Settings {
    /// Reads the environment.
    pub(crate) fn from_environment() -> Result<Self, SettingError> {
        let queue_url = SQS_QUEUE_URL.required()?;
        SQS_QUEUE_URL.parse(&queue_url, check_queue_url)?;
        Ok(Self {
            public_key: DISCORD_PUBLIC_KEY.parse(&DISCORD_PUBLIC_KEY.required()?, PublicKey::from_hex)?,
            queue_url,
            signature_max_age_s: match DISCORD_SIGNATURE_MAX_AGE_S.optional()? {
                Some(text) => DISCORD_SIGNATURE_MAX_AGE_S.parse(&text, parse_max_age)?,
                None => SIGNATURE_MAX_AGE_S,
            },
        })
    }
}

/// A queue that is not FIFO would take jobs twice and out of order, and refuse the group at the first command.
fn check_queue_url(url: &str) -> Result<(), &'static str> {
    if !url.starts_with("https://") && !url.starts_with("http://") {
        Err("not a URL")
    } else if !url.ends_with(".fifo") {
        Err("not a FIFO queue: its name must end with .fifo")
    } else {
        Ok(())
    }
}

fn parse_max_age(text: &str) -> Result<u64, &'static str> {
    text.parse().map(NonZeroU64::get).map_err(|_| "not a whole number of seconds above zero")
}
