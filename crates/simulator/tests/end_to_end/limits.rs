//! Rate limits are scheduling, not errors. The simulator records every request that comes too early.

use std::time::Duration;

use channelwright_simulator::{
    discord::{DiscordConfig, Fault, FaultKind, FaultWhen, RateLimitForm, RateLimits},
    world::WorldConfig,
};

use crate::support::{Ended, World, ask, ask_in};

const CREATE_CHANNEL: &str = "POST /guilds/{guild_id}/channels";

fn too_early(ended: &Ended) -> usize {
    ended.world.discord.requests().iter().filter(|request| request.was_rate_limited()).count()
}

#[tokio::test]
async fn a_small_bucket_is_used_up_without_a_429() {
    let rate_limits = RateLimits::default().with_channel_creation(5, Duration::from_millis(1_000));
    let config = WorldConfig { discord: DiscordConfig { rate_limits, ..Default::default() }, ..Default::default() };
    let ended = ask(config, "Test").await;
    ended.assert_complete("Test");
    assert_eq!(too_early(&ended), 0, "the headers announced the limit");
    let took = ended.world.timings(ended.interaction.id).unwrap().last_edit;
    assert!(took >= Duration::from_millis(2_000), "twelve channels need three windows, took {took:?}");
}

#[tokio::test]
async fn the_worker_waits_after_every_form_of_429() {
    for form in [
        RateLimitForm::User,
        RateLimitForm::UserWithCode,
        RateLimitForm::Shared,
        RateLimitForm::Global,
        RateLimitForm::Html,
    ] {
        let world = World::start(WorldConfig::default()).await.unwrap();
        let what = FaultKind::RateLimited { form, retry_after: Duration::from_millis(1_200) };
        world.discord.add_fault(Fault::once(FaultWhen::NthOf(CREATE_CHANNEL.to_owned(), 4), what));
        let ended = ask_in(world, "Test").await;
        ended.assert_complete("Test");
        assert!(too_early(&ended) >= 1, "{form:?} did not happen");
    }
}

#[tokio::test]
async fn a_limit_on_edits_delays_the_reply_but_not_the_work() {
    let world = World::start(WorldConfig::default()).await.unwrap();
    let what = FaultKind::RateLimited { form: RateLimitForm::User, retry_after: Duration::from_secs(2) };
    let edit = "PATCH /webhooks/{application_id}/{token}/messages/@original";
    world.discord.add_fault(Fault::once(FaultWhen::AnyOf(edit.to_owned()), what));
    let ended = ask_in(world, "Test").await;
    ended.assert_complete("Test");
    let requests = ended.world.discord.requests();
    let last_create = requests.iter().filter(|request| request.method == "POST").map(|request| request.started).max();
    let first_edit =
        requests.iter().find(|request| request.is_to(edit) && request.status == Some(200)).unwrap().started;
    assert!(last_create.unwrap() < first_edit);
}

#[tokio::test]
async fn a_wait_of_hours_ends_the_job_and_the_reply_says_when_to_try_again() {
    let world = World::start(WorldConfig::default()).await.unwrap();
    let what = FaultKind::RateLimited { form: RateLimitForm::User, retry_after: Duration::from_secs(48 * 3600) };
    world.discord.add_fault(Fault::once(FaultWhen::NthOf("POST /guilds/{guild_id}/roles".to_owned(), 1), what));
    let ended = ask_in(world, "Test").await;
    assert!(ended.message.starts_with("❌ **Campaign Not Created: Test**"), "{}", ended.message);
    for words in ["it allows about 250 in 48 hours", "Nothing was created.", "again after <t:"] {
        assert!(ended.message.contains(words), "{words}: {}", ended.message);
    }
    assert_eq!((ended.world.worker.invocations(), ended.world.queue.dead_letters().await.unwrap().len()), (1, 0));
}

#[tokio::test]
async fn a_wait_longer_than_the_invocation_goes_back_to_the_queue() {
    // The worker reserves 20 s of the invocation to finish, so it works for 1 s.
    let config = WorldConfig { worker_timeout: Duration::from_secs(21), ..WorldConfig::default() };
    let world = World::start(config).await.unwrap();
    let what = FaultKind::RateLimited { form: RateLimitForm::Shared, retry_after: Duration::from_secs(3) };
    world.discord.add_fault(Fault::once(FaultWhen::NthOf(CREATE_CHANNEL.to_owned(), 6), what));
    let ended = ask_in(world, "Test").await;
    ended.assert_complete("Test");
    assert_eq!(receive_counts(&ended), [1, 2]);
    let reply = ended.world.discord.reply(ended.interaction.id).unwrap();
    let words = "Discord is rate-limiting me until <t:";
    assert!(reply.history.iter().any(|edit| edit.content.contains(words)), "{:?}", reply.history);
}

#[tokio::test]
async fn repeated_waits_do_not_use_up_the_deliveries() {
    // The worker reserves 20 s of the invocation to finish, so it works for 1 s.
    let config = WorldConfig { worker_timeout: Duration::from_secs(21), ..WorldConfig::default() };
    let world = World::start(config).await.unwrap();
    let what = FaultKind::RateLimited { form: RateLimitForm::User, retry_after: Duration::from_secs(2) };
    world.discord.add_fault(Fault { when: FaultWhen::AnyOf(CREATE_CHANNEL.to_owned()), times: 3, what });
    let ended = ask_in(world, "Test").await;
    ended.assert_complete("Test");
    assert_eq!(receive_counts(&ended), [1, 2, 3, 1, 2], "the third delivery sends a new message");
}

fn receive_counts(ended: &Ended) -> Vec<u32> {
    ended.world.event_source.batches().iter().map(|batch| batch.messages[0].1).collect()
}
