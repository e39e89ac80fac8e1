//! Compares a campaign with the blueprint of the template: what is missing, what differs, and what is not in the template.

use super::{
    Change, Content, Existing, Op, Plan, Step, Wanted, reconcile,
    renamed::{has_other_channels, renamed},
};
use crate::{
    blueprint::{Blueprint, ChannelKey},
    campaign::{Campaign, Part},
    id::{self, Id},
    snapshot::Snapshot,
};

/// A campaign beside the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    blueprint: Blueprint,
    found: Campaign,
    /// The plan that creates what is missing, and keeps all that exists.
    pub usual: Plan,
    /// The channels that look like renamed channels of the template.
    pub renamed: Vec<(ChannelKey, Id<id::Channel>)>,
    /// Whether the campaign's channels are not the template's; then they are not compared.
    pub has_other_channels: bool,
}

/// What a plan does besides updating what people chose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    /// The names of what it creates, each with its kind.
    pub creates: Vec<(Part, String)>,
    /// The game masters who get the role.
    pub gives: Vec<Id<id::User>>,
    /// In how many channels, the category among them, the role gets its permissions again.
    pub lets_in: usize,
}

/// A channel or category that exists and differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// Its id.
    pub id: Id<id::Channel>,
    /// Its name.
    pub name: String,
    /// What differs.
    pub what: Vec<What>,
    /// The name that it has in the template, if it looks renamed.
    pub renamed: Option<String>,
}

/// A property that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The name.
    Name,
    /// The topic.
    Topic,
    /// Somebody's permissions.
    Permissions,
    /// The name of the campaign's role.
    RoleName,
}

/// A comparison, for people to read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// What is missing.
    pub missing: Missing,
    /// What differs.
    pub differing: Vec<Differing>,
    /// The channels that are not in the template.
    pub extras: Vec<Id<id::Channel>>,
    /// Whether the campaign's channels are not the template's. Then none is missing, differs or is listed.
    pub has_other_channels: bool,
}

impl Comparison {
    /// Compares them. `others` are channels that do not belong to the template, even if they look renamed. Of a campaign
    /// that was copied from another category, or made from another template, only the role, the category and the game
    /// masters are compared.
    #[must_use]
    pub fn new(mut blueprint: Blueprint, found: Campaign, guild: &Snapshot, others: &[Id<id::Channel>]) -> Self {
        let has_other_channels = has_other_channels(&blueprint, guild, &found);
        if has_other_channels {
            blueprint.channels.clear();
        }
        let renamed = renamed(&blueprint, guild, &found, others);
        let usual = chosen(&blueprint, &found, &renamed, Vec::new(), guild);
        Self { blueprint, found, usual, renamed, has_other_channels }
    }

    /// The plan that also updates these channels. The category stands for the role, too.
    #[must_use]
    pub fn plan(&self, update: &[Id<id::Channel>], guild: &Snapshot) -> Plan {
        let is_chosen = |part: &Part| self.shown_as(*part).is_some_and(|id| update.contains(&id));
        let parts = self.parts().into_iter().filter(is_chosen).collect();
        chosen(&self.blueprint, &self.found, &self.renamed, parts, guild)
    }

    /// What the usual plan does.
    #[must_use]
    pub fn missing(&self) -> Missing {
        let mut missing = Missing::default();
        for step in &self.usual.steps {
            match &step.op {
                Op::Create(Content::Channel(channel)) => {
                    missing.creates.push((step.part, format!("#{}", channel.name)));
                }
                Op::Create(_) => missing.creates.push((step.part, step.called.clone())),
                Op::Give(user) => missing.gives.push(*user),
                _ => missing.lets_in += 1,
            }
        }
        missing
    }

    /// What exists and differs, in the order of the template.
    #[must_use]
    pub fn differing(&self, guild: &Snapshot) -> Vec<Differing> {
        let whole = chosen(&self.blueprint, &self.found, &self.renamed, self.parts(), guild);
        let is_usual = |step: &Step| self.usual.steps.iter().any(|one| (one.part, &one.op) == (step.part, &step.op));
        let mut all: Vec<Differing> = Vec::new();
        for step in whole.steps.iter().filter(|step| !is_usual(step)) {
            let Some((channel, what)) = self.shown_as(step.part).and_then(|id| guild.channel(id)).zip(what(step))
            else {
                continue;
            };
            match all.iter_mut().find(|one| one.id == channel.id) {
                Some(one) if one.what.contains(&what) => {}
                Some(one) => one.what.push(what),
                None => {
                    let renamed = self.name_in_template(channel.id);
                    all.push(Differing { id: channel.id, name: channel.name.clone(), what: vec![what], renamed });
                }
            }
        }
        all
    }

    /// The channels in the category that are not in the template.
    #[must_use]
    pub fn extras(&self) -> Vec<Id<id::Channel>> {
        if self.has_other_channels {
            return Vec::new();
        }
        let is_wanted = |id: &Id<id::Channel>| self.usual.parts.channels().any(|(_, wanted)| wanted == *id);
        self.found.channels.iter().chain(&self.found.others).filter(|id| !is_wanted(id)).copied().collect()
    }

    fn parts(&self) -> Vec<Part> {
        let channels = self.blueprint.channels.iter().map(|one| Part::Channel(one.key));
        [Part::Role, Part::Category].into_iter().chain(channels).collect()
    }

    /// The channel or category that stands for a part.
    fn shown_as(&self, part: Part) -> Option<Id<id::Channel>> {
        match part {
            Part::Role | Part::Category => self.usual.parts.category,
            Part::Channel(_) => self.usual.parts.channel_of(part),
        }
    }

    fn name_in_template(&self, channel: Id<id::Channel>) -> Option<String> {
        let (key, _) = self.renamed.iter().find(|(_, id)| *id == channel)?;
        Some(self.blueprint.channel(*key)?.name.clone())
    }
}

impl Compared {
    /// Reads a comparison.
    #[must_use]
    pub fn of(compared: &Comparison, guild: &Snapshot) -> Self {
        let differing = compared.differing(guild);
        let (missing, extras) = (compared.missing(), compared.extras());
        Self { missing, differing, extras, has_other_channels: compared.has_other_channels }
    }
}

fn chosen(
    blueprint: &Blueprint,
    found: &Campaign,
    renamed: &[(ChannelKey, Id<id::Channel>)],
    update: Vec<Part>,
    guild: &Snapshot,
) -> Plan {
    let existing = Existing::Chosen { update, renamed: renamed.to_vec() };
    reconcile(Wanted::Present(blueprint.clone(), existing), Some(found.clone()), guild)
}

fn what(step: &Step) -> Option<What> {
    match (&step.op, step.part) {
        (Op::Update(Change::Name(_)), Part::Role) => Some(What::RoleName),
        (Op::Update(Change::Name(_)), _) => Some(What::Name),
        (Op::Update(Change::Topic(_)), _) => Some(What::Topic),
        (Op::Update(_), _) => Some(What::Permissions),
        _ => None,
    }
}
