//! The only planner: compares a wanted campaign with the existing one. Commands say what they want; the steps are the
//! differences between the parts.

use super::{Change, Content, Counted, Existing, OnRefusal, Op, Plan, Step, StepId, Wanted, matching::parts};
use crate::{
    blueprint::{Access, Blueprint, Grantee, Subjects},
    campaign::{Campaign, Object, Part, Parts, archive::Stages},
    id::{self, Id},
    name::fold,
    permission::Subject,
    snapshot::{Channel, Snapshot},
    template::fold_channel_name,
};

/// The plan that creates the missing parts of a campaign and keeps the existing ones. Its game masters stay,
/// even if another member uses the command, except those who have left the server.
#[must_use]
pub fn add_missing(blueprint: Blueprint, found: Option<Campaign>, guild: &Snapshot) -> Plan {
    let blueprint = blueprint.led_by(staying(found.as_ref(), guild));
    reconcile(Wanted::Present(blueprint, Existing::Kept), found, guild)
}

/// The game masters, except those who have left the server.
pub(crate) fn staying(found: Option<&Campaign>, guild: &Snapshot) -> Vec<Id<id::User>> {
    let has_left = |user: &Id<id::User>| matches!(guild.members.get(user), Some(None));
    found.iter().flat_map(|one| &one.game_masters).copied().filter(|user| !has_left(user)).collect()
}

/// The plan from the existing to the wanted state.
#[must_use]
pub fn reconcile(wanted: Wanted, found: Option<Campaign>, guild: &Snapshot) -> Plan {
    match wanted {
        Wanted::Present(blueprint, existing) => {
            let blueprint = blueprint.within(guild.my_permissions(), &[]);
            let mut parts = parts(&blueprint, guild, found.as_ref());
            if let Existing::Chosen { renamed, .. } = &existing {
                renamed.iter().for_each(|(key, id)| parts.insert(Object::Channel(*key, *id)));
            }
            let mut planner = Planner { blueprint: &blueprint, guild, parts: &parts, steps: Vec::new() };
            planner.create_missing();
            planner.let_role_in();
            match existing {
                Existing::Kept => {}
                Existing::Updated => planner.update(found.as_ref()),
                Existing::Chosen { update, .. } => planner.update_parts(|part| update.contains(&part)),
            }
            let steps = planner.steps;
            plan(blueprint, found, parts, guild, steps, OnRefusal::TakeBack, Counted::Objects)
        }
        Wanted::Changed(blueprint) => {
            let already = found.as_ref().map(|one| one.game_masters.as_slice()).unwrap_or_default();
            let blueprint = blueprint.within(guild.my_permissions(), already);
            let parts = found.as_ref().map(parts_of).unwrap_or_default();
            let mut planner = Planner { blueprint: &blueprint, guild, parts: &parts, steps: Vec::new() };
            // Of those who led it before, only members who are known to lack the role get it.
            let is_known = |user: &Id<id::User>| matches!(guild.members.get(user), Some(Some(_)));
            if parts.role.is_some() {
                planner.give_role(|user| is_known(user) || !already.contains(user));
            }
            planner.update(found.as_ref());
            let steps = planner.steps;
            plan(blueprint, found, parts, guild, steps, OnRefusal::TakeBack, Counted::Steps)
        }
        Wanted::Absent { last } => {
            let found = found.unwrap_or_default();
            let blueprint = Blueprint::of(&found, guild);
            let parts = parts_of(&found);
            let steps = delete_all(&found, &blueprint, &parts, last);
            plan(blueprint, Some(found), parts, guild, steps, OnRefusal::Keep, Counted::Steps)
        }
    }
}

fn plan(
    blueprint: Blueprint,
    found: Option<Campaign>,
    parts: Parts,
    guild: &Snapshot,
    steps: Vec<Step>,
    on_refusal: OnRefusal,
    counted: Counted,
) -> Plan {
    let (guild, bot, not_copied) = (guild.guild, guild.me.user, Vec::new());
    Plan { blueprint, found, parts, guild, bot, steps, on_refusal, counted, not_copied }
}

