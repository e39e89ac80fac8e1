//! What all commands about a campaign's members share: which campaign, who may, and who takes part.

use super::{CommandContext, NotPlanned};
use crate::{
    campaign::Campaign,
    id::{self, Id},
    permission::{Permissions, effective},
    snapshot::{Member, Role, Snapshot},
    template::Restricted,
};

/// Whether the caller may change this campaign and its members: as its game master, or with Manage Roles in the guild. The
/// permissions in a channel do not count: there, Manage Roles is about that channel only.
pub(crate) fn may_manage(campaign: &Campaign, context: &CommandContext<'_>, guild: &Snapshot) -> bool {
    campaign.game_masters.contains(&context.caller) || is_admin(context, guild)
}

/// Whether the caller has Manage Roles in the guild.
fn is_admin(context: &CommandContext<'_>, guild: &Snapshot) -> bool {
    let roles = context.caller_facts.map(|facts| facts.roles.clone()).unwrap_or_default();
    let caller = Member::new(context.caller, roles);
    effective::in_guild(&caller, guild).contains(Permissions::MANAGE_ROLES)
}

/// Checks that the caller may do this with this campaign. The operator's template can leave it to admins.
pub(crate) fn may(
    what: Restricted,
    campaign: &Campaign,
    context: &CommandContext<'_>,
    guild: &Snapshot,
) -> Result<(), NotPlanned> {
    if context.template.only_admins_may.contains(&what) {
        return if is_admin(context, guild) { Ok(()) } else { Err(NotPlanned::AdminsOnly) };
    }
    let game_masters = || campaign.game_masters.clone();
    if may_manage(campaign, context, guild) { Ok(()) } else { Err(NotPlanned::MayNot { game_masters: game_masters() }) }
}

/// A campaign whose members may be changed, with its role.
pub(crate) struct Open<'a> {
    pub(crate) campaign: Campaign,
    pub(crate) role: &'a Role,
    guild: &'a Snapshot,
}

impl<'a> Open<'a> {
    /// Checks that it is a campaign with a role that can be given. A role that has permissions is never given: a member
    /// could gain more than access to the campaign.
    pub(crate) fn of(found: Option<Campaign>, guild: &'a Snapshot) -> Result<Self, NotPlanned> {
        let campaign = found.ok_or(NotPlanned::NoCampaign)?;
        let role = campaign.role.and_then(|role| guild.role(role)).ok_or(NotPlanned::RoleMissing)?;
        if !role.permissions.is_empty() || role.managed {
            return Err(NotPlanned::RoleHasPermissions(role.id));
        }
        Ok(Self { campaign, role, guild })
    }

    /// Checks that the caller may change the members: a game master of this campaign, or a member with Manage Roles.
    pub(crate) fn for_those_who_may(self, context: &CommandContext<'_>) -> Result<Self, NotPlanned> {
        if may_manage(&self.campaign, context, self.guild) {
            return Ok(self);
        }
        Err(NotPlanned::MayNot { game_masters: self.campaign.game_masters })
    }

    /// Whether the user is a member with the campaign's role, as far as known.
    pub(crate) fn takes_part(&self, user: Id<id::User>) -> bool {
        self.guild.has_role(user, self.role.id)
    }

    /// The channel where players start.
    pub(crate) fn first_channel(&self) -> Option<Id<id::Channel>> {
        self.campaign.first_channel(self.guild)
    }
}
