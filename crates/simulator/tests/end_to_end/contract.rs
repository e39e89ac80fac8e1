//! Checks every request of the worker against Discord's OpenAPI description, if the file exists.

use std::collections::BTreeMap;

use channelwright_simulator::{
    discord::{DiscordConfig, Fault, FaultKind, FaultWhen, Phase, RequestRecord},
    world::WorldConfig,
};

use crate::{
    description::Description,
    support::{World, ask, ask_in},
};

#[tokio::test]
async fn every_request_matches_discords_description() {
    let Some(description) = Description::load() else { return };
    let mut checked = BTreeMap::new();
    for request in requests().await {
        let route = description.check(&request);
        *checked.entry(route).or_insert(0) += 1;
    }
    let routes: Vec<&str> = checked.keys().map(String::as_str).collect();
    expect_test::expect![[r#"
        [
            "DELETE /channels/{channel_id}",
            "DELETE /guilds/{guild_id}/members/{user_id}/roles/{role_id}",
            "DELETE /guilds/{guild_id}/roles/{role_id}",
            "GET /guilds/{guild_id}",
            "GET /guilds/{guild_id}/channels",
            "GET /guilds/{guild_id}/members/{user_id}",
            "GET /guilds/{guild_id}/roles/member-counts",
            "GET /users/@me",
            "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
            "POST /guilds/{guild_id}/channels",
            "POST /guilds/{guild_id}/roles",
            "PUT /channels/{channel_id}/permissions/{overwrite_id}",
            "PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}",
        ]
    "#]]
    .assert_debug_eq(&routes);
}

/// Requests of every kind that the worker sends: creating, repairing a role, taking back.
async fn requests() -> Vec<RequestRecord> {
    let created = ask(WorldConfig::default(), "Test").await;
    let role = created.world.guild.role_named("Test Members").unwrap().id;
    created.world.guild.delete_role(role);
    let repaired = ask_in(created.world, "Test").await;
    let mut all = repaired.world.discord.requests();

    let discord = DiscordConfig { forums_need_community: true, ..DiscordConfig::default() };
    let world = World::start(WorldConfig { discord, ..WorldConfig::default() }).await.unwrap();
    world.guild.add_role("Test Members", 0);
    let guild = world.guild.clone();
    let fill = FaultKind::hook(Phase::Before, false, move || guild.fill_channels(500));
    let create = "POST /guilds/{guild_id}/channels".to_owned();
    world.discord.add_fault(Fault::once(FaultWhen::NthOf(create, 6), fill));
    all.extend(ask_in(world, "Test").await.world.discord.requests());
    // A bot whose user id is its application id never sends GET /users/@me.
    let discord = DiscordConfig { bot_user_is_application: false, ..DiscordConfig::default() };
    let undone = World::start(WorldConfig { discord, ..WorldConfig::default() }).await.unwrap();
    let guild = undone.guild.clone();
    let fill = FaultKind::hook(Phase::Before, false, move || guild.fill_channels(500));
    undone.discord.add_fault(Fault::once(FaultWhen::NthOf("POST /guilds/{guild_id}/channels".to_owned(), 6), fill));
    all.extend(ask_in(undone, "Test").await.world.discord.requests());
    all
}
