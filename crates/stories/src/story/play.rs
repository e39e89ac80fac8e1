//! Plays a story in a world of its own and records what happens.

use std::{
    collections::BTreeMap,
    rc::Rc,
    sync::{Arc, Mutex},
    time::Duration,
};

use channelwright_simulator::{
    caller::{Interaction, Verdict},
    discord::Snowflake,
};
use tokio::{
    task::{JoinSet, yield_now},
    time::{Instant, sleep_until},
};

use super::{
    Asking, Event, Story,
    act::{Actor, FunctionAct, FunctionControl, QUEUE_PATIENCE},
    deed::Deed,
    typed::Typed,
};
use crate::{
    Asked, Config, Ending, Killer, Mood, Sqs, World, in_virtual_time,
    invariants::{self, Command, Used, Watch},
    lock::lock,
    transcript::{Seen, transcript},
};

/// Longer than SQS retains a message (14 days at most): work that is still under way after this never ends.
const PATIENCE: Duration = Duration::from_secs(15 * 24 * 3600);

/// Late enough that the bot has sent its job, and early enough that it still waits for a slow SQS.
const KILL_BOT_AFTER: Duration = Duration::from_millis(50);

/// The result of playing a story.
#[derive(Debug)]
pub struct Played {
    /// The events and the remaining objects, for a person to read.
    pub transcript: String,
    /// The ending of each accepted command, in the order of the commands.
    pub endings: Vec<Ending>,
    /// The number of requests to Discord.
    pub requests: u64,
    /// The invariants that the story broke.
    pub complaints: Vec<String>,
}

/// Plays the story to its end.
///
/// # Errors
/// The world could not be started, or work was still under way after 15 days of virtual time.
pub fn play(story: &Story) -> anyhow::Result<Played> {
    in_virtual_time(story.seed, async || {
        let mut config = Config::default();
        story.facts.iter().for_each(|fact| fact.configure(&mut config));
        let world = Rc::new(World::start(config)?);
        story.facts.iter().for_each(|fact| fact.arrange(&world.guild));
        let stage = Rc::new(Stage::new(story, world));
        let discord = &stage.world.discord;
        story.troubles.iter().for_each(|trouble| discord.add_fault(trouble.fault(&stage.actor)));
        let end = stage.perform(story).await;
        // Breaks the reference cycle: Discord holds the fault, whose hook holds Discord.
        discord.clear_faults();
        end?;
        Ok(stage.played())
    })
}

/// A story's world, and the records taken of it.
pub(super) struct Stage {
    pub(super) world: Rc<World>,
    pub(super) actor: Actor,
    pub(super) seen: Seen,
    watch: Watch,
    pub(super) commands: Mutex<Vec<Command>>,
    /// The other interactions.
    pub(super) used: Mutex<Vec<Used>>,
    /// The interaction that opened each person's form.
    pub(super) forms: Mutex<BTreeMap<Snowflake, Interaction>>,
}

impl Stage {
    fn new(story: &Story, world: Rc<World>) -> Self {
        let asked = story.events.iter().find_map(|(_, event)| match event {
            Event::Ask { name, .. } => Some(name.clone()),
            Event::Does(_, Deed::Use { typed, .. }) if typed.starts_with("/add-campaign ") => {
                Typed::read(typed, &world.guild).text("name").map(str::to_owned)
            }
            _ => None,
        });
        let seen = Seen::new(world.guild.snapshot());
        let notes = seen.clone();
        let actor = Actor {
            guild: world.guild.clone(),
            command: world.command_id(),
            campaign: asked.unwrap_or_default(),
            interactions: Arc::default(),
            functions: functions(world.killer(), world.sqs.clone()),
            log: Arc::new(move |text| notes.note(text)),
        };
        let watch = Watch::over(&world);
        let (commands, used, forms) = Default::default();
        Self { world, actor, seen, watch, commands, used, forms }
    }

    /// Runs the timed events, waits for quiet, then runs the finale one event at a time.
    async fn perform(self: &Rc<Self>, story: &Story) -> anyhow::Result<()> {
        self.perform_in_time(story).await;
        self.world.quiet(PATIENCE).await?;
        for event in story.finale.clone() {
            Rc::clone(self).happen(event).await;
            self.world.quiet(PATIENCE).await?;
        }
        Ok(())
    }

