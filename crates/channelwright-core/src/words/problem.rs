//! Problems of a plan, and how to fix them.

use super::quoted;
use crate::{
    limits::{CATEGORY_CHANNELS_MAX, GUILD_CHANNELS_MAX, GUILD_ROLES_MAX},
    plan::{Problem, unreadable::GuildObject},
};

pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::BotLacks(permissions) => format!(
            "I lack {}. Give my role {} under Server Settings → Roles, then repeat the command.",
            quoted(&permissions.labels()),
            if permissions.labels().len() == 1 { "this permission" } else { "these permissions" },
        ),
        Problem::CategoryTaken(category) => format!(
            "There is a category <#{category}> of this name that I did not create, or that I can't view. Choose another \
             name, or rename that category; if it is one of my campaigns, let me view it again."
        ),
        Problem::RoleTaken(role) => format!(
            "There is a role <@&{role}> of this name that is in use. Choose another name, or rename or delete that role. \
             If it belongs to a campaign of mine, its category was deleted (delete the role, too) or is hidden from me (let \
             me view it again)."
        ),
        Problem::RoleUnclear(role) => format!(
            "There is a role <@&{role}> of this name, and Discord doesn't tell me whether anybody has it. Delete it if \
             nobody needs it; otherwise rename it, or choose another name."
        ),
        Problem::Unreadable { object, field } => format!(
            "I can't read what Discord sent about {} (`{field}`). Please tell the operator of this bot.",
            match object {
                GuildObject::Role(role) if role.get() != 0 => format!("the role <@&{role}>"),
                GuildObject::Role(_) => "a role of the campaign's name".to_owned(),
                GuildObject::Channel(channel) if channel.get() != 0 => format!("<#{channel}>"),
                GuildObject::Channel(_) => "one of the campaign's channels".to_owned(),
            }
        ),
        Problem::RoleOutOfReach(role) => format!(
            "The role <@&{role}> is not below my highest role. Drag my role above it under Server Settings → Roles."
        ),
        Problem::BotHasNoRole => {
            "I have no role of my own, so I cannot give anyone a role. Remove me and invite me again with the link \
             that asks for permissions."
                .to_owned()
        }
        Problem::GuildFull { have, adding } => format!(
            "The server has {have} channels and the campaign needs {adding} more; Discord allows {GUILD_CHANNELS_MAX}. \
             Delete channels that nobody needs."
        ),
        Problem::TooManyRoles { have } => {
            format!("The server has {have} roles; Discord allows {GUILD_ROLES_MAX}. Delete a role that nobody needs.")
        }
        Problem::CategoryFull { have, adding } => format!(
            "The campaign's category has {have} channels and needs {adding} more; Discord allows \
             {CATEGORY_CHANNELS_MAX}. Move some of them out of it."
        ),
    }
}
