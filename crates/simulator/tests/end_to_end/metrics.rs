//! Both functions write one line of metrics for each invocation, as CloudWatch's embedded metric format wants it.

use std::time::Duration;

use channelwright_simulator::{
    discord::{DiscordConfig, Fault, FaultKind, FaultWhen, RateLimitForm, RateLimits},
    lambda::Function,
    world::WorldConfig,
};
use serde_json::{Value, json};
use tokio::{task::yield_now, time::timeout};

use crate::{
    emf_rules,
    support::{PATIENCE, World, ask, ask_in},
};

const CREATE_CHANNEL: &str = "POST /guilds/{guild_id}/channels";

/// The lines of metrics, one for each invocation, and what CloudWatch makes of them. Waits until they are read.
async fn lines(function: &Function) -> Vec<(Value, Vec<(String, f64)>)> {
    let is_line = |text: &String| text.contains("\"_aws\"");
    let written = async {
        loop {
            let texts: Vec<String> = function.logs().into_iter().map(|line| line.text).filter(is_line).collect();
            if texts.len() as u64 >= function.invocations() {
                break texts;
            }
            yield_now().await;
        }
    };
    let texts = timeout(PATIENCE, written).await.expect("an invocation wrote no line of metrics");
    assert_eq!(texts.len() as u64, function.invocations(), "{texts:#?}");
    texts.iter().map(|text| (serde_json::from_str(text).unwrap(), emf_rules::metrics(text).unwrap())).collect()
}

/// The only line, and the value of this metric in it.
async fn only(function: &Function, metric: &str) -> (Value, Option<f64>) {
    let [(line, metrics)] = lines(function).await.try_into().unwrap();
    let value = metrics.iter().find(|(name, _)| name == metric).map(|(_, value)| *value);
    (line, value)
}

#[tokio::test]
async fn each_invocation_writes_one_line_that_cloudwatch_reads() {
    let ended = ask(WorldConfig::default(), "Test").await;
    let ids = json!({
        "interaction.id": ended.interaction.id.to_string(),
        "guild.id": ended.world.guild.id.to_string(),
    });

    let (bot, ack_ms) = only(&ended.world.bot, "AckTime").await;
    assert!(ack_ms.unwrap() > 0.0);
    assert_eq!((&bot["function"], &bot["mode"], &bot["ColdStart"]), (&json!("bot"), &json!("static"), &json!(1)));
    assert_eq!((&bot["outcome"], &bot["span"]), (&json!("queued"), &ids));

    let (worker, campaign_ms) = only(&ended.world.worker, "CampaignTime").await;
    let took = ended.world.timings(ended.interaction.id).unwrap().last_edit;
    let measured = Duration::from_secs_f64(campaign_ms.unwrap() / 1000.0);
    assert!(measured.abs_diff(took) < Duration::from_secs(1), "measured {measured:?}, seen {took:?}");
    assert_eq!((&worker["function"], &worker["outcome"], &worker["span"]), (&json!("worker"), &json!("created"), &ids));
    assert_eq!(worker["requests"], ended.world.discord.requests().len());
    assert_eq!(worker["retries"], 0);

    // The same process is warm now, and a campaign that is there already is not made again.
    let ended = ask_in(ended.world, "Test").await;
    for function in [&ended.world.bot, &ended.world.worker] {
        let starts: Vec<Value> = lines(function).await.into_iter().map(|(line, _)| line["ColdStart"].clone()).collect();
        assert_eq!(starts, [1, 0], "{}", function.name());
    }
    let (again, metrics) = lines(&ended.world.worker).await.pop().unwrap();
    assert_eq!((&again["outcome"], metrics.len()), (&json!("already_there"), 1), "{metrics:?}");
}

#[tokio::test]
async fn a_request_that_nobody_signed_is_counted_and_not_timed() {
    let world = World::start(WorldConfig::default()).await.unwrap();
    world.bot.invoke(json!({})).await.unwrap();
    world.worker.invoke(json!({ "Records": [] })).await.unwrap();
    world.worker.invoke(json!({})).await.unwrap_err();
    let (bot, ack) = only(&world.bot, "AckTime").await;
    assert_eq!((&bot["outcome"], ack), (&json!("unauthorized"), None));
    let outcomes: Vec<Value> =
        lines(&world.worker).await.into_iter().map(|(line, _)| line["outcome"].clone()).collect();
    assert_eq!(outcomes, ["no job", "failed"]);
}

#[tokio::test]
async fn waits_and_retries_are_counted() {
    let rate_limits = RateLimits::default().with_channel_creation(5, Duration::from_millis(1_000));
    let config = WorldConfig { discord: DiscordConfig { rate_limits, ..Default::default() }, ..Default::default() };
    let world = World::start(config).await.unwrap();
    let limited = FaultKind::RateLimited { form: RateLimitForm::User, retry_after: Duration::from_millis(300) };
    world.discord.add_fault(Fault::once(FaultWhen::NthOf(CREATE_CHANNEL.to_owned(), 4), limited));
    let ended = ask_in(world, "Test").await;
    let (worker, _) = only(&ended.world.worker, "CampaignTime").await;
    let refused = ended.world.discord.requests().iter().filter(|request| request.was_rate_limited()).count();
    assert_eq!(worker["retries"], refused);
    assert!(refused > 0 && worker["waits"].as_u64().unwrap() > 0, "{worker}");
}
