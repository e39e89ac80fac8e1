//! Nothing secret is in what the functions print. Every world of these tests proves that at its end; here it is shown
//! that the proof can fail.

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

/// Whether one of the lines that show a secret is this function's, with this text in it.
fn shows(leaks: &[LogLine], function: &Function, text: &str) -> bool {
    let printed = function.logs();
    leaks.iter().any(|line| line.text.contains(text) && printed.contains(line))
}

#[tokio::test]
async fn a_function_that_prints_secrets_is_noticed() {
    let leaky = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/leaky.sh");
    let binaries = Source::Given(Binaries { bot: leaky.clone(), worker: leaky });
    let world = World::start(WorldConfig { binaries, ..WorldConfig::default() }).await.unwrap();
    assert_eq!(world.leaks(), []);

    let (interaction, _) = world.add_campaign("Test").await.unwrap();
    assert!(shows(&world.leaks(), &world.bot, interaction.token()), "the token, and all of the request around it");
    assert!(!shows(&world.leaks(), &world.bot, "my token is"), "the bot has none");

    world.worker.invoke(json!({})).await.unwrap_err();
    assert!(shows(&world.leaks(), &world.worker, world.discord.application().bot_token()));

    let ended = catch_unwind(AssertUnwindSafe(|| drop(world)));
    assert_eq!(ended.unwrap_err().downcast_ref(), Some(&"a secret is in the log"));
}
