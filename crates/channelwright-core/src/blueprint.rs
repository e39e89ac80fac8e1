//! The wanted campaign, fully decided. Nothing is left to choose; only ids that Discord has not assigned yet are
//! missing, and names stand for them ([`Grantee`], [`ChannelKey`]).

use crate::{
    campaign::{Campaign, CampaignName, Part},
    id::{self, Id},
    permission::{Overwrite, Permissions, Subject, preset},
    snapshot::{Channel, ChannelType, Snapshot},
    template::{ChannelKind, Template, TemplateChannel},
};

/// One campaign as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blueprint {
    /// The campaign's name; also the category's.
    pub campaign: CampaignName,
    /// The member who leads the campaign.
    pub game_master: Id<id::User>,
    /// Permissions in the category.
    pub category: Vec<Access>,
    /// The channels in order, indexed by [`ChannelKey`].
    pub channels: Vec<WantedChannel>,
}

/// Identifies a channel that may have no id yet, by its position in the template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChannelKey(pub usize);

/// One channel as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedChannel {
    /// The channel's key; also its position in the category.
    pub key: ChannelKey,
    /// Its name.
    pub name: String,
    /// Text, voice or forum.
    pub kind: ChannelKind,
    /// Its topic.
    pub topic: Option<String>,
    /// Whether only the game master sees it.
    pub gm_only: bool,
    /// Permissions in the channel.
    pub access: Vec<Access>,
}

/// Permissions of one grantee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Access {
    /// Whose rights.
    pub who: Grantee,
    /// Rights given.
    pub allow: Permissions,
    /// Rights taken.
    pub deny: Permissions,
}

/// Whom a campaign allows or denies permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grantee {
    /// Every member of the guild.
    Everyone,
    /// Members with the campaign's role.
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

    /// The blueprint of an existing campaign, for commands that change one thing about it. Excludes overwrites for
    /// guests.
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

    /// The name of a part for display. Not escaped.
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

    /// The number of objects: role, category and channels.
    #[must_use]
    pub fn size(&self) -> usize {
        2 + self.channels.len()
    }

    /// The permissions the bot needs in the guild: its own, and every permission it allows or denies.
    #[must_use]
    pub fn needed_permissions(&self) -> Permissions {
        let all = self.channels.iter().flat_map(|channel| &channel.access).chain(&self.category);
        all.fold(preset::BOT_IN_GUILD, |needed, access| needed | access.allow | access.deny)
    }
}

impl Access {
    /// This access as an overwrite.
    #[must_use]
    pub fn overwrite(&self, subjects: &Subjects) -> Overwrite {
        Overwrite { subject: self.who.subject(subjects), allow: self.allow, deny: self.deny }
    }
}

impl Grantee {
    /// The role or member.
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

/// Denies everyone, and allows the bot, the game master and, unless `gm_only`, the campaign's role.
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
