//! Reads a command interaction into an answer or a job. Checks that need to read the server are left to `worker`.

use super::{Kind, NotAccepted, ParsedCommand};
use crate::{
    id::{self, Id},
    interaction::{
        decision::Decision,
        payload::{Channel, Data, Interaction, User},
        reply::Reply,
    },
    job::{Job, NeedsOverride},
    permission::Permissions,
};

/// Reads a slash command. Menu commands may have the same names.
pub(crate) fn read(interaction: &Interaction) -> Result<Decision, NotAccepted> {
    let data = interaction.data().ok_or(NotAccepted::Incomplete { field: "data" })?;
    let typed = data.typed().ok_or(NotAccepted::UnknownCommand { name: None })?;
    let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.name() == typed.name) else {
        return Err(NotAccepted::UnknownCommand { name: Some(typed.name) });
    };
    let guild_id = interaction.guild_id().ok_or(NotAccepted::OutsideServer { command: kind.name() })?;
    if interaction.installed_elsewhere() {
        return Err(NotAccepted::BotNotInstalled { command: kind.name() });
    }
    let member = interaction.member().ok_or(NotAccepted::Incomplete { field: "member" })?;
    let has = member.permissions().ok_or(NotAccepted::Incomplete { field: "member.permissions" })?;
    let command = match kind.read(typed.options)? {
        ParsedCommand::Answer(answer) => return Ok(Decision::Answer(Reply::Answer(answer))),
        ParsedCommand::Work(command) => command,
    };
    let reply = Reply::Deferred(command.audience());
    let channel_id = interaction.channel_id().ok_or(NotAccepted::Incomplete { field: "channel_id" })?;
    let caller_id = member.user().and_then(User::id);
    let thread_of = interaction.channel().and_then(Channel::thread_of);
    let job = Job {
        interaction_id: interaction.id().ok_or(NotAccepted::Incomplete { field: "id" })?,
        application_id: interaction.application_id().ok_or(NotAccepted::Incomplete { field: "application_id" })?,
        token: interaction.token().ok_or(NotAccepted::Incomplete { field: "token" })?,
        guild_id,
        channel_id,
        caller_id: caller_id.ok_or(NotAccepted::Incomplete { field: "member.user.id" })?,
        command,
        needs_override: needs_override(kind, has, data, thread_of.unwrap_or(channel_id))?,
        wait: None,
    };
    Ok(Decision::Enqueue(Box::new(job), reply))
}

/// An admin may have allowed the command to a caller who lacks the permissions. The interaction does not say so.
fn needs_override(
    kind: Kind,
    has: Permissions,
    data: Data<'_>,
    channel_id: Id<id::Channel>,
) -> Result<Option<NeedsOverride>, NotAccepted> {
    let lacks = kind.needs() - has;
    if lacks.is_empty() || has.contains(Permissions::ADMINISTRATOR) {
        return Ok(None);
    }
    let command_id = data.command_id().ok_or(NotAccepted::Incomplete { field: "data.id" })?;
    Ok(Some(NeedsOverride { lacks, command_id, channel_id }))
}
