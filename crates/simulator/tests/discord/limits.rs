//! Rate limits and faults.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use channelwright_simulator::discord::{
    Discord, DiscordConfig, Fault, FaultBody, FaultKind, FaultWhen, GuildBuilder, Phase, RateLimitForm, RateLimits,
    RequestRecord, Rule,
};
use serde_json::json;

use crate::bench::{ApiResponse, Bench, CREATE_CHANNEL};

async fn limited(limits: RateLimits) -> Bench {
    let config = DiscordConfig { rate_limits: limits, in_flight_grace: Duration::ZERO, ..DiscordConfig::default() };
    Bench::with(config, GuildBuilder::new("Tavern")).await
}

#[tokio::test]
async fn a_bucket_is_per_guild_and_its_429_has_its_headers() {
    let bench = limited(RateLimits::default().with_channel_creation(2, Duration::from_secs(30))).await;
    let remaining = |response: &ApiResponse| response.header("x-ratelimit-remaining").map(str::to_owned);
    let first = bench.create_channel(json!({"name": "a"})).await;
    assert_eq!((first.status, remaining(&first).as_deref()), (201, Some("1")));
    assert_eq!(remaining(&bench.create_channel(json!({"name": "b"})).await).as_deref(), Some("0"));
    let refused = bench.create_channel(json!({"name": "c"})).await;
    assert_eq!(refused.status, 429);
    assert_eq!(refused.header("x-ratelimit-scope"), Some("user"));
    assert_eq!(refused.header("x-ratelimit-bucket"), first.header("x-ratelimit-bucket"));
    let exact = refused.body["retry_after"].as_f64().expect("a float");
    let header: f64 = refused.header("retry-after").expect("a header").parse().expect("an integer");
    assert!(exact <= header && header - exact < 1.0 && exact > 25.0, "{exact} and {header}");
    assert_eq!(bench.get(&format!("/guilds/{}", bench.guild.id)).await.status, 200, "another bucket");
    let other = bench.discord.add_guild(GuildBuilder::new("Inn"));
    let response = bench.call("POST", &format!("/guilds/{}/channels", other.id), json!({"name": "a"})).await;
    assert_eq!(response.status, 201, "another guild");
    assert!(bench.broken().is_empty(), "reaching a limit is not a violation");
    assert_eq!(bench.create_channel(json!({"name": "d"})).await.status, 429);
    assert_eq!(bench.broken(), [Rule::RetryAfter], "not waiting for retry_after is one");
    bench.discord.forget_clients();
    assert_eq!(bench.create_channel(json!({"name": "e"})).await.status, 429);
    assert_eq!(bench.broken().len(), 1, "a new client cannot know the limit");
    assert_eq!(bench.create_channel(json!({"name": "f"})).await.status, 429);
    assert_eq!(bench.broken().len(), 2, "after a 429 it knows");
}

#[tokio::test]
async fn each_client_learns_rate_limits_by_itself() {
    let bench = limited(RateLimits::default()).await;
    let for_a_while = FaultKind::RateLimited { form: RateLimitForm::Global, retry_after: Duration::from_secs(30) };
    bench.discord.add_fault(Fault::once(FaultWhen::Request(1), for_a_while));
    let look = async |client| {
        let request = http::Request::get(format!("{}/guilds/{}", bench.discord.api_base(), bench.guild.id))
            .header("user-agent", "DiscordBot (https://example.org, 0.1)")
            .header("authorization", format!("Bot {}", bench.discord.application().bot_token()));
        let request = request.body(Vec::new()).expect("a valid request");
        bench.discord.exchange(client, request).await.expect("an answer").status().as_u16()
    };
    let [one, other] = [bench.discord.new_client(), bench.discord.new_client()];
    assert_eq!([look(one).await, look(other).await], [429, 429]);
    assert!(bench.broken().is_empty(), "the other one was not told");
    look(one).await;
    assert_eq!(bench.broken(), [Rule::RetryAfter]);
    look(other).await;
    assert_eq!(bench.broken().len(), 2, "now it knows");
}

#[tokio::test]
async fn a_bucket_resets_after_its_window() {
    let bench = limited(RateLimits::default().with_channel_creation(1, Duration::from_millis(150))).await;
    assert_eq!(bench.create_channel(json!({"name": "a"})).await.status, 201);
    let refused = bench.create_channel(json!({"name": "b"})).await;
    let wait = Duration::from_secs_f64(refused.body["retry_after"].as_f64().expect("a float"));
    tokio::time::sleep(wait).await;
    assert_eq!(bench.create_channel(json!({"name": "b"})).await.status, 201);
    assert!(bench.broken().is_empty());
    let record = bench.discord.requests().into_iter().find(RequestRecord::was_rate_limited).expect("a 429");
    assert!(record.retry_after.is_some() && !record.effect);
}

