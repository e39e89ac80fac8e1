//! Every accepted command ends: complete, undone, or plainly reported with what is left and how to finish it.

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

/// How the command ended; an error if it did not, or not as it says.
fn ending(world: &World, ledger: &Ledger, command: &Command) -> Result<(), String> {
    let name = &command.campaign;
    if world.discord.reply(command.interaction).is_some_and(|reply| reply.deleted) {
        // Who throws the answer away has said that they do not want it.
        return Ok(());
    }
    let Some(last) = last_words(world, ledger, command) else {
        return if is_dead_letter(world, command) { Ok(()) } else { Err(format!("silent: nobody was told of {name}")) };
    };
    let left = left_over(ledger, command);
    match Claim::of(&last) {
        Claim::UnderWay => Err(format!("silent: {name} is over, and the last words are {last:?}")),
        // Whether it was true when it was said is checked with the words.
        Claim::Complete => Ok(()),
        Claim::NotCreated => {
            let told = mentions(&last);
            let untold: Vec<&str> =
                left.iter().filter(|(id, _)| !told.contains(id)).map(|(_, made)| made.name.as_str()).collect();
            if untold.is_empty() || is_unsure(&last) {
                Ok(())
            } else {
                Err(format!("half: of {name} is left {}, and the last words are {last:?}", untold.join(", ")))
            }
        }
        Claim::NotFinished if names_remedy(&last) => Ok(()),
        Claim::NotFinished => Err(format!("no remedy: {last:?}")),
    }
}

/// The last text of the reply, or else what was said in a channel.
fn last_words(world: &World, ledger: &Ledger, command: &Command) -> Option<String> {
    let reply = world.discord.reply(command.interaction)?;
    let shown = ledger.shown(&reply).last().map(|edit| edit.content.clone());
    let is_end = |text: &String| Claim::of(text) != Claim::UnderWay;
    let messages = world.discord.messages();
    let caller = format!("<@{}>", command.caller);
    let names_it = |text: &String| text.replace('\\', "").contains(&command.campaign) && text.contains(&caller);
    let said = messages.into_iter().map(|message| message.content).rfind(names_it);
    match shown {
        Some(text) if is_end(&text) => Some(text),
        shown => said.filter(is_end).or(shown.filter(|_| !is_dead_letter(world, command))),
    }
}

/// PartKind this job made and is still there, unless it is part of a campaign that somebody finished later.
fn left_over<'a>(ledger: &'a Ledger, command: &Command) -> Vec<(Snowflake, &'a Made)> {
    let Some(guild) = ledger.end() else { return Vec::new() };
    if ledger.missing(&command.campaign, guild).is_empty() {
        return Vec::new();
    }
    let is_there = |id: &Snowflake, made: &Made| match made.kind {
        PartKind::Role => guild.roles.contains_key(id),
        PartKind::Category | PartKind::Channel => guild.channels.contains_key(id),
    };
    let mine =
        ledger.made.iter().filter(|(id, made)| made.job == command.interaction && !made.late && is_there(id, made));
    mine.map(|(id, made)| (*id, made)).collect()
}

fn is_dead_letter(world: &World, command: &Command) -> bool {
    let id = command.interaction.to_string();
    world.sqs.dead_letters().iter().any(|body| body.contains(&id))
}
