//! Tests the wiring of the world with a stub for both functions.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use channelwright_simulator::{
    binaries::Binaries,
    caller::Verdict,
    discord::{Fault, FaultKind, FaultWhen, Phase},
    lambda::Function,
    queue::{EventSourceConfig, QueueConfig, Redelivery},
    world::{Source, World, WorldConfig},
};
use serde_json::{Value, json};

use crate::{PATIENCE, runs, stub};

fn stubs() -> WorldConfig {
    let script: PathBuf = stub().binary;
    WorldConfig { binaries: Source::Given(Binaries { bot: script.clone(), worker: script }), ..WorldConfig::default() }
}

async fn env_of(function: &Function) -> Value {
    function.invoke(json!({ "do": "env" })).await.unwrap().payload
}

#[tokio::test]
async fn each_function_gets_its_settings_and_only_the_worker_the_token() {
    let extra = BTreeMap::from([("RUST_LOG".to_owned(), "debug".to_owned())]);
    let world = World::start(WorldConfig { worker_env: extra, ..stubs() }).await.unwrap();
    let (bot, worker) = tokio::join!(env_of(&world.bot), env_of(&world.worker));

    let application = world.discord.application();
    assert_eq!(bot["DISCORD_PUBLIC_KEY"], application.public_key());
    assert_eq!(bot.get("DISCORD_BOT_TOKEN"), None);
    assert_eq!(bot.get("DISCORD_API_BASE"), None);
    assert_eq!(worker["DISCORD_BOT_TOKEN"], application.bot_token());
    assert_eq!(worker["DISCORD_API_BASE"], world.discord.api_base());
    assert_eq!(worker["RUST_LOG"], "debug");
    for env in [&bot, &worker] {
        assert_eq!(env["SQS_QUEUE_URL"], world.queue.url());
        assert_eq!(env["AWS_ENDPOINT_URL_SQS"], world.queue.endpoint_url());
    }
}

#[tokio::test]
async fn a_command_travels_from_discord_to_the_reply() {
    let world = World::start(stubs()).await.unwrap();
    let (interaction, delivery) = world.add_campaign("Test").await.unwrap();
    assert_eq!(delivery.verdict, Verdict::Deferred { ephemeral: false });
    assert_eq!(world.final_message(interaction.id, PATIENCE).await.unwrap(), "made Test");

    let timings = world.timings(interaction.id).unwrap();
    assert!(timings.acknowledged <= timings.last_edit, "{timings:?}");
    let sent = world.queue.sent();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].group, world.guild.id.to_string());
    assert_eq!(sent[0].deduplication_id, interaction.id.to_string());
    assert_eq!((world.bot.invocations(), world.worker.invocations()), (1, 1));
    assert_eq!(world.discord.violations().iter().map(ToString::to_string).collect::<Vec<_>>(), [""; 0]);
}

#[tokio::test]
async fn a_job_survives_a_worker_that_is_killed_in_the_middle_of_a_request() {
    let config = stubs();
    let event_source = EventSourceConfig { redelivery: Redelivery::AtOnceAfterCrash, ..config.event_source.clone() };
    let world = World::start(WorldConfig { event_source, ..config }).await.unwrap();
    let worker = world.worker.clone();
    let kill = FaultKind::hook(Phase::Before, true, move || worker.kill());
    world.discord.add_fault(Fault::once(FaultWhen::Any, kill));

    let (interaction, _) = world.add_campaign("Test").await.unwrap();
    assert_eq!(world.final_message(interaction.id, PATIENCE).await.unwrap(), "made Test");
    assert_eq!(world.worker.invocations(), 2);
    assert_eq!(world.queue.sent().len(), 1);
    let statuses: Vec<_> = world.discord.requests().iter().map(|request| request.status).collect();
    assert_eq!(statuses, [None, Some(200)]);
}

#[tokio::test]
async fn waiting_for_a_job_that_never_ends_times_out() {
    let world = World::start(stubs()).await.unwrap();
    let refused = FaultKind::status(500);
    world.discord.add_fault(Fault { when: FaultWhen::Any, times: 1000, what: refused });
    let (interaction, _) = world.add_campaign("Test").await.unwrap();
    let error = world.final_message(interaction.id, Duration::from_millis(500)).await.unwrap_err();
    assert_eq!(error.to_string(), "work was still under way after 500ms");
}

#[tokio::test]
async fn a_visibility_timeout_below_the_workers_timeout_is_refused_as_by_aws() {
    let queue = QueueConfig { visibility_timeout: Duration::from_secs(30), ..QueueConfig::default() };
    let refused = World::start(WorldConfig { queue, worker_timeout: Duration::from_secs(31), ..stubs() }).await;
    let error = refused.err().unwrap().to_string();
    assert_eq!(error, "the queue's visibility timeout (30s) is shorter than the worker's timeout (31s)");
}

#[tokio::test]
async fn dropping_a_world_ends_its_processes() {
    let world = World::start(stubs()).await.unwrap();
    let pid = world.bot.invoke(json!({ "do": "echo" })).await.unwrap().payload["pid"].as_i64().unwrap();
    world.quiet(PATIENCE).await.unwrap();
    let bot = world.bot.clone();
    drop(world);
    bot.stop().await;
    assert!(!runs(pid));
    assert!(bot.invoke(json!({})).await.is_err());
}
