//! Recognises what this bot made, without a database (see `docs/decisions/0002-identity.md`). Names are compared in their
//! folded form ([`crate::name`]).
//!
//! * The **category** is ours when it has the campaign's name and an overwrite for the bot itself; or else, since people
//!   rename things, when the bot and a role with the name of the campaign's have in it exactly what this bot gives them.
//! * The **role** has the right name, and our category or a channel in it mentions it. While nothing does, it is a role
//!   of the right name that gives no permission, that no channel mentions, and that nobody has.
//! * A **channel** is ours when it is in our category and has the wanted name and kind. Where a forum could not be
//!   made, a text channel of its name stands in.
//! * The **game master** is the member beside the bot whom our category gives what a game master gets.

use std::collections::BTreeMap;

use crate::{
    blueprint::{Blueprint, ChannelKey, WantedChannel},
    id::{self, Id},
    limits::ROLE_NAME_SUFFIX,
    name::{fold, fold_without_tags},
    permission::{Permissions, Subject, preset},
    run::Made,
    snapshot::{Channel, ChannelType, Role, Snapshot},
    template::{ChannelKind, fold_channel_name},
};

/// A form in which names are compared.
type Form = fn(&str) -> String;

/// What is looked for, given a wanted name: its own form first, then what an earlier version made of it.
const FORMS: [Form; 2] = [fold, fold_without_tags];

/// What of a campaign is there already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Its role.
    pub role: Option<Id<id::Role>>,
    /// Its category.
    pub category: Option<Id<id::Channel>>,
    /// Its channels.
    pub channels: BTreeMap<ChannelKey, Id<id::Channel>>,
    /// Who leads it, as far as the category says.
    pub game_master: Option<Id<id::User>>,
}

impl Found {
    /// How many of the campaign's objects are there.
    #[must_use]
    pub fn size(&self) -> usize {
        usize::from(self.role.is_some()) + usize::from(self.category.is_some()) + self.channels.len()
    }

    /// The campaign's objects that are there.
    pub fn objects(&self) -> impl Iterator<Item = Made> {
        let (role, category) = (self.role.map(Made::Role), self.category.map(Made::Category));
        let channels = self.channels.iter().map(|(key, id)| Made::Channel(*key, *id));
        role.into_iter().chain(category).chain(channels)
    }
}

/// What must be known beyond the guild's roles and channels before a plan can be made. A guild without a trace of the
/// campaign needs no answer at all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Questions {
    /// How many members has each role?
    pub member_counts: bool,
    /// Which roles has this member?
    pub member: Option<Id<id::User>>,
}

/// What is still to be asked about this guild.
#[must_use]
pub fn questions(blueprint: &Blueprint, guild: &Snapshot) -> Questions {
    let category = our_category(blueprint, guild);
    let role = category.and_then(|category| campaign_role(blueprint, guild, category));
    let game_master = category.and_then(|category| mentioned_game_master(blueprint, guild, category));
    Questions {
        member_counts: role.is_none() && roles_of_that_name(blueprint, guild).next().is_some(),
        member: category.map(|_| game_master.unwrap_or(blueprint.game_master)),
    }
}

/// Looks for the campaign in the guild.
#[must_use]
pub fn find(blueprint: &Blueprint, guild: &Snapshot) -> Found {
    let Some(category) = our_category(blueprint, guild) else {
        let role = idle_role(blueprint, guild).map(|role| role.id);
        return Found { role, ..Found::default() };
    };
    Found {
        role: campaign_role(blueprint, guild, category).or_else(|| idle_role(blueprint, guild)).map(|role| role.id),
        category: Some(category.id),
        channels: our_channels(blueprint, guild, category.id),
        game_master: mentioned_game_master(blueprint, guild, category),
    }
}

/// Categories that have the campaign's name, whoever made them.
pub(super) fn categories_of_that_name<'a>(
    blueprint: &Blueprint,
    guild: &'a Snapshot,
) -> impl Iterator<Item = &'a Channel> {
    categories_called(blueprint, guild, fold)
}

