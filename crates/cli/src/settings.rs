//! The bot's credentials and Discord's address, from the environment, for `register` and `doctor`. Secrets are never
//! arguments, since every user of a machine can read those.

use std::time::Duration;

use anyhow::Context as _;
use channelwright_core::id::{self, Id};
use channelwright_discord::{self as discord, Client, DEFAULT_API_BASE, Share};
use channelwright_platform::{Setting, https};
use tokio::time::Instant;

pub(crate) const BOT_TOKEN: Setting =
    Setting { name: "DISCORD_BOT_TOKEN", example: "the token from the developer portal's page Bot" };
pub(crate) const APPLICATION_ID: Setting = Setting {
    name: "DISCORD_APPLICATION_ID",
    example: "1357924680135792468, from the portal's page General Information",
};
pub(crate) const PUBLIC_KEY: Setting = Setting {
    name: "DISCORD_PUBLIC_KEY",
    example: "64 hexadecimal digits, from the portal's page General Information",
};
const API_BASE: Setting = Setting { name: "DISCORD_API_BASE", example: DEFAULT_API_BASE };

/// The timeout of one request, and of all requests of a subcommand with the waits that Discord asks for.
const REQUEST_PATIENCE: Duration = Duration::from_secs(10);
const PATIENCE: Duration = Duration::from_secs(60);

/// A client for Discord, or for the simulator at `DISCORD_API_BASE`.
pub(crate) fn client() -> anyhow::Result<Client> {
    let api_base = API_BASE.optional()?.unwrap_or_else(|| DEFAULT_API_BASE.to_owned());
    let is_url = |url: &str| url.starts_with("https://") || url.starts_with("http://");
    API_BASE.parse(&api_base, |url| if is_url(url) { Ok(()) } else { Err("not a URL") })?;
    let settings = discord::Settings { api_base, bot_token: BOT_TOKEN.required()?, share: Share::WHOLE };
    Client::new(http()?, &settings).with_context(|| format!("{} is malformed", BOT_TOKEN.name))
}

/// A client for any URL.
pub(crate) fn http() -> Result<https::Client, https::HttpsError> {
    https::client(REQUEST_PATIENCE)
}

/// The application's id, if it is set.
pub(crate) fn application_id() -> anyhow::Result<Option<Id<id::Application>>> {
    let Some(text) = APPLICATION_ID.optional()? else { return Ok(None) };
    Ok(Some(APPLICATION_ID.parse(&text, str::parse)?))
}

/// The deadline for all requests of a subcommand that starts now.
pub(crate) fn deadline() -> Instant {
    Instant::now() + PATIENCE
}
