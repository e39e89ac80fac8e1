//! The transcript of a story: its events in order of time, and the objects at its end.

mod components;
mod names;
mod remains;

use std::{
    sync::{Arc, Mutex},
    time::UNIX_EPOCH,
};

use channelwright_simulator::discord::{Edit, GuildSnapshot, Reply, RequestRecord, Snowflake};
use tokio::time::Instant;

pub use self::components::below;
pub(crate) use self::components::buttons;
use self::names::{Names, clock};
use crate::{
    DeliveryEnd, Ending, World,
    ending::is_last,
    invariants::{Command, Used},
    lock::lock,
    story::ROUTES,
};

/// The notes taken while a story was played. Clones share them.
#[derive(Clone)]
pub(crate) struct Seen {
    start: Instant,
    /// The guild at the start.
    before: Arc<GuildSnapshot>,
    notes: Arc<Mutex<Vec<(Instant, String)>>>,
}

impl Seen {
    pub(crate) fn new(before: GuildSnapshot) -> Self {
        Self { start: Instant::now(), before: Arc::new(before), notes: Arc::default() }
    }

    /// Notes an event of this moment.
    pub(crate) fn note(&self, text: String) {
        lock(&self.notes).push((Instant::now(), text));
    }

    /// A member's name.
    pub(crate) fn name(&self, member: Snowflake) -> String {
        let before = &self.before;
        let found = before.members.iter().chain(&before.former_members).find(|one| one.id == member);
        found.map_or_else(|| "somebody".to_owned(), |member| member.name.clone())
    }
}

/// The transcript, and the ending of each command.
pub(crate) fn transcript(world: &World, seen: &Seen, commands: &[Command], used: &[Used]) -> (String, Vec<Ending>) {
    let now = world.guild.snapshot();
    let unix = world.discord.now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let names = Names::of(&seen.before, &now, unix.saturating_sub(seen.start.elapsed()));
    let mut entries: Vec<Entry> = Vec::new();
    entries.extend(lock(&seen.notes).iter().map(|(at, text)| Entry::new(*at, 0, names.show(text))));
    entries.extend(deliveries(world));
    entries.extend(troubles(&world.discord.requests()));
    entries.extend(shown_texts(world, commands, used, &names));
    entries.extend(posted(world, &names));
    entries.sort_by_key(|entry| (entry.at, entry.rank));
    let mut lines: Vec<String> = in_short(entries).iter().map(|entry| entry.line(seen.start)).collect();
    lines.push(String::new());
    lines.extend(remains::remains(&seen.before, &now, &names));
    lines.push(counts(world));
    lines.extend(world.discord.violations().iter().map(|violation| format!("VIOLATION: {violation}")));
    let endings: Vec<Ending> = commands.iter().map(|command| ending(world, command)).collect();
    for (command, ending) in commands.iter().zip(&endings) {
        lines.push(format!("Ending of “{}” for {}: {ending}", command.campaign, names.person(command.caller)));
    }
    (lines.join("\n") + "\n", endings)
}

/// One line of the transcript. At the same time, the entry of lower rank comes first.
struct Entry {
    at: Instant,
    rank: u8,
    text: String,
    /// The number of equal entries right after this one.
    more: usize,
}

impl Entry {
    fn new(at: Instant, rank: u8, text: String) -> Self {
        Self { at, rank, text, more: 0 }
    }

    fn line(&self, start: Instant) -> String {
        let time = clock(self.at.saturating_duration_since(start));
        let more = if self.more > 0 { format!(" (and {} more)", self.more) } else { String::new() };
        format!("{time:>12}  {}{more}", self.text.replace('\n', &format!("\n{:14}", "")))
    }
}

fn deliveries(world: &World) -> Vec<Entry> {
    let records = world.deliveries();
    let began = records.iter().map(|record| {
        Entry::new(record.started, 1, format!("job {} comes to a worker, delivery {}", record.message, record.number))
    });
    let ended = records.iter().filter_map(|record| {
        let (at, end) = record.ended?;
        let end = match end {
            DeliveryEnd::Done => "is done",
            DeliveryEnd::HandedBack => "goes back to the queue",
            DeliveryEnd::Failed => "fails",
            DeliveryEnd::TimedOut => "runs out of time",
            DeliveryEnd::Killed => "ends with its worker",
            DeliveryEnd::NotStarted => "finds no worker",
        };
        Some(Entry::new(at, 4, format!("job {} {end}", record.message)))
    });
    began.chain(ended).collect()
}

/// The injected faults, and the requests that Discord refused.
fn troubles(requests: &[RequestRecord]) -> Vec<Entry> {
    requests.iter().filter_map(trouble).collect()
}

