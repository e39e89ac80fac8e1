//! Differences between the campaign as read back and the blueprint. A difference that many channels share is reported once.

use super::words::some_of;
use crate::{
    blueprint::{Access, Blueprint, ChannelKey, Subjects, WantedChannel},
    id::{self, Id},
    markdown,
    name::fold,
    permission::{Permissions, effective, same},
    plan::find::{Found, doubles, has_campaigns_name, roles_of_that_name},
    run::{Made, Run},
    snapshot::{Channel, Member, Snapshot},
};

/// One difference between the campaign and the blueprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Discord does not show these.
    Missing(Vec<String>),
    /// Second ones like these are there.
    Doubles(Vec<Id<id::Channel>>),
    /// Something was made again although the first request may still be carried out.
    MayComeTwice,
    /// There is another role of the campaign's name.
    SecondRole {
        /// The other one.
        role: Id<id::Role>,
        /// Whether who has it sees something of the campaign.
        gives_access: bool,
    },
    /// The game master is not in the server any more.
    GameMasterLeft(Id<id::User>),
    /// The game master could not be given the role.
    RoleNotGiven(Id<id::User>),
    /// The overwrites of these are not those of the template.
    Access(Vec<Id<id::Channel>>),
    /// What Discord says of these cannot be read as a whole.
    Unreadable(Vec<Id<id::Channel>>),
    /// Somebody renamed the category.
    Renamed(Id<id::Channel>),
    /// The topics of these are not those that were sent.
    Topics(Vec<Id<id::Channel>>),
    /// These text channels stand in for forums.
    StandIns(Vec<Id<id::Channel>>),
}

impl Difference {
    pub(super) fn text(&self) -> String {
        match self {
            Self::Missing(what) => format!("⚠️ Discord does not show {}.", some_of(what)),
            Self::Doubles(channels) => match channels.as_slice() {
                [one] => format!("⚠️ <#{one}> is there twice. Delete the one that you do not need."),
                many => format!(
                    "⚠️ {} channels are there twice: {}. Delete those that you do not need.",
                    many.len(),
                    mentions(many)
                ),
            },
            Self::MayComeTwice => "ℹ️ Discord took very long over a request, and I made it again. Should something appear a second time, delete \
                                   that one."
                .to_owned(),
            Self::SecondRole { role, gives_access: false } => {
                format!("⚠️ There is a second role named <@&{role}>. It gives no access to this campaign.")
            }
            Self::SecondRole { role, gives_access: true } => {
                format!("⚠️ There is a second role named <@&{role}>. It gives access to this campaign, too.")
            }
            Self::GameMasterLeft(user) => {
                format!("⚠️ <@{user}> is not in this server any more, so the campaign has no game master.")
            }
            Self::RoleNotGiven(user) => {
                format!("⚠️ I could not give <@{user}> the role. They see every channel all the same.")
            }
            Self::Access(channels) => match channels.as_slice() {
                [one] => format!(
                    "⚠️ <#{one}> has other permissions than the template. Look at them before you rely on who sees it."
                ),
                many => format!(
                    "⚠️ {} channels have other permissions than the template: {}. Look at them before you rely on who sees \
                     what.",
                    many.len(),
                    mentions(many)
                ),
            },
            Self::Unreadable(channels) => format!(
                "⚠️ I cannot read all that Discord says of {}. Look at the permissions before you rely on who sees what.",
                mentions(channels)
            ),
            Self::Renamed(channel) => format!("ℹ️ Somebody calls the category <#{channel}>; that is fine with me."),
            Self::Topics(channels) => match channels.as_slice() {
                [one] => format!("⚠️ <#{one}> did not get its topic."),
                many => format!("⚠️ {} channels did not get their topics: {}.", many.len(), mentions(many)),
            },
            Self::StandIns(channels) => match channels.as_slice() {
                [one] => format!("ℹ️ <#{one}> is a text channel: Discord does not allow forums in this server."),
                many => format!(
                    "ℹ️ {} channels are text channels, since Discord does not allow forums in this server: {}.",
                    many.len(),
                    mentions(many)
                ),
            },
        }
    }
}

fn mentions(channels: &[Id<id::Channel>]) -> String {
    some_of(&channels.iter().map(|channel| format!("<#{channel}>")).collect::<Vec<_>>())
}