async fn refused_in(form: RateLimitForm) -> (Bench, ApiResponse) {
    let bench = limited(RateLimits::default()).await;
    let what = FaultKind::RateLimited { form, retry_after: Duration::from_millis(20_500) };
    bench.discord.add_fault(Fault::once(FaultWhen::AnyOf(CREATE_CHANNEL.into()), what));
    let response = bench.create_channel(json!({"name": "a"})).await;
    assert_eq!(response.status, 429);
    assert_eq!(response.header("retry-after"), Some("21"));
    (bench, response)
}

#[tokio::test]
async fn the_retry_after_of_a_shared_429_exceeds_its_bucket() {
    let (bench, response) = refused_in(RateLimitForm::Shared).await;
    assert_eq!(response.header("x-ratelimit-scope"), Some("shared"));
    let number = |name: &str| response.header(name).expect("a header").parse::<f64>().expect("a number");
    assert!(number("x-ratelimit-remaining") > 0.0);
    assert!(number("x-ratelimit-reset-after") < 1.0);
    assert_eq!(response.body["retry_after"], 20.5);
    assert_eq!(bench.discord.invalid_requests(), 0, "a shared 429 does not count towards the ban");
}

#[tokio::test]
async fn a_global_429_has_no_bucket_and_applies_to_all_routes() {
    let (bench, response) = refused_in(RateLimitForm::Global).await;
    assert_eq!(response.body["global"], true);
    assert_eq!(response.header("x-ratelimit-global"), Some("true"));
    assert_eq!(response.header("x-ratelimit-scope"), Some("global"));
    assert_eq!(response.header("x-ratelimit-bucket"), None);
    assert_eq!(bench.get("/users/@me").await.status, 429, "other routes too");
    let webhook = bench.call("PATCH", "/webhooks/1/token/messages/@original", json!({"content": "x"})).await;
    assert_ne!(webhook.status, 429, "except interaction webhooks");
    assert_eq!(bench.broken(), [Rule::RetryAfter]);
    assert_eq!(bench.discord.invalid_requests(), 2, "both 429s count towards the ban");
}

#[tokio::test]
async fn a_429_can_have_a_code_or_be_an_html_page() {
    let (_, response) = refused_in(RateLimitForm::UserWithCode).await;
    assert_eq!(response.code(), 20028);
    let (bench, response) = refused_in(RateLimitForm::Html).await;
    assert!(response.body.is_null() && response.header("content-type").expect("a type").starts_with("text/html"));
    assert_eq!(response.header("x-ratelimit-scope"), None);
    assert_eq!(bench.get("/users/@me").await.status, 429, "the whole address is blocked");
}

#[tokio::test]
async fn the_global_limit_counts_all_routes() {
    let bench = limited(RateLimits { global_per_second: 3, ..RateLimits::default() }).await;
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(bench.get("/users/@me").await.status);
    }
    assert_eq!(statuses, [200, 200, 200, 429]);
}

#[tokio::test]
async fn too_many_invalid_requests_block_the_address() {
    let bench = limited(RateLimits { invalid_requests: 2, ..RateLimits::default() }).await;
    bench.guild.set_bot_permissions(0);
    for _ in 0..3 {
        assert_eq!(bench.create_channel(json!({"name": "x"})).await.status, 403);
    }
    let blocked = bench.get("/users/@me").await;
    assert_eq!(blocked.status, 429);
    assert!(blocked.body.is_null(), "an HTML page");
}

fn created(discord: &Discord) -> usize {
    discord.requests().iter().filter(|request| request.is_to(CREATE_CHANNEL) && request.effect).count()
}

async fn check_fault(what: FaultKind, status: Option<u16>, done: bool) {
    let bench = Bench::start().await;
    bench.discord.add_fault(Fault::once(FaultWhen::AnyOf(CREATE_CHANNEL.into()), what.clone()));
    let path = format!("/guilds/{}/channels", bench.guild.id);
    let response = bench.try_call("POST", &path, json!({"name": "x"})).await;
    assert_eq!(response.ok().map(|response| response.status), status, "{what:?}");
    bench.discord.quiet().await;
    assert_eq!(bench.guild.channel_named("x").is_some(), done, "{what:?}");
    assert_eq!(created(&bench.discord), usize::from(done), "{what:?}");
    assert_eq!(bench.discord.pending_faults(), 0);
    assert_eq!(bench.create_channel(json!({"name": "y"})).await.status, 201, "the fault happens once");
}