fn trouble(request: &RequestRecord) -> Option<Entry> {
    let name = ROUTES.iter().find(|(_, route)| request.is_to(route)).map(|(name, _)| *name);
    let name = name.or(request.route).unwrap_or("a request to nowhere");
    let answered = request.finished.unwrap_or(request.started);
    let (at, what) = match (&request.fault, request.status) {
        // The hook's own act writes the note.
        (Some(fault), _) if fault != "hook" => (request.started, fault.clone()),
        (_, Some(429)) => (answered, format!("429, wait {:?}", request.retry_after.unwrap_or_default())),
        (_, Some(status @ 400..)) => (answered, format!("refused {status} {}", request.code.unwrap_or_default())),
        _ => return None,
    };
    Some(Entry::new(at, 2, format!("{name}: {what}")))
}

/// Every text of the replies.
fn shown_texts(world: &World, commands: &[Command], used: &[Used], names: &Names) -> Vec<Entry> {
    let all = commands.iter().map(|one| (one.interaction, one.caller));
    let all: Vec<_> = all.chain(used.iter().map(|one| (one.interaction, one.caller))).collect();
    let mut entries = Vec::new();
    for (interaction, caller) in &all {
        // What changes the message of a component is shown with that message.
        let reply = world.discord.reply(*interaction).filter(Reply::owns_message);
        let Some(reply) = reply else { continue };
        let whose = match all.as_slice() {
            _ if reply.ephemeral => format!("to {}: ", names.person(*caller)),
            [_] => "reply: ".to_owned(),
            _ => format!("reply to {}: ", names.person(*caller)),
        };
        // The bot's immediate answer is noted with the command.
        let edits = reply.history.iter().filter(|edit| edit.request.is_some());
        let text =
            |edit: &Edit| format!("{whose}{}{}{}", names.show(&edit.content), files(edit), below(&edit.components));
        entries.extend(edits.map(|edit| Entry::new(edit.at, 3, text(edit))));
    }
    entries
}

/// The files below a text, with their lines.
fn files(edit: &Edit) -> String {
    let lines = |text: &str| text.lines().map(|line| format!("\n  | {line}").trim_end().to_owned()).collect::<String>();
    edit.files.iter().map(|(name, text)| format!("\n📎 {name}{}", lines(text))).collect()
}

/// Every message of the bot in a channel, and what became of it.
fn posted(world: &World, names: &Names) -> Vec<Entry> {
    let mut entries = Vec::new();
    // What people write is noted with the act.
    for message in world.messages() {
        let recipient = world.discord.recipient(message.channel_id);
        let pinged: Vec<String> = message.pings.users.iter().map(|user| names.person(*user)).collect();
        let pings = if pinged.is_empty() { String::new() } else { format!(", which pings {}", pinged.join(" and ")) };
        let text = format!("{}{}", names.show(&message.content), below(&message.components));
        let channel = match recipient {
            Some(user) => format!("a direct message to {}", names.person(user)),
            None => names.channel(message.channel_id),
        };
        entries.push(Entry::new(message.at, 3, format!("message in {channel}{pings}: {text}")));
        // An update by a component is noted with its press.
        let edits = message.edits.iter().filter(|edit| edit.request.is_some());
        entries.extend(edits.map(|edit| {
            let text = format!("{}{}", names.show(&edit.content), below(&edit.components));
            Entry::new(edit.at, 3, format!("the message in {channel} becomes: {text}"))
        }));
    }
    entries
}

/// Merges consecutive equal troubles into one entry.
fn in_short(entries: Vec<Entry>) -> Vec<Entry> {
    let mut short: Vec<Entry> = Vec::new();
    for entry in entries {
        match short.last_mut() {
            Some(last) if entry.rank == 2 && last.rank == 2 && last.text == entry.text => last.more += 1,
            _ => short.push(entry),
        }
    }
    short
}

fn counts(world: &World) -> String {
    let (dead, requests) = (world.sqs.dead_letters().len(), world.discord.request_count());
    let violations = world.discord.violations().len();
    format!("{requests} requests, {dead} dead letters, {violations} violations")
}

fn ending(world: &World, command: &Command) -> Ending {
    let reply = world.discord.reply(command.interaction);
    // The bot's immediate answer says nothing about a job.
    let shown = reply.filter(|reply| !reply.deleted).and_then(|reply| reply.history.last().cloned());
    let shown = shown.filter(|edit| edit.request.is_some() && is_last(&edit.content)).map(|edit| edit.content);
    let mut messages = world.messages().into_iter().map(|message| message.content);
    // A message in a channel names its campaign, not its command.
    let last_text = shown.or_else(|| messages.rfind(|text| is_last(text) && text.contains(&command.campaign)));
    let id = format!("\"{}\"", command.interaction);
    let is_dead = world.sqs.dead_letters().iter().any(|body| body.contains(&id));
    Ending::of(command.accepted, last_text.as_deref(), is_dead)
}
