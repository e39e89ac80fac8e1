//! Plays a story in a world of its own, and watches.

use std::{
    rc::Rc,
    sync::{Arc, Mutex},
    time::Duration,
};

use channelwright_simulator::{
    caller::Verdict,
    discord::{Fault, FaultKind, Phase, Snowflake},
};
use tokio::{
    task::{JoinSet, yield_now},
    time::{Instant, sleep_until},
};

use super::{
    Asking, Event, Moment, Story, Strike, Trouble,
    act::{Hands, QUEUE_PATIENCE},
};
use crate::{
    Asked, Config, Ending, Mood, World, in_virtual_time,
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
        story.facts.iter().for_each(|fact| fact.arrange(&world));
        let stage = Rc::new(Stage::new(story, world));
        story.troubles.iter().for_each(|trouble| stage.arm(trouble));
        stage.perform(story).await;
        let end = stage.world.quiet(PATIENCE).await;
        // A hook holds the Discord that holds the fault.
        stage.world.discord.clear_faults();
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
        let hands = Hands {
            discord: world.discord.clone(),
            guild: world.guild.clone(),
            command: world.command_id(),
            killer: world.killer(),
            sqs: world.sqs.clone(),
            campaign: asked.unwrap_or_default(),
            interactions: Arc::default(),
        };
        let seen = Seen::new(world.guild.snapshot());
        let watch = Watch::over(&world);
        Self { world, hands, seen, watch, asked: Mutex::default() }
    }

    /// Makes something go wrong when its request comes.
    fn arm(&self, trouble: &Trouble) {
        let (hands, seen) = (self.hands.clone(), self.seen.clone());
        let kill = |phase, then_drop, when: &'static str| {
            let (hands, seen) = (self.hands.clone(), self.seen.clone());
            FaultKind::hook(phase, then_drop, move || {
                // Of what was on its way together, the first kills, and the others find nobody to kill.
                if hands.kill() {
                    seen.note(format!("the worker is killed {when}"));
                }
            })
        };
        let what = match &trouble.strike {
            Strike::Fault(kind) => kind.clone(),
            Strike::Kill(Moment::Before) => kill(Phase::Before, true, "before its request reaches Discord"),
            Strike::Kill(Moment::During) => kill(Phase::Before, false, "while Discord carries out its request"),
            Strike::Kill(Moment::After) => kill(Phase::After, false, "before it hears the answer to its request"),
            Strike::Act(act) => {
                let act = act.clone();
                FaultKind::hook(Phase::Before, false, move || {
                    if let Some(said) = hands.act(&act) {
                        seen.note(said);
                    }
                })
            }
        };
        self.world.discord.add_fault(Fault { when: trouble.place.clone(), times: trouble.times, what });
    }

    /// Lets everything happen that has a time. What begins at the same time goes on at the same time.
    async fn perform(self: &Rc<Self>, story: &Story) {
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
                let said = self.hands.act(&act).unwrap_or_else(|| format!("in vain: {act:?}"));
                self.seen.note(said);
            }
            Event::AskedAgain => {
                let first = lock(&self.hands.interactions).first().cloned();
                if let Some(interaction) = first {
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
        lock(&self.hands.interactions).push(interaction.clone());
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

/// What the person sees of the bot's answer.
fn heard(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Deferred { .. } => "thinking…".to_owned(),
        Verdict::Message { content, .. } => content.clone(),
        Verdict::TooLate | Verdict::Unreachable(_) => "The application did not respond".to_owned(),
        other => format!("{other:?}"),
    }
}
