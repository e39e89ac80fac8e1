//! Every sentence of the story language, with its meaning.

use std::time::Duration;

use channelwright_core::template::ChannelKind;
use channelwright_simulator::discord::{
    ChannelKind as Kind, FaultBody, FaultKind, FaultWhen, Phase, RateLimitForm, USUAL_BOT_PERMISSIONS,
};
use serde_json::Value;

use super::{
    Asking, Event, Line, Story,
    act::{Act, FunctionAct, MayWrite, Of, QUEUE_PATIENCE, Whom},
    deed::Deed,
    fact::{Fact, Kin},
    sentence::{Sentence, Words, read},
    trouble::{KillPoint, Strike, Trouble},
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
    says("The category {name} has a text channel {name}", |words| channel_in(Kind::Text, &words)),
    says("The category {name} has a voice channel {name}", |words| channel_in(Kind::Voice, &words)),
    says("The category {name} has a forum {name}", |words| channel_in(Kind::Forum, &words)),
    says("The category {name} has a stage {name}", |words| channel_in(Kind::Stage, &words)),
    says("The category {name} has an announcement channel {name}", |words| channel_in(Kind::Announcement, &words)),
    says("Only {people} and the bot see {name}", |words| Fact::SeenBy(words.name(), words.people(0))),
    says("The channel {name} has the topic {name}", |words| {
        Fact::Setting(words.name(), "topic", words.nth_name(1).into())
    }),
    says("The channel {name} has slow mode", |words| Fact::Setting(words.name(), "rate_limit_per_user", 30.into())),
    says("The guild has a category {name}", |words| Fact::Channel(Kind::Category, words.name())),
    says("The guild has a category {name} that the bot cannot see", |words| Fact::HiddenCategory(words.name())),
    says("The guild has a channel {name}", |words| Fact::Channel(Kind::Text, words.name())),
    says("The guild has a voice channel {name}", |words| Fact::Channel(Kind::Voice, words.name())),
    says("The guild has a role {name}", |words| Fact::Role(words.name())),
    says("The guild has a role {name} that a stranger holds", |words| Fact::StrangersRole(words.name())),
    says("The guild needs two-factor login, which the bot's owner has not", |_| Fact::TwoFactorNeeded),
    says("The gm has a role without permissions", |_| Fact::GmMay(0)),
    says("A player may create campaigns", |_| Fact::PlayerMayAsk),
    says("The bot may not {right}", |words| Fact::BotMayNot(words.right())),
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
        Fact::RouteLimit(words.route(), words.small(), words.time())
    }),
    says("All requests count, {n} are allowed in a second", |words| Fact::GlobalLimit(words.small())),
    says("Every delivery has a fresh worker", |_| Fact::FreshWorkers),
    says("There are {n} workers at most", |words| Fact::Workers(words.count())),
    says("{people} is a member", |words| Fact::People(words.people(0), Kin::Member)),
    says("{people} are members", |words| Fact::People(words.people(0), Kin::Member)),
    says("{people} is a bot", |words| Fact::People(words.people(0), Kin::Bot)),
    says("{people} is a pending member", |words| Fact::People(words.people(0), Kin::Pending)),
    says("{people} was a member", |words| Fact::People(words.people(0), Kin::Former)),
    says("{people} may manage roles", |words| Fact::People(words.people(0), Kin::Manager)),
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
    says("an admin makes the channel {name} in the category {name}", |words| {
        Act::MakeIn(words.name(), words.nth_name(1))
    }),
    says("the server has {n} more campaigns", |words| Act::HaveCampaigns(words.count())),
    says("an admin removes the bot's role", |_| Act::StripBot),
    says("an admin takes all rights from the bot", |_| Act::SetBotRights(0)),
    says("an admin gives the bot its rights back", |_| Act::SetBotRights(USUAL_BOT_PERMISSIONS)),
    says("an admin no longer lets the bot {right}", |words| Act::TakeFromBot(words.right())),
    says("an admin kicks the bot", |_| Act::KickBot),
    says("{who} leaves the server", |words| Act::Leave(words.who())),
    says("{who} comes back to the server", |words| Act::ComeBack(words.who())),
    says("{who} accepts the invite", |words| Act::Accept(words.who())),
    says("{who} agrees to the rules", |words| Act::Agree(words.who())),
    says("{who} looks around", |words| Act::LookAround(words.who())),
    says("{who} writes {name} in the channel {name}", |words| Act::Write(words.who(), words.name(), words.nth_name(1))),
    says("somebody deletes the message with the button {name}", |words| Act::DeleteMessage(words.name())),
    says("the channel {name} has an old message with the button {name} that sends {name}", |words| {
        Act::OldButton(words.name(), words.nth_name(1), words.nth_name(2))
    }),
    says("an admin lets a role {name} into the category and its channels", |words| Act::LetIn(words.name())),
    says("an admin makes a category that a second role {name} opens", |words| Act::SecondRole(words.name())),
    says("an admin fills the guild to {n} channels", |words| Act::FillChannels(words.count())),
    says("an admin fills the guild to {n} roles", |words| Act::FillRoles(words.count())),
    says("an admin removes all fillers", |_| Act::RemoveFillers),
    says("an admin shuts the bot out of the category", |_| Act::ShutBotOut),
    says("an admin removes the game masters from the category", |_| Act::ForgetGameMasters),
    says("an admin gives the role to {who}", |words| Act::GiveRole(words.who())),
    says("an admin raises the role above the bot's", |_| Act::RaiseRole),
    says("an admin opens the channel {name} to everyone", |words| Act::OpenToEveryone(words.name())),
    says("an admin lets {who} write in the channel {name}", |words| {
        Act::LetMemberIn(words.who(), words.name(), MayWrite::Messages)
    }),
    says("an admin lets {who} write only in threads of the channel {name}", |words| {
        Act::LetMemberIn(words.who(), words.name(), MayWrite::OnlyInThreads)
    }),
    says("an admin denies the bot Manage Permissions in the channel {name}", |words| {
        Act::DenyBotPermissions(words.name())
    }),
    says("an admin allows the command to {who}", |words| Act::Permit(Of::Command, Whom::Person(words.who()), true)),
    says("an admin allows the command {name} to {who}", |words| {
        Act::Permit(Of::Another(words.name()), Whom::Person(words.who()), true)
    }),
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
    says("the worker is killed", |_| Act::Functions(FunctionAct::KillWorkers)),
    says("the worker is paused for {time}", |words| Act::Functions(FunctionAct::PauseWorkers(words.time()))),
    says("somebody deletes the reply", |_| Act::DeleteReply),
    says("the reply's token expires", |_| Act::ExpireToken),
    says("the queue is down", |_| queue(Mood::Down(QUEUE_PATIENCE))),
    says("the queue answers after {time}", |words| queue(Mood::Slow(words.time()))),
    says("the queue forgets to answer", |_| queue(Mood::Forgetful(QUEUE_PATIENCE))),
    says("the queue is well again", |_| queue(Mood::Good)),
    says("the job is delivered once more", |_| Act::Functions(FunctionAct::RepeatJob)),
    says("the operator redrives the dead letters", |_| Act::Functions(FunctionAct::Redrive)),
    says("all faults end", |_| Act::EndFaults),
];

