//! The world in virtual time: a Discord with a guild, the bot, the queue and the workers.

use std::{
    num::NonZeroU32,
    rc::Rc,
    sync::Arc,
    time::{Duration, SystemTime},
};

use anyhow::Context as _;
use channelwright_bot::{Bot, Settings};
use channelwright_core::{
    command::{add_campaign, definitions},
    interaction::PublicKey,
    limits::{SIGNATURE_MAX_AGE_S, WORKER_TIMEOUT_S},
    template::Template,
};
use channelwright_discord::{self as discord_client, Share};
use channelwright_platform::{
    function::{Handler as _, Invocation},
    https,
};
use channelwright_queue::Queue;
use channelwright_simulator::{
    caller::{Caller, Delivery, EndpointResponse, Interaction},
    discord::{ChannelKind, ChannelMessage, Discord, DiscordConfig, GuildBuilder, GuildHandle, Snowflake, bits},
};
use channelwright_worker::Worker;
use serde_json::{json, value::to_raw_value};
use tokio::{task::spawn_local, time::timeout};

use crate::{
    lambda::{Clocks, DeliveryRecord, FunctionConfig, Killer, WorkerFunction},
    sqs::{QueueConfig, Sqs},
    wire::Wire,
};

/// A fixed time in 2026, so that ids and times are the same in every run.
const START: Duration = Duration::from_secs(1_789_000_000);

/// Longer than any wait.
const FOR_EVER: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// The settings of a [`World`].
#[derive(Clone)]
pub struct Config {
    /// Discord's latency, limits and undocumented behaviour. Without a start time of its own, it starts at a fixed one.
    pub discord: DiscordConfig,
    /// The guild in which the command is used.
    pub guild: GuildBuilder,
    /// The queue.
    pub queue: QueueConfig,
    /// The event source's maximum concurrency.
    pub maximum_concurrency: usize,
    /// Whether every delivery starts cold.
    pub fresh_workers: bool,
    /// Each worker's share of Discord's limit; `None`: an equal share for each of `maximum_concurrency`, as deployed.
    pub share: Option<Share>,
    /// The campaign template.
    pub template: Template,
    /// By how many seconds the functions' clock is ahead of Discord's.
    pub clock_ahead_s: i64,
}

