//! Faults of Discord: the worker tries again or takes back its work, and the reply says which.

use std::time::Duration;

use channelwright_simulator::{
    discord::{DiscordConfig, Fault, FaultBody, FaultKind, FaultWhen, Phase},
    queue::Redelivery,
    world::WorldConfig,
};
use futures_util::{StreamExt as _, stream};

use crate::support::{PATIENCE, World, ask, ask_in};

const CREATE_CHANNEL: &str = "POST /guilds/{guild_id}/channels";
const CREATE_ROLE: &str = "POST /guilds/{guild_id}/roles";
const GUILD: &str = "GET /guilds/{guild_id}";
const LIST_CHANNELS: &str = "GET /guilds/{guild_id}/channels";

async fn world() -> World {
    World::start(WorldConfig::default()).await.unwrap()
}

fn log(world: &World) -> String {
    world.worker.logs().into_iter().map(|line| line.text + "\n").collect()
}

fn nth_of(route: &str, nth: u64) -> FaultWhen {
    FaultWhen::NthOf(route.to_owned(), nth)
}

#[tokio::test]
async fn a_lost_or_unreadable_response_creates_nothing_twice() {
    let faults = [
        FaultKind::status(500),
        FaultKind::status(502),
        FaultKind::status_after(504),
        FaultKind::Reset { phase: Phase::Before },
        FaultKind::Reset { phase: Phase::After },
        FaultKind::TruncatedBody,
        FaultKind::InvalidJson,
    ];
    let places = [(CREATE_ROLE, 1), (CREATE_CHANNEL, 1), (CREATE_CHANNEL, 2), (CREATE_CHANNEL, 7)];
    let cases = faults.iter().flat_map(|fault| places.map(|place| (fault.clone(), place)));
    stream::iter(cases)
        .for_each_concurrent(4, async |(what, (route, nth))| {
            let world = world().await;
            world.discord.add_fault(Fault::once(nth_of(route, nth), what));
            let ended = ask_in(world, "Test").await;
            ended.assert_complete("Test");
            assert_eq!(ended.world.discord.pending_faults(), 0);
        })
        .await;
}

#[tokio::test]
async fn lists_that_lag_create_nothing_twice() {
    let discord = DiscordConfig { list_delay: Duration::from_millis(400), ..DiscordConfig::default() };
    ask(WorldConfig { discord, ..WorldConfig::default() }, "Test").await.assert_complete("Test");
}

#[tokio::test]
async fn a_worker_that_is_faster_than_the_deferral_waits_for_it() {
    let discord = DiscordConfig { webhook_lag: Duration::from_millis(1_500), ..DiscordConfig::default() };
    ask(WorldConfig { discord, ..WorldConfig::default() }, "Test").await.assert_complete("Test");
}

#[tokio::test]
async fn a_server_that_fills_up_is_left_as_it_was() {
    let world = world().await;
    let guild = world.guild.clone();
    let fill = FaultKind::hook(Phase::Before, false, move || guild.fill_channels(500));
    world.discord.add_fault(Fault::once(nth_of(CREATE_CHANNEL, 5), fill));
    let ended = ask_in(world, "Test").await;
    let message = &ended.message;
    assert!(message.starts_with("❌ **Campaign Not Created: Test**"), "{message}");
    assert!(message.contains("500 channels") && message.contains("I removed the "), "{message}");
    assert_eq!(ended.world.guild.roles_named("Test Members"), []);
    assert_eq!(ended.world.guild.channels_named("Test"), []);
    let orphans = crate::support::CHANNELS.iter().filter(|(name, _)| ended.world.guild.channel_named(name).is_some());
    assert_eq!(orphans.count(), 0);
}

#[tokio::test]
async fn a_bot_that_loses_its_permissions_ends_the_job_at_once() {
    let world = world().await;
    let guild = world.guild.clone();
    let strip = FaultKind::hook(Phase::Before, false, move || guild.set_bot_permissions(0));
    world.discord.add_fault(Fault::once(nth_of(CREATE_CHANNEL, 2), strip));
    let ended = ask_in(world, "Test").await;
    let message = &ended.message;
    assert!(message.starts_with("❌ **Campaign Not Created: Test**"), "{message}");
    assert!(message.contains("not allowed") && message.contains("Still there: "), "{message}");
    assert!(ended.world.discord.invalid_requests() <= 13, "{}", ended.world.discord.invalid_requests());
}

