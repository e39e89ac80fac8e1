//! Builds guilds: people, roles, channels, and a bot with given permissions.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    channel_kind::ChannelKind,
    model::{Channel, Guild, Member, Role},
    permissions::bits,
    snowflake::{Snowflake, Snowflakes},
};

/// CREATE_INSTANT_INVITE, VIEW_CHANNEL, MANAGE_CHANNELS, MANAGE_ROLES and every permission that a rich campaign template
/// allows or denies.
pub const USUAL_BOT_PERMISSIONS: u64 = 3_378_097_339_625_041;

/// The people of a guild, by user id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    /// Owns the guild.
    pub owner: Snowflake,
    /// Holds a role with ADMINISTRATOR.
    pub admin: Snowflake,
    /// The game master, with only the permissions of [`GuildBuilder::gm_permissions`].
    pub gm: Snowflake,
    /// Ordinary members who may join the campaign.
    pub players: Vec<Snowflake>,
    /// An ordinary member outside the campaign.
    pub stranger: Snowflake,
    /// The bot user.
    pub bot: Snowflake,
}

/// Builds a guild. By default it is a new guild without community features, with a text channel "general", two players
/// and a bot with the permissions that it needs.
#[derive(Clone, Debug)]
pub struct GuildBuilder {
    name: String,
    everyone: u64,
    bot_permissions: u64,
    gm_permissions: Option<u64>,
    players: usize,
    features: BTreeSet<String>,
    mfa_level: u8,
    premium_tier: u8,
    roles_below: Vec<(String, u64)>,
    roles_above: Vec<(String, u64)>,
    channels: Vec<(ChannelKind, String)>,
    equal_positions: bool,
}

