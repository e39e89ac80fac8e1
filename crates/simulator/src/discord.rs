//! A small Discord with Discord's rules: a real HTTP server on the loopback address.
//!
//! It is independent evidence: it shares no code with the bot, has its own permission arithmetic and its own types, and
//! says of every rule how well it is known ([`Rule`]). Tests build a guild, let the bot work on it over HTTP, and then
//! look at the guild, at the requests and at the rules that were broken.

mod admin;
mod answer;
mod application;
mod build;
mod channel_kind;
mod command_permissions;
mod components;
mod conduct;
mod config;
mod error;
mod fault;
mod form;
mod format;
mod guild;
mod limits;
mod mentions;
mod message_form;
mod model;
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
    collections::BTreeMap,
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use tokio::{net::TcpListener, task::JoinHandle};

pub use answer::Dropped;
pub use application::Application;
pub use build::{GuildBuilder, People, USUAL_BOT_PERMISSIONS};
pub use channel_kind::ChannelKind;
pub use command_permissions::{CommandPermission, CommandPermissionKind};
pub use config::{DiscordConfig, GlobalSecond, HiddenChannels, Limit, RateLimits};
pub use fault::{Fault, FaultBody, FaultKind, FaultWhen, Phase};
pub use guild::{GuildHandle, GuildSnapshot};
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
pub(crate) use state::{Shared, State};

/// A running Discord. Clones are the same one; it ends with the last of them.
#[derive(Clone)]
pub struct Discord {
    pub(crate) shared: Arc<Shared>,
    server: Option<Arc<Server>>,
}

/// The task that accepts connections; dropped, it ends and takes the connections with it.
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

    /// A Discord without guilds that only [`Discord::exchange`] reaches. It needs a tokio runtime, whose clock may be
    /// paused: then hours pass in milliseconds.
    #[must_use]
    pub fn without_network(config: DiscordConfig) -> Self {
        let clock = snowflake::Clock::start(config.start);
        let mut snowflakes = snowflake::Snowflakes::new(clock);
        // Both are taken in any case, so that the other ids are the same.
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
            limits: limits::Limits::default(),
            faults: fault::Faults::default(),
            conduct: conduct::Conduct::default(),
            record: record::Record::default(),
            watch: None,
        });
        Self { shared, server: None }
    }

    /// The base of all routes, for `DISCORD_API_BASE`: `http://127.0.0.1:<port>/api/v10`. Without a network it is a name
    /// that leads nowhere.
    #[must_use]
    pub fn api_base(&self) -> String {
        match &self.server {
            Some(server) => format!("http://{}/api/v10", server.address),
            None => "http://discord.invalid/api/v10".to_owned(),
        }
    }

    /// One request and its answer, without a network in between. The request is carried out even if nobody waits for the
    /// answer any more.
    ///
    /// # Errors
    /// [`Dropped`] when the connection would have ended before the whole answer was there.
    pub async fn exchange(&self, request: http::Request<Vec<u8>>) -> Result<http::Response<Vec<u8>>, Dropped> {
        server::exchange(Arc::clone(&self.shared), request).await
    }

    /// The time here.
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

    /// Changes how Discord behaves from now on.
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

    /// How many faults have not yet struck as often as they shall.
    #[must_use]
    pub fn pending_faults(&self) -> usize {
        self.shared.state().faults.pending()
    }

    /// All requests so far, in the order of arrival.
    #[must_use]
    pub fn requests(&self) -> Vec<RequestRecord> {
        self.shared.state().record.requests.clone()
    }

    /// How many requests arrived so far; the next one is this plus 1 for [`FaultWhen::Request`].
    #[must_use]
    pub fn request_count(&self) -> u64 {
        self.shared.state().record.requests.len() as u64
    }

    /// All rules that clients broke so far.
    #[must_use]
    pub fn violations(&self) -> Vec<Violation> {
        self.shared.state().record.violations.clone()
    }

    /// How many answers of 401, 403 or 429 were given in the last ten minutes, as Discord counts them.
    #[must_use]
    pub fn invalid_requests(&self) -> usize {
        self.shared.state().limits.invalid_requests()
    }

    /// A new client begins, such as a restarted worker: it does not know what its predecessor was told.
    ///
    /// Limits go on as they are; only what counts as a breach starts afresh.
    pub fn forget_clients(&self) {
        let mut state = self.shared.state();
        state.conduct = conduct::Conduct::default();
        state.limits.forget_what_was_told();
    }

    /// A new delivery begins in the same client: what was refused to the one before may be tried again. Limits, and what
    /// the client knows of them, go on as they are.
    pub fn forget_refusals(&self) {
        self.shared.state().conduct.forget_refusals();
    }

    /// Shows every guild to `watch` just before each request is carried out (`None`) and just after (its number).
    ///
    /// What differs from the time before came from that request, or else from an administrator. It must not call
    /// Discord.
    pub fn watch(&self, watch: impl FnMut(&Guild, Option<u64>) + Send + 'static) {
        self.shared.state().watch = Some(Box::new(watch));
    }

    /// Shows every guild to whoever [watches](Self::watch), as before a request.
    pub fn show(&self) {
        self.shared.state().show_guilds(None);
    }

    /// Waits until no request is being handled, so that the guild changes no more by itself.
    pub async fn quiet(&self) {
        self.shared.quiet().await;
    }

    /// What became of an interaction so far.
    #[must_use]
    pub fn reply(&self, interaction: Snowflake) -> Option<Reply> {
        self.shared.state().replies.values().find(|reply| reply.interaction_id == interaction).cloned()
    }

    /// The messages that were sent into channels.
    #[must_use]
    pub fn messages(&self) -> Vec<ChannelMessage> {
        self.shared.state().messages.clone()
    }

    /// Lets the token of an interaction expire now instead of after 15 minutes.
    pub fn expire_token(&self, interaction: Snowflake) {
        self.change_reply(interaction, |reply| reply.expired = true);
    }

    /// A person deletes the reply to an interaction.
    pub fn delete_reply(&self, interaction: Snowflake) {
        self.change_reply(interaction, |reply| reply.deleted = true);
    }

    /// How long ago an interaction started is changed, to come near the end of its token.
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
