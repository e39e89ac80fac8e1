//! The whole of it: Discord, the Function URL, the bot, the queue, its event source and the worker, wired as in
//! production.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use anyhow::{Context as _, bail};

use crate::{
    SECRET_ACCESS_KEY, SESSION_TOKEN,
    binaries::{Binaries, Profile},
    caller::{Caller, Delivery, Interaction},
    discord::{ChannelKind, Discord, DiscordConfig, GuildBuilder, GuildHandle, Reply, Snowflake, bits},
    lambda::{EventShape, Function, FunctionConfig, FunctionUrl, LogLine},
    queue::{EventSource, EventSourceConfig, Queue, QueueConfig},
};

/// How many workers there may be at a time, as deployed (`infrastructure/sqs-worker.yaml`); each is told so.
pub const WORKERS_AT_MOST: u16 = 10;

/// What a world shall be like.
#[derive(Debug, Clone)]
pub struct WorldConfig {
    /// Discord's speed, limits and moods.
    pub discord: DiscordConfig,
    /// The guild the command is given in.
    pub guild: GuildBuilder,
    /// The queue. Its visibility timeout may not be shorter than `worker_timeout`.
    pub queue: QueueConfig,
    /// How messages come to the worker.
    pub event_source: EventSourceConfig,
    /// How requests come to the bot.
    pub event_shape: EventShape,
    /// Which binaries run.
    pub binaries: Source,
    /// More environment variables for the bot, or other values for those it gets.
    pub bot_env: BTreeMap<String, String>,
    /// More environment variables for the worker, or other values for those it gets.
    pub worker_env: BTreeMap<String, String>,
    /// How long the worker may take for one batch.
    pub worker_timeout: Duration,
}

/// Where the binaries come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// [`Binaries::locate_or_build`].
    Profile(Profile),
    /// These, as they are.
    Given(Binaries),
}

impl Default for WorldConfig {
    /// A game master who may create campaigns, in an ordinary guild of a fast Discord.
    fn default() -> Self {
        let allowed = bits::MANAGE_CHANNELS | bits::MANAGE_ROLES;
        Self {
            discord: DiscordConfig::default(),
            guild: GuildBuilder::new("The Prancing Pony").gm_permissions(allowed),
            // As deployed: the function's timeout, the least that AWS takes.
            queue: QueueConfig { visibility_timeout: Duration::from_secs(120), ..QueueConfig::default() },
            event_source: EventSourceConfig::default(),
            event_shape: EventShape::default(),
            binaries: Source::Profile(Profile::Dev),
            bot_env: BTreeMap::new(),
            worker_env: BTreeMap::new(),
            worker_timeout: Duration::from_secs(120),
        }
    }
}

/// A running world. Everything in it ends with this value.
pub struct World {
    /// Discord.
    pub discord: Discord,
    /// The guild the command is given in.
    pub guild: GuildHandle,
    /// What sends interactions.
    pub caller: Caller,
    /// The queue between bot and worker.
    pub queue: Queue,
    /// What answers Discord.
    pub bot: Function,
    /// What makes campaigns.
    pub worker: Function,
    /// What brings messages to the worker.
    pub event_source: EventSource,
    function_url: FunctionUrl,
}

/// How long one command took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timings {
    /// From the interaction to the answer it was acknowledged with, a cold start of the bot included.
    pub acknowledged: Duration,
    /// From the interaction to the last text of the reply.
    pub last_edit: Duration,
}

impl World {
    /// Starts everything. The functions' processes start when they are needed, as on Lambda.
    ///
    /// # Errors
    /// The binaries could not be built or found, no port could be bound, or the settings do not fit together.
    pub async fn start(config: WorldConfig) -> anyhow::Result<Self> {
        // Refused by AWS when the event source mapping is made.
        if config.queue.visibility_timeout < config.worker_timeout {
            bail!(
                "the queue's visibility timeout ({:?}) is shorter than the worker's timeout ({:?})",
                config.queue.visibility_timeout,
                config.worker_timeout
            );
        }
        let binaries = match config.binaries {
            Source::Given(binaries) => binaries,
            Source::Profile(profile) => {
                tokio::task::spawn_blocking(move || Binaries::locate_or_build(profile)).await??
            }
        };
        let discord = Discord::start(config.discord).await.context("could not start Discord")?;
        let guild = discord.add_guild(config.guild);
        let caller = Caller::new(&discord).context("could not build the caller's HTTP client")?;
        let queue = Queue::start(config.queue).await?;
        let bot = Function::start(bot(binaries.bot, &discord, &queue, config.bot_env));
        let worker =
            Function::start(worker(binaries.worker, &discord, &queue, config.worker_env, config.worker_timeout));
        let function_url =
            FunctionUrl::start(bot.clone(), config.event_shape).await.context("could not start the Function URL")?;
        let event_source = EventSource::start(queue.clone(), worker.clone(), config.event_source);
        Ok(Self { discord, guild, caller, queue, bot, worker, event_source, function_url })
    }

    /// The address Discord is told to send interactions to.
    #[must_use]
    pub fn interactions_endpoint_url(&self) -> String {
        self.function_url.url()
    }

