//! Differences between the campaign as read back and the blueprint. A difference that many channels share is reported once.

use super::read_back::is_stand_in;
use crate::{
    blueprint::{Access, Blueprint, Subjects, WantedChannel},
    campaign::{
        Object, Part, Parts,
        recognise::{has_campaigns_name, roles_called},
    },
    id::{self, Id},
    name::fold,
    permission::{Overwrite, Permissions, Subject, effective, preset, same},
    plan::matching::doubles,
    run::Run,
    snapshot::{Channel, Member, Snapshot},
    template::Lost,
};

/// One difference between the campaign and the blueprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Missing parts, with their names.
    Missing(Vec<(Part, String)>),
    /// Duplicates.
    Doubles(Vec<Id<id::Channel>>),
    /// Something was created again, although Discord may still process the first request.
    MayComeTwice,
    /// There is a second role with the same name.
    SecondRole {
        /// The second role.
        role: Id<id::Role>,
        /// Whether it gives access to the campaign.
        gives_access: bool,
    },
    /// These game masters have left the server.
    GameMastersLeft {
        /// Who left.
        users: Vec<Id<id::User>>,
        /// Whether nobody else leads the campaign.
        all: bool,
    },
    /// These game masters could not be given the role.
    RoleNotGiven(Vec<Id<id::User>>),
    /// The game masters did not get these in what this job created: the bot lacks them itself.
    LeftOut(Permissions),
    /// The overwrites of these differ from the template.
    Access(Vec<Id<id::Channel>>),
    /// These have unreadable fields.
    Unreadable(Vec<Id<id::Channel>>),
    /// Somebody renamed the category.
    Renamed(Id<id::Channel>),
    /// The topics of these differ from those that were sent.
    Topics(Vec<Id<id::Channel>>),
    /// These text channels stand in for forums.
    StandIns(Vec<Id<id::Channel>>),
    /// The copied category has this, and the campaign does not.
    NotCopied(Vec<Lost>),
}

/// All differences from the blueprint, each kind once.
pub(super) fn differences(run: &Run, guild: &Snapshot, parts: &Parts) -> Vec<Difference> {
    let blueprint = &run.plan().blueprint;
    let mut all = Vec::new();
    all.extend(several(missing(blueprint, parts)).map(Difference::Missing));
    all.extend(several(doubles(blueprint, guild, parts)).map(Difference::Doubles));
    all.extend(run.may_come_twice().then_some(Difference::MayComeTwice));
    let Some(role) = parts.role else { return all };
    let others = roles_called(guild, &blueprint.campaign, fold).map(|other| other.id).filter(|other| *other != role);
    all.extend(others.map(|role| Difference::SecondRole { role, gives_access: gives_access(role, guild, parts) }));
    let has_left = |user: &Id<id::User>| matches!(guild.members.get(user), Some(None));
    let (left, present): (Vec<_>, Vec<_>) = blueprint.game_masters.iter().partition(|user| has_left(user));
    let nobody_leads = present.is_empty();
    all.extend(several(left).map(|users| Difference::GameMastersLeft { users, all: nobody_leads }));
    let without_role = present.into_iter().filter(|user| run.role_not_given().contains(user));
    all.extend(several(without_role.collect()).map(Difference::RoleNotGiven));
    let category = parts.category.and_then(|category| guild.channel(category));
    let channels = channels_there(blueprint, guild, parts);
    let of_channels = |is: &dyn Fn(&WantedChannel, &Channel) -> bool| {
        let they = channels.iter().filter(|(wanted, channel)| is(wanted, channel)).map(|(_, channel)| channel.id);
        they.collect::<Vec<_>>()
    };
    let subjects = Subjects { guild: guild.guild, role: Some(role), bot: guild.me.user };
    let is_other = |channel: &Channel, access: &[Access]| {
        channel.unreadable.is_none() && !is_as_wanted(channel, access, blueprint, &subjects)
    };
    let mut access: Vec<_> =
        category.filter(|one| is_other(one, &blueprint.category)).map(|one| one.id).into_iter().collect();
    access.extend(of_channels(&|wanted, channel| is_other(channel, &wanted.access)));
    all.extend(several(access).map(Difference::Access));
    let mut unreadable: Vec<_> =
        category.filter(|one| one.unreadable.is_some()).map(|one| one.id).into_iter().collect();
    unreadable.extend(of_channels(&|_, channel| channel.unreadable.is_some()));
    all.extend(several(unreadable).map(Difference::Unreadable));
    let renamed = category.filter(|one| !has_campaigns_name(one, &blueprint.campaign));
    all.extend(renamed.map(|one| Difference::Renamed(one.id)));
    all.extend(several(of_channels(&|wanted, channel| has_other_topic(run, wanted, channel))).map(Difference::Topics));
    all.extend(several(of_channels(&|wanted, one| is_stand_in(wanted, one.id, guild))).map(Difference::StandIns));
    all
}

fn channels_there<'a>(
    blueprint: &'a Blueprint,
    guild: &'a Snapshot,
    parts: &Parts,
) -> Vec<(&'a WantedChannel, &'a Channel)> {
    let wanted = blueprint.channels.iter();
    wanted.filter_map(|wanted| Some((wanted, guild.channel(parts.channel(wanted.key)?)?))).collect()
}

/// What game masters may do besides taking part is not compared: it depends on the version and on what the bot may do.
fn is_as_wanted(channel: &Channel, access: &[Access], blueprint: &Blueprint, subjects: &Subjects) -> bool {
    let plain = |one: Overwrite| {
        let leads = matches!(one.subject, Subject::Member(user) if blueprint.game_masters.contains(&user));
        if leads { Overwrite { allow: one.allow - preset::LEAD_IN_CATEGORY, ..one } } else { one }
    };
    let found: Vec<Overwrite> = channel.overwrites.iter().copied().map(plain).collect();
    same(&found, access.iter().filter_map(|access| access.overwrite(subjects)).map(plain))
}

pub(super) fn several<T>(all: Vec<T>) -> Option<Vec<T>> {
    (!all.is_empty()).then_some(all)
}

fn missing(blueprint: &Blueprint, parts: &Parts) -> Vec<(Part, String)> {
    let channels = blueprint.channels.iter().map(|channel| Part::Channel(channel.key));
    let all = [Part::Role, Part::Category].into_iter().chain(channels);
    all.filter(|part| parts.get(*part).is_none()).map(|part| (part, blueprint.called(part))).collect()
}

/// Whether a member with only this role sees anything of the campaign.
fn gives_access(role: Id<id::Role>, guild: &Snapshot, parts: &Parts) -> bool {
    let somebody = Member::new(Id::new(0), vec![role]);
    let sees = |channel| effective::in_channel(&somebody, guild, channel).contains(Permissions::VIEW_CHANNEL);
    parts.category.into_iter().chain(parts.channels().map(|(_, id)| id)).filter_map(|id| guild.channel(id)).any(sees)
}

/// Only compares topics that this job sent: players may change them later.
fn has_other_topic(run: &Run, wanted: &WantedChannel, channel: &Channel) -> bool {
    let topic = |topic: &Option<String>| fold(topic.as_deref().unwrap_or_default());
    channel.unreadable.is_none()
        && run.made().contains(&Object::Channel(wanted.key, channel.id))
        && topic(&channel.topic) != topic(&wanted.topic)
}
