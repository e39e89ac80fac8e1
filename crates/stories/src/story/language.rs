//! Every sentence that a story may say, and what it means.

use channelwright_core::template::ChannelKind;
use channelwright_simulator::discord::{
    FaultBody, FaultKind, FaultWhen, Phase, RateLimitForm, USUAL_BOT_PERMISSIONS, bits,
};

use serde_json::Value;

use super::{
    Asking, Event, Moment, Story, Strike, Trouble,
    act::{Act, Of, QUEUE_PATIENCE, Whom},
    fact::Fact,
    sentence::{Sentence, Words, read},
};
use crate::Mood;

const fn says<T>(pattern: &'static str, means: fn(Words) -> T) -> Sentence<T> {
    Sentence { pattern, means }
}

const FACTS: &[Sentence<Fact>] = &[
    says("The guild cannot have forums", |_| Fact::NoForums),
    says("Discord drops U+FE0F from names", |_| Fact::DropsEmojiSelectors),
    says("The template has one more text channel {name}", |words| Fact::Wants(ChannelKind::Text, words.name())),
    says("The template has one more voice channel {name}", |words| Fact::Wants(ChannelKind::Voice, words.name())),
    says("The template has one more forum {name}", |words| Fact::Wants(ChannelKind::Forum, words.name())),
    says("Discord filters the name {name}", |words| Fact::FilteredName(words.name())),
    says("Permissions may be for people who left", |_| Fact::OverwritesForAnyone),
    says("The guild has {n} channels", |words| Fact::Channels(words.count())),
    says("The guild has {n} roles", |words| Fact::Roles(words.count())),
    says("The guild has {n} more channels that the bot cannot see", |words| Fact::HiddenChannels(words.count())),
    says("The guild has a category {name}", |words| Fact::Category(words.name())),
    says("The guild has a channel {name}", |words| Fact::Channel(words.name())),
    says("The guild has a role {name}", |words| Fact::Role(words.name())),
    says("The gm has a role without permissions", |_| Fact::GmMay(0)),
    says("The bot may not manage channels", |_| Fact::BotMayNot(bits::MANAGE_CHANNELS)),
    says("The bot may not manage roles", |_| Fact::BotMayNot(bits::MANAGE_ROLES)),
    says("The bot may not send messages", |_| Fact::BotMayNot(bits::SEND_MESSAGES)),
    says("The bot's user is not its application", |_| Fact::BotUserIsNotApplication),
    says("The functions' clock is {time} ahead", |words| Fact::ClockAhead(seconds(&words))),
    says("The functions' clock is {time} behind", |words| Fact::ClockAhead(-seconds(&words))),
    says("All roles stand at position 1", |_| Fact::EqualPositions),
    says("Interactions do not say where the application is installed", |_| Fact::NoOwners),
    says("Hidden channels are listed", |_| Fact::HiddenAreListed),
    says("New objects are listed after {time}", |words| Fact::ListDelay(words.time())),
    says("New overwrites settle after {time}", |words| Fact::OverwriteSettle(words.time())),
    says("Replies are known after {time}", |words| Fact::ReplyDelay(words.time())),
    says("Each request takes {time}", |words| Fact::Latency(words.time())),
    says("Each {route} takes {time}", |words| Fact::RouteLatency(words.route(), words.time())),
    says("Each {route} counts, {n} are allowed in {time}", |words| {
        Fact::RouteLimit(words.route(), u32::try_from(words.n()).unwrap_or(u32::MAX), words.time())
    }),
    says("All requests count, {n} are allowed in a second", |words| {
        Fact::GlobalLimit(u32::try_from(words.n()).unwrap_or(u32::MAX))
    }),
    says("Every delivery has a fresh worker", |_| Fact::FreshWorkers),
    says("Messages show again after {time}", |words| Fact::VisibilityTimeout(words.time())),
];

