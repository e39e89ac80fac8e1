//! Finds the campaigns of a guild without a database (see `docs/decisions/0002-identity.md`). They are recognised by
//! their structure: who has overwrites where, and who can see what. Exact permissions are ignored: they differ between
//! versions of this bot, and admins change them.
//!
//! * The **category** has the campaign's name and an overwrite for the bot itself. People rename categories; so one is
//!   ours, too, when it is private, lets the bot in by its own overwrite, and lets in a role of the right name.
//! * The **role** has the right name, and the category or a channel in it mentions it. While nothing mentions it, it is a
//!   role of the right name that gives no permission and that nobody has.
//! * The **game masters** have overwrites in the category and see the rooms that the role does not.
//!
//! Names are compared in their folded form ([`crate::name`]).

use crate::{
    blueprint::{Blueprint, ChannelKey},
    campaign::{
        CampaignName, JoinMode, Part,
        archive::{self, Phase},
    },
    id::{self, Id},
    limits::ROLE_NAME_SUFFIX,
    name::{fold, fold_without_tags},
    permission::{Overwrite, Permissions, Subject, preset},
    snapshot::{Channel, ChannelType, Role, Snapshot},
};

/// Normalises a name for comparison.
pub(crate) type Folding = fn(&str) -> String;

/// The foldings to try in order: the current one, then that of an earlier version.
pub(crate) const FOLDINGS: [Folding; 2] = [fold, fold_without_tags];

/// An existing campaign, possibly with parts missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Campaign {
    /// The name of its category or, without one, of its role.
    pub name: String,
    /// Its category.
    pub category: Option<Id<id::Channel>>,
    /// Its role.
    pub role: Option<Id<id::Role>>,
    /// The members who lead it, ascending.
    pub game_masters: Vec<Id<id::User>>,
    /// The channels in its category with the bot's own overwrite: those it created.
    pub channels: Vec<Id<id::Channel>>,
    /// The other channels in its category.
    pub others: Vec<Id<id::Channel>>,
    /// Whether its players can write.
    pub state: CampaignState,
    /// How people join.
    pub join: JoinMode,
}

impl Campaign {
    /// The channels with their keys in [`Blueprint::of`] this campaign.
    pub fn keys(&self) -> impl Iterator<Item = (ChannelKey, Id<id::Channel>)> {
        Blueprint::keys().zip(self.channels.iter().copied())
    }

    /// The part that this channel is.
    #[must_use]
    pub fn part(&self, channel: Id<id::Channel>) -> Option<Part> {
        self.keys().find(|(_, id)| *id == channel).map(|(key, _)| Part::Channel(key))
    }

    /// Where players start: the topmost text channel that they see, or else the topmost of their other channels.
    #[must_use]
    pub fn first_channel(&self, guild: &Snapshot) -> Option<Id<id::Channel>> {
        let theirs = self.channels_in(guild).filter(|channel| !self.is_gm_only(channel));
        let first = theirs.min_by_key(|channel| (channel.kind != ChannelType::Text, channel.shown_at()));
        first.map(|channel| channel.id)
    }

    /// The channel for an outcome that cannot be told elsewhere: the topmost text channel that players see, or else the
    /// topmost that only game masters see.
    #[must_use]
    pub fn channel_to_tell(&self, guild: &Snapshot) -> Option<Id<id::Channel>> {
        let first = self.text_channels(guild).min_by_key(|channel| (self.is_gm_only(channel), channel.shown_at()));
        first.map(|channel| channel.id)
    }

    /// The channel for requests to join: the oldest text channel that only game masters see, or else the oldest. It
    /// stays the same when people move channels, so that a request is found again.
    #[must_use]
    pub fn request_channel(&self, guild: &Snapshot) -> Option<Id<id::Channel>> {
        let oldest = self.text_channels(guild).min_by_key(|channel| (!self.is_gm_only(channel), channel.id));
        oldest.map(|channel| channel.id)
    }

    fn text_channels<'a>(&self, guild: &'a Snapshot) -> impl Iterator<Item = &'a Channel> {
        self.channels_in(guild).filter(|channel| channel.kind == ChannelType::Text)
    }

    fn channels_in<'a>(&self, guild: &'a Snapshot) -> impl Iterator<Item = &'a Channel> {
        self.channels.iter().filter_map(|id| guild.channel(*id))
    }

    /// Whether players cannot see the channel.
    fn is_gm_only(&self, channel: &Channel) -> bool {
        self.role.is_none_or(|role| !lets_in(channel, Subject::Role(role)))
    }
}

