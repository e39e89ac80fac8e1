//! The worker reads its token from a parameter of SSM, and the log says what to do if the parameter is missing.

use std::{
    net::Ipv4Addr,
    sync::{Arc, Mutex},
};

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use channelwright_simulator::{queue::Redelivery, world::WorldConfig};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::{Ended, PATIENCE, World, ask_in};

const PARAMETER: &str = "/channelwright/discord-bot-token";

/// A Parameter Store on loopback with at most one parameter.
#[derive(Clone, Default)]
struct ParameterStore {
    value: Arc<Mutex<Option<String>>>,
    reads: Arc<Mutex<usize>>,
}

impl ParameterStore {
    /// Serves until the test ends. Returns the URL.
    async fn start(&self) -> String {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().route("/", post(get_parameter)).with_state(self.clone());
        tokio::spawn(async { axum::serve(listener, router).await });
        url
    }

    fn put(&self, value: &str) {
        *self.value.lock().unwrap() = Some(value.to_owned());
    }

    fn reads(&self) -> usize {
        *self.reads.lock().unwrap()
    }
}

async fn get_parameter(
    State(store): State<ParameterStore>,
    headers: HeaderMap,
    body: String,
) -> (StatusCode, Json<Value>) {
    *store.reads.lock().unwrap() += 1;
    assert_eq!(headers["x-amz-target"], "AmazonSSM.GetParameter");
    assert!(headers["authorization"].to_str().unwrap().starts_with("AWS4-HMAC-SHA256 "));
    let asked: Value = serde_json::from_str(&body).unwrap();
    match &*store.value.lock().unwrap() {
        Some(value) if asked == json!({ "Name": PARAMETER, "WithDecryption": true }) => {
            (StatusCode::OK, Json(json!({ "Parameter": { "Type": "SecureString", "Value": value } })))
        }
        _ => (StatusCode::BAD_REQUEST, Json(json!({ "__type": "ParameterNotFound" }))),
    }
}

/// A world whose worker has the name of the token's parameter, not the token.
async fn world(store: &ParameterStore) -> World {
    let mut config = WorldConfig::default();
    config.event_source.redelivery = Redelivery::AtOnce;
    config.worker_env.insert("DISCORD_BOT_TOKEN".to_owned(), String::new());
    config.worker_env.insert("DISCORD_BOT_TOKEN_PARAMETER".to_owned(), PARAMETER.to_owned());
    config.worker_env.insert("AWS_ENDPOINT_URL_SSM".to_owned(), store.start().await);
    World::start(config).await.unwrap()
}

#[tokio::test]
async fn a_worker_reads_its_token_once() {
    let store = ParameterStore::default();
    let world = world(&store).await;
    store.put(world.discord.application().bot_token());
    let ended = ask_in(world, "Test").await;
    ended.assert_complete("Test");
    ask_in(ended.world, "Another").await.assert_complete("Another");
    assert_eq!(store.reads(), 1);
}

#[tokio::test]
async fn a_running_worker_reads_a_replaced_token() {
    let store = ParameterStore::default();
    let world = world(&store).await;
    store.put("a-token-that-was-reset");
    let (refused, _) = world.add_campaign("Test").await.unwrap();
    let message = world.final_message(refused.id, PATIENCE).await.unwrap();
    assert!(message.contains("Discord no longer accepts my bot token"), "{message}");

    store.put(world.discord.application().bot_token());
    let (interaction, _) = world.add_campaign("Test").await.unwrap();
    let message = world.final_message(interaction.id, PATIENCE).await.unwrap();
    let starts = world.worker.logs().iter().filter(|line| line.text.contains("worker starts")).count();
    assert_eq!((starts, store.reads()), (1, 2), "the same worker reads the token again");
    Ended { world, interaction, message }.assert_complete("Test");
}

#[tokio::test]
async fn without_the_parameter_the_job_waits_and_the_log_says_what_to_do() {
    let store = ParameterStore::default();
    let world = world(&store).await;
    let (interaction, _) = world.add_campaign("Test").await.unwrap();
    world.quiet(PATIENCE).await.unwrap();
    let line = "no bot token from /channelwright/discord-bot-token: SSM answered ParameterNotFound (HTTP 400); \
                store it in this region, or correct its name";
    let logs = world.worker.logs();
    let logged = logs.iter().filter(|one| one.text.contains("worker cannot run") && one.text.contains(line));
    assert_eq!(logged.count(), 5, "{logs:#?}");
    let dead_letters = world.queue.dead_letters().await.unwrap();
    assert_eq!(dead_letters.len(), 1);
    assert!(world.discord.reply(interaction.id).unwrap().content().is_none());
    assert!(world.guild.channels_named("Test").is_empty());

    store.put(world.discord.application().bot_token());
    world.queue.send(&dead_letters[0], "guild", "redriven").await.unwrap();
    let message = world.final_message(interaction.id, PATIENCE).await.unwrap();
    Ended { world, interaction, message }.assert_complete("Test");
}
