//! Judges a plan before its first step: what Discord would refuse half-way is refused here, early and whole.

use super::{Plan, Step, find};
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
        let all = [
            self.missing_permissions(guild),
            self.taken_category(guild),
            self.taken_role(guild),
            self.unreachable_role(guild),
            self.full_guild(guild),
            self.too_many_roles(guild),
            self.full_category(guild),
        ];
        all.into_iter().flatten().collect()
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
        if self.found.role.is_some() { None } else { foreign().map(|role| Problem::RoleTaken(role.id)) }
    }

    /// A new role is made at the bottom, below any role that the bot has; one that was found may have been moved.
    fn unreachable_role(&self, guild: &Snapshot) -> Option<Problem> {
        let highest = guild.my_highest_position();
        if !self.steps.contains(&Step::GrantRole) || guild.me.user == guild.owner {
            return None;
        }
        match self.found.role.and_then(|role| guild.role(role)) {
            _ if highest == 0 => Some(Problem::BotHasNoRole),
            Some(role) if role.position >= highest => Some(Problem::RoleOutOfReach(role.id)),
            _ => None,
        }
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
