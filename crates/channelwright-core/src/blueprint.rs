//! The wanted campaign, fully decided. Nothing is left to choose; only ids that Discord has not assigned yet are
//! missing, and names stand for them ([`Grantee`], [`ChannelKey`]).

use std::collections::BTreeSet;

use crate::{
    campaign::{Campaign, CampaignName, JoinMode, Part, archive},
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
    /// The members who lead the campaign, ascending; empty only if nobody leads an existing one.
    pub game_masters: Vec<Id<id::User>>,
    /// What game masters were to be allowed, but the bot lacks itself, so that it cannot allow it.
    pub left_out: Permissions,
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
    /// Whether only the game masters see it.
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
    /// A game master.
    GameMaster(Id<id::User>),
    /// The bot itself, so that it never locks itself out.
    Bot,
}

/// The ids behind the grantees that do not name one.
#[derive(Debug, Clone, Copy)]
pub struct Subjects {
    /// The guild.
    pub guild: Id<id::Guild>,
    /// The campaign's role, if it exists.
    pub role: Option<Id<id::Role>>,
    /// The bot's user.
    pub bot: Id<id::User>,
}

impl Blueprint {
    /// Expands a template for one campaign.
    #[must_use]
    pub fn new(template: &Template, campaign: CampaignName, game_master: Id<id::User>) -> Self {
        let Template { channels, game_master_may: may, only_admins_may: _ } = template;
        let channels = channels.iter().enumerate().map(|(n, one)| wanted(ChannelKey(n), one, game_master, *may));
        let take_part = preset::TAKE_PART_IN_CATEGORY;
        let mut category = access(preset::ENTER_CATEGORY, take_part, false);
        lead(&mut category, &[game_master], take_part | (*may & preset::LEAD_IN_CATEGORY));
        let game_masters = vec![game_master];
        Self { campaign, game_masters, left_out: Permissions::NONE, category, channels: channels.collect() }
    }

    /// The same campaign, with this join mode in the bot's own permissions.
    #[must_use]
    pub fn joined_by(mut self, join: JoinMode) -> Self {
        for access in self.category.iter_mut().filter(|access| access.who == Grantee::Bot) {
            (access.allow, access.deny) = join.in_permissions(access.allow, access.deny);
        }
        self
    }

    /// The same campaign, led by these members; unchanged if there are none. New ones get what the first who led it
    /// before got from this bot, not what admins added for that member.
    #[must_use]
    pub fn led_by(mut self, game_masters: impl IntoIterator<Item = Id<id::User>>) -> Self {
        let game_masters: BTreeSet<_> = game_masters.into_iter().collect();
        if game_masters.is_empty() {
            return self;
        }
        self.game_masters = game_masters.into_iter().collect();
        lead(&mut self.category, &self.game_masters, preset::TAKE_PART_IN_CATEGORY);
        for channel in &mut self.channels {
            lead(&mut channel.access, &self.game_masters, preset::take_part(channel.kind));
        }
        self
    }

    /// The same campaign without a game master: only admins see its GM-only channels.
    #[must_use]
    pub(crate) fn led_by_nobody(mut self) -> Self {
        self.game_masters.clear();
        for access in self.channels.iter_mut().map(|one| &mut one.access).chain([&mut self.category]) {
            lead(access, &[], Permissions::NONE);
        }
        self
    }

    /// The same campaign while it is archived: these game masters cannot write in it.
    #[must_use]
    pub(crate) fn archived_for(mut self, game_masters: &[Id<id::User>]) -> Self {
        let close = |all: &mut Vec<Access>, kind: ChannelType| {
            for access in all {
                if matches!(access.who, Grantee::GameMaster(user) if game_masters.contains(&user)) {
                    (access.allow, access.deny) = archive::closed(access.allow, access.deny, kind);
                }
            }
        };
        close(&mut self.category, ChannelType::Category);
        self.channels.iter_mut().for_each(|one| close(&mut one.access, one.kind.into()));
        self
    }

    /// Without those permissions of game masters that the bot lacks and a campaign does not need. What these game
    /// masters have already stays.
    #[must_use]
    pub(crate) fn within(mut self, mine: Permissions, already: &[Id<id::User>]) -> Self {
        let lacking = preset::LEAD_IN_CATEGORY - mine;
        for access in self.channels.iter_mut().flat_map(|one| &mut one.access).chain(&mut self.category) {
            if matches!(access.who, Grantee::GameMaster(user) if !already.contains(&user)) {
                self.left_out |= access.allow & lacking;
                access.allow = access.allow - lacking;
                access.deny = access.deny - lacking;
            }
        }
        self
    }

