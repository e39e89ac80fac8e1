//! The time in which a warm bot answers a command or a press: verify, queue, defer, or open a modal.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, ensure};
use channelwright_core::{command::Pressed, id::Id};
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
    /// The same for each button and each `/campaign` command.
    pub(super) presses: Vec<(String, Sample)>,
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
    // In turns, so that a moment in which the machine is busy touches all of them.
    let mut presses: Vec<_> = alone.presses().into_iter().map(|(name, one)| (name, one, Sample::default())).collect();
    for nth in 1..=runs {
        for (name, interaction, sample) in &mut presses {
            let interaction = in_guild(interaction.clone(), alone.guild.id + Snowflake::from(nth));
            sample.push(alone.respond(&interaction).await.with_context(|| name.clone())?);
        }
    }
    let presses = presses.into_iter().map(|(name, _, sample)| (name, sample)).collect();
    let peak_rss_kib = alone.bot.peak_rss_kib();
    alone.bot.stop().await;
    Ok(Answers { warm, presses, peak_rss_kib })
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
        self.respond(&self.command(nth)).await
    }

    async fn respond(&self, interaction: &Interaction) -> anyhow::Result<Duration> {
        let invoked = self.bot.invoke(self.event(interaction)?).await?;
        let body = invoked.payload.get("body").and_then(Value::as_str).unwrap_or_default();
        let answer: Value = serde_json::from_str(body).context("the answer has no JSON body")?;
        let kind = answer.get("type").and_then(Value::as_u64);
        ensure!(matches!(kind, Some(5 | 9)), "the bot neither deferred nor opened a modal: type {kind:?}");
        Ok(invoked.took)
    }

    /// Each button, and each command besides `/add-campaign` that needs no other member than a player.
    fn presses(&self) -> Vec<(String, Interaction)> {
        let (guild, people) = (&self.guild, &self.guild.people);
        let channel = guild.snapshot().channels.first().map(|channel| channel.id).unwrap_or_default();
        let (category, player) = (Id::new(channel), Id::new(people.stranger));
        let buttons = [
            Pressed::Join(category),
            Pressed::Leave(category),
            Pressed::AddPlayers(category),
            Pressed::LetIn(category, player),
            Pressed::Decline(category, player),
            Pressed::Delete(category, None),
            Pressed::Archive(category),
            Pressed::Restore(category, None),
            Pressed::Repair(category),
            Pressed::Sync(category, None),
            Pressed::List(None),
        ];
        let of_button = |pressed: Pressed| {
            let custom_id = pressed.custom_id();
            let button = self.caller.button(guild, people.gm, channel, custom_id.as_str());
            // A request is answered in its own message.
            let below = button.with(|payload| {
                if let Some(payload) = payload.as_object_mut() {
                    payload.insert("message".to_owned(), json!({ "id": channel.to_string() }));
                }
            });
            (custom_id.as_str().split(':').take(2).collect::<Vec<_>>().join(":"), below)
        };
        let mut all: Vec<_> = buttons.map(of_button).into();
        let player = json!([{ "name": "player", "type": 6, "value": people.stranger.to_string() }]);
        let of_category = json!([{ "name": "category", "type": 7, "value": channel.to_string() }]);
        let named = json!([{ "name": "name", "type": 3, "value": "Test" }]);
        let commands = [
            ("campaign add-player", player.clone()),
            ("campaign remove-player", player),
            ("campaign settings", json!([{ "name": "join", "type": 3, "value": "open" }])),
            ("campaign invite", json!([])),
            ("campaign list", json!([])),
            ("campaign info", json!([])),
            ("campaign rename", named.clone()),
            ("campaign archive", json!([])),
            ("campaign restore", json!([])),
            ("campaign delete", json!([])),
            ("campaign sync", json!([])),
            ("campaign template", of_category),
            ("delete-campaign", named),
        ];
        for (name, options) in commands {
            all.push((format!("/{name}"), self.caller.command(guild, people.gm, channel, name, &options)));
        }
        all
    }

    fn command(&self, nth: u32) -> Interaction {
        let snapshot = self.guild.snapshot();
        let channel = snapshot.channels.first().map(|channel| channel.id).unwrap_or_default();
        let interaction = self.caller.add_campaign(&self.guild, self.guild.people.gm, channel, "Test");
        in_guild(interaction, self.guild.id + Snowflake::from(nth))
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

/// The same interaction in another guild: the jobs of one guild wait for each other.
fn in_guild(interaction: Interaction, guild: Snowflake) -> Interaction {
    interaction.with(|payload| {
        if let Some(payload) = payload.as_object_mut() {
            payload.insert("guild_id".to_owned(), json!(guild.to_string()));
            payload.insert("authorizing_integration_owners".to_owned(), json!({ "0": guild.to_string() }));
        }
    })
}