/// Whether a campaign is in play.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CampaignState {
    /// Its players can write.
    #[default]
    Open,
    /// Its players can read but not write.
    Archived,
}

/// All campaigns of the guild that have a category, oldest first.
#[must_use]
pub fn campaigns(guild: &Snapshot) -> Vec<Campaign> {
    let mut all = Vec::new();
    for category in categories(guild).filter(|one| is_campaign(guild, one)) {
        all.push(describe(guild, category, role_in(guild, category)));
    }
    all.sort_by_key(|one| one.category);
    all
}

/// The campaign with this name. `None` if it has neither a category nor a role.
#[must_use]
pub fn campaign(guild: &Snapshot, name: &CampaignName) -> Option<Campaign> {
    let Some(category) = our_category(guild, name) else {
        let role = idle_role(guild, name)?;
        let name = role.name.strip_suffix(ROLE_NAME_SUFFIX).unwrap_or(&role.name).to_owned();
        return Some(Campaign { name, role: Some(role.id), ..Campaign::default() });
    };
    let role = mentioned_role(guild, name, category).or_else(|| idle_role(guild, name));
    Some(describe(guild, category, role))
}

/// The campaign with this category, or with the category of this channel.
#[must_use]
pub fn campaign_at(guild: &Snapshot, place: Id<id::Channel>) -> Option<Campaign> {
    let here = guild.channel(place)?;
    let category = if here.kind == ChannelType::Category { here } else { guild.channel(here.parent?)? };
    // Somebody may have given the role permissions; then only its name and the category's overwrite identify it.
    let role = || mentioned_role(guild, &CampaignName::found(&category.name), category);
    is_campaign(guild, category).then(|| describe(guild, category, role_in(guild, category).or_else(role)))
}

fn describe(guild: &Snapshot, category: &Channel, role: Option<&Role>) -> Campaign {
    let is_ours = |channel: &&Channel| channel.overwrite(Subject::Member(guild.me.user)).is_some();
    let (ours, others): (Vec<&Channel>, Vec<&Channel>) = guild.children(category.id).partition(is_ours);
    let ids = |channels: Vec<&Channel>| channels.iter().map(|channel| channel.id).collect();
    Campaign {
        name: category.name.clone(),
        category: Some(category.id),
        role: role.map(|role| role.id),
        game_masters: game_masters(guild, category, role),
        channels: ids(ours),
        others: ids(others),
        state: state(guild, category, role),
        join: category.overwrite(Subject::Member(guild.me.user)).map(JoinMode::of).unwrap_or_default(),
    }
}

fn categories(guild: &Snapshot) -> impl Iterator<Item = &Channel> {
    guild.channels.iter().filter(|one| one.kind == ChannelType::Category)
}

/// All categories with the campaign's name, including those that the bot did not create.
pub(crate) fn categories_called<'a>(
    guild: &'a Snapshot,
    name: &CampaignName,
    form: Folding,
) -> impl Iterator<Item = &'a Channel> {
    let wanted = form(name.as_str());
    categories(guild).filter(move |one| fold(&one.name) == wanted)
}

/// All roles with the name of the campaign's role, including those that the bot did not create.
pub(crate) fn roles_called<'a>(
    guild: &'a Snapshot,
    name: &CampaignName,
    form: Folding,
) -> impl Iterator<Item = &'a Role> {
    let wanted = form(&name.role_name());
    guild.roles.iter().filter(move |role| fold(&role.name) == wanted)
}

/// Whether the category has the campaign's name, or the one that an earlier version gave it.
pub(crate) fn has_campaigns_name(category: &Channel, name: &CampaignName) -> bool {
    let found = fold(&category.name);
    FOLDINGS.iter().any(|form| form(name.as_str()) == found)
}

/// The oldest if there are several.
fn our_category<'a>(guild: &'a Snapshot, name: &CampaignName) -> Option<&'a Channel> {
    let named = FOLDINGS.iter().find_map(|form| our_categories(guild, name, *form).min_by_key(|one| one.id));
    named.or_else(|| renamed_category(guild, name))
}

