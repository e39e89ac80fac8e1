//! Everybody who presses, chooses or submits something, or uses a command, gets one answer.

use std::collections::BTreeSet;

use channelwright_core::sign::Sign;
use channelwright_simulator::discord::{ChannelMessage, Snowflake};

use super::{
    Used,
    ledger::{Ledger, is_progress},
    words::{was_followed, was_heard},
};
use crate::World;

pub(super) fn check(world: &World, ledger: &Ledger) -> Vec<String> {
    let waiting = ledger.used.iter().filter(|used| used.accepted);
    waiting.filter_map(|used| answer(world, ledger, used).err()).collect()
}

fn answer(world: &World, ledger: &Ledger, used: &Used) -> Result<(), String> {
    let Some(reply) = world.discord.reply(used.interaction).filter(|reply| !reply.deleted) else { return Ok(()) };
    let mut shown = ledger.shown(&reply);
    // What a page becomes when its button is pressed is the answer to the press.
    let taken_over = world.discord.taken_over(used.interaction);
    shown.retain(|edit| taken_over.is_none_or(|at| edit.at < at));
    let id = used.interaction.to_string();
    let last = shown.last().filter(|edit| !is_progress(&edit.content));
    let is_dead = || world.sqs.dead_letters().iter().any(|body| body.contains(&id));
    let caller = format!("<@{}>", used.caller);
    let is_told = |message: &ChannelMessage| {
        message.content.contains(&caller) || world.discord.recipient(message.channel_id) == Some(used.caller)
    };
    let said_elsewhere = || world.messages().iter().any(|message| message.at >= used.at && is_told(message));
    // A person who waits for a game master has an answer.
    if last.is_none() && !is_dead() && !said_elsewhere() {
        return Err(format!("silent: {} gets no answer", used.what));
    }
    // The worker posts the outcome of a job with the id of its interaction.
    let said = || world.messages().into_iter().filter(|message| message.nonce.as_ref() == Some(&id));
    let is_deleted = |text: &str| Sign::of(text) == Some(Sign::Done) && text.contains("Campaign Deleted");
    if last.is_some_and(|edit| is_deleted(&edit.content)) || said().any(|message| is_deleted(&message.content)) {
        let guild = ledger.end();
        let is_there = |id: &&Snowflake| {
            guild.is_some_and(|guild| guild.channels.contains_key(*id) || guild.roles.contains_key(*id))
        };
        // The category stays as long as it has channels that people made.
        let is_peoples = |id: &&Snowflake| {
            let mut channels = guild.into_iter().flat_map(|guild| guild.channels.values());
            channels.any(|one| one.parent_id == Some(**id) && !ledger.made.contains_key(&one.id))
        };
        if let Some(left) = used.shown.iter().filter(is_there).find(|id| !is_peoples(id)) {
            return Err(format!("claims too much: {} leaves {left}", used.what));
        }
    }
    let heard = shown.iter().filter(|edit| edit.request.is_some() && was_heard(ledger, edit));
    let ends = heard.filter(|edit| is_end(&edit.content) && !was_followed(world, ledger, edit));
    let signs: BTreeSet<&str> = ends.filter_map(|edit| Sign::of(&edit.content).map(Sign::as_str)).collect();
    // A campaign that was completed is read back, and an administrator may have deleted a part of it.
    let shrank = || used.completes && ledger.deleted.iter().any(|gone| gone.job.is_none());
    if signs.len() > 1 && !world.sqs.was_redriven(&id) && !shrank() {
        return Err(format!("more than one end: {} ends with {signs:?}", used.what));
    }
    Ok(())
}

/// Whether no other text follows this one by itself. “You are in already” is an end, too.
fn is_end(text: &str) -> bool {
    !is_progress(text) && Sign::of(text) != Some(Sign::Waiting)
}
