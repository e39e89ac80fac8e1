//! Interactions that the simulator sends: signatures, deadlines, and the reply from acknowledgement to expiry.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Json, Router,
    body::Bytes,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use channelwright_simulator::{
    caller::{Caller, DeliveryOptions, Verdict},
    discord::{DiscordConfig, GuildBuilder, Rule, bits},
};
use ed25519_dalek::{Signature, VerifyingKey};
use serde_json::{Value, json};

use crate::bench::{self, Bench};

/// An endpoint that verifies signatures, acknowledges pings and responds with `answer` to everything else.
async fn endpoint(public_key: String, answer: Value, delay: Duration) -> (String, Arc<Mutex<Vec<Value>>>) {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let record = Arc::clone(&seen);
    let handler = move |headers: HeaderMap, body: Bytes| {
        let (key, answer, record) = (public_key.clone(), answer.clone(), Arc::clone(&record));
        async move {
            if !verifies(&key, &headers, &body) {
                return Err(StatusCode::UNAUTHORIZED);
            }
            tokio::time::sleep(delay).await;
            let payload: Value = serde_json::from_slice(&body).unwrap_or(Value::Null);
            let ping = payload["type"] == 1;
            record.lock().expect("no panic").push(payload);
            Ok(Json(if ping { json!({"type": 1}) } else { answer }))
        }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address: SocketAddr = listener.local_addr().expect("an address");
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/", post(handler))).await });
    (format!("http://{address}/"), seen)
}

fn verifies(key: &str, headers: &HeaderMap, body: &[u8]) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let key: [u8; 32] = hex::decode(key).expect("hex").try_into().expect("32 bytes");
    let key = VerifyingKey::from_bytes(&key).expect("a key");
    let signature = hex::decode(text("x-signature-ed25519")).ok().and_then(|bytes| Signature::from_slice(&bytes).ok());
    let message = [text("x-signature-timestamp").as_bytes(), body].concat();
    signature.is_some_and(|signature| key.verify_strict(&message, &signature).is_ok())
}

async fn deferring() -> (Bench, Caller, String, Arc<Mutex<Vec<Value>>>) {
    let bench = Bench::start().await;
    let key = bench.discord.application().public_key();
    let (url, seen) = endpoint(key, json!({"type": 5}), Duration::ZERO).await;
    let caller = Caller::new(&bench.discord).expect("a client");
    (bench, caller, url, seen)
}

pub(crate) fn original(bench: &Bench, token: &str) -> String {
    format!("/webhooks/{}/{token}/messages/@original", bench.discord.application().id)
}

/// Calls a webhook route as the worker does, without the bot token.
pub(crate) async fn webhook(bench: &Bench, method: &str, path: &str, body: Value) -> bench::ApiResponse {
    let url = format!("{}{path}", bench.discord.api_base());
    let request = bench.http.request(method.parse().expect("a method"), url);
    let request = request.header("user-agent", "DiscordBot (https://example.org, 0.1)");
    let request = request.header("content-type", "application/json").body(body.to_string());
    bench::read(request.send().await.expect("a response")).await.expect("a body")
}

#[tokio::test]
async fn an_endpoint_that_verifies_passes_the_probe() {
    let (_bench, caller, url, _) = deferring().await;
    assert_eq!(caller.probe(&url).await, Vec::<String>::new());
}

