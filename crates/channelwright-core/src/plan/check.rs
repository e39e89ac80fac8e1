//! Checks a plan before its first step, so that it is rejected as a whole instead of failing half-way.

use super::{Change, Content, Op, Plan, Step, unreadable};
use crate::{
    blueprint::Access,
    campaign::{
        Part,
        recognise::{categories_called, may_be_idle, roles_called},
    },
    id::{self, Id},
    limits::{CATEGORY_CHANNELS_MAX, GUILD_CHANNELS_MAX, GUILD_ROLES_MAX},
    name::fold,
    permission::{Permissions, preset},
    snapshot::{Channel, Role, Snapshot},
};

/// Why a plan cannot be carried out. Its text, with the remedy, is in `words`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The bot lacks these permissions in the guild.
    BotLacks(Permissions),
    /// A category with that name exists that this bot did not create.
    CategoryTaken(Id<id::Channel>),
    /// A role with that name is in use elsewhere.
    RoleTaken(Id<id::Role>),
    /// A role with that name may be the campaign's, but Discord does not say whether it has members.
    RoleUnclear(Id<id::Role>),
    /// Discord sent a relevant object with an unreadable field.
    Unreadable {
        /// The object. Its id is zero if that is the unreadable field.
        object: unreadable::GuildObject,
        /// The field.
        field: String,
    },
    /// The campaign's role is not below the bot's highest role.
    RoleOutOfReach(Id<id::Role>),
    /// The bot has no role, so it cannot manage any.
    BotHasNoRole,
    /// The guild has too many channels.
    GuildFull {
        /// Existing channels.
        have: usize,
        /// Channels the plan adds.
        adding: usize,
    },
    /// The guild has too many roles.
    TooManyRoles {
        /// Existing roles.
        have: usize,
    },
    /// The campaign's category has too many channels.
    CategoryFull {
        /// Existing channels in it.
        have: usize,
        /// Channels the plan adds.
        adding: usize,
    },
}

/// A plan without problems. Only such a plan can become a [`Run`](crate::run::Run).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedPlan(Plan);

impl CheckedPlan {
    /// The plan.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.0
    }
}

impl Plan {
    /// Checks the plan against the guild that it was made for.
    ///
    /// # Errors
    /// All problems. A plan without steps has none.
    pub fn check(self, guild: &Snapshot) -> Result<CheckedPlan, Vec<Problem>> {
        let problems = self.problems(guild);
        if problems.is_empty() { Ok(CheckedPlan(self)) } else { Err(problems) }
    }

    fn problems(&self, guild: &Snapshot) -> Vec<Problem> {
        if self.steps.is_empty() {
            return Vec::new();
        }
        if let Some(unreadable) = unreadable::of_campaign(&self.blueprint, guild, self.parts.category) {
            return vec![unreadable];
        }
        let all = [
            self.missing_permissions(guild),
            self.taken_category(guild),
            self.taken_role(guild),
            self.unreachable_role(guild),
            self.full_guild(guild),
            self.too_many_roles(guild),
            self.full_category(guild),
        ];
        let mut problems: Vec<Problem> = all.into_iter().flatten().collect();
        let is_about_bots_roles = |problem: &Problem| {
            matches!(problem, Problem::BotLacks(_) | Problem::BotHasNoRole | Problem::RoleOutOfReach(_))
        };
        if problems.iter().any(is_about_bots_roles)
            && let Some(unreadable) = unreadable::of_bot(guild)
        {
            problems.retain(|problem| !is_about_bots_roles(problem));
            problems.insert(0, unreadable);
        }
        problems
    }

    fn missing_permissions(&self, guild: &Snapshot) -> Option<Problem> {
        let needed =
            self.steps.iter().map(|step| self.needed_for(step, guild)).fold(Permissions::NONE, |all, one| all | one);
        let lacking = needed - guild.my_permissions();
        (!lacking.is_empty()).then_some(Problem::BotLacks(lacking))
    }

    fn taken_category(&self, guild: &Snapshot) -> Option<Problem> {
        let names = self.creates(|one| matches!(one, Content::Category { .. })) > 0 || self.renames(Part::Category);
        let is_other = |one: &&Channel| self.parts.category != Some(one.id);
        let existing = || categories_called(guild, &self.blueprint.campaign, fold).find(is_other);
        if names { existing().map(|one| Problem::CategoryTaken(one.id)) } else { None }
    }

    fn renames(&self, part: Part) -> bool {
        self.steps.iter().any(|step| step.part == part && matches!(step.op, Op::Update(Change::Name(_))))
    }