const ACTS: &[Sentence<Act>] = &[
    says("an admin renames the category to {name}", |words| Act::RenameCategory(words.name())),
    says("an admin renames the channel {name} to {name}", |words| Act::RenameChannel(words.name(), words.nth_name(1))),
    says("an admin renames the role to {name}", |words| Act::RenameRole(words.name())),
    says("an admin deletes the category", |_| Act::DeleteCategory),
    says("an admin deletes the channel {name}", |words| Act::DeleteChannel(words.name())),
    says("an admin deletes the role", |_| Act::DeleteRole),
    says("an admin moves the channel {name} out of the category", |words| Act::MoveOut(words.name())),
    says("an admin removes the bot's role", |_| Act::StripBot),
    says("an admin takes all rights from the bot", |_| Act::SetBotRights(0)),
    says("an admin gives the bot its rights back", |_| Act::SetBotRights(USUAL_BOT_PERMISSIONS)),
    says("an admin kicks the bot", |_| Act::KickBot),
    says("{who} leaves the server", |words| Act::Leave(words.who())),
    says("an admin lets a role {name} into the category and its channels", |words| Act::LetIn(words.name())),
    says("an admin makes a category that a second role {name} opens", |words| Act::SecondRole(words.name())),
    says("an admin fills the guild to {n} channels", |words| Act::FillChannels(words.count())),
    says("an admin fills the guild to {n} roles", |words| Act::FillRoles(words.count())),
    says("an admin removes all fillers", |_| Act::RemoveFillers),
    says("an admin shuts the bot out of the category", |_| Act::ShutBotOut),
    says("an admin opens the channel {name} to everyone", |words| Act::OpenToEveryone(words.name())),
    says("an admin allows the command to {who}", |words| Act::Permit(Of::Command, Whom::Person(words.who()), true)),
    says("an admin forbids the command to {who}", |words| Act::Permit(Of::Command, Whom::Person(words.who()), false)),
    says("an admin allows the command to the role {name}", |words| {
        Act::Permit(Of::Command, Whom::Role(words.name()), true)
    }),
    says("an admin forbids the command in the channel {name}", |words| {
        Act::Permit(Of::Command, Whom::Channel(words.name()), false)
    }),
    says("an admin allows the application to the role {name}", |words| {
        Act::Permit(Of::Application, Whom::Role(words.name()), true)
    }),
    says("an admin takes back what the command was allowed", |_| Act::ClearPermissions),
    says("an admin takes all roles from {who}", |words| Act::StripMember(words.who())),
    says("the worker is killed", |_| Act::Kill),
    says("the worker is paused for {time}", |words| Act::Pause(words.time())),
    says("somebody deletes the reply", |_| Act::DeleteReply),
    says("the reply's token expires", |_| Act::ExpireToken),
    says("the queue is down", |_| Act::Queue(Mood::Down(QUEUE_PATIENCE))),
    says("the queue answers after {time}", |words| Act::Queue(Mood::Slow(words.time()))),
    says("the queue forgets to answer", |_| Act::Queue(Mood::Forgetful(QUEUE_PATIENCE))),
    says("the queue is well again", |_| Act::Queue(Mood::Good)),
    says("the job is delivered once more", |_| Act::RepeatJob),
    says("the operator redrives the dead letters", |_| Act::Redrive),
    says("all faults end", |_| Act::EndFaults),
];

const EVENTS: &[Sentence<Event>] = &[
    says("{who} asks for {name}", |words| ask(&words, Asking::Offered)),
    says("{who} asks for {name} past Discord", |words| ask(&words, Asking::Forced)),
    says("{who} asks for {name} and the bot is killed after sending", |words| ask(&words, Asking::BotIsKilled)),
    says("the interaction is delivered once more", |_| Event::AskedAgain),
];

const STRIKES: &[Sentence<Strike>] = &[
    says("408", |_| fault(FaultKind::status(408))),
    says("425", |_| fault(FaultKind::status(425))),
    says("500", |_| fault(FaultKind::status(500))),
    says("503", |_| fault(FaultKind::status(503))),
    says("502 page", |_| status(Phase::Before, 502, FaultBody::Html)),
    says("504 after", |_| fault(FaultKind::status_after(504))),
    says("reset", |_| fault(FaultKind::Reset { phase: Phase::Before })),
    says("answer lost", |_| fault(FaultKind::Reset { phase: Phase::After })),
    says("truncated answer", |_| fault(FaultKind::TruncatedBody)),
    says("invalid JSON", |_| fault(FaultKind::InvalidJson)),
    says("{name} is missing", |words| odd(&words, None)),
    says("{name} is null", |words| odd(&words, Some(Value::Null))),
    says("{name} is {n}", |words| odd(&words, Some(words.n().into()))),
    says("{name} reads {name}", |words| odd(&words, Some(words.nth_name(1).into()))),
    says("hangs {time}", |words| fault(FaultKind::Hang { phase: Phase::Before, duration: words.time() })),
    says("hangs {time} after", |words| fault(FaultKind::Hang { phase: Phase::After, duration: words.time() })),
    says("429 user for {time}", |words| limited(RateLimitForm::User, &words)),
    says("429 user with code for {time}", |words| limited(RateLimitForm::UserWithCode, &words)),
    says("429 shared for {time}", |words| limited(RateLimitForm::Shared, &words)),
    says("429 global for {time}", |words| limited(RateLimitForm::Global, &words)),
    says("429 page for {time}", |words| limited(RateLimitForm::Html, &words)),
    says("token expired", |_| refused(401, 50027)),
    says("webhook unknown", |_| refused(404, 10015)),
    says("refused {n} {n}", |words| refused(words.n(), words.nth_n(1))),
    says("killed before", |_| Strike::Kill(Moment::Before)),
    says("killed during", |_| Strike::Kill(Moment::During)),
    says("killed after", |_| Strike::Kill(Moment::After)),
];