    /// Runs the timed events. Events of the same time run concurrently.
    async fn perform_in_time(self: &Rc<Self>, story: &Story) {
        let start = Instant::now();
        let mut events = story.events.clone();
        events.sort_by_key(|(at, _)| *at);
        let mut under_way = JoinSet::new();
        for (at, event) in events {
            sleep_until(start + at).await;
            under_way.spawn_local(Rc::clone(self).happen(event));
            // Events of the same time start in the order of the story.
            yield_now().await;
        }
        while under_way.join_next().await.is_some() {}
    }

    async fn happen(self: Rc<Self>, event: Event) {
        match event {
            Event::Act(act) => {
                if !self.actor.act(&act) {
                    self.seen.note(format!("in vain: {act:?}"));
                }
            }
            Event::AskedAgain(number) => {
                let nth = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
                let interaction = lock(&self.actor.interactions).get(nth).cloned();
                if let Some(interaction) = interaction {
                    let delivery = self.world.deliver(&interaction).await;
                    let shown = shown(&delivery.verdict);
                    self.seen.note(format!("Discord delivers the interaction once more: {shown}"));
                }
            }
            Event::Ask { who, name, how } => self.ask(who.among(&self.world.guild), name, how).await,
            Event::Does(who, deed) => self.does(&who, deed).await,
        }
    }

    async fn ask(&self, who: Snowflake, name: String, how: Asking) {
        // Without a text channel there is nowhere to use the command.
        let (Ok(interaction), Ok(is_offered)) = (self.world.command(who, &name), self.world.is_offered(who)) else {
            return;
        };
        let person = self.seen.name(who);
        let past = match how {
            Asking::Offered | Asking::BotIsKilled if is_offered => "",
            Asking::Offered | Asking::BotIsKilled => {
                self.seen.note(format!("Discord does not offer /add-campaign to {person}"));
                return;
            }
            Asking::Forced => " past Discord",
        };
        self.actor.sent(&interaction);
        let delivery = if how == Asking::BotIsKilled {
            self.world.sqs.set_mood(Mood::Forgetful(QUEUE_PATIENCE));
            let delivery = self.world.deliver_to_bot_killed_after(&interaction, KILL_BOT_AFTER).await;
            self.world.sqs.set_mood(Mood::Good);
            delivery
        } else {
            self.world.deliver(&interaction).await
        };
        self.seen.note(format!("{person} uses /add-campaign “{name}”{past}: {}", shown(&delivery.verdict)));
        lock(&self.commands).push(Command::of(&Asked { interaction, delivery }));
    }

    fn played(&self) -> Played {
        let commands = std::mem::take(&mut *lock(&self.commands));
        let used = std::mem::take(&mut *lock(&self.used));
        let (transcript, endings) = transcript(&self.world, &self.seen, &commands, &used);
        let complaints = invariants::check(&self.world, &self.watch, commands, used);
        Played { transcript, complaints, requests: self.world.discord.request_count(), endings }
    }
}

/// Carries out a story's acts on the functions and their queue.
fn functions(killer: Killer, sqs: Sqs) -> Arc<FunctionControl> {
    Arc::new(move |machine| match machine {
        FunctionAct::KillWorkers => killer.kill().then(|| "the worker is killed".to_owned()),
        FunctionAct::PauseWorkers(time) => {
            killer.pause(*time).then(|| format!("the worker is paused for {} s", time.as_secs()))
        }
        FunctionAct::Queue(mood) => {
            sqs.set_mood(*mood);
            Some(match mood {
                Mood::Good => "the queue is well again".to_owned(),
                Mood::Down(_) => "the queue is down".to_owned(),
                Mood::Slow(time) => format!("the queue answers after {time:?}"),
                Mood::Forgetful(_) => "the queue forgets to answer".to_owned(),
            })
        }
        FunctionAct::RepeatJob => {
            sqs.repeat_last();
            Some("SQS delivers the job once more".to_owned())
        }
        FunctionAct::Redrive => Some(format!("the operator redrives the dead letters: {}", sqs.redrive())),
    })
}

/// The bot's answer as the person sees it.
pub(super) fn shown(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Deferred { .. } => "thinking…".to_owned(),
        Verdict::Message { content, .. } => content.clone(),
        Verdict::TooLate | Verdict::Unreachable(_) => "The application did not respond".to_owned(),
        other => format!("{other:?}"),
    }
}
