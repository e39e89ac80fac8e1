//! Judges one server: is the bot in it, does it have the permissions that a campaign needs, and is there room? Pure: it uses
//! the check that the worker runs before its first step.

use channelwright_core::{
    blueprint::Blueprint,
    campaign::{UnusableName, campaigns},
    limits::{GUILD_CHANNELS_MAX, GUILD_ROLES_MAX},
    permission::Permissions,
    plan::{Problem, add_missing},
    snapshot::Snapshot,
    template::Template,
};

use super::{discord::Server, report::Line};
use crate::{
    invitation::{any_campaign, invited_permissions},
    trouble::Trouble,
};

const MEMBER: &str = "Server";
const PERMISSIONS: &str = "Permissions in it";
const ROLE: &str = "Role in it";
const ROOM: &str = "Room in it";

pub(crate) fn lines(
    server: &Result<Server, Trouble>,
    template: &Template,
    invite_link: &str,
) -> Result<Vec<Line>, UnusableName> {
    let unseen = |why: &str| [PERMISSIONS, ROLE, ROOM].map(|subject| Line::unchecked(subject, why));
    let guild = match server {
        Ok(Server::Seen(guild)) => guild,
        Ok(Server::NotAsked) => {
            let why = "needs an accepted bot token";
            return Ok([vec![Line::unchecked(MEMBER, why)], unseen(why).to_vec()].concat());
        }
        Err(trouble) => {
            let line = Line::trouble(MEMBER, trouble);
            return Ok([vec![line], unseen("needs the bot in this server").to_vec()].concat());
        }
    };
    let blueprint = any_campaign(template)?;
    let plan = add_missing(blueprint.clone(), None, guild);
    let left_out = plan.blueprint.left_out;
    let problems = plan.check(guild).err().unwrap_or_default();
    if let Some(Problem::Unreadable { object, field }) = problems.first() {
        let line = Line::wrong(
            MEMBER,
            format!("Discord's data on {object} cannot be read: {field}"),
            "Is this the newest version? If so, report it.",
        );
        return Ok([vec![line], unseen("needs a readable answer").to_vec()].concat());
    }
    Ok(vec![
        Line::well(MEMBER, format!("the bot is in {}", guild.guild)),
        permissions(&problems, &blueprint, left_out, guild, invite_link),
        role(&problems, guild),
        room(&problems, guild),
    ])
}

fn permissions(
    problems: &[Problem],
    blueprint: &Blueprint,
    left_out: Permissions,
    guild: &Snapshot,
    invite_link: &str,
) -> Line {
    let lacking = problems.iter().find_map(|problem| match problem {
        Problem::BotLacks(permissions) => Some(permissions.labels().join(", ")),
        _ => None,
    });
    match lacking {
        Some(lacking) => Line::wrong(
            PERMISSIONS,
            format!("the bot lacks {lacking}"),
            format!("Grant them to its role under Server Settings, Roles, or invite the bot again: {invite_link}"),
        ),
        None => {
            let invited = invited_permissions(blueprint);
            let missing = without(left_out, invited - guild.my_permissions());
            let all = match missing.as_slice() {
                [] => format!("all {} that the invite link asks for", invited.labels().len()),
                _ => {
                    format!("all that a campaign needs, but {}: invite it again: {invite_link}", missing.join(", and "))
                }
            };
            Line::well(PERMISSIONS, all)
        }
    }
}

/// What does not work without the permissions that a campaign can do without.
fn without(left_out: Permissions, lacking: Permissions) -> Vec<String> {
    let extras = left_out.labels().join(", ");
    let mut missing = Vec::new();
    if !extras.is_empty() {
        missing.push(format!("game masters do not get {extras}, which the bot lacks"));
    }
    if lacking.contains(Permissions::CREATE_INSTANT_INVITE) {
        missing.push("/campaign invite does not work, since the bot lacks Create Invite".to_owned());
    }
    missing
}

/// New roles are created at the bottom, so only the roles of existing campaigns can be out of reach.
fn role(problems: &[Problem], guild: &Snapshot) -> Line {
    let highest = guild.my_highest_role().filter(|_| !problems.contains(&Problem::BotHasNoRole));
    let Some(highest) = highest else {
        let remedy = "Remove the bot from the server and invite it with the link of `channelwright register`.";
        return Line::wrong(ROLE, "the bot has no role of its own, so it cannot assign roles", remedy);
    };
    let out_of_reach: Vec<String> = campaigns(guild)
        .into_iter()
        .filter_map(|campaign| guild.role(campaign.role?))
        .filter(|role| role.rank() >= highest.rank())
        .map(|role| format!("@{}", role.name))
        .collect();
    if out_of_reach.is_empty() {
        let position = highest.position;
        Line::well(ROLE, format!("its highest is at position {position}, above the roles of all campaigns"))
    } else {
        Line::wrong(
            ROLE,
            format!("it is not above {}", out_of_reach.join(", ")),
            "Drag the bot's role above them under Server Settings, Roles.",
        )
    }
}

fn room(problems: &[Problem], guild: &Snapshot) -> Line {
    let (channels, roles) = (guild.channels.len(), guild.roles.len());
    let all = format!("{channels} of {GUILD_CHANNELS_MAX} channels, {roles} of {GUILD_ROLES_MAX} roles");
    let full = problems.iter().any(|one| matches!(one, Problem::GuildFull { .. } | Problem::TooManyRoles { .. }));
    if full {
        Line::wrong(ROOM, format!("{all}: too many for another campaign"), "Delete channels or roles.")
    } else {
        Line::well(ROOM, format!("{all}, not counting those that the bot cannot see"))
    }
}
