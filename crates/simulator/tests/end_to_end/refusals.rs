//! A command that cannot work is refused before anything is created. The reply has the reason and the remedy.

use channelwright_simulator::{
    caller::{Interaction, Verdict},
    discord::{ChannelKind, GuildBuilder, USUAL_BOT_PERMISSIONS, bits},
    world::WorldConfig,
};
use serde_json::json;

use crate::support::{World, ask, assert_no_violations, is_done};

/// Checks that the bot refuses at once, with an ephemeral message and without a job.
async fn check_at_once(world: &World, interaction: &Interaction, wanted: &[&str]) {
    let delivery = world.deliver(interaction).await;
    let Verdict::Message { ephemeral: true, content } = &delivery.verdict else { panic!("{delivery:?}") };
    for text in wanted {
        assert!(content.contains(text), "{text:?} is not in {content:?}");
    }
    assert_eq!(world.queue.sent().len(), 0);
}

#[tokio::test]
async fn an_unusable_name_is_refused_at_once() {
    let world = World::start(WorldConfig::default()).await.unwrap();
    for (name, wanted) in [(" \u{200b} ", "visible"), (&*"x".repeat(93), "92")] {
        check_at_once(&world, &world.add_campaign_interaction(name).unwrap(), &[wanted]).await;
    }
}

#[tokio::test]
async fn a_command_outside_a_server_or_without_the_bot_is_refused_at_once() {
    let world = World::start(WorldConfig::default()).await.unwrap();
    let name = json!([{"name": "name", "type": 3, "value": "Test"}]);
    let direct = world.caller.command_in_direct_message(world.guild.people.gm, "add-campaign", &name);
    check_at_once(&world, &direct, &["server"]).await;
    let without_bot = world.add_campaign_interaction("Test").unwrap().without_bot_in_guild();
    check_at_once(&world, &without_bot, &["add me"]).await;
}

#[tokio::test]
async fn an_unavailable_queue_leads_to_a_reply_within_three_seconds() {
    let world = World::start(WorldConfig::default()).await.unwrap();
    world.queue.set_unavailable(true);
    check_at_once(&world, &world.add_campaign_interaction("Test").unwrap(), &["again"]).await;
}

/// Checks that the worker creates nothing and that the reply names every problem.
async fn check_pre_flight(guild: GuildBuilder, prepare: impl FnOnce(&World), wanted: &[&str]) {
    let world = World::start(WorldConfig { guild, ..WorldConfig::default() }).await.unwrap();
    prepare(&world);
    let before = world.guild.snapshot();
    let ended = crate::support::ask_in(world, "Test").await;
    let message = &ended.message;
    assert!(message.starts_with("❌ **Campaign Not Created: Test**\nNothing was created:"), "{message}");
    for text in wanted {
        assert!(message.contains(text), "{text:?} is not in {message:?}");
    }
    let writes = ended.world.discord.requests();
    assert!(writes.iter().all(|request| request.method == "GET" || request.path.starts_with("/webhooks")));
    let after = ended.world.guild.snapshot();
    assert_eq!((after.channels.len(), after.roles.len()), (before.channels.len(), before.roles.len()));
    assert_no_violations(&ended.world);
}

fn guild() -> GuildBuilder {
    GuildBuilder::new("Guild").gm_permissions(bits::MANAGE_CHANNELS | bits::MANAGE_ROLES)
}

#[tokio::test]
async fn the_reply_names_every_missing_permission() {
    let bot = USUAL_BOT_PERMISSIONS & !(bits::MANAGE_ROLES | bits::SPEAK);
    check_pre_flight(guild().everyone_permissions(0).bot_permissions(bot), |_| {}, &["“Speak” and “Manage Roles”"])
        .await;
}

#[tokio::test]
async fn the_reply_says_how_full_the_server_is() {
    let fill = |world: &World| {
        world.guild.fill_channels(495);
        world.guild.fill_roles(250);
    };
    check_pre_flight(guild(), fill, &["495 channels", "12 more", "250 roles"]).await;
}

#[tokio::test]
async fn the_reply_names_a_category_that_the_bot_did_not_create() {
    check_pre_flight(guild().channel(ChannelKind::Category, "Test"), |_| {}, &["category <#", "did not create"]).await;
}

#[tokio::test]
async fn the_reply_names_a_role_that_is_in_use() {
    check_pre_flight(guild().role("Test Members", bits::SPEAK), |_| {}, &["role <@&", "in use"]).await;
}

#[tokio::test]
async fn an_unused_role_with_the_right_name_is_adopted() {
    let config = WorldConfig { guild: guild().role("Test Members", 0), ..WorldConfig::default() };
    let ended = ask(config, "Test").await;
    assert_eq!(ended.world.guild.roles_named("Test Members").len(), 1);
    assert!(is_done(&ended.message), "{}", ended.message);
}
