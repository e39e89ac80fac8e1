//! The interactions endpoint, as Discord uses and probes it.

use channelwright_simulator::{
    caller::{DeliveryOptions, Verdict},
    lambda::{EventShape, PayloadFormat},
    world::WorldConfig,
};
use serde_json::json;

use crate::support::{PATIENCE, World, assert_deferred};

async fn world() -> World {
    World::start(WorldConfig::default()).await.unwrap()
}

#[tokio::test]
async fn discord_accepts_the_endpoint_with_every_event_format() {
    let shapes = [PayloadFormat::HttpApiV2, PayloadFormat::RestApiV1]
        .map(|format| [false, true].map(|always_base64| EventShape { format, always_base64 }));
    for event_shape in shapes.concat() {
        let world = World::start(WorldConfig { event_shape, ..WorldConfig::default() }).await.unwrap();
        let failures = world.caller.probe(&world.interactions_endpoint_url()).await;
        assert_eq!(failures, Vec::<String>::new(), "{event_shape:?}");
        let (_, delivery) = world.add_campaign("Test").await.unwrap();
        assert_deferred(&delivery);
    }
}

#[tokio::test]
async fn a_stale_signature_is_refused_unless_the_maximum_age_is_raised() {
    let old = DeliveryOptions { timestamp: Some((now_s() - 301).to_string()) };
    for (window, status) in [(None, 401), (Some("1000"), 200)] {
        let mut config = WorldConfig::default();
        if let Some(window) = window {
            config.bot_env.insert("DISCORD_SIGNATURE_MAX_AGE_S".to_owned(), window.to_owned());
        }
        let world = World::start(config).await.unwrap();
        let ping = world.caller.ping();
        let delivery = world.caller.deliver_with(&world.interactions_endpoint_url(), &ping, &old).await;
        assert_eq!(delivery.status, Some(status));
    }
}

#[tokio::test]
async fn one_interaction_delivered_twice_is_one_job() {
    let world = world().await;
    let (interaction, _) = world.add_campaign("Test").await.unwrap();
    world.caller.deliver(&world.interactions_endpoint_url(), &interaction).await;
    let message = world.final_message(interaction.id, PATIENCE).await.unwrap();
    assert_eq!(world.worker.invocations(), 1);
    crate::support::Ended { world, interaction, message }.assert_objects("Test");
}

#[tokio::test]
async fn an_unknown_interaction_gets_a_message_and_queues_no_job() {
    let world = world().await;
    let people = &world.guild.people;
    let channel = world.guild.channel_named("general").unwrap().id;
    let caller = &world.caller;
    let command = caller.command(&world.guild, people.gm, channel, "dance", &json!([]));
    for interaction in [
        command,
        caller.button(&world.guild, people.gm, channel, "x"),
        caller.modal(&world.guild, people.gm, channel, "x"),
        caller
            .command(&world.guild, people.gm, channel, "dance", &json!([]))
            .with(|payload| payload["type"] = json!(99)),
    ] {
        let delivery = world.deliver(&interaction).await;
        assert!(matches!(delivery.verdict, Verdict::Message { ephemeral: true, .. }), "{delivery:?}");
    }
    let autocomplete = caller.autocomplete(&world.guild, people.gm, channel, "add-campaign", &json!([]));
    assert!(matches!(world.deliver(&autocomplete).await.verdict, Verdict::Autocomplete { .. }));
    assert_eq!(world.queue.sent().len(), 0);
}

#[tokio::test]
async fn a_signed_body_that_is_not_an_interaction_is_a_bad_request() {
    let world = world().await;
    for body in ["", "null", "[]", "{\"type\":", "\u{0}", &"[".repeat(100_000)] {
        let nonsense = world.caller.ping().with_body(body);
        assert_eq!(world.deliver(&nonsense).await.status, Some(400), "{} bytes", body.len());
    }
    assert_eq!(world.bot.cold_starts().len(), 1, "the bot crashed");
}

#[tokio::test]
async fn the_bot_sends_no_request_to_discord_and_one_to_the_queue() {
    let world = world().await;
    world.worker.shut_down();
    world.add_campaign("Test").await.unwrap();
    assert_eq!(world.discord.request_count(), 0);
    assert_eq!(world.queue.calls("SendMessage"), 1);
}

fn now_s() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs()
}