const EVENTS: &[Sentence<Event>] = &[
    says("{who} asks for {name}", |words| ask(&words, Asking::Offered)),
    says("{who} asks for {name} past Discord", |words| ask(&words, Asking::Forced)),
    says("{who} asks for {name} and the bot is killed after sending", |words| ask(&words, Asking::BotIsKilled)),
    says("{who} uses {name}", |words| uses(&words, Asking::Offered)),
    says("{who} uses {name} past Discord", |words| uses(&words, Asking::Forced)),
    says("{who} uses {name} in the channel {name}", |words| uses(&words, Asking::Offered)),
    says("{who} presses {name}", |words| does(&words, Deed::Press(words.name()))),
    says("{who} chooses {people} in {name}", |words| does(&words, Deed::ChoosePeople(words.people(1), words.name()))),
    says("{who} chooses {name} in {name}", |words| does(&words, Deed::Choose(words.name(), words.nth_name(1)))),
    says("{who} enters {name} in {name}", |words| does(&words, Deed::Choose(words.name(), words.nth_name(1)))),
    says("the interaction is delivered once more", |_| Event::AskedAgain(1)),
    says("interaction {n} is delivered once more", |words| Event::AskedAgain(words.n())),
];

const STRIKES: &[Sentence<Strike>] = &[
    says("{status}", |words| fault(FaultKind::status(words.status()))),
    says("{status} page", |words| status(words.status(), FaultBody::Html)),
    says("{status} after", |words| fault(FaultKind::status_after(words.status()))),
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
    says("refused {status} {n}", |words| refused(words.status(), words.nth_n(1))),
    says("killed before", |_| Strike::Kill(KillPoint::Before)),
    says("killed during", |_| Strike::Kill(KillPoint::During)),
    says("killed after", |_| Strike::Kill(KillPoint::After)),
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
    says("{n} times", |words| words.small()),
];

/// The forms of all lines that are not facts.
const FORMS: &str = "“On ⟨place⟩, ⟨how often⟩: …”, “After ⟨place⟩: …”, “At ⟨time⟩ …” or “In the end …”";

const STARTS: &[Sentence<Duration>] = &[says("At {time}", |words| words.time())];