/// The plan that does only this to an existing campaign, one after the other if the second needs the first: an edit of a
/// message that reports a change waits for the change. If Discord refuses a step, completed ones stay.
#[must_use]
pub fn change_members(found: Campaign, guild: &Snapshot, ops: Vec<(Part, Op)>) -> Plan {
    let (blueprint, parts) = (Blueprint::of(&found, guild), parts_of(&found));
    let mut steps: Vec<Step> = Vec::new();
    for (part, op) in ops {
        let waits = matches!(op, Op::EditMessage { .. });
        let after = (0..steps.len()).filter(|_| waits).map(StepId).collect();
        steps.push(Step { part, called: blueprint.called(part), op, after });
    }
    plan(blueprint, Some(found), parts, guild, steps, OnRefusal::Keep, Counted::Steps)
}

/// The plan that changes an existing campaign in stages, each after the one before. If Discord refuses a step, completed
/// ones are taken back.
#[must_use]
pub(crate) fn change_in_stages(found: Campaign, guild: &Snapshot, stages: Stages) -> Plan {
    let (blueprint, parts) = (Blueprint::of(&found, guild), parts_of(&found));
    let mut steps: Vec<Step> = Vec::new();
    let mut before: Vec<StepId> = Vec::new();
    for stage in stages.into_iter().filter(|stage| !stage.is_empty()) {
        let first = steps.len();
        for (part, op) in stage {
            steps.push(Step { part, called: blueprint.called(part), op, after: before.clone() });
        }
        before = (first..steps.len()).map(StepId).collect();
    }
    plan(blueprint, Some(found), parts, guild, steps, OnRefusal::TakeBack, Counted::Steps)
}

/// The parts of an existing campaign, with its channels in the order found.
fn parts_of(found: &Campaign) -> Parts {
    let mut parts = Parts::none_of(found.channels.len());
    parts.role = found.role;
    parts.category = found.category;
    for (key, id) in Blueprint::keys().zip(&found.channels) {
        parts.insert(Object::Channel(key, *id));
    }
    parts
}

/// Channels first, with the one that goes last, then the category, then the role.
fn delete_all(found: &Campaign, blueprint: &Blueprint, parts: &Parts, last: Option<Id<id::Channel>>) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let is_last = |part: &Part| last.is_some() && parts.channel_of(*part) == last;
    let mut channels: Vec<Part> = parts.channels().map(|(key, _)| Part::Channel(key)).collect();
    channels.sort_by_key(is_last);
    channels.extend(parts.category.filter(|_| found.others.is_empty()).map(|_| Part::Category));
    channels.extend(parts.role.map(|_| Part::Role));
    for part in channels {
        // The other channels do not depend on each other; what follows depends on all steps before it.
        let waits = !matches!(part, Part::Channel(_)) || is_last(&part);
        let after = (0..steps.len()).filter(|_| waits).map(StepId).collect();
        steps.push(Step { part, called: blueprint.called(part), op: Op::Delete, after });
    }
    steps
}

/// Collects the steps for a wanted campaign.
struct Planner<'a> {
    blueprint: &'a Blueprint,
    guild: &'a Snapshot,
    parts: &'a Parts,
    steps: Vec<Step>,
}

