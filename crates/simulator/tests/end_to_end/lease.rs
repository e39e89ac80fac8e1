//! A killed worker is replaced within a minute, and a worker that resumes late changes nothing. Both tests use real
//! processes and real time, so they run concurrently.

use std::{
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};

use channelwright_simulator::{
    caller::Interaction,
    discord::{DiscordConfig, Fault, FaultKind, FaultWhen, Phase, Reply},
    lambda::Paused,
    world::WorldConfig,
};

use crate::support::{Ended, PATIENCE, World, assert_no_violations, is_done};

const CREATE_CHANNEL: &str = "POST /guilds/{guild_id}/channels";

/// A world whose worker is struck while it creates the first channel: the category exists, and ten more channels are
/// missing.
struct Struck {
    world: World,
    interaction: Interaction,
}

impl Struck {
    async fn by(strike: impl Fn(&World) -> Box<dyn Fn() + Send + Sync>) -> Self {
        let discord = DiscordConfig { latency: Duration::from_millis(100), ..DiscordConfig::default() };
        let world = World::start(WorldConfig { discord, ..WorldConfig::default() }).await.unwrap();
        let hook = FaultKind::Hook { phase: Phase::Before, action: strike(&world).into(), then_drop: false };
        world.discord.add_fault(Fault::once(FaultWhen::NthOf(CREATE_CHANNEL.to_owned(), 2), hook));
        let (interaction, _) = world.add_campaign("Test").await.unwrap();
        Self { world, interaction }
    }

    fn reply(&self) -> Reply {
        self.world.discord.reply(self.interaction.id).unwrap()
    }

    /// Waits until the reply says that the campaign exists.
    async fn created(&self) {
        let created = async {
            while !self.reply().content().is_some_and(is_done) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(PATIENCE, created).await.unwrap();
    }

    /// Checks that there is exactly one campaign, and that the reply says so.
    async fn assert_ends_well(self) {
        let message = self.world.final_message(self.interaction.id, PATIENCE).await.unwrap();
        let Self { world, interaction } = self;
        assert_no_violations(&world);
        assert_eq!(world.queue.dead_letters().await.unwrap().len(), 0);
        let ended = Ended { world, interaction, message };
        ended.assert_complete("Test");
        assert!(ended.requests_to("POST /guilds/{guild_id}/roles") == 1, "one role");
    }
}

async fn killed() {
    let at = Arc::new(OnceLock::new());
    let struck = Struck::by(|world| {
        let (worker, discord, at) = (world.worker.clone(), world.discord.clone(), Arc::clone(&at));
        Box::new(move || {
            worker.kill();
            discord.forget_clients();
            at.get_or_init(Instant::now);
        })
    });
    let struck = struck.await;
    struck.created().await;
    let killed = *at.get().unwrap();
    let replied = killed.elapsed();
    assert!(replied < Duration::from_secs(60), "the reply has the outcome after {replied:?}");
    struck.world.quiet(PATIENCE).await.unwrap();
    let next = struck.world.event_source.batches().last().unwrap().started - killed;
    assert!(next < Duration::from_secs(45), "the next delivery starts after {next:?}");
    struck.assert_ends_well().await;
}

async fn paused() {
    let paused: Arc<OnceLock<Paused>> = Arc::default();
    let struck = Struck::by(|world| {
        let (worker, paused) = (world.worker.clone(), Arc::clone(&paused));
        Box::new(move || {
            paused.get_or_init(|| worker.pause());
        })
    });
    let struck = struck.await;
    struck.created().await;
    let before = struck.world.discord.request_count();
    paused.get().unwrap().resume();
    // Its invocation ends and reports the message as failed.
    struck.world.quiet(PATIENCE).await.unwrap();
    assert_eq!(struck.world.event_source.batches().len(), 2);
    assert_eq!(struck.world.discord.request_count(), before, "the resumed worker sent a request");
    struck.assert_ends_well().await;
}

#[tokio::test]
async fn a_killed_worker_is_replaced_within_a_minute_and_a_paused_one_changes_nothing() {
    tokio::join!(killed(), paused());
}
