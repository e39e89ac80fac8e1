//! Kills the worker at each of its requests; SQS delivers the message again.

use channelwright_simulator::{
    discord::{Fault, FaultKind, FaultWhen, Phase},
    lambda::Function,
    queue::Redelivery,
    world::WorldConfig,
};
use futures_util::{StreamExt as _, stream};

use crate::support::{PATIENCE, World, ask, ask_in, assert_no_violations};

fn config() -> WorldConfig {
    let mut config = WorldConfig::default();
    config.event_source.redelivery = Redelivery::AtOnceAfterCrash;
    config
}

/// Sends SIGKILL at the nth request, before or after it takes effect.
fn kill_at(world: &World, nth: u64, phase: Phase) {
    end_at(world, nth, phase, Function::kill);
}

/// Ends the worker at the nth request, before or after it takes effect.
fn end_at(world: &World, nth: u64, phase: Phase, end: fn(&Function)) {
    let (worker, discord) = (world.worker.clone(), world.discord.clone());
    let kill = move || {
        end(&worker);
        // The next process cannot know the limits that this one met.
        discord.forget_clients();
    };
    world.discord.add_fault(Fault::once(FaultWhen::Request(nth), FaultKind::hook(phase, true, kill)));
}

async fn killed_at(kills: &[(u64, Phase)]) {
    ended_at(kills, Function::kill, "SIGKILL").await;
}

async fn ended_at(kills: &[(u64, Phase)], end: fn(&Function), signal: &str) {
    let world = World::start(config()).await.unwrap();
    for &(nth, phase) in kills {
        end_at(&world, nth, phase, end);
    }
    let ended = ask_in(world, "Test").await;
    ended.assert_complete("Test");
    assert!(ended.message.starts_with("✅ **Campaign Created: Test**"), "{kills:?}: {}", ended.message);
    assert_eq!(ended.world.discord.pending_faults(), 0, "{kills:?}: a kill did not happen");
    assert_eq!(ended.world.queue.dead_letters().await.unwrap().len(), 0);
    assert_no_violations(&ended.world);
    ended.world.quiet(PATIENCE).await.unwrap();
    let errors: Vec<_> = ended.world.event_source.batches().into_iter().filter_map(|batch| batch.error).collect();
    assert!(!errors.is_empty(), "{kills:?}");
    for error in errors {
        assert_eq!(error.error_type(), "Runtime.ExitError");
        assert!(error.to_string().contains(signal), "{error}");
    }
}

#[tokio::test]
async fn a_worker_killed_at_any_request_leaves_one_campaign_and_a_true_message() {
    let undisturbed = ask(config(), "Test").await.world.discord.request_count();
    assert!(undisturbed >= 20, "{undisturbed} requests");
    // On a slow machine there can be one more edit with progress. Only the requests that always happen are used.
    let places = (1..=20).flat_map(|nth| [(nth, Phase::Before), (nth, Phase::After)]);
    stream::iter(places).for_each_concurrent(4, async |place| killed_at(&[place]).await).await;
}

/// A panic aborts a release build.
#[tokio::test]
async fn after_an_abort_the_next_delivery_completes_the_campaign() {
    for place in [(2, Phase::After), (8, Phase::Before), (14, Phase::After)] {
        ended_at(&[place], Function::abort, "SIGABRT").await;
    }
}

#[tokio::test]
async fn after_four_killed_deliveries_the_fifth_completes_the_campaign() {
    for first in [1, 6, 9, 15] {
        // Close enough that each delivery is killed before it ends.
        let kills =
            [0, 5, 10, 15].map(|later| (first + later, if later % 2 == 0 { Phase::After } else { Phase::Before }));
        killed_at(&kills).await;
    }
}

#[tokio::test]
async fn after_a_kill_a_full_server_is_reported_with_what_exists() {
    let world = World::start(config()).await.unwrap();
    kill_at(&world, 12, Phase::After);
    let guild = world.guild.clone();
    let fill = FaultKind::hook(Phase::Before, false, move || guild.fill_channels(500));
    world.discord.add_fault(Fault::once(FaultWhen::Request(20), fill));
    let ended = ask_in(world, "Test").await;
    let there = ended.world.guild.channels_named("Test").len();
    assert!(there == 0 || !ended.message.contains("Nothing was created"), "{}", ended.message);
}

#[tokio::test]
async fn a_bot_killed_after_queueing_still_leads_to_one_campaign() {
    let world = World::start(config()).await.unwrap();
    let interaction = world.add_campaign_interaction("Test").unwrap();
    world.deliver(&interaction).await;
    world.bot.kill();
    // Discord does not repeat an interaction, but a person may.
    let message = world.final_message(interaction.id, PATIENCE).await.unwrap();
    let again = ask_in(world, "Test").await;
    assert!(message.starts_with("✅ **Campaign Created"), "{message}");
    again.assert_complete("Test");
}