impl Story {
    /// Reads a story.
    ///
    /// # Errors
    /// Every line that is not a sentence, with the sentences that it could be.
    pub fn read(text: &str) -> Result<Self, String> {
        let (facts, troubles, events, finale, known_weaknesses) = Default::default();
        let mut story = Self { text: text.to_owned(), known_weaknesses, seed: 1, facts, troubles, events, finale };
        let lines =
            (1..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let add = |(number, line)| Some(format!("line {number}: {}", story.add(line).err()?));
        let wrong: Vec<String> = lines.filter_map(add).collect();
        if wrong.is_empty() { Ok(story) } else { Err(wrong.join("\n")) }
    }

    fn add(&mut self, line: &str) -> Result<(), String> {
        match Line::read(line)? {
            Line::KnownWeakness(weakness) => self.known_weaknesses.push(weakness),
            Line::Chance(seed) => self.seed = seed,
            Line::Fact(fact) => self.facts.push(fact),
            Line::Trouble(trouble) => self.troubles.push(trouble),
            Line::At(start, event) => self.events.push((start, event)),
            Line::InTheEnd(event) => self.finale.push(event),
        }
        Ok(())
    }
}

impl Line {
    /// Reads a line.
    ///
    /// # Errors
    /// The sentences that the line could be.
    pub fn read(line: &str) -> Result<Self, String> {
        if let Some(weakness) = line.strip_prefix("Known weakness: ") {
            return Ok(Self::KnownWeakness(weakness.to_owned()));
        }
        let line = line.strip_suffix('.').ok_or("a sentence ends with a full stop")?;
        if line.starts_with("At ") {
            // The time is the first three words.
            let end = line.match_indices(' ').nth(2).map_or(line.len(), |(at, _)| at);
            let (start, what) = line.split_at(end);
            Ok(Self::At(read(start, STARTS)?, event(what.trim_start())?))
        } else if let Some(what) = line.strip_prefix("In the end ") {
            Ok(Self::InTheEnd(event(what)?))
        } else if let Some(rest) = line.strip_prefix("On ") {
            Ok(Self::Trouble(trouble(rest, strike)?))
        } else if let Some(rest) = line.strip_prefix("After ") {
            Ok(Self::Trouble(trouble(rest, |what| Ok(Strike::Act(read(what, ACTS)?, Phase::After)))?))
        } else if let Some(seed) = line.strip_prefix("Chance is ") {
            Ok(Self::Chance(seed.parse().map_err(|_| "say “Chance is ⟨number⟩”")?))
        } else {
            Ok(Self::Fact(read(line, FACTS).map_err(|facts| format!("{facts}\n  or {FORMS}"))?))
        }
    }
}

/// `⟨place⟩, ⟨how often⟩: ⟨what⟩`
fn trouble(text: &str, what: impl Fn(&str) -> Result<Strike, String>) -> Result<Trouble, String> {
    let (when, rest) = text.split_once(": ").ok_or("say “On ⟨place⟩, ⟨how often⟩: ⟨what⟩”")?;
    let (place, times) = when.split_once(", ").unwrap_or((when, "once"));
    Ok(Trouble { place: read(place, PLACES)?, times: read(times, TIMES)?, strike: what(rest)? })
}

/// An event, or an act.
fn event(what: &str) -> Result<Event, String> {
    let act = || read(what, ACTS).map(Event::Act);
    read(what, EVENTS).or_else(|events| act().map_err(|acts| format!("{events}\n  or {acts}")))
}

/// A fault, or an act.
fn strike(what: &str) -> Result<Strike, String> {
    let act = || read(what, ACTS).map(|act| Strike::Act(act, Phase::Before));
    read(what, STRIKES).or_else(|faults| act().map_err(|acts| format!("{faults}\n  or {acts}")))
}

fn ask(words: &Words, how: Asking) -> Event {
    Event::Ask { who: words.who(), name: words.name(), how }
}

fn channel_in(kind: Kind, words: &Words) -> Fact {
    Fact::ChannelIn(kind, words.nth_name(1), words.name())
}

fn does(words: &Words, deed: Deed) -> Event {
    Event::Does(words.who(), deed)
}

/// A command as it is typed, and perhaps a channel.
fn uses(words: &Words, how: Asking) -> Event {
    let place = Some(words.nth_name(1)).filter(|place| !place.is_empty());
    does(words, Deed::Use { typed: words.name(), place, how })
}

fn fault(kind: FaultKind) -> Strike {
    Strike::Fault(kind)
}

/// A field of the answer has another value, or is missing if that is `None`.
fn odd(words: &Words, value: Option<Value>) -> Strike {
    fault(FaultKind::Field { path: words.name(), value })
}

fn status(status: u16, body: FaultBody) -> Strike {
    fault(FaultKind::Status { phase: Phase::Before, status, body })
}

fn refused(http_status: u16, code: u64) -> Strike {
    status(http_status, FaultBody::Code(u32::try_from(code).unwrap_or_default()))
}

fn queue(mood: Mood) -> Act {
    Act::Functions(FunctionAct::Queue(mood))
}

fn limited(form: RateLimitForm, words: &Words) -> Strike {
    fault(FaultKind::RateLimited { form, retry_after: words.time() })
}

fn seconds(words: &Words) -> i64 {
    i64::try_from(words.time().as_secs()).unwrap_or(i64::MAX)
}