fn categories_called<'a>(blueprint: &Blueprint, guild: &'a Snapshot, form: Form) -> impl Iterator<Item = &'a Channel> {
    let wanted = form(blueprint.campaign.as_str());
    guild.channels.iter().filter(move |one| one.kind == ChannelType::Category && fold(&one.name) == wanted)
}

/// Roles that have the campaign role's name, whoever made them.
pub(crate) fn roles_of_that_name<'a>(blueprint: &Blueprint, guild: &'a Snapshot) -> impl Iterator<Item = &'a Role> {
    roles_called(blueprint, guild, fold)
}

fn roles_called<'a>(blueprint: &Blueprint, guild: &'a Snapshot, form: Form) -> impl Iterator<Item = &'a Role> {
    let wanted = form(&blueprint.campaign.role_name());
    guild.roles.iter().filter(move |role| fold(&role.name) == wanted)
}

/// Whether the category has the campaign's name, or the one that an earlier version gave it.
pub(crate) fn has_campaigns_name(category: &Channel, blueprint: &Blueprint) -> bool {
    let found = fold(&category.name);
    FORMS.iter().any(|form| form(blueprint.campaign.as_str()) == found)
}

/// The oldest, should there be more than one.
fn our_category<'a>(blueprint: &Blueprint, guild: &'a Snapshot) -> Option<&'a Channel> {
    let named = FORMS.iter().find_map(|form| our_categories(blueprint, guild, *form).min_by_key(|one| one.id));
    named.or_else(|| renamed_category(blueprint, guild))
}

/// One that somebody renamed: the bot and the campaign's role have in it exactly what this bot gives them. A category that
/// lets in a role of its own name, too, is that campaign's, with guests.
fn renamed_category<'a>(blueprint: &Blueprint, guild: &'a Snapshot) -> Option<&'a Channel> {
    let given = |one: &Channel, subject, wanted| {
        one.overwrite(subject).is_some_and(|given| given.allow == wanted && given.deny == Permissions::NONE)
    };
    let is_ours = |one: &&Channel| {
        one.kind == ChannelType::Category
            && given(one, Subject::Member(guild.me.user), preset::ENTER_CATEGORY)
            && roles_of_that_name(blueprint, guild).any(|role| {
                !role.managed
                    && role.permissions.is_empty()
                    && given(one, Subject::Role(role.id), preset::TAKE_PART_IN_CATEGORY)
            })
            && !is_of_its_own_name(one, guild)
    };
    guild.channels.iter().filter(is_ours).min_by_key(|one| one.id)
}

fn is_of_its_own_name(category: &Channel, guild: &Snapshot) -> bool {
    let its_role = fold(&format!("{}{ROLE_NAME_SUFFIX}", category.name));
    let mentioned = |role: &Role| category.overwrite(Subject::Role(role.id)).is_some();
    guild.roles.iter().any(|role| mentioned(role) && fold(&role.name) == its_role)
}

fn our_categories<'a>(blueprint: &Blueprint, guild: &'a Snapshot, form: Form) -> impl Iterator<Item = &'a Channel> {
    let me = Subject::Member(guild.me.user);
    categories_called(blueprint, guild, form).filter(move |one| one.overwrite(me).is_some())
}

/// Objects that look like the campaign's but are not the ones that were found: a lost answer can leave a second one.
#[must_use]
pub fn doubles(blueprint: &Blueprint, guild: &Snapshot, found: &Found) -> Vec<Id<id::Channel>> {
    let Some(category) = found.category else { return Vec::new() };
    let categories = our_categories(blueprint, guild, fold).map(|one| one.id).filter(|id| *id != category);
    let is_double = |channel: &&Channel| {
        let twin = |wanted: &WantedChannel| channel.kind == wanted.kind.into() && is_called(channel, wanted);
        let stands = |wanted: &WantedChannel| found.channels.get(&wanted.key).is_some_and(|id| *id != channel.id);
        blueprint.channels.iter().any(|wanted| twin(wanted) && stands(wanted))
    };
    categories.chain(guild.children(category).filter(is_double).map(|channel| channel.id)).collect()
}

