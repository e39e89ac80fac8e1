//! The time in which a warm bot answers a command: verify, queue, defer.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, ensure};
use channelwright_simulator::{
    binaries::Binaries,
    caller::{Caller, Interaction},
    discord::{Discord, DiscordConfig, GuildBuilder, GuildHandle, Snowflake, bits},
    lambda::{Function, FunctionConfig},
    queue::{Queue, QueueConfig},
};
use serde_json::{Value, json};

use super::sample::Sample;

/// The measurements.
#[derive(Debug)]
pub(super) struct Answers {
    /// Times from the invocation to the response, at the Runtime API.
    pub(super) warm: Sample,
    pub(super) peak_rss_kib: u64,
}

/// A bot without a worker, so that nothing else runs during the measurement.
struct LoneBot {
    discord: Discord,
    guild: GuildHandle,
    caller: Caller,
    queue: Queue,
    bot: Function,
}

/// Sends `runs` commands one after another, each in a guild of its own.
pub(super) async fn measure(binaries: &Binaries, runs: u32) -> anyhow::Result<Answers> {
    let alone = LoneBot::start(binaries).await?;
    alone.answer(0).await.context("the first command")?;
    let mut warm = Sample::default();
    for nth in 1..=runs {
        warm.push(alone.answer(nth).await.with_context(|| format!("command {nth}"))?);
    }
    let (sent, wanted) = (alone.queue.sent().len(), usize::try_from(runs)? + 1);
    ensure!(sent == wanted, "the queue took {sent} messages for {wanted} commands");
    let peak_rss_kib = alone.bot.peak_rss_kib();
    alone.bot.stop().await;
    Ok(Answers { warm, peak_rss_kib })
}

impl LoneBot {
    async fn start(binaries: &Binaries) -> anyhow::Result<Self> {
        let discord = Discord::start(DiscordConfig::default()).await?;
        let allowed = bits::MANAGE_CHANNELS | bits::MANAGE_ROLES;
        let guild = discord.add_guild(GuildBuilder::new("The Prancing Pony").gm_permissions(allowed));
        let caller = Caller::new(&discord)?;
        let queue = Queue::start(QueueConfig::default()).await?;
        let config = FunctionConfig::new("discord_channelwright_bot", &binaries.bot)
            .env("DISCORD_PUBLIC_KEY", discord.application().public_key())
            .env("SQS_QUEUE_URL", queue.url())
            .env("AWS_ENDPOINT_URL_SQS", queue.endpoint_url());
        Ok(Self { discord, guild, caller, queue, bot: Function::start(config) })
    }

    /// Sends one command and returns the time to its response.
    async fn answer(&self, nth: u32) -> anyhow::Result<Duration> {
        let event = self.event(&self.command(nth))?;
        let invoked = self.bot.invoke(event).await?;
        let body = invoked.payload.get("body").and_then(Value::as_str).unwrap_or_default();
        let answer: Value = serde_json::from_str(body).context("the answer has no JSON body")?;
        let kind = answer.get("type").and_then(Value::as_u64);
        ensure!(kind == Some(5), "the bot did not defer, but answered with type {kind:?}");
        Ok(invoked.took)
    }

    fn command(&self, nth: u32) -> Interaction {
        let snapshot = self.guild.snapshot();
        let channel = snapshot.channels.first().map(|channel| channel.id).unwrap_or_default();
        let interaction = self.caller.add_campaign(&self.guild, self.guild.people.gm, channel, "Test");
        let guild: Snowflake = self.guild.id + Snowflake::from(nth);
        interaction.with(|payload| {
            if let Some(payload) = payload.as_object_mut() {
                payload.insert("guild_id".to_owned(), json!(guild.to_string()));
                payload.insert("authorizing_integration_owners".to_owned(), json!({ "0": guild.to_string() }));
            }
        })
    }

    /// The Function URL's event for the command.
    fn event(&self, command: &Interaction) -> anyhow::Result<Value> {
        let body = command.body();
        let timestamp = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs().to_string();
        let signature = self.discord.application().sign(&timestamp, &body);
        Ok(json!({
            "version": "2.0",
            "rawPath": "/",
            "headers": {
                "content-type": "application/json",
                "x-signature-ed25519": signature,
                "x-signature-timestamp": timestamp,
            },
            "requestContext": { "http": { "method": "POST", "path": "/" } },
            "body": String::from_utf8(body)?,
            "isBase64Encoded": false,
        }))
    }
}
