//! Compares the campaign after a run with the blueprint, based on Discord's responses or on a new look.

use super::difference::{Difference, differences, several};
use crate::{
    blueprint::{Blueprint, WantedChannel},
    campaign::{CampaignName, Object, Parts, campaign, campaign_at},
    command::Command,
    headline::Verb,
    id::{self, Id},
    permission::{Permissions, preset},
    plan::matching::parts,
    run::Run,
    snapshot::{ChannelType, Snapshot},
    template::ChannelKind,
};

/// A campaign after a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadBack {
    /// What the job did.
    pub verb: Verb,
    /// The channels, the category among them, that the job made like the template.
    pub updated: Vec<Id<id::Channel>>,
    /// Its name.
    pub name: CampaignName,
    /// Its category, if it exists.
    pub category: Option<Id<id::Channel>>,
    /// Its role, if it exists.
    pub role: Option<Id<id::Role>>,
    /// Its game masters.
    pub game_masters: Vec<Id<id::User>>,
    /// Its channels that exist, in order.
    pub channels: Vec<Listed>,
    /// What this job created.
    pub added: Added,
    /// Differences from the blueprint.
    pub differences: Vec<Difference>,
}

/// What a job created of a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// Nothing: everything existed before.
    Nothing,
    /// These; the rest existed before.
    Some(Vec<Object>),
    /// Everything, except possibly the role.
    Everything,
}

/// One channel that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: Id<id::Channel>,
    /// Its kind.
    pub kind: ChannelKind,
    /// Whether only the game masters see it.
    pub gm_only: bool,
}

impl ReadBack {
    /// Compares a finished run with the guild, as described by Discord's responses or by a new look. If an earlier
    /// delivery may have started the job, `resumed_since_ms` is the time of its command (Unix milliseconds), and newer
    /// objects count as created by the job.
    #[must_use]
    pub fn of(run: &Run, guild: &Snapshot, resumed_since_ms: Option<u64>) -> Self {
        let blueprint = &run.plan().blueprint;
        let parts = parts_now(run, guild);
        let list = |channel: &WantedChannel| {
            let id = parts.channel(channel.key)?;
            let kind = if is_stand_in(channel, id, guild) { ChannelKind::Text } else { channel.kind };
            Some(Listed { id, kind, gm_only: channel.gm_only })
        };
        let added = added(run, &parts, resumed_since_ms);
        let mut differences = differences(run, guild, &parts);
        differences.extend(left_out(blueprint, &parts, &added));
        differences.extend(several(run.plan().not_copied.clone()).map(Difference::NotCopied));
        Self {
            verb: Verb::AddCampaign,
            updated: Vec::new(),
            name: blueprint.campaign.clone(),
            category: parts.category,
            role: parts.role,
            game_masters: blueprint.game_masters.clone(),
            channels: blueprint.channels.iter().filter_map(list).collect(),
            added,
            differences,
        }
    }

    /// The same for the job of this command.
    #[must_use]
    pub fn by(self, command: &Command) -> Self {
        Self { verb: command.verb(), updated: command.updates().to_vec(), ..self }
    }

    /// Whether nothing is missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.differences.iter().any(|difference| matches!(difference, Difference::Missing(_)))
    }
}

/// What the bot could not allow the game masters in the channels that it created.
fn left_out(blueprint: &Blueprint, parts: &Parts, added: &Added) -> Option<Difference> {
    let new: Vec<Object> = match added {
        Added::Nothing => return None,
        Added::Some(new) => new.clone(),
        Added::Everything => parts.objects().collect(),
    };
    let may = new.iter().fold(Permissions::NONE, |all, object| match object {
        Object::Role(_) => all,
        Object::Category(_) => all | preset::LEAD_IN_CATEGORY,
        Object::Channel(key, _) => {
            all | blueprint.channel(*key).map_or(Permissions::NONE, |one| preset::lead(one.kind))
        }
    });
    let left_out = blueprint.left_out & may;
    (!left_out.is_empty()).then_some(Difference::LeftOut(left_out))
}

/// The existing parts. Objects that the run created or found are identified by id, even if renamed since.
fn parts_now(run: &Run, guild: &Snapshot) -> Parts {
    let blueprint = &run.plan().blueprint;
    let at_its_place = run.parts().category.and_then(|category| campaign_at(guild, category));
    let found = at_its_place.or_else(|| campaign(guild, &blueprint.campaign));
    let mut now = parts(blueprint, guild, found.as_ref());
    let exists = |object: &Object| match *object {
        Object::Role(role) => guild.role(role).is_some(),
        Object::Category(channel) | Object::Channel(_, channel) => guild.channel(channel).is_some(),
    };
    run.parts().objects().filter(exists).for_each(|object| now.insert(object));
    now
}

/// Whether this is a text channel although the template wants a forum.
pub(super) fn is_stand_in(wanted: &WantedChannel, channel: Id<id::Channel>, guild: &Snapshot) -> bool {
    let is_text = guild.channel(channel).is_some_and(|one| one.kind == ChannelType::Text);
    wanted.kind == ChannelKind::Forum && is_text
}

fn added(run: &Run, parts: &Parts, resumed_since_ms: Option<u64>) -> Added {
    let is_new = |one: &Object| run.made().contains(one) || resumed_since_ms.is_some_and(|ms| one.created_ms() >= ms);
    let (new, old): (Vec<Object>, Vec<Object>) = parts.objects().partition(is_new);
    if new.is_empty() {
        Added::Nothing
    } else if old.iter().all(|object| matches!(object, Object::Role(_))) {
        Added::Everything
    } else {
        Added::Some(new)
    }
}