#[tokio::test]
async fn an_endpoint_that_accepts_everything_fails_the_probe() {
    let bench = Bench::start().await;
    let app = Router::new().route("/", post(|| async { Json(json!({"type": 1})) }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/", listener.local_addr().expect("an address"));
    tokio::spawn(async move { axum::serve(listener, app).await });
    let failures = Caller::new(&bench.discord).expect("a client").probe(&url).await;
    assert_eq!(failures.len(), 13, "{failures:?}");
}

#[tokio::test]
async fn a_command_has_all_fields_that_discord_sends() {
    let builder = GuildBuilder::new("Tavern").gm_permissions(bits::MANAGE_CHANNELS | bits::MANAGE_ROLES);
    let bench = Bench::with(DiscordConfig::default(), builder).await;
    let caller = Caller::new(&bench.discord).expect("a client");
    let general = bench.guild.channel_named("general").expect("a channel").id;
    let gm = bench.guild.people.gm;
    let payload = caller.add_campaign(&bench.guild, gm, general, "Curse of Strahd").payload;
    assert_eq!(payload["type"], 2);
    assert_eq!(payload["data"]["options"][0]["value"], "Curse of Strahd");
    assert_eq!(payload["authorizing_integration_owners"]["0"], bench.guild.id.to_string());
    assert_eq!(payload["member"]["user"]["id"], gm.to_string());
    let held: u64 = payload["member"]["permissions"].as_str().expect("text").parse().expect("digits");
    assert_eq!(held, bits::NEW_GUILD | bits::MANAGE_CHANNELS | bits::MANAGE_ROLES);
    assert_eq!((&payload["context"], &payload["version"]), (&json!(0), &json!(1)));
    let direct = caller.command_in_direct_message(gm, "add-campaign", &json!([])).payload;
    assert!(direct["member"].is_null() && direct["guild_id"].is_null() && direct["user"].is_object());
    let elsewhere = caller.add_campaign(&bench.guild, gm, general, "x").without_bot_in_guild().payload;
    assert_eq!(elsewhere["authorizing_integration_owners"], json!({"1": gm.to_string()}));
}

#[tokio::test]
async fn a_reply_can_be_edited_from_acknowledgement_to_expiry() {
    let (bench, caller, url, seen) = deferring().await;
    let general = bench.guild.channel_named("general").expect("a channel").id;
    let interaction = caller.add_campaign(&bench.guild, bench.guild.people.gm, general, "X");
    let path = original(&bench, interaction.token());
    let edit = json!({"content": "10 %", "allowed_mentions": {"parse": []}});
    let early = webhook(&bench, "PATCH", &path, edit.clone()).await;
    assert_eq!((early.status, early.code()), (404, 10015), "the interaction is not acknowledged yet");
    let delivery = caller.deliver(&url, &interaction).await;
    assert_eq!((delivery.status, delivery.verdict), (Some(200), Verdict::Deferred { ephemeral: false }));
    assert_eq!(seen.lock().expect("no panic").len(), 1);
    let loading = webhook(&bench, "GET", &path, Value::Null).await;
    assert_eq!(loading.body["flags"], 128);
    assert_eq!(webhook(&bench, "PATCH", &path, edit.clone()).await.status, 200);
    let reply = bench.discord.reply(interaction.id).expect("a reply");
    assert_eq!(reply.content(), Some("10 %"));
    assert_eq!(reply.history.len(), 1);
    bench.discord.delete_reply(interaction.id);
    assert_eq!(webhook(&bench, "PATCH", &path, edit.clone()).await.code(), 10008);
    bench.discord.expire_token(interaction.id);
    let expired = webhook(&bench, "PATCH", &path, edit).await;
    assert_eq!((expired.status, expired.code()), (401, 50027));
    assert!(bench.broken().is_empty(), "{:?}", bench.discord.violations());
}

#[tokio::test]
async fn the_webhook_may_lag_behind_the_acknowledgement() {
    let (bench, caller, url, _) = deferring().await;
    bench.discord.configure(|config| config.webhook_lag = Duration::from_millis(60));
    let general = bench.guild.channel_named("general").expect("a channel").id;
    let interaction = caller.add_campaign(&bench.guild, bench.guild.people.gm, general, "X");
    caller.deliver(&url, &interaction).await;
    let path = original(&bench, interaction.token());
    let edit = || webhook(&bench, "PATCH", &path, json!({"content": "x"}));
    assert_eq!(edit().await.code(), 10015);
    tokio::time::sleep(Duration::from_millis(60)).await;
    assert_eq!(edit().await.status, 200);
}

#[tokio::test]
async fn a_ping_that_allowed_mentions_does_not_list_is_a_violation() {
    let (bench, caller, url, _) = deferring().await;
    let general = bench.guild.channel_named("general").expect("a channel").id;
    let gm = bench.guild.people.gm;
    let interaction = caller.add_campaign(&bench.guild, gm, general, "X");
    caller.deliver(&url, &interaction).await;
    let path = original(&bench, interaction.token());
    let content = format!("<@{gm}> @everyone");
    webhook(&bench, "PATCH", &path, json!({"content": content, "allowed_mentions": {"parse": []}})).await;
    webhook(&bench, "PATCH", &path, json!({"content": content, "allowed_mentions": {"users": [gm.to_string()]}})).await;
    assert!(bench.broken().is_empty());
    webhook(&bench, "PATCH", &path, json!({"content": content})).await;
    assert_eq!(bench.broken(), [Rule::PingEscaped], "by default, users are pinged");
    let history = bench.discord.reply(interaction.id).expect("a reply").history;
    assert!(history[0].pings.is_empty());
    assert!(history[2].pings.users.contains(&gm) && !history[2].pings.everyone);
}

#[tokio::test]
async fn a_stale_timestamp_is_signed_correctly() {
    let (bench, caller, url, seen) = deferring().await;
    let general = bench.guild.channel_named("general").expect("a channel").id;
    let interaction = caller.add_campaign(&bench.guild, bench.guild.people.gm, general, "X");
    let options = DeliveryOptions { timestamp: Some("1000000000".into()) };
    let delivery = caller.deliver_with(&url, &interaction, &options).await;
    assert_eq!(delivery.status, Some(200), "this endpoint does not check the age");
    assert_eq!(seen.lock().expect("no panic").len(), 1);
}

#[tokio::test]
async fn an_immediate_message_is_the_reply() {
    let bench = Bench::start().await;
    let answer = json!({"type": 4, "data": {"content": "No: <@7>", "flags": 64, "allowed_mentions": {"parse": []}}});
    let (url, _) = endpoint(bench.discord.application().public_key(), answer, Duration::ZERO).await;
    let caller = Caller::new(&bench.discord).expect("a client");
    let general = bench.guild.channel_named("general").expect("a channel").id;
    let interaction = caller.add_campaign(&bench.guild, bench.guild.people.gm, general, "");
    let delivery = caller.deliver(&url, &interaction).await;
    assert_eq!(delivery.verdict, Verdict::Message { content: "No: <@7>".into(), ephemeral: true });
    let reply = bench.discord.reply(interaction.id).expect("a reply");
    assert!(reply.ephemeral && reply.content() == Some("No: <@7>") && reply.history[0].pings.is_empty());
    assert!(bench.broken().is_empty());
}

#[tokio::test]
async fn a_response_after_three_seconds_is_too_late_and_the_token_is_invalid() {
    let bench = Bench::start().await;
    let key = bench.discord.application().public_key();
    let (url, _) = endpoint(key, json!({"type": 5}), Duration::from_secs(4)).await;
    let caller = Caller::new(&bench.discord).expect("a client");
    let general = bench.guild.channel_named("general").expect("a channel").id;
    let interaction = caller.add_campaign(&bench.guild, bench.guild.people.gm, general, "X");
    let delivery = caller.deliver(&url, &interaction).await;
    assert_eq!(delivery.verdict, Verdict::TooLate);
    assert_eq!(bench.broken(), [Rule::InteractionDeadline]);
    let response = webhook(&bench, "PATCH", &original(&bench, interaction.token()), json!({"content": "x"})).await;
    assert_eq!(response.code(), 10015);
}

#[tokio::test]
async fn the_record_contains_no_token() {
    let (bench, caller, url, _) = deferring().await;
    let general = bench.guild.channel_named("general").expect("a channel").id;
    let interaction = caller.add_campaign(&bench.guild, bench.guild.people.gm, general, "X");
    caller.deliver(&url, &interaction).await;
    webhook(&bench, "PATCH", &original(&bench, interaction.token()), json!({"content": "x"})).await;
    let shown = format!("{:?} {interaction:?} {:?}", bench.discord.requests(), bench.discord.application());
    assert!(!shown.contains(interaction.token()) && !shown.contains(bench.discord.application().bot_token()));
}

#[tokio::test]
async fn after_expiry_a_second_refusal_is_a_violation() {
    let (bench, caller, url, _) = deferring().await;
    bench.discord.configure(|config| config.in_flight_grace = Duration::ZERO);
    let general = bench.guild.channel_named("general").expect("a channel").id;
    let interaction = caller.add_campaign(&bench.guild, bench.guild.people.gm, general, "X");
    caller.deliver(&url, &interaction).await;
    bench.discord.age_token(interaction.id, Duration::from_secs(15 * 60 - 5));
    let path = original(&bench, interaction.token());
    assert_eq!(webhook(&bench, "PATCH", &path, json!({"content": "x"})).await.status, 200, "five seconds are left");
    bench.discord.age_token(interaction.id, Duration::from_secs(5));
    assert_eq!(webhook(&bench, "PATCH", &path, json!({"content": "y"})).await.code(), 50027);
    assert!(bench.broken().is_empty());
    assert_eq!(webhook(&bench, "PATCH", &path, json!({"content": "y"})).await.code(), 50027);
    assert_eq!(bench.broken(), [Rule::CallAfterExpiry]);
}

#[tokio::test]
async fn the_first_follow_up_replaces_thinking_and_the_next_is_a_new_message() {
    let (bench, caller, url, _) = deferring().await;
    let general = bench.guild.channel_named("general").expect("a channel").id;
    let interaction = caller.add_campaign(&bench.guild, bench.guild.people.gm, general, "X");
    caller.deliver(&url, &interaction).await;
    caller.deliver(&url, &interaction).await;
    let path = format!("/webhooks/{}/{}", bench.discord.application().id, interaction.token());
    for content in ["first", "second"] {
        assert_eq!(webhook(&bench, "POST", &path, json!({"content": content})).await.status, 200);
    }
    let reply = bench.discord.reply(interaction.id).expect("a reply");
    assert_eq!((reply.content(), reply.loading), (Some("first"), false));
    assert_eq!(reply.follow_ups.len(), 1);
    let deleted = webhook(&bench, "DELETE", &format!("{path}/messages/@original"), json!({})).await;
    assert_eq!(deleted.status, 204);
    assert_eq!(webhook(&bench, "GET", &format!("{path}/messages/@original"), json!({})).await.code(), 10008);
}

#[tokio::test]
async fn the_body_of_an_edit_is_checked() {
    let (bench, caller, url, _) = deferring().await;
    let general = bench.guild.channel_named("general").expect("a channel").id;
    let interaction = caller.add_campaign(&bench.guild, bench.guild.people.gm, general, "X");
    caller.deliver(&url, &interaction).await;
    let path = original(&bench, interaction.token());
    for (body, field) in [
        (json!({"content": "x".repeat(2001)}), "content"),
        (json!({"flags": 64}), "flags"),
        (json!({"embeds": vec![json!({}); 11]}), "embeds"),
        (json!({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["7"]}}), "allowed_mentions"),
        (json!({"components": [{"type": 2, "style": 1, "label": "A", "custom_id": "a"}]}), "components"),
        (json!({"components": [{"type": 1, "components": [{"type": 4, "style": 1, "custom_id": "a"}]}]}), "components"),
        (json!({"components": [{"type": 1, "components": [{"type": 2, "style": 1, "custom_id": "a"}]}]}), "components"),
    ] {
        let response = webhook(&bench, "PATCH", &path, body).await;
        assert_eq!((response.status, response.code()), (400, 50035), "{field}");
        assert!(response.body["errors"][field].is_object(), "{field}: {:?}", response.body);
    }
}
