//! What was to be seen of a story, in the order of time, and what is there at its end.

mod names;
mod remains;

use std::{
    sync::{Arc, Mutex},
    time::UNIX_EPOCH,
};

use channelwright_simulator::discord::{GuildSnapshot, RequestRecord, Snowflake};
use tokio::time::Instant;

use self::names::{Names, clock};
use crate::{DeliveryEnd, Ending, World, ending::is_last, lock::lock, story::ROUTES};

/// What was noted while a story was played. Clones are the same notes.
#[derive(Clone)]
pub(crate) struct Seen {
    /// When the story began.
    start: Instant,
    /// The guild as it was then.
    before: Arc<GuildSnapshot>,
    notes: Arc<Mutex<Vec<(Instant, String)>>>,
    askings: Arc<Mutex<Vec<Given>>>,
}

/// A command that was given.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    pub(crate) interaction: Snowflake,
    pub(crate) who: Snowflake,
    pub(crate) name: String,
    /// Whether the bot promised an outcome.
    pub(crate) accepted: bool,
}

impl Seen {
    pub(crate) fn new(before: GuildSnapshot) -> Self {
        let (notes, askings) = Default::default();
        Self { start: Instant::now(), before: Arc::new(before), notes, askings }
    }

    /// Somebody did something, just now.
    pub(crate) fn note(&self, text: String) {
        lock(&self.notes).push((Instant::now(), text));
    }

    /// Somebody gave a command.
    pub(crate) fn asked(&self, asking: Given) {
        lock(&self.askings).push(asking);
    }

    /// What a member is called.
    pub(crate) fn name(&self, member: Snowflake) -> String {
        let found = self.before.members.iter().find(|one| one.id == member);
        found.map_or_else(|| "somebody".to_owned(), |member| member.name.clone())
    }
}

/// The transcript, and how each command ended.
pub(crate) fn transcript(world: &World, seen: &Seen) -> (String, Vec<Ending>) {
    let now = world.guild.snapshot();
    let unix = world.discord.now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let names = Names::of(&seen.before, &now, unix.saturating_sub(seen.start.elapsed()));
    let mut moments: Vec<Moment> = Vec::new();
    moments.extend(lock(&seen.notes).iter().map(|(at, text)| Moment::new(*at, 0, text.clone())));
    moments.extend(deliveries(world));
    moments.extend(troubles(&world.discord.requests()));
    let askings = lock(&seen.askings).clone();
    moments.extend(words(world, &askings, &names));
    moments.sort_by_key(|moment| (moment.at, moment.rank));
    let mut lines: Vec<String> = in_short(moments).iter().map(|moment| moment.line(seen.start)).collect();
    lines.push(String::new());
    lines.extend(remains::remains(&seen.before, &now, &names));
    lines.push(counts(world));
    lines.extend(world.discord.violations().iter().map(|violation| format!("VIOLATION: {violation}")));
    let endings: Vec<Ending> = askings.iter().map(|asking| ending(world, asking)).collect();
    for (asking, ending) in askings.iter().zip(&endings) {
        lines.push(format!("Ending of “{}” for {}: {ending}", asking.name, names.person(asking.who)));
    }
    (lines.join("\n") + "\n", endings)
}

/// Something at a time. Of what is at the same time, the lower rank comes first.
struct Moment {
    at: Instant,
    rank: u8,
    text: String,
    /// How many like this came right after it.
    more: usize,
}

impl Moment {
    fn new(at: Instant, rank: u8, text: String) -> Self {
        Self { at, rank, text, more: 0 }
    }

    fn line(&self, start: Instant) -> String {
        let time = clock(self.at.saturating_duration_since(start));
        let more = if self.more > 0 { format!(" (and {} more)", self.more) } else { String::new() };
        format!("{time:>12}  {}{more}", self.text.replace('\n', &format!("\n{:14}", "")))
    }
}

fn deliveries(world: &World) -> Vec<Moment> {
    let records = world.deliveries();
    let began = records.iter().map(|record| {
        Moment::new(record.started, 1, format!("job {} comes to a worker, delivery {}", record.message, record.number))
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
        Some(Moment::new(at, 4, format!("job {} {end}", record.message)))
    });
    began.chain(ended).collect()
}

/// Faults as they struck, and whatever Discord refused.
fn troubles(requests: &[RequestRecord]) -> Vec<Moment> {
    requests.iter().filter_map(trouble).collect()
}

fn trouble(request: &RequestRecord) -> Option<Moment> {
    let name = ROUTES.iter().find(|(_, route)| request.is_to(route)).map(|(name, _)| *name);
    let name = name.or(request.route).unwrap_or("a request to nowhere");
    let answered = request.finished.unwrap_or(request.started);
    let (at, what) = match (&request.fault, request.status) {
        // What a hook does is noted by whoever does it.
        (Some(fault), _) if fault != "hook" => (request.started, fault.clone()),
        (_, Some(429)) => (answered, format!("429, wait {:?}", request.retry_after.unwrap_or_default())),
        (_, Some(status @ 400..)) => (answered, format!("refused {status} {}", request.code.unwrap_or_default())),
        _ => return None,
    };
    Some(Moment::new(at, 2, format!("{name}: {what}")))
}

/// Every text that people see.
fn words(world: &World, askings: &[Given], names: &Names) -> Vec<Moment> {
    let mut moments = Vec::new();
    for asking in askings {
        let Some(reply) = world.discord.reply(asking.interaction) else { continue };
        let whose =
            if askings.len() > 1 { format!("reply to {}: ", names.person(asking.who)) } else { "reply: ".to_owned() };
        // What the bot answered at once is noted with the command.
        let edits = reply.history.iter().filter(|edit| edit.request.is_some());
        moments.extend(edits.map(|edit| Moment::new(edit.at, 3, whose.clone() + &names.show(&edit.content))));
    }
    moments.extend(world.discord.messages().iter().map(|message| {
        let channel = names.channel(message.channel_id);
        Moment::new(message.at, 3, format!("message in {channel}: {}", names.show(&message.content)))
    }));
    moments
}

/// The same trouble again and again is told once.
fn in_short(moments: Vec<Moment>) -> Vec<Moment> {
    let mut short: Vec<Moment> = Vec::new();
    for moment in moments {
        match short.last_mut() {
            Some(last) if moment.rank == 2 && last.rank == 2 && last.text == moment.text => last.more += 1,
            _ => short.push(moment),
        }
    }
    short
}

fn counts(world: &World) -> String {
    let (dead, requests) = (world.sqs.dead_letters().len(), world.discord.request_count());
    let violations = world.discord.violations().len();
    format!("{requests} requests, {dead} dead letters, {violations} violations")
}

fn ending(world: &World, asking: &Given) -> Ending {
    let reply = world.discord.reply(asking.interaction);
    // What the bot said at once is no word about a job.
    let shown = reply.filter(|reply| !reply.deleted).and_then(|reply| reply.history.last().cloned());
    let shown = shown.filter(|edit| edit.request.is_some() && is_last(&edit.content)).map(|edit| edit.content);
    let mut messages = world.discord.messages().into_iter().map(|message| message.content);
    // A message in a channel names its campaign, not its command.
    let told = shown.or_else(|| messages.rfind(|text| is_last(text) && text.contains(&asking.name)));
    let id = format!("\"{}\"", asking.interaction);
    let is_dead = world.sqs.dead_letters().iter().any(|body| body.contains(&id));
    Ending::of(asking.accepted, told.as_deref(), is_dead)
}
