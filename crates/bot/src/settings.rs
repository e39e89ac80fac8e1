//! Settings that the function reads at start.

use std::num::NonZeroU64;

use channelwright_core::{interaction::PublicKey, limits::SIGNATURE_MAX_AGE_S};
use channelwright_platform::{Setting, SettingError};

const DISCORD_PUBLIC_KEY: Setting = Setting {
    name: "DISCORD_PUBLIC_KEY",
    example: "64 hexadecimal digits, from the developer portal's General Information",
};
const DISCORD_SIGNATURE_MAX_AGE_S: Setting = Setting { name: "DISCORD_SIGNATURE_MAX_AGE_S", example: "300" };

/// The settings of `bot`. They hold no bot token, so this public function cannot act on a server.
#[derive(Debug)]
pub struct Settings {
    /// Discord signs requests with this key.
    pub public_key: PublicKey,
    /// Maximum age of a signature, in seconds.
    pub signature_max_age_s: u64,
}

impl Settings {
    /// Reads the environment.
    pub(crate) fn from_environment() -> Result<Self, SettingError> {
        Ok(Self {
            public_key: DISCORD_PUBLIC_KEY.parse(&DISCORD_PUBLIC_KEY.required()?, PublicKey::from_hex)?,
            signature_max_age_s: match DISCORD_SIGNATURE_MAX_AGE_S.optional()? {
                Some(text) => DISCORD_SIGNATURE_MAX_AGE_S.parse(&text, parse_max_age)?,
                None => SIGNATURE_MAX_AGE_S,
            },
        })
    }
}

fn parse_max_age(text: &str) -> Result<u64, &'static str> {
    text.parse().map(NonZeroU64::get).map_err(|_| "not a whole number of seconds above zero")
}