    /// A second role with the same name would confuse people: only one of them gives access.
    fn taken_role(&self, guild: &Snapshot) -> Option<Problem> {
        let creates = self.creates(|one| matches!(one, Content::Role { .. })) > 0;
        let is_other = |one: &&Role| self.parts.role != Some(one.id);
        let existing = || roles_called(guild, &self.blueprint.campaign, fold).find(is_other);
        let is_unclear = |role| creates && guild.member_counts.is_none() && may_be_idle(guild, role);
        match existing().filter(|_| creates || self.renames(Part::Role))? {
            role if is_unclear(role) => Some(Problem::RoleUnclear(role.id)),
            role => Some(Problem::RoleTaken(role.id)),
        }
    }

    /// Discord creates a role at the bottom, below any role of the bot; an existing one may have been moved.
    fn unreachable_role(&self, guild: &Snapshot) -> Option<Problem> {
        let manages_role = self.steps.iter().any(|step| match step.op {
            Op::Give(_) | Op::Take(_) | Op::Invite(_) => true,
            Op::Delete | Op::Update(Change::Name(_)) => step.part == Part::Role,
            Op::Create(_) | Op::Update(_) | Op::Post(_) | Op::EditMessage { .. } => false,
        });
        if !manages_role || guild.me.user == guild.owner {
            return None;
        }
        let Some(highest) = guild.my_highest_role() else { return Some(Problem::BotHasNoRole) };
        let role = self.parts.role.and_then(|role| guild.role(role));
        role.filter(|role| role.rank() >= highest.rank()).map(|role| Problem::RoleOutOfReach(role.id))
    }

    fn full_guild(&self, guild: &Snapshot) -> Option<Problem> {
        let adding = self.creates(|one| matches!(one, Content::Channel(_) | Content::Category { .. }));
        let have = guild.channels.len();
        (adding > 0 && have + adding > GUILD_CHANNELS_MAX).then_some(Problem::GuildFull { have, adding })
    }

    fn too_many_roles(&self, guild: &Snapshot) -> Option<Problem> {
        let have = guild.roles.len();
        let creates = self.creates(|one| matches!(one, Content::Role { .. })) > 0;
        (creates && have >= GUILD_ROLES_MAX).then_some(Problem::TooManyRoles { have })
    }

    fn full_category(&self, guild: &Snapshot) -> Option<Problem> {
        let adding = self.creates(|one| matches!(one, Content::Channel(_)));
        let have = self.parts.category.map_or(0, |category| guild.children(category).count());
        (adding > 0 && have + adding > CATEGORY_CHANNELS_MAX).then_some(Problem::CategoryFull { have, adding })
    }
}

impl Plan {
    /// The permissions that the bot needs for a step. It can allow and deny only what it has itself; what an overwrite of
    /// somebody else's has already may stay.
    fn needed_for(&self, step: &Step, guild: &Snapshot) -> Permissions {
        let Op::Update(Change::Overwrite(new)) = &step.op else { return needed_for(step) };
        let channel = self.parts.channel_of(step.part).and_then(|channel| guild.channel(channel));
        let old = channel.and_then(|channel| channel.overwrite(new.subject));
        let (allow, deny) = old.map_or((Permissions::NONE, Permissions::NONE), |old| (old.allow, old.deny));
        let changed = (new.allow - allow) | (allow - new.allow) | (new.deny - deny) | (deny - new.deny);
        preset::BOT_IN_GUILD | changed
    }
}

/// The permissions that the bot needs for a step. It can allow and deny only what it has itself.
fn needed_for(step: &Step) -> Permissions {
    let set = |all: &[Access]| all.iter().fold(preset::BOT_IN_GUILD, |set, one| set | one.allow | one.deny);
    match &step.op {
        Op::Give(_) | Op::Take(_) => Permissions::MANAGE_ROLES,
        // The channel's own overwrites decide whether the bot may write.
        Op::Post(_) | Op::EditMessage { .. } => Permissions::NONE,
        Op::Invite(_) => Permissions::MANAGE_ROLES | Permissions::CREATE_INSTANT_INVITE,
        Op::Create(Content::Category { access, .. }) => set(access),
        Op::Create(Content::Channel(channel)) => set(&channel.access),
        Op::Update(Change::Access(access)) => set(&[*access]),
        Op::Update(Change::Overwrite(overwrite)) => preset::BOT_IN_GUILD | overwrite.allow | overwrite.deny,
        Op::Create(Content::Role { .. }) | Op::Update(_) | Op::Delete => preset::BOT_IN_GUILD,
    }
}
