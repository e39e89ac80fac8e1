//! Functions log no secret. Every world of the end-to-end tests checks that when it is dropped; this test shows that the
//! check works.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
};

use channelwright_simulator::{
    binaries::Binaries,
    lambda::{Function, LogLine},
    world::{Source, WorldConfig},
};
use serde_json::json;

use crate::support::World;

/// Whether one of the leaking lines is this function's and has this text.
fn shows(leaks: &[LogLine], function: &Function, text: &str) -> bool {
    let printed = function.logs();
    leaks.iter().any(|line| line.text.contains(text) && printed.contains(line))
}

#[tokio::test]
async fn a_function_that_logs_a_secret_fails_the_test() {
    let leaky = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/leaky.sh");
    let binaries = Source::Given(Binaries { bot: leaky.clone(), worker: leaky });
    let world = World::start(WorldConfig { binaries, ..WorldConfig::default() }).await.unwrap();
    assert_eq!(world.leaks(), []);

    let (interaction, _) = world.add_campaign("Test").await.unwrap();
    assert!(shows(&world.leaks(), &world.bot, interaction.token()), "the interaction token");
    assert!(!shows(&world.leaks(), &world.bot, "my token is"), "the bot has no bot token");

    let person = world.guild.person("sven").unwrap().to_string();
    world.bot.invoke(json!({ "seen": person })).await.unwrap_err();
    assert!(shows(&world.leaks(), &world.bot, &person), "the id of a person");

    world.worker.invoke(json!({})).await.unwrap_err();
    assert!(shows(&world.leaks(), &world.worker, world.discord.application().bot_token()));

    let ended = catch_unwind(AssertUnwindSafe(|| drop(world)));
    assert_eq!(ended.unwrap_err().downcast_ref(), Some(&"a function logged a secret"));
}
