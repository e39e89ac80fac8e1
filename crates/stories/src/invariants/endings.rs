//! Every accepted command ends complete, undone, or with a report of what is left and how to finish it.

use channelwright_simulator::discord::Snowflake;

use super::{
    Command,
    ledger::{Ledger, Made, PartKind},
};
use crate::{
    World,
    claim::{Claim, is_unsure, mentions, names_remedy},
};

pub(super) fn check(world: &World, ledger: &Ledger) -> Vec<String> {
    let accepted = ledger.commands.iter().filter(|command| command.accepted);
    accepted.filter_map(|command| ending(world, ledger, command).err()).collect()
}

/// Checks that the command ended, and as its last text says.
fn ending(world: &World, ledger: &Ledger, command: &Command) -> Result<(), String> {
    let name = &command.campaign;
    if world.discord.reply(command.interaction).is_some_and(|reply| reply.deleted) {
        // A person who deletes the reply does not want it.
        return Ok(());
    }
    let Some(last) = last_words(world, ledger, command) else {
        return if is_dead_letter(world, command) { Ok(()) } else { Err(format!("silent: no message about {name}")) };
    };
    let left = left_over(ledger, command);
    match Claim::of(&last) {
        Claim::UnderWay => Err(format!("silent: {name} has ended, and its last text is {last:?}")),
        // `words` checks whether it was true when it was shown.
        Claim::Complete => Ok(()),
        Claim::NotCreated => {
            let listed = mentions(&last);
            let unlisted: Vec<&str> =
                left.iter().filter(|(id, _)| !listed.contains(id)).map(|(_, made)| made.name.as_str()).collect();
            if unlisted.is_empty() || is_unsure(&last) {
                Ok(())
            } else {
                Err(format!("half: {} of {name} is left, and the last text is {last:?}", unlisted.join(", ")))
            }
        }
        Claim::NotFinished if names_remedy(&last) => Ok(()),
        Claim::NotFinished => Err(format!("no remedy: {last:?}")),
    }
}

/// The last text of the reply, or else of a message in a channel.
fn last_words(world: &World, ledger: &Ledger, command: &Command) -> Option<String> {
    let reply = world.discord.reply(command.interaction)?;
    let shown = ledger.shown(&reply).last().map(|edit| edit.content.clone());
    let is_end = |text: &String| Claim::of(text) != Claim::UnderWay;
    // The worker posts the outcome of a job with the id of its interaction.
    let nonce = command.interaction.to_string();
    let posted = world.messages().into_iter().rfind(|message| message.nonce.as_ref() == Some(&nonce));
    let said = posted.map(|message| message.content);
    match shown {
        Some(text) if is_end(&text) => Some(text),
        shown => said.filter(is_end).or(shown.filter(|_| !is_dead_letter(world, command))),
    }
}

/// The objects that this job created and that still exist, unless somebody completed the campaign later. A job does not
/// recognise what an administrator renamed or hid meanwhile.
fn left_over<'a>(ledger: &'a Ledger, command: &Command) -> Vec<(Snowflake, &'a Made)> {
    let Some(guild) = ledger.end() else { return Vec::new() };
    if ledger.missing(command, guild).is_empty() {
        return Vec::new();
    }
    let is_there = |id: &Snowflake, made: &Made| match made.kind {
        PartKind::Role => guild.roles.contains_key(id),
        PartKind::Category | PartKind::Channel => guild.channels.contains_key(id),
    };
    let is_its = |id: &Snowflake, made: &Made| made.job == command.interaction && !ledger.touched.contains_key(id);
    let mine = ledger.made.iter().filter(|(id, made)| is_its(id, made) && !made.late && is_there(id, made));
    mine.map(|(id, made)| (*id, made)).collect()
}

fn is_dead_letter(world: &World, command: &Command) -> bool {
    let id = command.interaction.to_string();
    world.sqs.dead_letters().iter().any(|body| body.contains(&id))
}
