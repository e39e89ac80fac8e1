//! Renews the bot's token after Discord refused it.

use std::time::Duration;

use channelwright_discord::Client;
use channelwright_platform::https;
use tokio::time::Instant;

use crate::settings::token_from;

/// Timeout of the check. Jobs wait for it, and Discord refuses a token within a second or not at all.
const PATIENCE: Duration = Duration::from_secs(5);

/// The parameter with the bot's token, and the client to read it.
pub(crate) struct TokenParameter {
    pub(crate) http: https::Client,
    pub(crate) name: String,
}

/// Called at the start of an invocation. If the token was refused before, reads it again, since somebody may have
/// replaced it, and checks it with one request. If it is refused again, no other request is sent.
pub(crate) async fn renew(discord: &Client, parameter: Option<&TokenParameter>) {
    if !discord.is_token_refused() {
        return;
    }
    match read_again(discord, parameter).await {
        Ok(()) => tracing::info!("The bot token was refused; it was read again"),
        Err(error) => {
            tracing::warn!(error = format!("{error:#}"), "The bot token was refused, and cannot be read again");
            discord.use_token_again();
        }
    }
    if let Err(error) = discord.reader().me(Instant::now() + PATIENCE).await {
        tracing::warn!(error = error.chain(), "Discord did not accept the bot token");
    }
}

async fn read_again(discord: &Client, parameter: Option<&TokenParameter>) -> anyhow::Result<()> {
    match parameter {
        Some(TokenParameter { http, name }) => discord.use_token(&token_from(http, name).await?)?,
        None => discord.use_token_again(),
    }
    Ok(())
}
