//! Settings that the function reads at start.

use std::num::NonZeroU32;

use anyhow::{Context as _, bail};
use channelwright_core::template::Template;
use channelwright_discord::{self as discord, Share};
use channelwright_platform::{Setting, https, parameter_store::secure_string};

const DISCORD_BOT_TOKEN: Setting =
    Setting { name: "DISCORD_BOT_TOKEN", example: "the token from the developer portal's page Bot" };
const DISCORD_BOT_TOKEN_PARAMETER: Setting =
    Setting { name: "DISCORD_BOT_TOKEN_PARAMETER", example: "/channelwright/discord-bot-token" };
const DISCORD_API_BASE: Setting = Setting { name: "DISCORD_API_BASE", example: discord::DEFAULT_API_BASE };
const CAMPAIGN_TEMPLATE: Setting = Setting { name: "CAMPAIGN_TEMPLATE", example: "/var/task/campaign_channels.yaml" };

/// The event source's maximum concurrency: the maximum number of workers that share Discord's limit. If not set, the
/// worker is the only one.
const WORKER_MAXIMUM_CONCURRENCY: Setting = Setting { name: "WORKER_MAXIMUM_CONCURRENCY", example: "10" };

/// The settings of `worker`.
pub(crate) struct Settings {
    /// Discord's URL and the bot's token.
    pub(crate) discord: discord::Settings,
    /// The parameter with the token.
    pub(crate) token_parameter: Option<String>,
    /// The channels of every campaign.
    pub(crate) template: Template,
}

impl Settings {
    /// Reads the environment, the template file if set, and finally the token.
    pub(crate) async fn from_environment(http: &https::Client) -> anyhow::Result<Self> {
        let api_base = DISCORD_API_BASE.optional()?.unwrap_or_else(|| discord::DEFAULT_API_BASE.to_owned());
        DISCORD_API_BASE.parse(&api_base, check_url)?;
        let template = template(CAMPAIGN_TEMPLATE.optional()?)?;
        let share = share(WORKER_MAXIMUM_CONCURRENCY.optional()?)?;
        let (bot_token, token_parameter) = bot_token(http).await?;
        Ok(Self { discord: discord::Settings { api_base, bot_token, share }, token_parameter, template })
    }
}

/// The bot's token: from a parameter when deployed, or from the variable itself in development. Setting both is an
/// error, since one of them would be ignored.
async fn bot_token(http: &https::Client) -> anyhow::Result<(String, Option<String>)> {
    match (DISCORD_BOT_TOKEN.optional()?, DISCORD_BOT_TOKEN_PARAMETER.optional()?) {
        (Some(token), None) => Ok((token, None)),
        (None, Some(name)) => {
            DISCORD_BOT_TOKEN_PARAMETER.parse(&name, check_path)?;
            Ok((token_from(http, &name).await?, Some(name)))
        }
        (Some(_), Some(_)) => {
            bail!(
                "DISCORD_BOT_TOKEN and DISCORD_BOT_TOKEN_PARAMETER are both set; remove one (in a deployed function, the first)"
            )
        }
        (None, None) => bail!(
            "there is no bot token: set DISCORD_BOT_TOKEN_PARAMETER to the name of an SSM SecureString parameter, such \
             as {}, or for development DISCORD_BOT_TOKEN to the token itself",
            DISCORD_BOT_TOKEN_PARAMETER.example
        ),
    }
}

/// The current token in this parameter.
pub(crate) async fn token_from(http: &https::Client, parameter: &str) -> anyhow::Result<String> {
    let token = secure_string(http, parameter).await.with_context(|| format!("no bot token from {parameter}"))?;
    Ok(token.trim().to_owned())
}

/// This worker's share of the bot's rate limit.
fn share(workers: Option<String>) -> anyhow::Result<Share> {
    let Some(workers) = workers else { return Ok(Share::WHOLE) };
    let workers = WORKER_MAXIMUM_CONCURRENCY.parse(&workers, str::parse::<NonZeroU32>)?;
    Ok(Share::one_of(workers))
}

fn template(path: Option<String>) -> anyhow::Result<Template> {
    let Some(path) = path else { return Template::default_campaign().context("the built-in template has mistakes") };
    let bytes = std::fs::read(&path).with_context(|| format!("{} names {path}", CAMPAIGN_TEMPLATE.name))?;
    Template::parse(&bytes).with_context(|| format!("the template {path} has mistakes"))
}

/// Errors show the name, so it must not be a token by mistake; tokens have no slash.
fn check_path(name: &str) -> Result<(), &'static str> {
    if name.starts_with('/') { Ok(()) } else { Err("not the name of a parameter: it must start with a slash") }
}

fn check_url(url: &str) -> Result<(), &'static str> {
    if url.starts_with("https://") || url.starts_with("http://") { Ok(()) } else { Err("not a URL") }
}
