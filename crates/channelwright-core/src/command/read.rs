//! Reads an interaction into an answer or a job. Checks that need to read the server are left to `worker`.

use super::{Command, Kind, MemberFacts, NotAccepted, Pressed, Read, Source, pick};
use crate::{
    id::{self, Id},
    interaction::{
        decision::Decision,
        payload::{Channel, Data, Interaction, Message, User},
        reply::Reply,
    },
    job::{Job, NeedsOverride},
    message::Audience,
    permission::Permissions,
};

/// Reads a slash command. Menu commands may have the same names.
pub(crate) fn typed(interaction: &Interaction) -> Result<Decision, NotAccepted> {
    let data = data(interaction)?;
    let typed = data.typed().ok_or(NotAccepted::UnknownCommand { name: None })?;
    let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.name() == typed.name) else {
        return Err(NotAccepted::UnknownCommand { name: Some(typed.name) });
    };
    if interaction.guild_id().is_none() {
        return Err(NotAccepted::OutsideServer { command: kind.name() });
    }
    if interaction.installed_elsewhere() {
        return Err(NotAccepted::BotNotInstalled { command: kind.name() });
    }
    let channel = place(interaction);
    let read = kind.read(&Source { options: typed.options, resolved: data.resolved(), channel })?;
    // Who may delete depends on the campaign, as for `/campaign delete`.
    let needs_override = if kind == Kind::DeleteCampaign { None } else { needs_override(kind, interaction, data)? };
    decide(read, interaction, needs_override)
}

/// Reads a press of a button, or a choice in a select.
pub(crate) fn press(interaction: &Interaction) -> Result<Decision, NotAccepted> {
    if let Some(command) = picked(interaction) {
        return decide(Read::Work(command), interaction, None);
    }
    decide(pressed(interaction)?.read(interaction, false)?, interaction, None)
}

/// The command of a select, with the chosen campaign.
fn picked(interaction: &Interaction) -> Option<Command> {
    let data = interaction.data()?;
    pick::read(data.custom_id()?, data.values().next()?.parse().ok()?)
}

/// Reads a submitted modal.
pub(crate) fn submit(interaction: &Interaction) -> Result<Decision, NotAccepted> {
    decide(pressed(interaction)?.read(interaction, true)?, interaction, None)
}

fn pressed(interaction: &Interaction) -> Result<Pressed, NotAccepted> {
    let custom_id = data(interaction)?.custom_id();
    custom_id.and_then(Pressed::parse).ok_or(NotAccepted::UnknownInteraction)
}

fn data(interaction: &Interaction) -> Result<Data<'_>, NotAccepted> {
    interaction.data().ok_or(NotAccepted::Incomplete { field: "data" })
}

/// The channel of the interaction; for a thread, its parent.
fn place(interaction: &Interaction) -> Option<Id<id::Channel>> {
    interaction.channel().and_then(Channel::thread_of).or(interaction.channel_id())
}

fn decide(
    read: Read,
    interaction: &Interaction,
    needs_override: Option<NeedsOverride>,
) -> Result<Decision, NotAccepted> {
    let (command, reply) = match read {
        Read::Answer(answer) => return Ok(Decision::Answer(Reply::Answer(answer))),
        Read::Work(command) => {
            let audience = command.audience();
            (command, Reply::Deferred(audience))
        }
        // Others must not read the page of a button that an earlier version may have put into a channel.
        Read::WorkInPlace(command) if !interaction.message().is_some_and(Message::is_private) => {
            (command, Reply::Deferred(Audience::Caller))
        }
        Read::WorkInPlace(command) => (command, Reply::Working),
    };
    let missing = |field| NotAccepted::Incomplete { field };
    let member = interaction.member().ok_or(missing("member"))?;
    let job = Job {
        interaction_id: interaction.id().ok_or(missing("id"))?,
        application_id: interaction.application_id().ok_or(missing("application_id"))?,
        token: interaction.token().ok_or(missing("token"))?,
        guild_id: interaction.guild_id().ok_or(missing("guild_id"))?,
        channel_id: interaction.channel_id().ok_or(missing("channel_id"))?,
        caller_id: member.user().and_then(User::id).ok_or(missing("member.user.id"))?,
        caller: command.needs_caller().then(|| MemberFacts::of(member)),
        command,
        needs_override,
        wait: None,
    };
    Ok(Decision::Enqueue(Box::new(job), reply))
}

/// An admin may have allowed the command to a caller who lacks the permissions. The interaction does not say so.
fn needs_override(kind: Kind, interaction: &Interaction, data: Data<'_>) -> Result<Option<NeedsOverride>, NotAccepted> {
    let missing = |field| NotAccepted::Incomplete { field };
    let member = interaction.member().ok_or(missing("member"))?;
    let has = member.permissions().ok_or(missing("member.permissions"))?;
    let lacks = kind.needs() - has;
    if lacks.is_empty() || has.contains(Permissions::ADMINISTRATOR) {
        return Ok(None);
    }
    let command_id = data.command_id().ok_or(missing("data.id"))?;
    let channel_id = place(interaction).ok_or(missing("channel_id"))?;
    Ok(Some(NeedsOverride { lacks, command_id, channel_id }))
}
