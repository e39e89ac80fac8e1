//! The campaign after the run, compared with the blueprint. What exists is taken from Discord's answers or from a new look.

use super::{
    difference::{Difference, differences},
    words::{mention, some_of},
};
use crate::{
    blueprint::WantedChannel,
    campaign::CampaignName,
    command::add_campaign::words::use_again,
    id::{self, Id},
    markdown,
    plan::find::{Found, find},
    run::{Made, Run},
    snapshot::Snapshot,
    template::ChannelKind,
};

/// What is there of a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// Its name.
    pub name: CampaignName,
    /// Its role, if it is there.
    pub role: Option<Id<id::Role>>,
    /// Its game master.
    pub game_master: Id<id::User>,
    /// Its channels that are there, in order.
    pub channels: Vec<Listed>,
    /// Which missing parts this job created.
    pub added: Added,
    /// Where it is not what was wanted.
    pub differences: Vec<Difference>,
}

/// How much of a campaign a job made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// Nothing: all of it was there before.
    Nothing,
    /// These; the rest was there before.
    Some(Vec<Made>),
    /// All of it, but for a role that may have been there.
    Everything,
}

/// One channel that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    id: Id<id::Channel>,
    kind: ChannelKind,
    gm_only: bool,
}

impl Campaign {
    /// Compares a finished run with the guild: as Discord's answers describe it, or as a new look shows it. Where earlier
    /// deliveries may have begun the job, what is newer than its command (in Unix milliseconds) counts as made by it, too.
    #[must_use]
    pub fn read_back(run: &Run, guild: &Snapshot, resumed_since_ms: Option<u64>) -> Self {
        let blueprint = &run.plan().blueprint;
        let mut found = find(blueprint, guild);
        // What this run made or found is known by its id, whatever somebody calls it by now.
        found.role = run.role().filter(|id| guild.roles.iter().any(|role| role.id == *id)).or(found.role);
        found.category = run.category().filter(|id| guild.channel(*id).is_some()).or(found.category);
        for channel in &blueprint.channels {
            if let Some(id) = run.channel(channel.key).filter(|id| guild.channel(*id).is_some()) {
                found.channels.insert(channel.key, id);
            }
        }
        let list = |channel: &WantedChannel| {
            let id = *found.channels.get(&channel.key)?;
            let kind = if run.stand_ins().contains(&channel.key) { ChannelKind::Text } else { channel.kind };
            Some(Listed { id, kind, gm_only: channel.gm_only })
        };
        Self {
            name: blueprint.campaign.clone(),
            role: found.role,
            game_master: blueprint.game_master,
            channels: blueprint.channels.iter().filter_map(list).collect(),
            added: added(run, &found, resumed_since_ms),
            differences: differences(run, guild, &found),
        }
    }

    /// Whether nothing is missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.differences.iter().any(|difference| matches!(difference, Difference::Missing(_)))
    }

    pub(super) fn text(&self) -> String {
        let name = markdown::escape(self.name.as_str());
        let mut lines = vec![match (self.is_complete(), &self.added) {
            (false, _) => format!("❌ **Campaign Incomplete: {name}**"),
            (true, Added::Everything) => format!("✅ **Campaign Created: {name}**"),
            (true, Added::Some(_)) => format!("✅ **Campaign Completed: {name}**"),
            (true, Added::Nothing) => format!("✅ **Campaign Already There: {name}**"),
        }];
        if !self.is_complete() {
            // Above the lists: a long message is cut at its end.
            lines.push(use_again(&self.name, ""));
        } else if let Added::Some(added) = &self.added {
            let added: Vec<String> = added.iter().map(mention).collect();
            lines.push(format!("Added what was missing: {}", some_of(&added)));
        }
        if let Some(role) = self.role {
            lines.push(format!("Role: <@&{role}> · Game master: <@{}>", self.game_master));
        }
        for (kind, heading) in
            [(ChannelKind::Text, "📝 Text"), (ChannelKind::Voice, "🔊 Voice"), (ChannelKind::Forum, "💬 Forum")]
        {
            let of_kind = self.channels.iter().filter(|channel| channel.kind == kind).map(Listed::mention);
            let mentions: Vec<String> = of_kind.collect();
            if !mentions.is_empty() {
                lines.push(format!("{heading}: {}", mentions.join(" ")));
            }
        }
        if self.channels.iter().any(|channel| channel.gm_only) {
            lines.push("🔒 Only the game master and server admins can see these.".to_owned());
        }
        lines.extend(self.differences.iter().map(Difference::text));
        lines.join("\n")
    }
}

impl Listed {
    fn mention(&self) -> String {
        let lock = if self.gm_only { "🔒" } else { "" };
        format!("{lock}<#{}>", self.id)
    }
}

fn added(run: &Run, found: &Found, resumed_since_ms: Option<u64>) -> Added {
    let is_new = |made: &Made| run.made().contains(made) || resumed_since_ms.is_some_and(|ms| made.created_ms() >= ms);
    let (new, old): (Vec<Made>, Vec<Made>) = found.objects().partition(is_new);
    if new.is_empty() {
        Added::Nothing
    } else if old.iter().all(|made| matches!(made, Made::Role(_))) {
        Added::Everything
    } else {
        Added::Some(new)
    }
}
