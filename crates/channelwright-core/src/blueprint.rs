//! What is wanted: one campaign, fully decided. Nothing is left to choose; only ids that Discord has not given out yet
//! are missing, and those have names ([`Grantee`], [`ChannelKey`]).

use crate::{
    campaign::{Campaign, CampaignName, Part},
    id::{self, Id},
    permission::{Overwrite, Permissions, Subject, preset},
    snapshot::{Channel, ChannelType, Snapshot},
    template::{ChannelKind, Template, TemplateChannel},
};

/// One campaign as it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blueprint {
    /// Its name; the category is called so.
    pub campaign: CampaignName,
    /// Who leads it.
    pub game_master: Id<id::User>,
    /// Who may what in the category.
    pub category: Vec<Access>,
    /// The channels, in order; a [`ChannelKey`] is an index into it.
    pub channels: Vec<WantedChannel>,
}

/// Names a channel that may not have an id yet: its place in the template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChannelKey(pub usize);

/// One channel as it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedChannel {
    /// What it is called until it has an id; also its position in the category.
    pub key: ChannelKey,
    /// Its name.
    pub name: String,
    /// Text, voice or forum.
    pub kind: ChannelKind,
    /// Its topic.
    pub topic: Option<String>,
    /// Whether only the game master sees it.
    pub gm_only: bool,
    /// Who may what in it.
    pub access: Vec<Access>,
}

/// Rights of one grantee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Access {
    /// Whose rights.
    pub who: Grantee,
    /// Rights given.
    pub allow: Permissions,
    /// Rights taken.
    pub deny: Permissions,
}

/// Those whom a campaign gives rights to or takes rights from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grantee {
    /// Every member of the guild.
    Everyone,
    /// Whoever has the campaign's role.
    CampaignRole,
    /// The game master.
    GameMaster,
    /// The bot itself, so that it never locks itself out.
    Bot,
}

/// The ids behind the grantees.
#[derive(Debug, Clone, Copy)]
pub struct Subjects {
    /// The guild.
    pub guild: Id<id::Guild>,
    /// The campaign's role.
    pub role: Id<id::Role>,
    /// The game master.
    pub game_master: Id<id::User>,
    /// The bot's user.
    pub bot: Id<id::User>,
}

impl Blueprint {
    /// Expands a template for one campaign.
    #[must_use]
    pub fn new(template: &Template, campaign: CampaignName, game_master: Id<id::User>) -> Self {
        let channels = template.channels.iter().enumerate().map(|(n, channel)| wanted(ChannelKey(n), channel));
        let category = access(preset::ENTER_CATEGORY, preset::TAKE_PART_IN_CATEGORY, false);
        Self { campaign, game_master, category, channels: channels.collect() }
    }

    /// What an existing campaign is like, so that a command can change one thing about it. Overwrites for guests are not
    /// part of it.
    #[must_use]
    pub fn of(campaign: &Campaign, guild: &Snapshot) -> Self {
        let game_master = campaign.game_masters.first().copied().unwrap_or(guild.me.user);
        let everyone = guild.guild.everyone();
        let role = campaign.role.unwrap_or(everyone);
        let subjects = Subjects { guild: guild.guild, role, game_master, bot: guild.me.user };
        let category = campaign.category.and_then(|id| guild.channel(id));
        let channels = Self::keys().zip(&campaign.channels);
        let found = channels.filter_map(|(key, id)| Some(found(key, guild.channel(*id)?, &subjects)));
        Self {
            campaign: CampaignName::found(&campaign.name),
            game_master,
            category: category.map(|one| found_access(one, &subjects)).unwrap_or_default(),
            channels: found.collect(),
        }
    }

    /// All keys, in order.
    pub fn keys() -> impl Iterator<Item = ChannelKey> {
        (0..).map(ChannelKey)
    }

    /// What a part is called, as people read it. Not escaped.
    #[must_use]
    pub fn called(&self, part: Part) -> String {
        match part {
            Part::Role => format!("@{}", self.campaign.role_name()),
            Part::Category => self.campaign.to_string(),
            Part::Channel(key) => self.channel(key).map(|one| format!("#{}", one.name)).unwrap_or_default(),
        }
    }

    /// The channel with this key.
    #[must_use]
    pub fn channel(&self, key: ChannelKey) -> Option<&WantedChannel> {
        self.channels.get(key.0)
    }

    /// How many objects a campaign is: its role, its category and its channels.
    #[must_use]
    pub fn size(&self) -> usize {
        2 + self.channels.len()
    }

    /// What the bot must hold in the guild: what it needs itself, and every right it gives or takes.
    #[must_use]
    pub fn needed_permissions(&self) -> Permissions {
        let all = self.channels.iter().flat_map(|channel| &channel.access).chain(&self.category);
        all.fold(preset::BOT_IN_GUILD, |needed, access| needed | access.allow | access.deny)
    }
}

impl Access {
    /// The overwrite that this access becomes, once the ids are known.
    #[must_use]
    pub fn overwrite(&self, subjects: &Subjects) -> Overwrite {
        Overwrite { subject: self.who.subject(subjects), allow: self.allow, deny: self.deny }
    }
}

impl Grantee {
    /// The role or member behind it.
    #[must_use]
    pub fn subject(self, subjects: &Subjects) -> Subject {
        match self {
            Self::Everyone => Subject::everyone(subjects.guild),
            Self::CampaignRole => Subject::Role(subjects.role),
            Self::GameMaster => Subject::Member(subjects.game_master),
            Self::Bot => Subject::Member(subjects.bot),
        }
    }
}

fn wanted(key: ChannelKey, channel: &TemplateChannel) -> WantedChannel {
    let TemplateChannel { name, kind, gm_only, topic } = channel.clone();
    let access = access(preset::enter(kind), preset::take_part(kind), gm_only);
    WantedChannel { key, name, kind, topic, gm_only, access }
}

fn found(key: ChannelKey, channel: &Channel, subjects: &Subjects) -> WantedChannel {
    let kind = match channel.kind {
        ChannelType::Voice => ChannelKind::Voice,
        ChannelType::Forum => ChannelKind::Forum,
        ChannelType::Text | ChannelType::Category | ChannelType::Other(_) => ChannelKind::Text,
    };
    let access = found_access(channel, subjects);
    let is_let_in = |one: &Access| one.who == Grantee::CampaignRole && one.allow.contains(Permissions::VIEW_CHANNEL);
    let gm_only = !access.iter().any(is_let_in);
    WantedChannel { key, name: channel.name.clone(), kind, topic: channel.topic.clone(), gm_only, access }
}

fn found_access(channel: &Channel, subjects: &Subjects) -> Vec<Access> {
    let grantees = [Grantee::Everyone, Grantee::CampaignRole, Grantee::GameMaster, Grantee::Bot];
    let access = |who: Grantee| {
        let overwrite = channel.overwrite(who.subject(subjects))?;
        Some(Access { who, allow: overwrite.allow, deny: overwrite.deny })
    };
    grantees.into_iter().filter_map(access).collect()
}

/// Everyone is kept out; the campaign's role is let in unless only the game master may; the bot stays inside.
fn access(enter: Permissions, take_part: Permissions, gm_only: bool) -> Vec<Access> {
    let allowing = |who, allow| Access { who, allow, deny: Permissions::NONE };
    let mut all = vec![Access { who: Grantee::Everyone, allow: Permissions::NONE, deny: enter }];
    if !gm_only {
        all.push(allowing(Grantee::CampaignRole, take_part));
    }
    all.push(allowing(Grantee::GameMaster, take_part));
    all.push(allowing(Grantee::Bot, enter));
    all
}
