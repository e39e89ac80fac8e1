//! Judges a plan before its first step: what Discord would refuse half-way is refused here, early and whole.

use super::{Change, Content, Op, Plan, unreadable};
use crate::{
    campaign::{
        Part,
        recognise::{categories_called, may_be_idle, roles_called},
    },
    id::{self, Id},
    limits::{CATEGORY_CHANNELS_MAX, GUILD_CHANNELS_MAX, GUILD_ROLES_MAX},
    name::fold,
    permission::Permissions,
    snapshot::Snapshot,
};

/// Why a plan cannot be carried out. [`report`](crate::report) says it to people, with the remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The bot does not hold these in the guild.
    BotLacks(Permissions),
    /// A category of that name exists that this bot did not make.
    CategoryTaken(Id<id::Channel>),
    /// A role of that name exists that is in use elsewhere.
    RoleTaken(Id<id::Role>),
    /// A role of that name exists that may be the campaign's, but Discord does not say whether anybody has it.
    RoleUnclear(Id<id::Role>),
    /// What Discord says of an object that matters cannot be read.
    Unreadable {
        /// The object. Its id is zero where that is what cannot be read.
        object: unreadable::GuildObject,
        /// The field.
        field: String,
    },
    /// The campaign's role stands at or above the bot's highest role.
    RoleOutOfReach(Id<id::Role>),
    /// The bot has no role of its own, so every role is out of its reach.
    BotHasNoRole,
    /// The guild has too many channels.
    GuildFull {
        /// Channels there are.
        have: usize,
        /// Channels the plan adds.
        adding: usize,
    },
    /// The guild has too many roles.
    TooManyRoles {
        /// Roles there are.
        have: usize,
    },
    /// The campaign's category has too many channels.
    CategoryFull {
        /// Channels in it.
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
    /// Judges the plan against the guild that it was made for.
    ///
    /// # Errors
    /// Every problem; there is none for a plan without steps.
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
        let is_about_the_bots_roles =
            |one: &Problem| matches!(one, Problem::BotLacks(_) | Problem::BotHasNoRole | Problem::RoleOutOfReach(_));
        if problems.iter().any(is_about_the_bots_roles)
            && let Some(unreadable) = unreadable::of_bot(guild)
        {
            problems.retain(|one| !is_about_the_bots_roles(one));
            problems.insert(0, unreadable);
        }
        problems
    }

    fn missing_permissions(&self, guild: &Snapshot) -> Option<Problem> {
        let lacking = self.blueprint.needed_permissions() - guild.my_permissions();
        (!lacking.is_empty()).then_some(Problem::BotLacks(lacking))
    }

    fn taken_category(&self, guild: &Snapshot) -> Option<Problem> {
        let creates = self.creates(|one| matches!(one, Content::Category { .. })) > 0;
        let foreign = || categories_called(guild, &self.blueprint.campaign, fold).next();
        if creates { foreign().map(|one| Problem::CategoryTaken(one.id)) } else { None }
    }

    /// A second role of the same name would leave people guessing which one opens the door.
    fn taken_role(&self, guild: &Snapshot) -> Option<Problem> {
        let creates = self.creates(|one| matches!(one, Content::Role { .. })) > 0;
        let foreign = || roles_called(guild, &self.blueprint.campaign, fold).next();
        let is_unclear = |role| guild.member_counts.is_none() && may_be_idle(guild, role);
        match foreign().filter(|_| creates)? {
            role if is_unclear(role) => Some(Problem::RoleUnclear(role.id)),
            role => Some(Problem::RoleTaken(role.id)),
        }
    }

    /// A new role is made at the bottom, below any role that the bot has; one that was found may have been moved.
    fn unreachable_role(&self, guild: &Snapshot) -> Option<Problem> {
        let manages_role = self.steps.iter().any(|step| match step.op {
            Op::Give(_) | Op::Take(_) => true,
            Op::Delete | Op::Update(Change::Name(_)) => step.part == Part::Role,
            Op::Create(_) | Op::Update(_) | Op::Post(_) => false,
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