    /// `/add-campaign name: <name>`, given by the game master in the guild's first text channel; not yet delivered.
    ///
    /// # Errors
    /// The guild has no text channel.
    pub fn add_campaign_interaction(&self, name: &str) -> anyhow::Result<Interaction> {
        let snapshot = self.guild.snapshot();
        let channel = snapshot
            .channels
            .iter()
            .find(|channel| channel.kind == ChannelKind::Text)
            .context("the guild has no text channel to give the command in")?;
        Ok(self.caller.add_campaign(&self.guild, self.guild.people.gm, channel.id, name))
    }

    /// Delivers an interaction to the bot.
    pub async fn deliver(&self, interaction: &Interaction) -> Delivery {
        self.caller.deliver(&self.interactions_endpoint_url(), interaction).await
    }

    /// The game master gives `/add-campaign name: <name>`; returns when the bot has answered.
    ///
    /// # Errors
    /// The guild has no text channel.
    pub async fn add_campaign(&self, name: &str) -> anyhow::Result<(Interaction, Delivery)> {
        let interaction = self.add_campaign_interaction(name)?;
        let delivery = self.deliver(&interaction).await;
        Ok((interaction, delivery))
    }

    /// Waits until every job is done or in the dead-letter queue, and Discord has carried out all that was asked.
    ///
    /// # Errors
    /// It took longer than `patience`.
    pub async fn quiet(&self, patience: Duration) -> anyhow::Result<()> {
        let quiet = async {
            self.queue.quiet(&self.event_source).await?;
            self.discord.quiet().await;
            anyhow::Ok(())
        };
        tokio::time::timeout(patience, quiet)
            .await
            .with_context(|| format!("there was still work under way after {patience:?}"))?
    }

    /// The text the reply to an interaction shows when nothing is going to change any more: see [`World::quiet`].
    ///
    /// # Errors
    /// Work was still under way after `patience`, or the reply shows no text.
    pub async fn final_message(&self, interaction: Snowflake, patience: Duration) -> anyhow::Result<String> {
        self.quiet(patience).await?;
        let reply = self.reply(interaction)?;
        reply.content().map(str::to_owned).context("the reply shows no text")
    }

    /// How long a command took; see [`World::final_message`] for when that is known.
    ///
    /// # Errors
    /// The interaction was not acknowledged, or its reply never showed a text.
    pub fn timings(&self, interaction: Snowflake) -> anyhow::Result<Timings> {
        let reply = self.reply(interaction)?;
        let acknowledged = reply.acknowledged.context("the interaction was not acknowledged")?;
        let last = reply.history.last().context("the reply never showed a text")?;
        Ok(Timings { acknowledged: acknowledged - reply.started, last_edit: last.after })
    }

    /// Kills the worker's processes with SIGKILL; may be called from a fault's hook through a clone of
    /// [`World::worker`], too. The job they had stays in the queue.
    pub fn kill_worker(&self) {
        self.worker.kill();
    }

    /// What the two functions printed and must not: lines with the bot token, a key of AWS's, or a part of a request's
    /// signature or body, in which the interaction token is.
    #[must_use]
    pub fn leaks(&self) -> Vec<LogLine> {
        let mut secrets = self.function_url.received();
        for word in [self.discord.application().bot_token(), SECRET_ACCESS_KEY, SESSION_TOKEN] {
            secrets.add_word(word);
        }
        let printed = self.bot.logs().into_iter().chain(self.worker.logs());
        printed.filter(|line| secrets.are_in(&line.text)).collect()
    }

    fn reply(&self, interaction: Snowflake) -> anyhow::Result<Reply> {
        self.discord.reply(interaction).with_context(|| format!("there is no interaction {interaction}"))
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.bot.shut_down();
        self.worker.shut_down();
    }
}

fn bot(binary: PathBuf, discord: &Discord, queue: &Queue, env: BTreeMap<String, String>) -> FunctionConfig {
    let mut config = FunctionConfig::new("discord_channelwright_bot", binary)
        .env("DISCORD_PUBLIC_KEY", discord.application().public_key());
    config.timeout = Duration::from_secs(10);
    config.concurrency = 10;
    with_queue(config, queue, env)
}

fn worker(
    binary: PathBuf,
    discord: &Discord,
    queue: &Queue,
    env: BTreeMap<String, String>,
    timeout: Duration,
) -> FunctionConfig {
    let mut config = FunctionConfig::new("discord_channelwright_worker", binary)
        .env("DISCORD_BOT_TOKEN", discord.application().bot_token())
        .env("DISCORD_API_BASE", discord.api_base());
    config.timeout = timeout;
    config.concurrency = WORKERS_AT_MOST.into();
    let config = config.env("WORKER_MAXIMUM_CONCURRENCY", WORKERS_AT_MOST.to_string());
    with_queue(config, queue, env)
}

fn with_queue(mut config: FunctionConfig, queue: &Queue, env: BTreeMap<String, String>) -> FunctionConfig {
    config = config
        .env("SQS_QUEUE_URL", queue.url())
        .env("AWS_ENDPOINT_URL", queue.endpoint_url())
        .env("AWS_ENDPOINT_URL_SQS", queue.endpoint_url());
    config.env.extend(env);
    config
}
