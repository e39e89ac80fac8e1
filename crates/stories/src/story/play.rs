//! Plays a story in a world of its own, and watches.

use std::{
    rc::Rc,
    sync::{Arc, Mutex},
    time::Duration,
};

use channelwright_simulator::{caller::Verdict, discord::Snowflake};
use tokio::{
    task::{JoinSet, yield_now},
    time::{Instant, sleep_until},
};

use super::{
    Asking, Event, Story,
    act::{Hands, Machine, Machines, QUEUE_PATIENCE},
};
use crate::{
    Asked, Config, Ending, Killer, Mood, Sqs, World, in_virtual_time,
    invariants::{self, Watch},
    lock::lock,
    transcript::{Given, Seen, transcript},
};

/// Longer than any message stays in a queue (SQS: 14 days at most): what is not over by then never ends.
const PATIENCE: Duration = Duration::from_secs(15 * 24 * 3600);

/// By then the bot has sent its job, and has not answered yet if SQS keeps it waiting.
const KILL_BOT_AFTER: Duration = Duration::from_millis(50);

/// What came of a story.
#[derive(Debug)]
pub struct Played {
    /// What was to be seen, for a person to read.
    pub transcript: String,
    /// How each accepted command ended, in the order in which they were given.
    pub endings: Vec<Ending>,
    /// How many requests were made to Discord.
    pub requests: u64,
    /// The invariants that it broke.
    pub complaints: Vec<String>,
}

/// Plays the story to its end.
///
/// # Errors
/// The world could not be made, or there is no end.
pub fn play(story: &Story) -> anyhow::Result<Played> {
    in_virtual_time(story.seed, async || {
        let mut config = Config::default();
        story.facts.iter().for_each(|fact| fact.configure(&mut config));
        let world = Rc::new(World::start(config)?);
        story.facts.iter().for_each(|fact| fact.arrange(&world.guild));
        let stage = Rc::new(Stage::new(story, world));
        let discord = &stage.world.discord;
        story.troubles.iter().for_each(|trouble| discord.add_fault(trouble.fault(&stage.hands)));
        let end = stage.perform(story).await;
        // A hook holds the Discord that holds the fault.
        discord.clear_faults();
        end?;
        Ok(stage.played())
    })
}

/// Where a story is played.
struct Stage {
    world: Rc<World>,
    hands: Hands,
    seen: Seen,
    watch: Watch,
    asked: Mutex<Vec<Asked>>,
}

impl Stage {
    fn new(story: &Story, world: Rc<World>) -> Self {
        let asked = story.events.iter().find_map(|(_, event)| match event {
            Event::Ask { name, .. } => Some(name.clone()),
            _ => None,
        });
        let seen = Seen::new(world.guild.snapshot());
        let notes = seen.clone();
        let hands = Hands {
            guild: world.guild.clone(),
            command: world.command_id(),
            campaign: asked.unwrap_or_default(),
            interactions: Arc::default(),
            machines: machines(world.killer(), world.sqs.clone()),
            note: Arc::new(move |said| notes.note(said)),
        };
        let watch = Watch::over(&world);
        Self { world, hands, seen, watch, asked: Mutex::default() }
    }

    /// Lets everything happen: what has a time, and in the end the rest.
    async fn perform(self: &Rc<Self>, story: &Story) -> anyhow::Result<()> {
        self.perform_in_time(story).await;
        self.world.quiet(PATIENCE).await?;
        for event in story.finale.clone() {
            Rc::clone(self).happen(event).await;
            self.world.quiet(PATIENCE).await?;
        }
        Ok(())
    }

    /// What begins at the same time goes on at the same time.
    async fn perform_in_time(self: &Rc<Self>, story: &Story) {
        let start = Instant::now();
        let mut events = story.events.clone();
        events.sort_by_key(|(at, _)| *at);
        let mut under_way = JoinSet::new();
        for (at, event) in events {
            sleep_until(start + at).await;
            under_way.spawn_local(Rc::clone(self).happen(event));
            // In the order of the story, also where it is the order in one moment.
            yield_now().await;
        }
        while under_way.join_next().await.is_some() {}
    }

    async fn happen(self: Rc<Self>, event: Event) {
        match event {
            Event::Act(act) => {
                if !self.hands.act(&act) {
                    self.seen.note(format!("in vain: {act:?}"));
                }
            }
            Event::AskedAgain(number) => {
                let nth = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
                let interaction = lock(&self.hands.interactions).get(nth).cloned();
                if let Some(interaction) = interaction {
                    let delivery = self.world.deliver(&interaction).await;
                    self.seen.note(format!("Discord delivers the interaction once more: {}", heard(&delivery.verdict)));
                }
            }
            Event::Ask { who, name, how } => self.ask(who.among(&self.world.guild.people), name, how).await,
        }
    }

    async fn ask(&self, who: Snowflake, name: String, how: Asking) {
        // A guild without a text channel has nowhere to ask in.
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
        self.hands.sent(&interaction);
        let delivery = if how == Asking::BotIsKilled {
            self.world.sqs.set_mood(Mood::Forgetful(QUEUE_PATIENCE));
            let delivery = self.world.deliver_to_bot_killed_after(&interaction, KILL_BOT_AFTER).await;
            self.world.sqs.set_mood(Mood::Good);
            delivery
        } else {
            self.world.deliver(&interaction).await
        };
        let heard = heard(&delivery.verdict);
        self.seen.note(format!("{person} uses /add-campaign “{name}”{past}: {heard}"));
        let accepted = matches!(delivery.verdict, Verdict::Deferred { .. });
        self.seen.asked(Given { interaction: interaction.id, who, name, accepted });
        lock(&self.asked).push(Asked { interaction, delivery });
    }

    fn played(&self) -> Played {
        let (transcript, endings) = transcript(&self.world, &self.seen);
        let complaints = invariants::check(&self.world, &self.watch, &lock(&self.asked));
        Played { transcript, complaints, requests: self.world.discord.request_count(), endings }
    }
}

/// The functions and their queue, in the hands of a story.
fn machines(killer: Killer, sqs: Sqs) -> Arc<Machines> {
    Arc::new(move |machine| match machine {
        Machine::KillWorkers => killer.kill().then(|| "the worker is killed".to_owned()),
        Machine::PauseWorkers(time) => {
            killer.pause(*time).then(|| format!("the worker is paused for {} s", time.as_secs()))
        }
        Machine::Queue(mood) => {
            sqs.set_mood(*mood);
            Some(match mood {
                Mood::Good => "the queue is well again".to_owned(),
                Mood::Down(_) => "the queue is down".to_owned(),
                Mood::Slow(time) => format!("the queue answers after {time:?}"),
                Mood::Forgetful(_) => "the queue forgets to answer".to_owned(),
            })
        }
        Machine::RepeatJob => {
            sqs.repeat_last();
            Some("SQS delivers the job once more".to_owned())
        }
        Machine::Redrive => Some(format!("the operator redrives the dead letters: {}", sqs.redrive())),
    })
}

/// What the person sees of the bot's answer.
fn heard(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Deferred { .. } => "thinking…".to_owned(),
        Verdict::Message { content, .. } => content.clone(),
        Verdict::TooLate | Verdict::Unreachable(_) => "The application did not respond".to_owned(),
        other => format!("{other:?}"),
    }
}