/// Everything that is not as it was wanted, each kind once.
pub(super) fn differences(run: &Run, guild: &Snapshot, found: &Found) -> Vec<Difference> {
    let blueprint = &run.plan().blueprint;
    let mut all = Vec::new();
    all.extend(several(missing(blueprint, found)).map(Difference::Missing));
    all.extend(several(doubles(blueprint, guild, found)).map(Difference::Doubles));
    all.extend(run.may_come_twice().then_some(Difference::MayComeTwice));
    let Some(role) = found.role else { return all };
    let others = roles_of_that_name(blueprint, guild).map(|other| other.id).filter(|other| *other != role);
    all.extend(others.map(|role| Difference::SecondRole { role, gives_access: gives_access(role, guild, found) }));
    let game_master = blueprint.game_master;
    if matches!(guild.members.get(&game_master), Some(None)) {
        all.push(Difference::GameMasterLeft(game_master));
    } else if run.role_not_given() {
        all.push(Difference::RoleNotGiven(game_master));
    }
    let category = found.category.and_then(|category| guild.channel(category));
    let channels = channels_there(blueprint, guild, found);
    let of_channels = |is: &dyn Fn(&WantedChannel, &Channel) -> bool| {
        let they = channels.iter().filter(|(wanted, channel)| is(wanted, channel)).map(|(_, channel)| channel.id);
        they.collect::<Vec<_>>()
    };
    let subjects = Subjects { guild: guild.guild, role, game_master, bot: guild.me.user };
    let is_other = |channel: &Channel, access: &[Access]| {
        channel.unreadable.is_none()
            && !same(&channel.overwrites, access.iter().map(|access| access.overwrite(&subjects)))
    };
    let mut access: Vec<_> =
        category.filter(|one| is_other(one, &blueprint.category)).map(|one| one.id).into_iter().collect();
    access.extend(of_channels(&|wanted, channel| is_other(channel, &wanted.access)));
    all.extend(several(access).map(Difference::Access));
    let mut unreadable: Vec<_> =
        category.filter(|one| one.unreadable.is_some()).map(|one| one.id).into_iter().collect();
    unreadable.extend(of_channels(&|_, channel| channel.unreadable.is_some()));
    all.extend(several(unreadable).map(Difference::Unreadable));
    let renamed = category.filter(|one| !has_campaigns_name(one, blueprint));
    all.extend(renamed.map(|one| Difference::Renamed(one.id)));
    all.extend(several(of_channels(&|wanted, channel| has_other_topic(run, wanted, channel))).map(Difference::Topics));
    all.extend(several(of_channels(&|wanted, _| run.stand_ins().contains(&wanted.key))).map(Difference::StandIns));
    all
}

fn channels_there<'a>(
    blueprint: &'a Blueprint,
    guild: &'a Snapshot,
    found: &Found,
) -> Vec<(&'a WantedChannel, &'a Channel)> {
    let wanted = blueprint.channels.iter();
    wanted.filter_map(|wanted| Some((wanted, guild.channel(*found.channels.get(&wanted.key)?)?))).collect()
}

fn several<T>(they: Vec<T>) -> Option<Vec<T>> {
    (!they.is_empty()).then_some(they)
}

fn missing(blueprint: &Blueprint, found: &Found) -> Vec<String> {
    let role = found.role.is_none().then(|| format!("the role {}", markdown::escape(&blueprint.campaign.role_name())));
    let category = found.category.is_none().then(|| "the category".to_owned());
    let channels = blueprint.channels.iter().filter(|channel| !found.channels.contains_key(&channel.key));
    let channels = channels.map(|channel| format!("#{}", markdown::escape(&channel.name)));
    role.into_iter().chain(category).chain(channels).collect()
}

/// Whether somebody who has only this role sees anything of the campaign.
fn gives_access(role: Id<id::Role>, guild: &Snapshot, found: &Found) -> bool {
    let somebody = Member { user: Id::new(0), roles: vec![role] };
    let sees = |channel| effective::in_channel(&somebody, guild, channel).contains(Permissions::VIEW_CHANNEL);
    found.category.iter().chain(found.channels.values()).filter_map(|id| guild.channel(*id)).any(sees)
}

/// A topic is compared only where this job sent it: later it is the players' to change.
fn has_other_topic(run: &Run, wanted: &WantedChannel, channel: &Channel) -> bool {
    let topic = |topic: &Option<String>| fold(topic.as_deref().unwrap_or_default());
    channel.unreadable.is_none() && run.made_channel(wanted.key) && topic(&channel.topic) != topic(&wanted.topic)
}

impl Run {
    fn made_channel(&self, key: ChannelKey) -> bool {
        self.made().iter().any(|made| matches!(made, Made::Channel(one, _) if *one == key))
    }
}
