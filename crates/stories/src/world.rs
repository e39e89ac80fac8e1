//! Everything together: a Discord with a guild, the bot, the queue and the workers.

use std::{
    rc::Rc,
    sync::Arc,
    time::{Duration, SystemTime},
};

use anyhow::Context as _;
use channelwright_bot::{Bot, Settings};
use channelwright_core::{
    interaction::PublicKey,
    limits::{SIGNATURE_MAX_AGE_S, WORKER_TIMEOUT_S},
    template::Template,
};
use channelwright_discord as discord_client;
use channelwright_platform::{
    function::{Handler as _, Invocation},
    https,
};
use channelwright_queue::Queue;
use channelwright_simulator::{
    caller::{Caller, Delivery, Heard, Interaction},
    discord::{ChannelKind, Discord, DiscordConfig, GuildBuilder, GuildHandle, Snowflake, bits},
};
use channelwright_worker::Worker;
use serde_json::{json, value::to_raw_value};
use tokio::{task::spawn_local, time::timeout};

use crate::{
    lambda::{FunctionConfig, Killer, WorkerFunction},
    sqs::{QueueConfig, Sqs},
    wire::Wire,
};

/// A day in 2026, so that ids and times are the same in every run.
const START: Duration = Duration::from_secs(1_789_000_000);

/// What a world shall be like.
#[derive(Clone)]
pub struct Config {
    /// Discord's speed, limits and moods. It starts at a time of the world's own, unless it names one.
    pub discord: DiscordConfig,
    /// The guild the command is given in.
    pub guild: GuildBuilder,
    /// The queue.
    pub queue: QueueConfig,
    /// Most workers at a time.
    pub maximum_concurrency: usize,
    /// The campaign template.
    pub template: Template,
    /// How much the functions' clock is ahead of Discord's, in seconds.
    pub clock_ahead_s: i64,
}

impl Default for Config {
    /// A game master who may create campaigns, in an ordinary guild, 100 ms from Discord.
    fn default() -> Self {
        let allowed = bits::MANAGE_CHANNELS | bits::MANAGE_ROLES;
        Self {
            discord: DiscordConfig { latency: Duration::from_millis(100), ..DiscordConfig::default() },
            guild: GuildBuilder::new("The Prancing Pony").gm_permissions(allowed),
            queue: QueueConfig::default(),
            maximum_concurrency: 2,
            template: Template::default_campaign(),
            clock_ahead_s: 0,
        }
    }
}

/// A world. Everything in it ends with this value.
pub struct World {
    /// Discord.
    pub discord: Discord,
    /// The guild the command is given in.
    pub guild: GuildHandle,
    /// What sends interactions.
    pub caller: Caller,
    /// The queue between bot and worker.
    pub sqs: Sqs,
    bot: Rc<Bot>,
    workers: Rc<WorkerFunction>,
    clock: Rc<dyn Fn() -> SystemTime>,
}

/// A command that was given, and what the bot answered.
pub struct Asked {
    /// The interaction; it can be delivered again.
    pub interaction: Interaction,
    /// What Discord made of the bot's answer.
    pub delivery: Delivery,
}

impl World {
    /// Starts everything. Only within [`in_virtual_time`](crate::in_virtual_time).
    ///
    /// # Errors
    /// The parts do not fit together.
    pub fn start(config: Config) -> anyhow::Result<Self> {
        let Config { discord, guild, queue, maximum_concurrency, template, clock_ahead_s } = config;
        let start = discord.start.or(Some(START));
        let discord = Discord::without_network(DiscordConfig { start, ..discord });
        let guild = discord.add_guild(guild);
        let caller = Caller::new(&discord).context("could not build the caller")?;
        let sqs = Sqs::new(queue);
        let clock = clock(discord.clone(), clock_ahead_s);
        let start = starter(&discord, &sqs, template);
        let config = FunctionConfig { timeout: Duration::from_secs(WORKER_TIMEOUT_S), maximum_concurrency };
        let workers = {
            let clock = Rc::clone(&clock);
            WorkerFunction::new(sqs.clone(), config, Box::new(start), Box::new(move || clock()))
        };
        spawn_local(Rc::clone(&workers).poll());
        let bot = Rc::new(bot(&discord, &sqs)?);
        Ok(Self { discord, guild, caller, sqs, bot, workers, clock })
    }

    /// Somebody uses `/add-campaign name: NAME` in the guild's first text channel.
    ///
    /// # Errors
    /// The guild has no text channel.
    pub async fn ask(&self, who: Snowflake, name: &str) -> anyhow::Result<Asked> {
        let snapshot = self.guild.snapshot();
        let channel = snapshot.channels.iter().find(|channel| channel.kind == ChannelKind::Text);
        let channel = channel.context("the guild has no text channel to give the command in")?.id;
        let interaction = self.caller.add_campaign(&self.guild, who, channel, name);
        let delivery = self.deliver(&interaction).await;
        Ok(Asked { interaction, delivery })
    }

    /// Delivers an interaction to the bot, also once more.
    pub async fn deliver(&self, interaction: &Interaction) -> Delivery {
        let endpoint = async |headers: [(&'static str, String); 2], body| {
            invoke_bot(&self.bot, (self.clock)(), headers, body).await.map_err(|error| format!("{error:#}"))
        };
        self.caller.deliver_to(interaction, endpoint).await
    }

    /// Ends workers; may be called from a fault's hook, too.
    #[must_use]
    pub fn killer(&self) -> Killer {
        self.workers.killer.clone()
    }

    /// How many times a worker was invoked.
    #[must_use]
    pub fn invocations(&self) -> u64 {
        self.workers.invocations()
    }

    /// Waits until every job is done or in the dead-letter queue, and Discord has carried out all that was asked.
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
        timeout(patience, quiet).await.with_context(|| format!("there is still work under way after {patience:?}"))
    }
}

fn clock(discord: Discord, ahead_s: i64) -> Rc<dyn Fn() -> SystemTime> {
    let offset = Duration::from_secs(ahead_s.unsigned_abs());
    Rc::new(move || if ahead_s < 0 { discord.now() - offset } else { discord.now() + offset })
}

fn starter(discord: &Discord, sqs: &Sqs, template: Template) -> impl Fn() -> anyhow::Result<Worker> + 'static {
    let (discord, sqs) = (discord.clone(), sqs.clone());
    move || {
        let http = https::Client::over(Arc::new(Wire(discord.clone())));
        let settings = discord_client::Settings {
            api_base: discord.api_base(),
            bot_token: discord.application().bot_token().to_owned(),
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

/// One HTTP request as one invocation of the bot.
async fn invoke_bot(
    bot: &Bot,
    time: SystemTime,
    headers: [(&'static str, String); 2],
    body: Vec<u8>,
) -> anyhow::Result<Heard> {
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
    let answer: serde_json::Value = serde_json::from_str(answer.get())?;
    let text =
        |value: Option<&serde_json::Value>| value.and_then(|value| value.as_str()).unwrap_or_default().to_owned();
    let headers = answer.get("headers").and_then(|headers| headers.as_object());
    let content_type = headers.and_then(|headers| {
        headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type")).map(|(_, value)| value)
    });
    Ok(Heard {
        status: u16::try_from(answer.get("statusCode").and_then(serde_json::Value::as_u64).unwrap_or_default())?,
        content_type: text(content_type),
        body: text(answer.get("body")).into_bytes(),
    })
}