impl Default for Config {
    /// A game master who may create campaigns, in an ordinary guild, 100 ms from Discord.
    #[expect(clippy::expect_used, reason = "the worker does not build with an invalid template")]
    fn default() -> Self {
        let allowed = bits::MANAGE_CHANNELS | bits::MANAGE_ROLES;
        Self {
            discord: DiscordConfig { latency: Duration::from_millis(100), ..DiscordConfig::default() },
            guild: GuildBuilder::new("The Prancing Pony").gm_permissions(allowed),
            queue: QueueConfig::default(),
            maximum_concurrency: 2,
            fresh_workers: false,
            share: None,
            template: Template::default_campaign().expect("the worker was built with it"),
            clock_ahead_s: 0,
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
    pub sqs: Sqs,
    /// The campaign template.
    pub template: Template,
    bot: Rc<Bot>,
    workers: Rc<WorkerFunction>,
    clock: Rc<dyn Fn() -> SystemTime>,
}

/// A command that was used, and the bot's answer.
pub struct Asked {
    /// The interaction. It can be delivered again.
    pub interaction: Interaction,
    /// The bot's answer as Discord took it.
    pub delivery: Delivery,
}

impl World {
    /// Starts everything. To be called within [`in_virtual_time`](crate::in_virtual_time).
    ///
    /// # Errors
    /// The caller or the bot could not be built.
    pub fn start(config: Config) -> anyhow::Result<Self> {
        let Config { discord, guild, queue, maximum_concurrency, fresh_workers, share, template, clock_ahead_s } =
            config;
        let share = share.unwrap_or_else(|| share_of_one_among(maximum_concurrency));
        let start = discord.start.or(Some(START));
        let discord = Discord::without_network(DiscordConfig { start, ..discord });
        let guild = discord.add_guild(guild);
        for definition in definitions(None) {
            discord.add_command(None, definition.as_object().cloned().unwrap_or_default());
        }
        let caller = Caller::new(&discord).context("could not build the caller")?;
        let sqs = Sqs::new(queue);
        let clock = clock(discord.clone(), clock_ahead_s);
        let start = starter(&discord, share, &sqs, template.clone());
        let config =
            FunctionConfig { timeout: Duration::from_secs(WORKER_TIMEOUT_S), maximum_concurrency, fresh_workers };
        let workers = {
            let (clock, discord) = (Rc::clone(&clock), discord.clone());
            let begin = move || {
                discord.forget_refusals();
                Clocks { own: clock(), true_time: discord.now() }
            };
            WorkerFunction::new(sqs.clone(), config, Box::new(start), Box::new(begin))
        };
        spawn_local(Rc::clone(&workers).poll());
        let bot = Rc::new(bot(&discord, &sqs)?);
        Ok(Self { discord, guild, caller, sqs, template, bot, workers, clock })
    }

    /// Uses `/add-campaign name: NAME` as `who`, in the guild's first text channel.
    ///
    /// # Errors
    /// The guild has no text channel.
    pub async fn ask(&self, who: Snowflake, name: &str) -> anyhow::Result<Asked> {
        self.ask_in(&self.guild, who, name).await
    }

    /// Like [`World::ask`], in another guild.
    ///
    /// # Errors
    /// The guild has no text channel.
    pub async fn ask_in(&self, guild: &GuildHandle, who: Snowflake, name: &str) -> anyhow::Result<Asked> {
        let interaction = self.command_in(guild, who, name)?;
        let delivery = self.deliver(&interaction).await;
        Ok(Asked { interaction, delivery })
    }

    /// The interaction of that command, not yet delivered.
    ///
    /// # Errors
    /// The guild has no text channel.
    pub fn command(&self, who: Snowflake, name: &str) -> anyhow::Result<Interaction> {
        self.command_in(&self.guild, who, name)
    }

    fn command_in(&self, guild: &GuildHandle, who: Snowflake, name: &str) -> anyhow::Result<Interaction> {
        Ok(self.caller.add_campaign(guild, who, first_text_channel(guild)?, name))
    }

    /// Whether Discord offers the command to this member in the guild's first text channel.
    ///
    /// # Errors
    /// The guild has no text channel.
    pub fn is_offered(&self, who: Snowflake) -> anyhow::Result<bool> {
        Ok(self.caller.is_offered(&self.guild, who, first_text_channel(&self.guild)?, add_campaign::NAME))
    }

    /// The guild's first text channel.
    ///
    /// # Errors
    /// The guild has none.
    pub fn first_text_channel(&self) -> anyhow::Result<Snowflake> {
        first_text_channel(&self.guild)
    }

    /// The id under which Discord registered the command.
    #[must_use]
    pub fn command_id(&self) -> Snowflake {
        self.discord.command_id(self.guild.id, add_campaign::NAME).unwrap_or_default()
    }

    /// Delivers an interaction to the bot. It may have been delivered before.
    pub async fn deliver(&self, interaction: &Interaction) -> Delivery {
        self.deliver_to_bot_killed_after(interaction, FOR_EVER).await
    }

    /// Delivers an interaction to a bot that is killed after `life`.
    pub async fn deliver_to_bot_killed_after(&self, interaction: &Interaction, life: Duration) -> Delivery {
        let endpoint = async |headers: [(&'static str, String); 2], body| {
            let answer = timeout(life, invoke_bot(&self.bot, (self.clock)(), headers, body)).await;
            answer.map_err(|_| "the bot was killed".to_owned())?.map_err(|error| format!("{error:#}"))
        };
        self.caller.deliver_to(interaction, endpoint).await
    }

    /// Kills or pauses workers. It may be called from a fault's hook.
    #[must_use]
    pub fn killer(&self) -> Killer {
        self.workers.killer.clone()
    }

    /// The number of invocations of a worker.
    #[must_use]
    pub fn invocations(&self) -> u64 {
        self.deliveries().len() as u64
    }

    /// Every delivery of a message to a worker.
    #[must_use]
    pub fn deliveries(&self) -> Vec<DeliveryRecord> {
        self.workers.deliveries()
    }

    /// The messages that the bot posted in channels. Those that a story put there do not count.
    #[must_use]
    pub fn messages(&self) -> Vec<ChannelMessage> {
        let mut messages = self.discord.messages();
        messages.retain(|message| message.author == self.guild.people.bot && message.request.is_some());
        messages
    }

    /// Waits until every job is done or in the dead-letter queue, and Discord has handled every request.
    ///
    /// # Errors
    /// That took longer than `patience`, in virtual time.
    pub async fn quiet(&self, patience: Duration) -> anyhow::Result<()> {
        let quiet = async {
            while self.sqs.waiting() > 0 || self.workers.running() > 0 {
                self.sqs.changed().await;
            }
            self.discord.quiet().await;
        };
        timeout(patience, quiet).await.with_context(|| format!("work is still under way after {patience:?}"))
    }
}

fn first_text_channel(guild: &GuildHandle) -> anyhow::Result<Snowflake> {
    let channels = guild.snapshot().channels;
    let channel = channels.iter().find(|channel| channel.kind == ChannelKind::Text);
    Ok(channel.context("the guild has no text channel to give the command in")?.id)
}

fn clock(discord: Discord, ahead_s: i64) -> Rc<dyn Fn() -> SystemTime> {
    let offset = Duration::from_secs(ahead_s.unsigned_abs());
    Rc::new(move || if ahead_s < 0 { discord.now() - offset } else { discord.now() + offset })
}

/// The share that the deployed worker computes.
fn share_of_one_among(workers: usize) -> Share {
    u32::try_from(workers).ok().and_then(NonZeroU32::new).map_or(Share::WHOLE, Share::one_of)
}

fn starter(
    discord: &Discord,
    share: Share,
    sqs: &Sqs,
    template: Template,
) -> impl Fn() -> anyhow::Result<Worker> + 'static {
    let (discord, sqs) = (discord.clone(), sqs.clone());
    move || {
        let wire = Wire { discord: discord.clone(), client: discord.new_client() };
        let http = https::Client::over(Arc::new(wire));
        let settings = discord_client::Settings {
            api_base: discord.api_base(),
            bot_token: discord.application().bot_token().to_owned(),
            share,
        };
        let client = discord_client::Client::new(http, &settings)?;
        Ok(Worker::new(client, Queue::over(Box::new(sqs.clone())), template.clone()))
    }
}

fn bot(discord: &Discord, sqs: &Sqs) -> anyhow::Result<Bot> {
    let public_key = PublicKey::from_hex(&discord.application().public_key()).context("no public key")?;
    let settings = Settings { public_key, signature_max_age_s: SIGNATURE_MAX_AGE_S };
    Ok(Bot::new(settings, Queue::over(Box::new(sqs.clone()))))
}

/// Invokes the bot with one HTTP request.
async fn invoke_bot(
    bot: &Bot,
    time: SystemTime,
    headers: [(&'static str, String); 2],
    body: Vec<u8>,
) -> anyhow::Result<EndpointResponse> {
    let headers: serde_json::Map<_, _> =
        headers.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    let event = to_raw_value(&json!({
        "version": "2.0",
        "headers": headers,
        "requestContext": { "http": { "method": "POST", "path": "/" } },
        "body": String::from_utf8(body)?,
        "isBase64Encoded": false,
    }))?;
    let time_left = Duration::from_secs(10);
    let answer = bot.handle(Invocation { event, request_id: "bot".to_owned(), time, time_left }).await?;
    let answer: serde_json::Value = serde_json::from_str(answer.response.get())?;
    let text =
        |value: Option<&serde_json::Value>| value.and_then(|value| value.as_str()).unwrap_or_default().to_owned();
    let headers = answer.get("headers").and_then(|headers| headers.as_object());
    let content_type = headers.and_then(|headers| {
        headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type")).map(|(_, value)| value)
    });
    Ok(EndpointResponse {
        status: u16::try_from(answer.get("statusCode").and_then(serde_json::Value::as_u64).unwrap_or_default())?,
        content_type: text(content_type),
        body: text(answer.get("body")).into_bytes(),
    })
}