    /// The blueprint of an existing campaign, for commands that change one thing about it. Excludes overwrites for
    /// guests. Without a game master, the bot leads it.
    #[must_use]
    pub fn of(campaign: &Campaign, guild: &Snapshot) -> Self {
        let subjects = Subjects { guild: guild.guild, role: campaign.role, bot: guild.me.user };
        let mut grantees = vec![Grantee::Everyone, Grantee::CampaignRole];
        grantees.extend(campaign.game_masters.iter().map(|user| Grantee::GameMaster(*user)));
        grantees.push(Grantee::Bot);
        let category = campaign.category.and_then(|id| guild.channel(id));
        let channels = Self::keys().zip(&campaign.channels);
        let found = channels.filter_map(|(key, id)| Some(found(key, guild.channel(*id)?, &grantees, &subjects)));
        let game_masters = Some(campaign.game_masters.clone()).filter(|all| !all.is_empty());
        Self {
            campaign: CampaignName::found(&campaign.name),
            game_masters: game_masters.unwrap_or_else(|| vec![guild.me.user]),
            left_out: Permissions::NONE,
            category: category.map(|one| found_access(one, &grantees, &subjects)).unwrap_or_default(),
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
    /// This access as an overwrite. `None` for the role if it does not exist.
    #[must_use]
    pub fn overwrite(&self, subjects: &Subjects) -> Option<Overwrite> {
        Some(Overwrite { subject: self.who.subject(subjects)?, allow: self.allow, deny: self.deny })
    }
}

impl Grantee {
    /// The role or member. `None` for the campaign's role if it does not exist.
    #[must_use]
    pub fn subject(self, subjects: &Subjects) -> Option<Subject> {
        Some(match self {
            Self::Everyone => Subject::everyone(subjects.guild),
            Self::CampaignRole => Subject::Role(subjects.role?),
            Self::GameMaster(user) => Subject::Member(user),
            Self::Bot => Subject::Member(subjects.bot),
        })
    }
}

fn wanted(
    key: ChannelKey,
    channel: &TemplateChannel,
    game_master: Id<id::User>,
    game_master_may: Permissions,
) -> WantedChannel {
    let TemplateChannel { name, kind, gm_only, topic } = channel.clone();
    let take_part = preset::take_part(kind);
    let mut access = access(preset::enter(kind), take_part, gm_only);
    lead(&mut access, &[game_master], take_part | (game_master_may & preset::lead(kind)));
    WantedChannel { key, name, kind, topic, gm_only, access }
}

fn found(key: ChannelKey, channel: &Channel, grantees: &[Grantee], subjects: &Subjects) -> WantedChannel {
    let kind = match channel.kind {
        ChannelType::Voice => ChannelKind::Voice,
        ChannelType::Forum => ChannelKind::Forum,
        ChannelType::Text | ChannelType::Category | ChannelType::Other(_) => ChannelKind::Text,
    };
    let access = found_access(channel, grantees, subjects);
    let is_let_in = |one: &Access| one.who == Grantee::CampaignRole && one.allow.contains(Permissions::VIEW_CHANNEL);
    let gm_only = !access.iter().any(is_let_in);
    WantedChannel { key, name: channel.name.clone(), kind, topic: channel.topic.clone(), gm_only, access }
}

fn found_access(channel: &Channel, grantees: &[Grantee], subjects: &Subjects) -> Vec<Access> {
    let access = |who: &Grantee| {
        let overwrite = channel.overwrite(who.subject(subjects)?)?;
        Some(Access { who: *who, allow: overwrite.allow, deny: overwrite.deny })
    };
    grantees.iter().filter_map(access).collect()
}

/// Denies everyone, and allows the bot and, unless `gm_only`, the campaign's role.
fn access(enter: Permissions, take_part: Permissions, gm_only: bool) -> Vec<Access> {
    let allowing = |who, allow| Access { who, allow, deny: Permissions::NONE };
    let mut all = vec![Access { who: Grantee::Everyone, allow: Permissions::NONE, deny: enter }];
    if !gm_only {
        all.push(allowing(Grantee::CampaignRole, take_part));
    }
    all.push(allowing(Grantee::Bot, enter));
    all
}

/// Allows these game masters, and no others, what the first one was allowed before; otherwise `usual`.
fn lead(access: &mut Vec<Access>, game_masters: &[Id<id::User>], usual: Permissions) {
    let leads = |one: &Access| matches!(one.who, Grantee::GameMaster(_));
    let former: Vec<Access> = access.iter().copied().filter(leads).collect();
    access.retain(|one| !leads(one));
    // The bot stays last.
    let end = access.iter().position(|one| one.who == Grantee::Bot).unwrap_or(access.len());
    let ours = usual | preset::LEAD_IN_CATEGORY;
    let allowed = |user: &Id<id::User>| {
        let who = Grantee::GameMaster(*user);
        match (former.iter().find(|one| one.who == who), former.first()) {
            (Some(own), _) => *own,
            (None, Some(first)) => Access { who, allow: first.allow & ours, deny: first.deny & ours },
            (None, None) => Access { who, allow: usual, deny: Permissions::NONE },
        }
    };
    access.splice(end..end, game_masters.iter().map(allowed));
}
