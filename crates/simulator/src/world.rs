//! A world: Discord, the Function URL, the bot, the queue, its event source and the worker, connected as in production.

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

/// The event source's maximum concurrency as deployed (`infrastructure/sqs-worker.yaml`). Each worker knows it.
pub const WORKERS_AT_MOST: u16 = 10;

/// The settings of a [`World`].
#[derive(Debug, Clone)]
pub struct WorldConfig {
    /// Discord's latency, limits and undocumented behaviour.
    pub discord: DiscordConfig,
    /// The guild in which the command is used.
    pub guild: GuildBuilder,
    /// The queue. Its visibility timeout must not be shorter than `worker_timeout`.
    pub queue: QueueConfig,
    /// The event source mapping of the worker.
    pub event_source: EventSourceConfig,
    /// The form of the bot's events.
    pub event_shape: EventShape,
    /// The binaries of the functions.
    pub binaries: Source,
    /// Added to the bot's environment variables.
    pub bot_env: BTreeMap<String, String>,
    /// Added to the worker's environment variables.
    pub worker_env: BTreeMap<String, String>,
    /// The worker's timeout.
    pub worker_timeout: Duration,
}

/// The origin of the binaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// [`Binaries::locate_or_build`].
    Profile(Profile),
    /// These files.
    Given(Binaries),
}

impl Default for WorldConfig {
    /// A game master who may create campaigns, in an ordinary guild of a fast Discord.
    fn default() -> Self {
        let allowed = bits::MANAGE_CHANNELS | bits::MANAGE_ROLES;
        Self {
            discord: DiscordConfig::default(),
            guild: GuildBuilder::new("The Prancing Pony").gm_permissions(allowed),
            // As deployed: the function's timeout, which is AWS's minimum.
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

/// A running world. Everything in it ends when this is dropped.
pub struct World {
    /// The simulated Discord.
    pub discord: Discord,
    /// The guild in which the command is used.
    pub guild: GuildHandle,
    /// Sends interactions as Discord does.
    pub caller: Caller,
    /// The queue between bot and worker.
    pub queue: Queue,
    /// The function `bot`.
    pub bot: Function,
    /// The function `worker`.
    pub worker: Function,
    /// Delivers messages to the worker.
    pub event_source: EventSource,
    function_url: FunctionUrl,
}

/// The durations of one command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timings {
    /// From the interaction to its acknowledgement, including a cold start of the bot.
    pub acknowledged: Duration,
    /// From the interaction to the last text of the reply.
    pub last_edit: Duration,
}

impl World {
    /// Starts everything. The functions' processes start on demand, as on Lambda.
    ///
    /// # Errors
    /// The binaries could not be built or found, no port could be bound, or the settings contradict each other.
    pub async fn start(config: WorldConfig) -> anyhow::Result<Self> {
        // AWS refuses to create such an event source mapping.
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

    /// The interactions endpoint URL in Discord's settings.
    #[must_use]
    pub fn interactions_endpoint_url(&self) -> String {
        self.function_url.url()
    }

    /// The interaction of the game master's `/add-campaign name: <name>` in the guild's first text channel, not yet delivered.
    ///
    /// # Errors
    /// The guild has no text channel.
    pub fn add_campaign_interaction(&self, name: &str) -> anyhow::Result<Interaction> {
        let snapshot = self.guild.snapshot();
        let channel = snapshot
            .channels
            .iter()
            .find(|channel| channel.kind == ChannelKind::Text)
            .context("the guild has no text channel")?;
        Ok(self.caller.add_campaign(&self.guild, self.guild.people.gm, channel.id, name))
    }

    /// Delivers an interaction to the bot.
    pub async fn deliver(&self, interaction: &Interaction) -> Delivery {
        self.caller.deliver(&self.interactions_endpoint_url(), interaction).await
    }

    /// Uses `/add-campaign name: <name>` as the game master. Returns when the bot has answered.
    ///
    /// # Errors
    /// The guild has no text channel.
    pub async fn add_campaign(&self, name: &str) -> anyhow::Result<(Interaction, Delivery)> {
        let interaction = self.add_campaign_interaction(name)?;
        let delivery = self.deliver(&interaction).await;
        Ok((interaction, delivery))
    }

    /// Waits until every job is done or in the dead-letter queue, and Discord has handled every request.
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
            .with_context(|| format!("work was still under way after {patience:?}"))?
    }

    /// The final text of the reply to an interaction. Waits as [`World::quiet`] does.
    ///
    /// # Errors
    /// Work was still under way after `patience`, or the reply shows no text.
    pub async fn final_message(&self, interaction: Snowflake, patience: Duration) -> anyhow::Result<String> {
        self.quiet(patience).await?;
        let reply = self.reply(interaction)?;
        reply.content().map(str::to_owned).context("the reply shows no text")
    }

    /// The durations of a command. To be called after [`World::final_message`].
    ///
    /// # Errors
    /// The interaction was not acknowledged, or its reply never showed a text.
    pub fn timings(&self, interaction: Snowflake) -> anyhow::Result<Timings> {
        let reply = self.reply(interaction)?;
        let acknowledged = reply.acknowledged.context("the interaction was not acknowledged")?;
        let last = reply.history.last().context("the reply never showed a text")?;
        Ok(Timings { acknowledged: acknowledged - reply.started, last_edit: last.after })
    }

    /// The log lines of both functions with a secret: the bot token, an AWS key, the id of a person, or a part of a request's
    /// signature or body (which has the interaction token).
    #[must_use]
    pub fn leaks(&self) -> Vec<LogLine> {
        let mut secrets = self.function_url.received();
        for word in [self.discord.application().bot_token(), SECRET_ACCESS_KEY, SESSION_TOKEN] {
            secrets.add_word(word);
        }
        let guild = self.guild.snapshot();
        for person in guild.members.iter().chain(&guild.former_members).filter(|member| !member.bot) {
            secrets.add_word(&person.id.to_string());
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