impl Planner<'_> {
    /// Adds a step that depends on the steps creating these parts, if any.
    fn push(&mut self, part: Part, op: Op, needs: &[Part]) -> StepId {
        let creates = |step: &Step| matches!(step.op, Op::Create(_)) && needs.contains(&step.part);
        let after = self.steps.iter().enumerate().filter(|(_, step)| creates(step)).map(|(n, _)| StepId(n)).collect();
        self.steps.push(Step { part, called: self.blueprint.called(part), op, after });
        StepId(self.steps.len() - 1)
    }

    /// After a crash, a role without a category is recognised by having no members and no overwrites, so it stays
    /// unused until the category exists.
    fn create_missing(&mut self) {
        let blueprint = self.blueprint;
        if self.parts.role.is_none() {
            self.push(Part::Role, Op::Create(Content::Role { name: blueprint.campaign.role_name() }), &[]);
        }
        if self.parts.category.is_none() {
            let (name, access) = (blueprint.campaign.as_str().to_owned(), blueprint.category.clone());
            self.push(Part::Category, Op::Create(Content::Category { name, access }), &[Part::Role]);
        }
        self.give_role(|_| true);
        for channel in blueprint.channels.iter().filter(|one| self.parts.channel(one.key).is_none()) {
            let create = Op::Create(Content::Channel(channel.clone()));
            self.push(Part::Channel(channel.key), create, &[Part::Role, Part::Category]);
        }
    }

    /// Gives the role to each of these game masters who lacks it.
    fn give_role(&mut self, to: impl Fn(&Id<id::User>) -> bool) {
        let (game_masters, guild, role) = (&self.blueprint.game_masters, self.guild, self.parts.role);
        for user in game_masters.iter().filter(|user| to(user) && lacks_role(guild, **user, role)) {
            self.push(Part::Role, Op::Give(*user), &[Part::Role, Part::Category]);
        }
    }

    /// If somebody deletes the role, Discord removes its overwrites. The category comes last: until it mentions the
    /// role, a later delivery knows that work is left. Other overwrites stay.
    fn let_role_in(&mut self) {
        let (blueprint, guild, parts) = (self.blueprint, self.guild, self.parts);
        let mentions_role = |channel: Id<id::Channel>| {
            let overwrite = parts.role.and_then(|role| guild.channel(channel)?.overwrite(Subject::Role(role)));
            overwrite.is_some()
        };
        if parts.category.is_none_or(mentions_role) {
            return;
        }
        let access = |all: &[Access]| all.iter().find(|one| one.who == Grantee::CampaignRole).copied();
        let mut before = Vec::new();
        for wanted in &blueprint.channels {
            let lacks_it = parts.channel(wanted.key).is_some_and(|id| !mentions_role(id));
            if let Some(access) = access(&wanted.access).filter(|_| lacks_it) {
                let change = Op::Update(Change::Access(access));
                before.push(self.push(Part::Channel(wanted.key), change, &[Part::Role]));
            }
        }
        if let Some(access) = access(&blueprint.category) {
            let last = self.push(Part::Category, Op::Update(Change::Access(access)), &[Part::Role]);
            self.wait(last, &before);
        }
    }

    /// Updates all existing parts. Overwrites for others than the blueprint's grantees stay, except those of former game
    /// masters.
    fn update(&mut self, found: Option<&Campaign>) {
        self.update_parts(|_| true);
        let lead = found.map(|one| one.game_masters.as_slice()).unwrap_or_default();
        let former = lead.iter().copied().filter(|user| !self.blueprint.game_masters.contains(user));
        self.shut_out(&former.collect::<Vec<_>>());
    }

    /// Updates names, topics and permissions of these existing parts.
    fn update_parts(&mut self, is_chosen: impl Fn(Part) -> bool) {
        let (blueprint, guild) = (self.blueprint, self.guild);
        self.rename(&is_chosen);
        let category = self.parts.category.filter(|_| is_chosen(Part::Category));
        if let Some(category) = category.and_then(|id| guild.channel(id)) {
            self.update_access(Part::Category, category, &blueprint.category);
        }
        for wanted in blueprint.channels.iter().filter(|one| is_chosen(Part::Channel(one.key))) {
            let part = Part::Channel(wanted.key);
            let Some(channel) = self.parts.channel(wanted.key).and_then(|id| guild.channel(id)) else { continue };
            let folded = |name| fold_channel_name(wanted.kind, name, fold);
            if folded(&channel.name) != folded(&wanted.name) {
                self.push(part, Op::Update(Change::Name(wanted.name.clone())), &[]);
            }
            let topic = |text: &Option<String>| fold(text.as_deref().unwrap_or_default());
            if topic(&channel.topic) != topic(&wanted.topic) {
                self.push(part, Op::Update(Change::Topic(wanted.topic.clone())), &[]);
            }
            self.update_access(part, channel, &wanted.access);
        }
    }

    /// Renames the category, then the role. Discord may let the category wait for minutes; until then both keep their names.
    fn rename(&mut self, is_chosen: impl Fn(Part) -> bool) {
        let (blueprint, guild) = (self.blueprint, self.guild);
        let mut before = Vec::new();
        let category = self.parts.category.filter(|_| is_chosen(Part::Category)).and_then(|id| guild.channel(id));
        if category.is_some_and(|category| fold(&category.name) != fold(blueprint.campaign.as_str())) {
            let name = Change::Name(blueprint.campaign.as_str().to_owned());
            before.push(self.push(Part::Category, Op::Update(name), &[]));
        }
        let role = self.parts.role.filter(|_| is_chosen(Part::Role)).and_then(|role| guild.role(role));
        if role.is_some_and(|role| fold(&role.name) != fold(&blueprint.campaign.role_name())) {
            let role = self.push(Part::Role, Op::Update(Change::Name(blueprint.campaign.role_name())), &[]);
            self.wait(role, &before);
        }
    }

    fn update_access(&mut self, part: Part, channel: &Channel, wanted: &[Access]) {
        let is_planned = |step: &Step, who| {
            step.part == part && matches!(&step.op, Op::Update(Change::Access(access)) if access.who == who)
        };
        for access in wanted {
            let there = self.subject(access.who).and_then(|subject| channel.overwrite(subject));
            let is_same = there.is_some_and(|one| (one.allow, one.deny) == (access.allow, access.deny));
            if !is_same && !self.steps.iter().any(|step| is_planned(step, access.who)) {
                self.push(part, Op::Update(Change::Access(*access)), &[Part::Role]);
            }
        }
    }

    /// Removes the overwrites of former game masters, once the others have all of theirs: the campaign is never without
    /// a game master. The channels for players come first, then the GM-only channels, then the category: while it lets
    /// somebody in, a later delivery can find that they still have to go.
    fn shut_out(&mut self, former: &[Id<id::User>]) {
        let blueprint = self.blueprint;
        let channels = |gm_only| {
            let these = blueprint.channels.iter().filter(move |one| one.gm_only == gm_only);
            these.map(|one| Part::Channel(one.key)).collect::<Vec<_>>()
        };
        let leads = |step: &Step| match &step.op {
            Op::Give(user) => blueprint.game_masters.contains(user),
            Op::Update(Change::Access(access)) => matches!(access.who, Grantee::GameMaster(_)),
            Op::Create(_) => true,
            Op::Update(_) | Op::Delete | Op::Take(_) | Op::Post(_) | Op::EditMessage { .. } | Op::Invite(_) => false,
        };
        let mut before: Vec<StepId> =
            self.steps.iter().enumerate().filter(|(_, step)| leads(step)).map(|(n, _)| StepId(n)).collect();
        for parts in [channels(false), channels(true), vec![Part::Category]] {
            let mut these = Vec::new();
            for part in parts {
                let channel = self.parts.channel_of(part).and_then(|id| self.guild.channel(id));
                let subjects = former.iter().map(|user| Subject::Member(*user));
                for subject in subjects.filter(|one| channel.is_some_and(|channel| channel.overwrite(*one).is_some())) {
                    let step = self.push(part, Op::Update(Change::NoOverwrite(subject)), &[]);
                    these.push(step);
                    self.wait(step, &before);
                }
            }
            before.append(&mut these);
        }
    }

    /// Lets a step wait for others.
    fn wait(&mut self, step: StepId, after: &[StepId]) {
        if let Some(step) = self.steps.get_mut(step.0) {
            step.after.extend(after);
        }
    }

    /// The grantee's role or member, if it exists.
    fn subject(&self, who: Grantee) -> Option<Subject> {
        let (guild, role, bot) = (self.guild.guild, self.parts.role, self.guild.me.user);
        who.subject(&Subjects { guild, role, bot })
    }
}

/// Members who left cannot get a role. For a member that was not fetched, giving it twice is harmless. The bot gives no
/// role that has permissions: a caller could gain more than they should have. It needs none itself.
fn lacks_role(guild: &Snapshot, user: Id<id::User>, role: Option<Id<id::Role>>) -> bool {
    if user == guild.me.user || role.and_then(|role| guild.role(role)).is_some_and(|role| !role.permissions.is_empty())
    {
        return false;
    }
    match (guild.members.get(&user), role) {
        (Some(None), _) => false,
        (Some(Some(member)), Some(role)) => !member.roles.contains(&role),
        (Some(Some(_)) | None, _) => true,
    }
}
