//! Judges a plan before its first step: what Discord would refuse half-way is refused here, early and whole.

use super::{Plan, Step, find, unreadable};
use crate::{
    blueprint::ChannelKey,
    id::{self, Id},
    limits::{CATEGORY_CHANNELS_MAX, GUILD_CHANNELS_MAX, GUILD_ROLES_MAX},
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
        object: unreadable::Object,
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

impl Plan {
    /// Every problem of this plan in this guild; none for a plan without steps.
    #[must_use]
    pub fn problems(&self, guild: &Snapshot) -> Vec<Problem> {
        if self.steps.is_empty() {
            return Vec::new();
        }
        if let Some(unreadable) = unreadable::of_campaign(&self.blueprint, guild, self.found.category) {
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
        let foreign = || find::categories_of_that_name(&self.blueprint, guild).next();
        if self.found.category.is_some() { None } else { foreign().map(|one| Problem::CategoryTaken(one.id)) }
    }

    /// A second role of the same name would leave people guessing which one opens the door.
    fn taken_role(&self, guild: &Snapshot) -> Option<Problem> {
        let foreign = || find::roles_of_that_name(&self.blueprint, guild).next();
        let is_unclear = |role| guild.member_counts.is_none() && find::may_be_idle(guild, role);
        match foreign().filter(|_| self.found.role.is_none())? {
            role if is_unclear(role) => Some(Problem::RoleUnclear(role.id)),
            role => Some(Problem::RoleTaken(role.id)),
        }
    }

    /// A new role is made at the bottom, below any role that the bot has; one that was found may have been moved.
    fn unreachable_role(&self, guild: &Snapshot) -> Option<Problem> {
        if !self.steps.contains(&Step::GrantRole) || guild.me.user == guild.owner {
            return None;
        }
        let Some(highest) = guild.my_highest_role() else { return Some(Problem::BotHasNoRole) };
        let role = self.found.role.and_then(|role| guild.role(role));
        role.filter(|role| role.rank() >= highest.rank()).map(|role| Problem::RoleOutOfReach(role.id))
    }

    fn full_guild(&self, guild: &Snapshot) -> Option<Problem> {
        let adding = self.new_channels() + usize::from(self.steps.contains(&Step::CreateCategory));
        let have = guild.channels.len();
        (adding > 0 && have + adding > GUILD_CHANNELS_MAX).then_some(Problem::GuildFull { have, adding })
    }

    fn too_many_roles(&self, guild: &Snapshot) -> Option<Problem> {
        let have = guild.roles.len();
        (self.steps.contains(&Step::CreateRole) && have >= GUILD_ROLES_MAX).then_some(Problem::TooManyRoles { have })
    }

    fn full_category(&self, guild: &Snapshot) -> Option<Problem> {
        let adding = self.new_channels();
        let have = self.found.category.map_or(0, |category| guild.children(category).count());
        (adding > 0 && have + adding > CATEGORY_CHANNELS_MAX).then_some(Problem::CategoryFull { have, adding })
    }

    fn new_channels(&self) -> usize {
        self.steps.iter().filter(|step| matches!(step, Step::CreateChannel(ChannelKey(_)))).count()
    }
}