#[tokio::test]
async fn a_fault_happens_before_or_after_the_effect() {
    check_fault(FaultKind::status(503), Some(503), false).await;
    check_fault(FaultKind::status_after(502), Some(502), true).await;
    let code = FaultKind::Status { phase: Phase::Before, status: 503, body: FaultBody::Code(130_000) };
    check_fault(code, Some(503), false).await;
    check_fault(FaultKind::Reset { phase: Phase::Before }, None, false).await;
    check_fault(FaultKind::Reset { phase: Phase::After }, None, true).await;
    check_fault(FaultKind::TruncatedBody, None, true).await;
    check_fault(FaultKind::InvalidJson, Some(201), true).await;
    check_fault(FaultKind::hook(Phase::Before, true, || {}), None, false).await;
    check_fault(FaultKind::hook(Phase::Before, false, || {}), Some(201), true).await;
    check_fault(FaultKind::hook(Phase::After, true, || {}), None, true).await;
}

#[tokio::test]
async fn a_fault_applies_to_the_requests_that_it_selects() {
    let bench = Bench::start().await;
    bench.discord.add_fault(Fault::once(FaultWhen::Request(2), FaultKind::status(500)));
    let nth = FaultWhen::NthOf(CREATE_CHANNEL.into(), 2);
    bench.discord.add_fault(Fault { when: nth, times: 2, what: FaultKind::status(502) });
    let mut statuses = vec![bench.get("/users/@me").await.status, bench.get("/users/@me").await.status];
    for name in ["a", "b", "c", "d"] {
        statuses.push(bench.create_channel(json!({"name": name})).await.status);
    }
    assert_eq!(statuses, [200, 500, 201, 502, 502, 201]);
}

#[tokio::test]
async fn a_hook_can_change_the_guild_between_requests() {
    let bench = Bench::start().await;
    let calls = Arc::new(AtomicU32::new(0));
    let (guild, seen) = (bench.guild.clone(), Arc::clone(&calls));
    let action = move || {
        seen.fetch_add(1, Ordering::SeqCst);
        guild.set_bot_permissions(0);
    };
    bench.discord.add_fault(Fault::once(FaultWhen::Request(2), FaultKind::hook(Phase::Before, false, action)));
    assert_eq!(bench.create_channel(json!({"name": "a"})).await.status, 201);
    assert_eq!(bench.create_channel(json!({"name": "b"})).await.code(), 50013);
    assert_eq!(calls.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_request_is_carried_out_after_its_client_has_disconnected() {
    let config = DiscordConfig { latency: Duration::from_millis(600), ..DiscordConfig::default() };
    let bench = Bench::with(config, GuildBuilder::new("Tavern")).await;
    let path = format!("/guilds/{}/channels", bench.guild.id);
    let body = json!({"name": "x"}).to_string();
    let request = bench.request("POST", &path).header("content-type", "application/json").body(body);
    let sent = request.timeout(Duration::from_millis(300)).send().await;
    assert!(sent.is_err(), "the client timed out");
    bench.discord.quiet().await;
    assert!(bench.guild.channel_named("x").is_some());
}

#[tokio::test]
async fn latency_is_per_request_and_lists_can_lag() {
    const LATENCY: Duration = Duration::from_millis(200);
    let config = DiscordConfig { latency: LATENCY, list_delay: Duration::from_secs(60), ..DiscordConfig::default() };
    let bench = Bench::with(config, GuildBuilder::new("Tavern")).await;
    let (a, b, c) = tokio::join!(
        bench.create_channel(json!({"name": "a"})),
        bench.create_channel(json!({"name": "b"})),
        bench.create_channel(json!({"name": "c"})),
    );
    let requests = bench.discord.requests();
    let last_start = requests.iter().map(|request| request.started).max().expect("three requests");
    let ends: Vec<_> = requests.iter().filter_map(|request| request.finished).collect();
    assert!(ends.len() == 3 && ends.iter().all(|end| *end > last_start), "they ran concurrently");
    let slow = |request: &RequestRecord| request.finished.is_some_and(|end| end - request.started >= LATENCY);
    assert!(requests.iter().all(slow));
    assert!([&a, &b, &c].iter().all(|response| response.status == 201));
    let listed = bench.get(&format!("/guilds/{}/channels", bench.guild.id)).await;
    assert_eq!(listed.body.as_array().map(Vec::len), Some(1), "only the channel from before");
    assert_eq!(bench.get(&format!("/channels/{}", a.id())).await.status, 200);
}
