//! The texts of the replies are true when they are shown.

use channelwright_core::sign::Sign;
use channelwright_simulator::discord::{Edit, RequestRecord};
use tokio::time::Instant;

use super::{
    Command, Moment,
    ledger::{LATE, Ledger},
};
use crate::{
    World,
    claim::{Claim, mentions, progress},
};

pub(super) fn check(world: &World, ledger: &Ledger) -> Vec<String> {
    let mut broken = Vec::new();
    for command in &ledger.commands {
        let Some(reply) = world.discord.reply(command.interaction) else { continue };
        let mut most = 0;
        let shown = ledger.shown(&reply);
        let unsigned = shown.iter().filter(|edit| Sign::of(&edit.content).is_none());
        broken.extend(unsigned.map(|edit| format!("no sign: {:?}", edit.content)));
        for edit in &shown {
            let Some(at) = moment_of(ledger, edit) else { continue };
            broken.extend(too_much(ledger, command, edit, at));
            if let Some((done, _)) = progress(&edit.content) {
                if done < most && !ledger.shrank(&command.campaign, at) {
                    broken.push(format!("backwards: {} shows {done} after {most}", command.campaign));
                }
                most = most.max(done);
            }
        }
        broken.extend(after_the_end(world, ledger, command, &shown));
    }
    broken
}

/// The moment at which a text was shown: that of its request, or else the last one before it.
pub(super) fn moment_of(ledger: &Ledger, edit: &Edit) -> Option<usize> {
    match edit.request {
        Some(request) => ledger.moment_of(request),
        None => ledger.moments.iter().rposition(|moment| moment.at <= edit.at),
    }
}

/// The claims of a text about objects that did not exist. A text is true if it was so at any moment from sending to
/// showing.
fn too_much(ledger: &Ledger, command: &Command, edit: &Edit, at: usize) -> Vec<String> {
    let sent = first_tried(ledger, edit);
    let last = |moment: &Moment| moment.at <= sent && moment.request != edit.request;
    let from = ledger.moments.iter().take(at).rposition(last).unwrap_or(at);
    let false_at = |moment| false_claims(ledger, command, edit, moment, from);
    let wrong: Vec<Vec<String>> = (from..=at).map(false_at).collect();
    if wrong.iter().any(Vec::is_empty) { Vec::new() } else { wrong.into_iter().next_back().unwrap_or_default() }
}

/// When the worker first sent a text. It sends a text again if Discord refuses it.
fn first_tried(ledger: &Ledger, edit: &Edit) -> Instant {
    let Some(shown) = ledger.sent(edit) else { return edit.at };
    let is_same = |other: &&RequestRecord| {
        (&other.path, &other.body) == (&shown.path, &shown.body) && other.started + LATE >= shown.started
    };
    ledger.requests.iter().find(is_same).unwrap_or(shown).started
}

fn false_claims(ledger: &Ledger, command: &Command, edit: &Edit, at: usize, sent: usize) -> Vec<String> {
    let Some(guild) = ledger.moments.get(at).map(|moment| &*moment.guild) else { return Vec::new() };
    let campaign = command.campaign.as_str();
    let mut broken = Vec::new();
    if let Some((done, _)) = progress(&edit.content) {
        // The worker cannot know about an administrator's deletions since its last look.
        let there = ledger.count(campaign, guild);
        if done > there + ledger.taken_away(campaign, at) {
            broken.push(format!("claims too much: {done} of {campaign} where {there} are"));
        }
    }
    for id in mentions(&edit.content) {
        let is_there = guild.channels.contains_key(&id) || guild.roles.contains_key(&id);
        let nobody_knows = || {
            let gone = ledger.deleted.iter().find(|gone| gone.id == id && gone.moment <= at);
            gone.is_some_and(|gone| gone.job.is_none() || !gone.heard)
        };
        if !is_there && !nobody_knows() {
            broken.push(format!("claims too much: mentions {id}, which is not there: {:?}", edit.content));
        }
    }
    if Claim::of(&edit.content) == Claim::Complete {
        // A part that an administrator deletes while the rest is being created counts as existing.
        let since = ledger.moments.get(ledger.last_look(sent + 1)..=at).unwrap_or_default();
        let mut lacks = ledger.missing(command, guild);
        for moment in since {
            let missing = ledger.missing(command, &moment.guild);
            lacks.retain(|name| missing.contains(name));
        }
        if !lacks.is_empty() {
            broken.push(format!("claims too much: {campaign} lacks {}", lacks.join(", ")));
        }
    }
    broken
}

/// A reply has one ending. These are no second one:
/// - the same ending again;
/// - a correction, when an administrator deleted parts before the worker read the campaign back;
/// - a text whose response the worker did not receive: it sends the text again, and the guild may have changed;
/// - an ending after which SQS delivered the message again: the worker was killed or paused before it could delete the
///   message, and the next delivery cannot know;
/// - anything after an operator's redrive.
fn after_the_end(world: &World, ledger: &Ledger, command: &Command, history: &[Edit]) -> Vec<String> {
    // The bot's immediate answer says nothing about a job.
    let counts = |edit: &&Edit| {
        edit.request.is_some()
            && was_heard(ledger, edit)
            && (Claim::of(&edit.content) == Claim::UnderWay || !was_followed(world, ledger, edit))
    };
    let shrank = |edit: &Edit| moment_of(ledger, edit).is_some_and(|at| ledger.shrank(&command.campaign, at));
    let mut different = Vec::new();
    for edit in history.iter().filter(counts) {
        let claim = Claim::of(&edit.content);
        if different == [Claim::Complete] && claim == Claim::NotFinished && shrank(edit) {
            different.clear();
        }
        if different.last() != Some(&claim) && (claim != Claim::UnderWay || !different.is_empty()) {
            different.push(claim);
        }
    }
    if different.len() > 1 && !world.sqs.was_redriven(&command.interaction.to_string()) {
        return vec![format!("more than one end: {} ends as {different:?}", command.campaign)];
    }
    Vec::new()
}

/// Whether the worker received the response to the text.
pub(super) fn was_heard(ledger: &Ledger, edit: &Edit) -> bool {
    ledger.sent(edit).is_none_or(|request| request.status == Some(200) && request.fault.is_none())
}

/// Whether SQS delivered the message again after the text.
pub(super) fn was_followed(world: &World, ledger: &Ledger, edit: &Edit) -> bool {
    let deliveries = world.deliveries();
    let Some(sent) = ledger.sent(edit) else { return false };
    let Some(at) = deliveries.iter().rposition(|delivery| delivery.started <= sent.started) else { return false };
    deliveries.iter().skip(at + 1).any(|later| Some(later.message) == deliveries.get(at).map(|one| one.message))
}