const PLACES: &[Sentence<FaultWhen>] = &[
    says("request {n}", |words| FaultWhen::Request(words.n())),
    says("any request", |_| FaultWhen::Any),
    says("any {route}", |words| FaultWhen::AnyOf(words.route())),
    says("{route} {n}", |words| FaultWhen::NthOf(words.route(), words.n())),
];

const TIMES: &[Sentence<u32>] = &[
    says("once", |_| 1),
    says("twice", |_| 2),
    says("always", |_| u32::MAX),
    says("{n} times", |words| u32::try_from(words.n()).unwrap_or(u32::MAX)),
];

const STARTS: &[Sentence<std::time::Duration>] = &[says("At {time}", |words| words.time())];

impl Story {
    /// Reads a story.
    ///
    /// # Errors
    /// Every line that is not understood, with what could stand there.
    pub fn read(text: &str) -> Result<Self, String> {
        let (facts, troubles, events, known_weaknesses) = Default::default();
        let mut story = Self { text: text.to_owned(), known_weaknesses, seed: 1, facts, troubles, events };
        let lines =
            (1..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let wrong = lines.filter_map(|(number, line)| Some(format!("line {number}: {}", story.add(line).err()?)));
        let wrong: Vec<String> = wrong.collect();
        if wrong.is_empty() { Ok(story) } else { Err(wrong.join("\n")) }
    }

    fn add(&mut self, line: &str) -> Result<(), String> {
        if let Some(weakness) = line.strip_prefix("Known weakness: ") {
            self.known_weaknesses.push(weakness.to_owned());
            return Ok(());
        }
        let line = line.strip_suffix('.').ok_or("a sentence ends with a full stop")?;
        if line.starts_with("At ") {
            // The time is the first three words.
            let end = line.match_indices(' ').nth(2).map_or(line.len(), |(at, _)| at);
            let (start, what) = line.split_at(end);
            self.events.push((read(start, STARTS)?, event(what.trim_start())?));
        } else if let Some(rest) = line.strip_prefix("On ") {
            let (when, what) = rest.split_once(": ").ok_or("say “On ⟨place⟩, ⟨how often⟩: ⟨what⟩”")?;
            let (place, times) = when.split_once(", ").unwrap_or((when, "once"));
            self.troubles.push(Trouble {
                place: read(place, PLACES)?,
                times: read(times, TIMES)?,
                strike: strike(what)?,
            });
        } else if let Some(seed) = line.strip_prefix("Chance is ") {
            self.seed = seed.parse().map_err(|_| "say “Chance is ⟨number⟩”")?;
        } else {
            self.facts.push(read(line, FACTS)?);
        }
        Ok(())
    }
}

/// An event, or an act.
fn event(what: &str) -> Result<Event, String> {
    let act = || read(what, ACTS).map(Event::Act);
    read(what, EVENTS).or_else(|events| act().map_err(|acts| format!("{events}\n  or {acts}")))
}

/// A fault, or an act.
fn strike(what: &str) -> Result<Strike, String> {
    let act = || read(what, ACTS).map(Strike::Act);
    read(what, STRIKES).or_else(|faults| act().map_err(|acts| format!("{faults}\n  or {acts}")))
}

fn ask(words: &Words, how: Asking) -> Event {
    Event::Ask { who: words.who(), name: words.name(), how }
}

fn fault(kind: FaultKind) -> Strike {
    Strike::Fault(kind)
}

/// A field of the answer is another than it should be.
fn odd(words: &Words, value: Option<Value>) -> Strike {
    fault(FaultKind::Field { path: words.name(), value })
}

fn status(phase: Phase, status: u16, body: FaultBody) -> Strike {
    fault(FaultKind::Status { phase, status, body })
}

fn refused(code: u64, discords: u64) -> Strike {
    let (code, discords) = (u16::try_from(code).unwrap_or(500), u32::try_from(discords).unwrap_or_default());
    status(Phase::Before, code, FaultBody::Code(discords))
}

fn limited(form: RateLimitForm, words: &Words) -> Strike {
    fault(FaultKind::RateLimited { form, retry_after: words.time() })
}

fn seconds(words: &Words) -> i64 {
    i64::try_from(words.time().as_secs()).unwrap_or(i64::MAX)
}
