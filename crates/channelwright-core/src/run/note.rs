//! Applies an action that creates nothing to a snapshot.

use super::Action;
use crate::{
    id::{self, Id},
    permission::{Overwrite, Subject},
    snapshot::{Channel, Snapshot},
};

/// Changes the guild the way Discord does. Ignores actions that create an object: only Discord's response describes it.
/// Messages and invites are no part of a campaign.
pub(super) fn note(guild: &mut Snapshot, action: &Action) {
    match action {
        Action::CreateRole { .. }
        | Action::CreateCategory { .. }
        | Action::CreateChannel { .. }
        | Action::Post { .. }
        | Action::EditMessage { .. }
        | Action::CreateInvite { .. } => {}
        Action::GrantRole { user, role } => set_role(guild, *user, *role, true),
        Action::TakeRole { user, role } => set_role(guild, *user, *role, false),
        Action::PutOverwrite { channel, overwrite } => {
            set_overwrite(guild, *channel, overwrite.subject, Some(*overwrite));
        }
        Action::DeleteOverwrite { channel, subject } => set_overwrite(guild, *channel, *subject, None),
        Action::RenameRole { role, name } => {
            let role = guild.roles.iter_mut().find(|one| one.id == *role);
            role.into_iter().for_each(|one| one.name.clone_from(name));
        }
        Action::RenameChannel { channel, name } => change(guild, *channel, |one| one.name.clone_from(name)),
        Action::SetTopic { channel, topic } => change(guild, *channel, |one| one.topic.clone_from(topic)),
        Action::Move { channel, position } => change(guild, *channel, |one| one.position = *position),
        Action::DeleteChannel(channel) => {
            guild.channels.retain(|one| one.id != *channel);
            let orphans = guild.channels.iter_mut().filter(|one| one.parent == Some(*channel));
            orphans.for_each(|one| one.parent = None);
        }
        Action::DeleteRole(role) => delete_role(guild, *role),
    }
}

fn change(guild: &mut Snapshot, id: Id<id::Channel>, change: impl FnOnce(&mut Channel)) {
    if let Some(channel) = guild.channels.iter_mut().find(|one| one.id == id) {
        change(channel);
    }
}

fn set_overwrite(guild: &mut Snapshot, channel: Id<id::Channel>, subject: Subject, overwrite: Option<Overwrite>) {
    change(guild, channel, |channel| {
        channel.overwrites.retain(|other| other.subject != subject);
        channel.overwrites.extend(overwrite);
    });
}

fn set_role(guild: &mut Snapshot, user: Id<id::User>, role: Id<id::Role>, has_it: bool) {
    let Some(Some(member)) = guild.members.get_mut(&user) else { return };
    member.roles.retain(|one| *one != role);
    if has_it {
        member.roles.push(role);
    }
}

fn delete_role(guild: &mut Snapshot, role: Id<id::Role>) {
    guild.roles.retain(|one| one.id != role);
    for channel in &mut guild.channels {
        channel.overwrites.retain(|one| one.subject != Subject::Role(role));
    }
    for member in guild.members.values_mut().flatten() {
        member.roles.retain(|one| *one != role);
    }
}
