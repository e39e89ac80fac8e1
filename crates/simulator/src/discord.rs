//! A small Discord that enforces Discord's rules: a real HTTP server on the loopback address.
//!
//! It is independent evidence: it shares no code with the bot, has its own permission arithmetic and types, and states the
//! evidence for every rule ([`Rule`]). Tests build a guild, let the bot work on it over HTTP, and then examine the guild,
//! the requests and the violations.

mod admin;
mod answer;
mod application;
mod build;
mod channel_kind;
mod client;
mod command_permissions;
mod components;
mod conduct;
mod config;
mod error;
mod fault;
mod form;
mod format;
mod guild;
mod invite;
mod limits;
mod mentions;
mod message_form;
mod model;
mod multipart;
mod permissions;
mod portal;
mod record;
mod reply;
mod rewrite;
mod route;
mod routes;
mod rules;
mod server;
mod snowflake;
mod state;
pub(crate) mod wire;

use std::{
    collections::{BTreeMap, HashMap},
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use tokio::{net::TcpListener, task::JoinHandle, time::Instant};

pub use answer::Dropped;
pub use application::Application;
pub use build::{GuildBuilder, People, USUAL_BOT_PERMISSIONS};
pub use channel_kind::ChannelKind;
pub use client::Client;
pub use command_permissions::{CommandPermission, CommandPermissionKind};
pub use config::{DiscordConfig, GlobalSecond, HiddenChannels, Limit, RateLimits};
pub use fault::{Fault, FaultBody, FaultKind, FaultWhen, Phase};
pub use guild::{GuildHandle, GuildSnapshot};
pub use invite::Invite;
pub use limits::RateLimitForm;
pub use mentions::Pings;
pub use model::{Channel, Guild, Member, Overwrite, OverwriteKind, Role};
pub use permissions::bits;
pub use record::{RequestRecord, Violation};
pub use reply::{ANSWER_DEADLINE, ChannelMessage, Edit, Reply, TOKEN_LIFETIME};
pub use rules::{Consequence, Evidence, Rule};
pub use snowflake::{DISCORD_EPOCH_MS, Snowflake};

pub(crate) use components::{all_of, faults_of_form, kind};
pub(crate) use mentions::of_data;
pub(crate) use message_form::check_message;
pub(crate) use permissions::shown_permissions;
pub(crate) use reply::Below;
pub(crate) use state::{Shared, State};

/// A running Discord. Clones share it; it ends with the last one.
#[derive(Clone)]
pub struct Discord {
    pub(crate) shared: Arc<Shared>,
    server: Option<Arc<Server>>,
}

/// The task that accepts connections. Dropping it ends the task and the connections.
struct Server {
    address: SocketAddr,
    task: JoinHandle<std::convert::Infallible>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Discord {
    /// Starts a Discord without guilds on a free port of 127.0.0.1.
    ///
    /// # Errors
    /// If no port can be bound.
    pub async fn start(config: DiscordConfig) -> io::Result<Self> {
        let mut discord = Self::without_network(config);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let task = tokio::spawn(server::run(listener, Arc::clone(&discord.shared)));
        discord.server = Some(Arc::new(Server { address, task }));
        Ok(discord)
    }

    /// Starts a Discord without guilds and without a network, for [`Discord::exchange`]. It needs a tokio runtime, whose
    /// clock may be paused: then hours pass in milliseconds.
    #[must_use]
    pub fn without_network(config: DiscordConfig) -> Self {
        let clock = snowflake::Clock::start(config.start);
        let mut snowflakes = snowflake::Snowflakes::new(clock);
        // It takes both in any case, so that later ids do not depend on the setting.
        let (application_id, other_id) = (snowflakes.old(), snowflakes.old());
        let bot_user_id = if config.bot_user_is_application { application_id } else { other_id };
        let application = Application::from_seed(config.seed, application_id, bot_user_id);
        let chance = fastrand::Rng::with_seed(config.seed);
        let shared = Shared::new(State {
            config,
            chance,
            application,
            clock,
            snowflakes,
            guilds: BTreeMap::new(),
            commands: BTreeMap::new(),
            interactions_endpoint_url: None,
            replies: BTreeMap::new(),
            messages: Vec::new(),
            direct: BTreeMap::new(),
            invites: Vec::new(),
            limits: limits::Limits::default(),
            faults: fault::Faults::default(),
            conduct: HashMap::new(),
            clients: 0,
            record: record::Record::default(),
            watch: None,
        });
        Self { shared, server: None }
    }

    /// The base of all routes, for `DISCORD_API_BASE`: `http://127.0.0.1:<port>/api/v10`. Without a network, it is a name
    /// that does not resolve.
    #[must_use]
    pub fn api_base(&self) -> String {
        match &self.server {
            Some(server) => format!("http://{}/api/v10", server.address),
            None => "http://discord.invalid/api/v10".to_owned(),
        }
    }

    /// Sends one request without a network. Discord carries it out even if the caller stops waiting for the response.
    ///
    /// # Errors
    /// [`Dropped`] if the connection would have ended before the whole response arrived.
    pub async fn exchange(
        &self,
        client: Client,
        request: http::Request<Vec<u8>>,
    ) -> Result<http::Response<Vec<u8>>, Dropped> {
        server::exchange(Arc::clone(&self.shared), client, request).await
    }

    /// The current time by Discord's clock.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        UNIX_EPOCH + self.shared.state().clock.unix()
    }

    /// The bot's application.
    #[must_use]
    pub fn application(&self) -> Application {
        self.shared.state().application.clone()
    }

    /// Adds a guild with the bot in it.
    #[must_use]
    pub fn add_guild(&self, builder: GuildBuilder) -> GuildHandle {
        let mut state = self.shared.state();
        let bot = state.application.bot_user_id;
        let (guild, people) = builder.into_guild(&mut state.snowflakes, bot);
        let id = guild.id;
        state.guilds.insert(id, guild);
        GuildHandle { discord: self.clone(), id, people }
    }

    /// The current settings.
    #[must_use]
    pub fn config(&self) -> DiscordConfig {
        self.shared.state().config.clone()
    }

    /// Changes the settings from now on.
    pub fn configure(&self, change: impl FnOnce(&mut DiscordConfig)) {
        change(&mut self.shared.state().config);
    }

    /// Injects a fault.
    pub fn add_fault(&self, fault: Fault) {
        self.shared.state().faults.add(fault);
    }

    /// Removes all faults.
    pub fn clear_faults(&self) {
        self.shared.state().faults.clear();
    }

    /// The number of faults that will still apply.
    #[must_use]
    pub fn pending_faults(&self) -> usize {
        self.shared.state().faults.pending()
    }

    /// All requests so far, in the order of arrival.
    #[must_use]
    pub fn requests(&self) -> Vec<RequestRecord> {
        self.shared.state().record.requests.clone()
    }

    /// The number of requests so far. For [`FaultWhen::Request`], the next one is this plus 1.
    #[must_use]
    pub fn request_count(&self) -> u64 {
        self.shared.state().record.requests.len() as u64
    }

    /// All violations so far.
    #[must_use]
    pub fn violations(&self) -> Vec<Violation> {
        self.shared.state().record.violations.clone()
    }

    /// The number of 401, 403 and 429 responses in the last ten minutes, as Discord counts them.
    #[must_use]
    pub fn invalid_requests(&self) -> usize {
        self.shared.state().limits.invalid_requests()
    }

    /// A new client for [`exchange`](Self::exchange). It does not know the responses to others.
    #[must_use]
    pub fn new_client(&self) -> Client {
        let mut state = self.shared.state();
        state.clients += 1;
        Client(state.clients)
    }

    /// Announces that the clients were replaced, such as by a restarted worker, which does not know its predecessor's
    /// responses.
    ///
    /// The limits stay. Only the first request of a new client against each of them is no violation.
    pub fn forget_clients(&self) {
        let mut state = self.shared.state();
        state.conduct.clear();
        state.limits.forget_what_was_told();
    }

    /// Announces a new delivery, which may try again what was refused to the last one: permissions may have been
    /// restored, and the bot token replaced. The limits, and the clients' knowledge of them, stay.
    pub fn forget_refusals(&self) {
        self.shared.state().conduct.clear();
    }

    /// Shows every guild to `watch` just before each request is carried out (`None`) and just after (its number).
    ///
    /// A change between two calls is due to that request, or else to an administrator. `watch` must not call Discord.
    pub fn watch(&self, watch: impl FnMut(&Guild, Option<u64>) + Send + 'static) {
        self.shared.state().watch = Some(Box::new(watch));
    }

    /// Shows every guild to the [watcher](Self::watch), as before a request.
    pub fn show(&self) {
        self.shared.state().show_guilds(None);
    }

    /// Waits until Discord has handled every request.
    pub async fn quiet(&self) {
        self.shared.quiet().await;
    }

    /// The reply to an interaction so far.
    #[must_use]
    pub fn reply(&self, interaction: Snowflake) -> Option<Reply> {
        self.shared.state().replies.values().find(|reply| reply.interaction_id == interaction).cloned()
    }

    /// When somebody first used a component of this interaction's message that changes the message itself.
    #[must_use]
    pub fn taken_over(&self, interaction: Snowflake) -> Option<Instant> {
        let state = self.shared.state();
        let token = state.replies.iter().find(|(_, reply)| reply.interaction_id == interaction)?.0;
        let below = |reply: &&Reply| !reply.owns_message() && reply.below == Some(Below::Reply(token.clone()));
        state.replies.values().filter(below).filter_map(|reply| reply.acknowledged).min()
    }

    /// The messages in channels.
    #[must_use]
    pub fn messages(&self) -> Vec<ChannelMessage> {
        self.shared.state().messages.clone()
    }

    /// The user of a channel for direct messages.
    #[must_use]
    pub fn recipient(&self, channel: Snowflake) -> Option<Snowflake> {
        self.shared.state().direct.get(&channel).copied()
    }

    /// The invites, the oldest first.
    #[must_use]
    pub fn invites(&self) -> Vec<Invite> {
        self.shared.state().invites.clone()
    }

    /// Makes the token of an interaction expire now instead of after 15 minutes.
    pub fn expire_token(&self, interaction: Snowflake) {
        self.change_reply(interaction, |reply| reply.expired = true);
    }

    /// Deletes the reply to an interaction, as a person can.
    pub fn delete_reply(&self, interaction: Snowflake) {
        self.change_reply(interaction, |reply| reply.deleted = true);
    }

    /// Makes an interaction older, to bring its token near its end.
    pub fn age_token(&self, interaction: Snowflake, by: Duration) {
        self.change_reply(interaction, |reply| {
            reply.started = reply.started.checked_sub(by).unwrap_or(reply.started);
        });
    }

    fn change_reply(&self, interaction: Snowflake, change: impl FnOnce(&mut Reply)) {
        let mut state = self.shared.state();
        if let Some(reply) = state.replies.values_mut().find(|reply| reply.interaction_id == interaction) {
            change(reply);
        }
    }
}