/// Categories of this name with the bot's own overwrite.
pub(crate) fn our_categories<'a>(
    guild: &'a Snapshot,
    name: &CampaignName,
    form: Folding,
) -> impl Iterator<Item = &'a Channel> {
    let me = Subject::Member(guild.me.user);
    categories_called(guild, name, form).filter(move |one| one.overwrite(me).is_some())
}

/// A category that somebody renamed: the role of the campaign's name is the role of that category.
fn renamed_category<'a>(guild: &'a Snapshot, name: &CampaignName) -> Option<&'a Channel> {
    let wanted = fold(&name.role_name());
    let has_its_role = |one: &Channel| role_in(guild, one).is_some_and(|role| fold(&role.name) == wanted);
    categories(guild).filter(|one| is_ours_and_private(guild, one) && has_its_role(one)).min_by_key(|one| one.id)
}

/// Whether the category denies everyone and allows the bot by its own overwrite. A person may have set up both, so a
/// campaign also needs a role, or channels that the bot created.
fn is_ours_and_private(guild: &Snapshot, category: &Channel) -> bool {
    let everyone = category.overwrite(Subject::everyone(guild.guild));
    everyone.is_some_and(|one| one.deny.contains(Permissions::VIEW_CHANNEL))
        && lets_in(category, Subject::Member(guild.me.user))
}

fn is_campaign(guild: &Snapshot, category: &Channel) -> bool {
    let me = Subject::Member(guild.me.user);
    let role = role_in(guild, category);
    // An admin may have opened a campaign to everyone; then the role with its name identifies it.
    if role.is_some_and(|role| fold(&role.name) == its_own_role(category)) {
        return lets_in(category, me);
    }
    // A channel that a person adds inherits the category's overwrites.
    let made_by_us = |one: &Channel| one.overwrite(me).is_some() && one.overwrites != category.overwrites;
    is_ours_and_private(guild, category) && (role.is_some() || guild.children(category.id).any(made_by_us))
}

/// The folded name of the role that belongs to a category nobody renamed.
fn its_own_role(category: &Channel) -> String {
    fold(&format!("{}{ROLE_NAME_SUFFIX}", category.name))
}

/// The campaign's role, judging by the category alone: named like one, without permissions in the guild, and allowed
/// in. Guests may have such a role from another campaign; prefer the role with the category's name, then the one
/// allowed the most.
fn role_in<'a>(guild: &'a Snapshot, category: &Channel) -> Option<&'a Role> {
    let its_own = its_own_role(category);
    let candidates = guild.roles.iter().filter(|role| {
        !role.managed
            && role.permissions.is_empty()
            && lets_in(category, Subject::Role(role.id))
            && fold(&role.name).ends_with(ROLE_NAME_SUFFIX)
    });
    candidates.max_by_key(|role| {
        let allowed = category.overwrite(Subject::Role(role.id)).map_or(0, |one| one.allow.bits().count_ones());
        (fold(&role.name) == its_own, allowed, std::cmp::Reverse(role.id))
    })
}

/// The role of the right name that our category, or a channel in it, mentions. The name alone proves nothing, and a
/// mention alone would let anyone who can edit a category have the bot hand out any role below its own.
fn mentioned_role<'a>(guild: &'a Snapshot, name: &CampaignName, category: &Channel) -> Option<&'a Role> {
    let mentioned = |role: &&Role| {
        let subject = Subject::Role(role.id);
        let in_channel = || guild.children(category.id).any(|channel| channel.overwrite(subject).is_some());
        !role.managed && (category.overwrite(subject).is_some() || in_channel())
    };
    FOLDINGS.iter().find_map(|form| roles_called(guild, name, *form).filter(mentioned).min_by_key(|role| role.id))
}

/// A role with the right name that grants nothing, is mentioned nowhere and has no members: the state between creating the
/// role and creating the category.
fn idle_role<'a>(guild: &'a Snapshot, name: &CampaignName) -> Option<&'a Role> {
    let idle = |role: &&Role| may_be_idle(guild, role) && has_no_members(guild, role.id);
    roles_called(guild, name, fold).filter(idle).min_by_key(|role| role.id)
}

/// The campaign with its role if nothing mentions that yet: an interrupted job created it.
pub(crate) fn with_idle_role(guild: &Snapshot, found: Campaign) -> Campaign {
    let idle = || idle_role(guild, &CampaignName::found(&found.name)).map(|role| role.id);
    Campaign { role: found.role.or_else(idle), ..found }
}