impl GuildBuilder {
    /// A guild with the defaults.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            everyone: bits::NEW_GUILD,
            bot_permissions: USUAL_BOT_PERMISSIONS,
            gm_permissions: None,
            players: 2,
            features: BTreeSet::new(),
            mfa_level: 0,
            premium_tier: 0,
            roles_below: Vec::new(),
            roles_above: Vec::new(),
            channels: vec![(ChannelKind::Text, "general".to_owned())],
            equal_positions: false,
        }
    }

    /// Sets the permissions of @everyone.
    #[must_use]
    pub fn everyone_permissions(mut self, bits: u64) -> Self {
        self.everyone = bits;
        self
    }

    /// Sets the permissions of the bot's managed role.
    #[must_use]
    pub fn bot_permissions(mut self, bits: u64) -> Self {
        self.bot_permissions = bits;
        self
    }

    /// Removes these permissions from the bot's managed role.
    #[must_use]
    pub fn without_bot_permissions(mut self, bits: u64) -> Self {
        self.bot_permissions &= !bits;
        self
    }

    /// Gives the game master a role of their own with these permissions. By default there is none.
    #[must_use]
    pub fn gm_permissions(mut self, bits: u64) -> Self {
        self.gm_permissions = Some(bits);
        self
    }

    /// Sets the number of players.
    #[must_use]
    pub fn players(mut self, count: usize) -> Self {
        self.players = count;
        self
    }

    /// Adds a feature such as `COMMUNITY`.
    #[must_use]
    pub fn feature(mut self, feature: &str) -> Self {
        self.features.insert(feature.to_owned());
        self
    }

    /// Sets whether elevated permissions need two-factor login: 0 or 1.
    #[must_use]
    pub fn mfa_level(mut self, level: u8) -> Self {
        self.mfa_level = level;
        self
    }

    /// Sets the boost level, 0 to 3.
    #[must_use]
    pub fn premium_tier(mut self, tier: u8) -> Self {
        self.premium_tier = tier;
        self
    }

    /// Adds a role below the bot's.
    #[must_use]
    pub fn role(mut self, name: &str, permissions: u64) -> Self {
        self.roles_below.push((name.to_owned(), permissions));
        self
    }

    /// Adds a role above the bot's.
    #[must_use]
    pub fn role_above_bot(mut self, name: &str, permissions: u64) -> Self {
        self.roles_above.push((name.to_owned(), permissions));
        self
    }

    /// Puts all roles but @everyone at position 1, including later ones, as reported for new guilds. This is not
    /// documented. It is documented that the older role is higher then.
    #[must_use]
    pub fn equal_positions(mut self) -> Self {
        self.equal_positions = true;
        self
    }

    /// Adds a channel or category at the top level.
    #[must_use]
    pub fn channel(mut self, kind: ChannelKind, name: &str) -> Self {
        self.channels.push((kind, name.to_owned()));
        self
    }

    /// Builds the guild. Everything in it is older than the simulation.
    pub(crate) fn into_guild(self, snowflakes: &mut Snowflakes, bot: Snowflake) -> (Guild, People) {
        let people = People {
            owner: snowflakes.old(),
            admin: snowflakes.old(),
            gm: snowflakes.old(),
            players: (0..self.players).map(|_| snowflakes.old()).collect(),
            stranger: snowflakes.old(),
            bot,
        };
        let id = snowflakes.old();
        let mut guild = Guild {
            id,
            name: self.name.clone(),
            owner_id: people.owner,
            features: self.features.clone(),
            mfa_level: self.mfa_level,
            premium_tier: self.premium_tier,
            equal_positions: self.equal_positions,
            roles: BTreeMap::new(),
            channels: BTreeMap::new(),
            members: BTreeMap::new(),
            former_members: BTreeMap::new(),
            command_permissions: BTreeMap::new(),
            former_names: BTreeMap::new(),
        };
        let ranks = self.add_roles(&mut guild, snowflakes, bot);
        add_people(&mut guild, &people, &ranks);
        for (position, (kind, name)) in (0..).zip(&self.channels) {
            let mut channel = Channel::new(snowflakes.old(), id, *kind, name);
            channel.position = position;
            guild.channels.insert(channel.id, channel);
        }
        (guild, people)
    }

    /// Adds the roles, lowest first: @everyone, ordinary roles, game master, bot, roles above the bot, administrators.
    fn add_roles(&self, guild: &mut Guild, snowflakes: &mut Snowflakes, bot: Snowflake) -> Ranks {
        let mut everyone = Role::new(guild.id, "@everyone", self.everyone);
        everyone.position = 0;
        guild.roles.insert(guild.id, everyone);
        let mut position = 0;
        let mut add = |name: &str, permissions: u64, bot_id: Option<Snowflake>| {
            position = if self.equal_positions { 1 } else { position + 1 };
            let mut role = Role::new(snowflakes.old(), name, permissions);
            (role.position, role.bot_id, role.managed) = (position, bot_id, bot_id.is_some());
            let id = role.id;
            guild.roles.insert(id, role);
            id
        };
        for (name, permissions) in &self.roles_below {
            add(name, *permissions, None);
        }
        let gm = self.gm_permissions.map(|permissions| add("Storyteller", permissions, None));
        let bot = add("Channelwright", self.bot_permissions, Some(bot));
        for (name, permissions) in &self.roles_above {
            add(name, *permissions, None);
        }
        Ranks { gm, bot, admin: add("Admin", bits::ADMINISTRATOR, None) }
    }
}

/// The roles of people.
struct Ranks {
    gm: Option<Snowflake>,
    bot: Snowflake,
    admin: Snowflake,
}

fn add_people(guild: &mut Guild, people: &People, ranks: &Ranks) {
    guild.add_member(people.owner, "olga_the_owner", Vec::new());
    guild.add_member(people.admin, "adam_the_admin", vec![ranks.admin]);
    guild.add_member(people.gm, "gwen_the_gm", ranks.gm.into_iter().collect());
    for (number, player) in (1..).zip(&people.players) {
        guild.add_member(*player, &format!("player_{number}"), Vec::new());
    }
    guild.add_member(people.stranger, "sven_the_stranger", Vec::new());
    let bot = Member {
        id: people.bot,
        name: "channelwright".to_owned(),
        bot: true,
        roles: vec![ranks.bot],
        timed_out: false,
        pending: false,
    };
    guild.members.insert(people.bot, bot);
}
