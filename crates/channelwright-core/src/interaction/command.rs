//! What was asked: an interaction becomes a [`Job`], or a [`Refusal`] that says what was wrong and how to put it right.
//!
//! Only what the request itself tells is judged here. What needs a look at the server (limits, clashes, the bot's own
//! rights) is judged by the plan.

mod definition;

pub use definition::definition;

use super::payload::{CHAT_INPUT, Data, Fields};
use crate::{
    campaign::{CampaignName, UnusableName},
    id::{self, Id},
    job::{Command, Job, NeedsOverride},
    permission::Permissions,
};

/// The command that makes a campaign.
pub const ADD_CAMPAIGN: &str = "add-campaign";

/// The option of [`ADD_CAMPAIGN`] that holds the campaign's name.
pub const ADD_CAMPAIGN_NAME: &str = "name";

/// What a caller must be allowed to do, since the bot does it in the caller's name. Administrator is enough, too, and so is
/// an admin's setting that allows the command to them.
pub const ADD_CAMPAIGN_NEEDS: Permissions = Permissions::MANAGE_CHANNELS.union(Permissions::MANAGE_ROLES);

/// Why an interaction makes no job. Each has its words in [`reply`](super::reply).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A command that this version does not have.
    UnknownCommand {
        /// What it is called, if it is one that is typed. Not escaped.
        name: Option<String>,
    },
    /// A button, a menu, a form, or something Discord has invented since.
    UnknownInteraction,
    /// Used in a direct message.
    OutsideServer,
    /// The application is there for the user alone: there is no bot user in this server.
    BotNotInstalled,
    /// No name was given.
    NameMissing,
    /// The name is none that a campaign can have.
    NameUnusable(UnusableName),
    /// Discord left out a field that every command has.
    Incomplete {
        /// The field, as Discord spells it.
        field: &'static str,
    },
}

/// Reads a command of the type that is typed with a slash. Those in menus may have the same names.
pub(super) fn parse(fields: &Fields) -> Result<Job, Refusal> {
    let data = fields.data.as_ref().ok_or(Refusal::Incomplete { field: "data" })?;
    let typed = data.name.as_deref().filter(|_| data.r#type.is_none_or(|it| it == CHAT_INPUT));
    match typed {
        Some(ADD_CAMPAIGN) => add_campaign(fields, data),
        other => Err(Refusal::UnknownCommand { name: other.map(str::to_owned) }),
    }
}

fn add_campaign(fields: &Fields, data: &Data) -> Result<Job, Refusal> {
    let guild_id = fields.guild_id.ok_or(Refusal::OutsideServer)?;
    if fields.installed_elsewhere {
        return Err(Refusal::BotNotInstalled);
    }
    let member = fields.member.as_ref().ok_or(Refusal::Incomplete { field: "member" })?;
    let has = member.permissions.ok_or(Refusal::Incomplete { field: "member.permissions" })?;
    let typed = data.text_option(ADD_CAMPAIGN_NAME).ok_or(Refusal::NameMissing)?;
    let campaign = CampaignName::parse(typed).map_err(Refusal::NameUnusable)?;
    let channel_id = fields.channel_id.ok_or(Refusal::Incomplete { field: "channel_id" })?;
    Ok(Job {
        interaction_id: fields.id.ok_or(Refusal::Incomplete { field: "id" })?,
        application_id: fields.application_id.ok_or(Refusal::Incomplete { field: "application_id" })?,
        token: fields.token.clone().ok_or(Refusal::Incomplete { field: "token" })?,
        guild_id,
        channel_id,
        caller_id: member.user_id.ok_or(Refusal::Incomplete { field: "member.user.id" })?,
        command: Command::AddCampaign { campaign },
        needs_override: needs_override(has, data, fields.thread_of.unwrap_or(channel_id))?,
        wait: None,
    })
}

/// Whoever lacks permissions may be allowed the command by an admin. Discord sends it then, and does not say so.
fn needs_override(
    has: Permissions,
    data: &Data,
    channel_id: Id<id::Channel>,
) -> Result<Option<NeedsOverride>, Refusal> {
    let lacks = ADD_CAMPAIGN_NEEDS - has;
    if lacks.is_empty() || has.contains(Permissions::ADMINISTRATOR) {
        return Ok(None);
    }
    let command_id = data.id.ok_or(Refusal::Incomplete { field: "data.id" })?;
    Ok(Some(NeedsOverride { lacks, command_id, channel_id }))
}