/// The role of the right name that our category, or a channel in it, mentions. The name alone proves nothing, and a
/// mention alone would let anyone who can edit a category have the bot hand out any role below its own.
fn campaign_role<'a>(blueprint: &Blueprint, guild: &'a Snapshot, category: &Channel) -> Option<&'a Role> {
    let mentioned = |role: &&Role| {
        let subject = Subject::Role(role.id);
        let in_channel = || guild.children(category.id).any(|channel| channel.overwrite(subject).is_some());
        !role.managed && (category.overwrite(subject).is_some() || in_channel())
    };
    FORMS.iter().find_map(|form| roles_called(blueprint, guild, *form).filter(mentioned).min_by_key(|role| role.id))
}

/// A role with the right name that grants nothing, is mentioned nowhere and has no members: the state between creating the
/// role and creating the category.
fn idle_role<'a>(blueprint: &Blueprint, guild: &'a Snapshot) -> Option<&'a Role> {
    let idle = |role: &&Role| may_be_idle(guild, role) && has_no_members(guild, role.id);
    roles_of_that_name(blueprint, guild).filter(idle).min_by_key(|role| role.id)
}

/// Whether this role grants nothing, is mentioned nowhere and is not managed. It may have members.
pub(super) fn may_be_idle(guild: &Snapshot, role: &Role) -> bool {
    role.permissions.is_empty() && !role.managed && !guild.mentions_role(role.id)
}

fn has_no_members(guild: &Snapshot, role: Id<id::Role>) -> bool {
    guild.member_counts.as_ref().is_some_and(|counts| counts.get(&role).copied().unwrap_or(0) == 0)
}

/// The member beside the bot who may do what a game master may; a guest who was let in by hand usually may less. Of
/// several, the blueprint's own game master.
fn mentioned_game_master(blueprint: &Blueprint, guild: &Snapshot, category: &Channel) -> Option<Id<id::User>> {
    let members = category.overwrites.iter().filter_map(|overwrite| match overwrite.subject {
        Subject::Member(user) if user != guild.me.user && overwrite.allow == preset::TAKE_PART_IN_CATEGORY => {
            Some(user)
        }
        _ => None,
    });
    members.min_by_key(|&user| (user != blueprint.game_master, user))
}

/// The campaign's channels in this category.
pub(crate) fn our_channels(
    blueprint: &Blueprint,
    guild: &Snapshot,
    category: Id<id::Channel>,
) -> BTreeMap<ChannelKey, Id<id::Channel>> {
    let children: Vec<(&Channel, String)> = guild.children(category).map(|one| (one, folded(one))).collect();
    let first = |wanted: &WantedChannel, form: Form| {
        let name = fold_channel_name(wanted.kind, &wanted.name, form);
        let called = children.iter().filter(|(one, folded)| *folded == name && fits(one.kind, wanted.kind));
        // Of a forum and the text channel that stood in for it, the forum; of two alike, the older.
        called.map(|(one, _)| *one).min_by_key(|one| (one.kind != wanted.kind.into(), one.id))
    };
    let is_anothers = |one: &Channel| blueprint.channels.iter().any(|wanted| is_called(one, wanted));
    let find_one = |wanted: &WantedChannel| {
        let of_an_earlier_version = || first(wanted, fold_without_tags).filter(|one| !is_anothers(one));
        first(wanted, fold).or_else(of_an_earlier_version).map(|channel| (wanted.key, channel.id))
    };
    blueprint.channels.iter().filter_map(find_one).collect()
}

fn is_called(channel: &Channel, wanted: &WantedChannel) -> bool {
    fits(channel.kind, wanted.kind) && folded(channel) == fold_channel_name(wanted.kind, &wanted.name, fold)
}

/// Whether the channel would be called as is wanted if it were of the wanted kind.
pub(super) fn may_be_called(channel: &Channel, wanted: &WantedChannel) -> bool {
    let folded = |name| fold_channel_name(wanted.kind, name, fold);
    folded(&channel.name) == folded(&wanted.name)
}

fn folded(channel: &Channel) -> String {
    let kind = if channel.kind == ChannelType::Voice { ChannelKind::Voice } else { ChannelKind::Text };
    fold_channel_name(kind, &channel.name, fold)
}

fn fits(found: ChannelType, wanted: ChannelKind) -> bool {
    found == wanted.into() || (wanted == ChannelKind::Forum && found == ChannelType::Text)
}
