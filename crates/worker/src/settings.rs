//! What the environment must say before the function takes jobs.

use anyhow::Context as _;
use channelwright_core::template::Template;
use channelwright_discord as discord;
use channelwright_platform::Setting;

const DISCORD_BOT_TOKEN: Setting =
    Setting { name: "DISCORD_BOT_TOKEN", example: "the token from the developer portal's page Bot" };
const DISCORD_API_BASE: Setting = Setting { name: "DISCORD_API_BASE", example: discord::DEFAULT_API_BASE };
const CAMPAIGN_TEMPLATE: Setting = Setting { name: "CAMPAIGN_TEMPLATE", example: "/var/task/campaign_channels.yaml" };

/// The settings of `worker`.
pub(crate) struct Settings {
    /// Where Discord is, and the bot's token.
    pub(crate) discord: discord::Settings,
    /// The channels of every campaign.
    pub(crate) template: Template,
}

impl Settings {
    /// Reads the environment, and the template where one is named there.
    pub(crate) fn from_environment() -> anyhow::Result<Self> {
        let api_base = DISCORD_API_BASE.optional()?.unwrap_or_else(|| discord::DEFAULT_API_BASE.to_owned());
        DISCORD_API_BASE.parse(&api_base, check_url)?;
        let discord = discord::Settings { api_base, bot_token: DISCORD_BOT_TOKEN.required()? };
        Ok(Self { discord, template: template(CAMPAIGN_TEMPLATE.optional()?)? })
    }
}

fn template(path: Option<String>) -> anyhow::Result<Template> {
    let Some(path) = path else { return Ok(Template::default_campaign()) };
    let bytes = std::fs::read(&path).with_context(|| format!("{} names {path}", CAMPAIGN_TEMPLATE.name))?;
    Template::parse(&bytes).with_context(|| format!("the template {path} has mistakes"))
}

fn check_url(url: &str) -> Result<(), &'static str> {
    if url.starts_with("https://") || url.starts_with("http://") { Ok(()) } else { Err("not a URL") }
}
