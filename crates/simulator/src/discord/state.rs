//! The state of the simulated Discord, behind one lock.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use serde_json::{Map, Value};
use tokio::sync::watch;

use super::{
    application::Application,
    client::Client,
    conduct::Conduct,
    config::DiscordConfig,
    error::Refusal,
    fault::Faults,
    invite::Invite,
    limits::Limits,
    model::{Channel, Guild},
    permissions::{bits, effective_permissions, guild_permissions},
    record::Record,
    reply::{ChannelMessage, Reply},
    route::Route,
    rules::Rule,
    snowflake::{Clock, Snowflake, Snowflakes},
};

pub(crate) struct State {
    pub(crate) config: DiscordConfig,
    /// The source of random choices.
    pub(crate) chance: fastrand::Rng,
    pub(crate) application: Application,
    pub(crate) clock: Clock,
    pub(crate) snowflakes: Snowflakes,
    pub(crate) guilds: BTreeMap<Snowflake, Guild>,
    /// The application's commands: for all servers, and those for one server alone.
    pub(crate) commands: BTreeMap<Option<Snowflake>, Vec<Map<String, Value>>>,
    /// The interactions endpoint URL in the developer portal.
    pub(crate) interactions_endpoint_url: Option<String>,
    /// Replies by interaction token.
    pub(crate) replies: BTreeMap<String, Reply>,
    pub(crate) messages: Vec<ChannelMessage>,
    /// The users of direct messages, by channel.
    pub(crate) direct: BTreeMap<Snowflake, Snowflake>,
    pub(crate) invites: Vec<Invite>,
    pub(crate) limits: Limits,
    pub(crate) faults: Faults,
    /// The conduct of each client.
    pub(crate) conduct: HashMap<Client, Conduct>,
    /// How many clients there have been, besides the default one.
    pub(crate) clients: u64,
    pub(crate) record: Record,
    pub(crate) watch: Option<Watch>,
}

/// Called with a guild just before a request is carried out, or just after the one with this number.
pub(crate) type Watch = Box<dyn FnMut(&Guild, Option<u64>) + Send>;

/// The state, and the number of requests being handled.
pub(crate) struct Shared {
    state: Mutex<State>,
    in_flight: watch::Sender<usize>,
}

impl Shared {
    pub(crate) fn new(state: State) -> Arc<Self> {
        Arc::new(Self { state: Mutex::new(state), in_flight: watch::Sender::new(0) })
    }

    /// Locks the state, also after a panic of another holder.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a request as in progress until the guard is dropped.
    pub(crate) fn busy(&self) -> Busy<'_> {
        self.in_flight.send_modify(|count| *count += 1);
        Busy(self)
    }

    /// Waits until no request is in progress.
    pub(crate) async fn quiet(&self) {
        // The sender lives in `self`, so waiting cannot fail.
        let mut in_flight = self.in_flight.subscribe();
        let _count = in_flight.wait_for(|count| *count == 0).await;
    }
}

pub(crate) struct Busy<'a>(&'a Shared);

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.in_flight.send_modify(|count| *count -= 1);
    }
}

impl State {
    /// Shows every guild to the watcher.
    pub(crate) fn show_guilds(&mut self, request: Option<u64>) {
        let Self { watch, guilds, .. } = self;
        if let Some(watch) = watch {
            guilds.values().for_each(|guild| watch(guild, request));
        }
    }

    /// The guild a request is about, as text.
    pub(crate) fn guild_of(&self, route: &Route) -> Option<String> {
        match (route.text("guild_id"), route.id("channel_id")) {
            ("", 0) => None,
            ("", channel) => self.guild_with(channel).map(|guild| guild.id.to_string()),
            (guild, _) => Some(guild.to_owned()),
        }
    }

    /// The guild that has the channel.
    pub(crate) fn guild_with(&self, channel: Snowflake) -> Option<&Guild> {
        self.guilds.values().find(|guild| guild.channels.contains_key(&channel))
    }

    /// A guild the bot is in.
    pub(crate) fn bots_guild(&self, id: Snowflake) -> Result<&Guild, Refusal> {
        let guild = self.guilds.get(&id).ok_or_else(|| Refusal::new(Rule::UnknownGuild, 10004))?;
        if guild.members.contains_key(&self.application.bot_user_id) {
            Ok(guild)
        } else {
            Err(Refusal::new(Rule::BotInGuild, 50001))
        }
    }

    /// A guild the bot is in, to be changed.
    pub(crate) fn bots_guild_mut(&mut self, id: Snowflake) -> Result<&mut Guild, Refusal> {
        self.bots_guild(id)?;
        self.guilds.get_mut(&id).ok_or_else(|| Refusal::new(Rule::UnknownGuild, 10004))
    }

    /// A channel the bot can view, with its guild and what the bot may do in it.
    pub(crate) fn viewed_channel(&self, id: Snowflake) -> Result<(&Guild, &Channel, u64), Refusal> {
        let unknown = || Refusal::new(Rule::UnknownChannel, 10003);
        let guild = self.bots_guild(self.guild_with(id).ok_or_else(unknown)?.id)?;
        let channel = guild.channels.get(&id).ok_or_else(unknown)?;
        let held = effective_permissions(guild, self.application.bot_user_id, channel);
        if held & bits::VIEW_CHANNEL == 0 {
            return Err(Refusal::new(Rule::ViewChannel, 50001));
        }
        Ok((guild, channel, held))
    }

    /// A channel the bot may manage: view it, connect to it if it is voice, and hold `needed` in it.
    pub(crate) fn managed_channel(&self, id: Snowflake, needed: u64) -> Result<(&Guild, &Channel, u64), Refusal> {
        let (guild, channel, held) = self.viewed_channel(id)?;
        if channel.is_voice() && held & bits::CONNECT == 0 {
            return Err(Refusal::new(Rule::ConnectVoice, 50001));
        }
        self.require(guild, held, needed)?;
        Ok((guild, channel, held))
    }

    /// What the bot may do in the guild before any overwrite.
    pub(crate) fn bots_permissions(&self, guild: &Guild) -> u64 {
        guild_permissions(guild, self.application.bot_user_id)
    }

    /// Refuses unless `held` has all of `needed`, and elevated permissions have their two factors.
    pub(crate) fn require(&self, guild: &Guild, held: u64, needed: u64) -> Result<(), Refusal> {
        let missing = needed & !held;
        if missing & bits::MANAGE_CHANNELS != 0 {
            return Err(Refusal::new(Rule::ManageChannels, 50013));
        }
        if missing & bits::CREATE_INSTANT_INVITE != 0 {
            return Err(Refusal::new(Rule::CreateInvite, 50013));
        }
        if missing & bits::MANAGE_ROLES != 0 {
            return Err(Refusal::new(Rule::ManageRoles, 50013));
        }
        if missing != 0 {
            return Err(Refusal::new(Rule::SendMessages, 50013));
        }
        let elevated = needed & (bits::MANAGE_CHANNELS | bits::MANAGE_ROLES) != 0;
        if elevated && guild.mfa_level == 1 && !self.config.owner_two_factor {
            return Err(Refusal::new(Rule::TwoFactor, 60003));
        }
        Ok(())
    }
}