/// Whether this role grants nothing, is mentioned nowhere and is not managed. It may have members.
pub(crate) fn may_be_idle(guild: &Snapshot, role: &Role) -> bool {
    role.permissions.is_empty() && !role.managed && !guild.mentions_role(role.id)
}

fn has_no_members(guild: &Snapshot, role: Id<id::Role>) -> bool {
    guild.member_counts.as_ref().is_some_and(|counts| counts.get(&role).copied().unwrap_or(0) == 0)
}

/// The members that the category allows by their own overwrites and who see the most GM-only channels; a guest sees
/// none. Without such channels, the members who may write: a guest added in Discord's settings may not.
fn game_masters(guild: &Snapshot, category: &Channel, role: Option<&Role>) -> Vec<Id<id::User>> {
    let members = category.overwrites.iter().filter_map(|one| match one.subject {
        Subject::Member(user) if user != guild.me.user && lets_in(category, one.subject) => Some(user),
        _ => None,
    });
    let members: Vec<Id<id::User>> = members.collect();
    let everyone = Subject::everyone(guild.guild);
    let is_gm_only = |channel: &&Channel| {
        channel.overwrite(everyone).is_some_and(|one| one.deny.contains(Permissions::VIEW_CHANNEL))
            && !role.is_some_and(|role| lets_in(channel, Subject::Role(role.id)))
    };
    let gm_only: Vec<&Channel> = guild.children(category.id).filter(is_gm_only).collect();
    let rooms = |user: Id<id::User>| gm_only.iter().filter(|one| lets_in(one, Subject::Member(user))).count();
    let most = members.iter().map(|user| rooms(*user)).max().unwrap_or(0);
    let may_write = |user| {
        let overwrite = category.overwrite(Subject::Member(user));
        overwrite.is_some_and(|one| archive::opened(one, category, guild).allow.contains(Permissions::SEND_MESSAGES))
    };
    let leads = |user: &Id<id::User>| if most > 0 { rooms(*user) == most } else { may_write(*user) };
    let mut all: Vec<Id<id::User>> = members.iter().copied().filter(leads).collect();
    all.sort_unstable();
    all
}

/// Members whom an interrupted hand-over was removing: the category still allows them everything that a game master gets,
/// but they lead no more, and have no overwrite in any channel for players. A guest is allowed less.
pub(crate) fn half_out(campaign: &Campaign, guild: &Snapshot) -> Vec<Id<id::User>> {
    let Some(category) = campaign.category.and_then(|id| guild.channel(id)) else { return Vec::new() };
    let lets_players_in = |channel: &&Channel| campaign.role.is_some_and(|role| lets_in(channel, Subject::Role(role)));
    let channels = campaign.channels.iter().filter_map(|id| guild.channel(*id));
    let for_players: Vec<&Channel> = channels.filter(lets_players_in).collect();
    let is_half_out = |user: Id<id::User>| {
        let is_gone = |channel: &&Channel| channel.overwrite(Subject::Member(user)).is_none();
        user != guild.me.user && !campaign.game_masters.contains(&user) && for_players.iter().all(is_gone)
    };
    let opened = |one: &Overwrite| archive::opened(one, category, guild);
    let allowed = category.overwrites.iter().filter(|one| opened(one).allow.contains(preset::TAKE_PART_IN_CATEGORY));
    let members = allowed.filter_map(|one| match one.subject {
        Subject::Member(user) => Some(user),
        Subject::Role(_) => None,
    });
    members.filter(|user| is_half_out(*user)).collect()
}

/// Archiving denies the role to write, but not to read. Without a role, what @everyone is denied tells.
fn state(guild: &Snapshot, category: &Channel, role: Option<&Role>) -> CampaignState {
    if role.is_none() && Phase::of(category, guild.guild) == Phase::Archived {
        return CampaignState::Archived;
    }
    let overwrite = role.and_then(|role| category.overwrite(Subject::Role(role.id)));
    let read_only = overwrite.is_some_and(|one| {
        one.allow.contains(Permissions::VIEW_CHANNEL) && one.deny.contains(Permissions::SEND_MESSAGES)
    });
    if read_only { CampaignState::Archived } else { CampaignState::Open }
}

fn lets_in(channel: &Channel, subject: Subject) -> bool {
    channel.overwrite(subject).is_some_and(|one| one.allow.contains(Permissions::VIEW_CHANNEL))
}

#[cfg(test)]
mod tests;