#[tokio::test]
async fn a_refused_token_ends_the_job() {
    let mut config = WorldConfig::default();
    config.worker_env.insert("DISCORD_BOT_TOKEN".to_owned(), "not-a-token".to_owned());
    let world = World::start(config).await.unwrap();
    let (interaction, _) = world.add_campaign("Test").await.unwrap();
    let message = world.final_message(interaction.id, PATIENCE).await.unwrap();
    assert!(message.contains("Nothing was created. Discord no longer accepts my bot token"), "{message}");
    let unauthorized = world.discord.requests().iter().filter(|request| request.status == Some(401)).count();
    assert!((1..=4).contains(&unauthorized), "{unauthorized}: only concurrent requests may be refused");
}

#[tokio::test]
async fn an_outage_of_discord_ends_in_a_reply_and_a_dead_letter_after_five_deliveries() {
    let mut config = WorldConfig::default();
    config.event_source.redelivery = Redelivery::AtOnce;
    let world = World::start(config).await.unwrap();
    world.discord.add_fault(Fault {
        when: FaultWhen::AnyOf(CREATE_ROLE.to_owned()),
        times: u32::MAX,
        what: FaultKind::Status { phase: Phase::Before, status: 503, body: FaultBody::Html },
    });
    let (interaction, _) = world.add_campaign("Test").await.unwrap();
    let message = world.final_message(interaction.id, PATIENCE).await.unwrap();
    assert!(message.starts_with("❌ **Campaign Not Finished: Test**"), "{message}");
    assert!(message.contains("I can't find any of it in this server."), "{message}");
    assert_eq!(world.queue.dead_letters().await.unwrap().len(), 1);
    assert_eq!(world.worker.invocations(), 5);
    let history = world.discord.reply(interaction.id).unwrap().history;
    assert_eq!(history.iter().filter(|edit| edit.content.contains("I'll continue automatically at")).count(), 4);
}

#[tokio::test]
async fn a_message_that_is_not_a_job_reaches_the_dead_letter_queue() {
    let world = world().await;
    for body in ["{}", "not json", r#"{"version":99}"#] {
        world.queue.send(body, "guild", body).await.unwrap();
    }
    world.quiet(PATIENCE).await.unwrap();
    assert_eq!(world.queue.dead_letters().await.unwrap().len(), 3);
    assert!(world.event_source.batches().iter().all(|batch| batch.error.is_none()), "the worker crashed");
    ask_in(world, "Test").await.assert_complete("Test");
}

#[tokio::test]
async fn the_reply_and_the_log_name_a_channel_name_that_discord_filters() {
    let filtered_names = ["safety".to_owned()].into();
    let discord = DiscordConfig { filtered_names, ..DiscordConfig::default() };
    let ended = ask(WorldConfig { discord, ..WorldConfig::default() }, "Test").await;
    let message = &ended.message;
    assert!(message.contains("#safety") && message.contains("config/campaign_channels.yaml"), "{message}");
    ended.world.quiet(PATIENCE).await.unwrap();
    let logs = ended.world.worker.logs();
    let line = logs.iter().find(|line| line.text.contains("Discord refused")).expect("the refusal is logged");
    for wanted in ["create channel 10", "50035", "name: CONTAINS_FILTERED_WORDS"] {
        assert!(line.text.contains(wanted), "{}", line.text);
    }
    assert!(!line.text.contains("safety"), "{}", line.text);
}

/// Without a limit, the worker would read gigabytes before the timeout of ten seconds.
#[tokio::test]
async fn an_endless_response_counts_as_lost() {
    let world = world().await;
    for (route, nth) in [(LIST_CHANNELS, 1), (CREATE_CHANNEL, 4)] {
        world.discord.add_fault(Fault::once(nth_of(route, nth), FaultKind::Endless));
    }
    let ended = ask_in(world, "Test").await;
    ended.assert_complete("Test");
    let peak_kib = ended.world.worker.peak_rss_kib();
    assert!(peak_kib < 128 * 1024, "{peak_kib} KiB");
    let log = log(&ended.world);
    assert!(log.contains("the connection failed: the response is longer than 16 MiB"), "{log}");
}

#[tokio::test]
async fn the_log_names_an_unreadable_field_without_its_value() {
    let world = world().await;
    let odd = |route: &str, path: &str, times| Fault {
        when: FaultWhen::AnyOf(route.to_owned()),
        times,
        what: FaultKind::Field { path: path.to_owned(), value: Some("SOME-SECRET".into()) },
    };
    let general = world.guild.channel_named("general").unwrap().id;
    world.discord.add_fault(odd(LIST_CHANNELS, "general/type", u32::MAX));
    world.discord.add_fault(odd(GUILD, "owner_id", 1));
    let ended = ask_in(world, "Test").await;
    ended.assert_complete("Test");
    let log = log(&ended.world);
    assert!(log.contains("HTTP 200 with an unreadable body (unreadable field `owner_id`)"), "{log}");
    assert!(log.contains(&format!("{general}: type")), "{log}");
    assert!(!log.contains("SOME-SECRET"), "{log}");
}
