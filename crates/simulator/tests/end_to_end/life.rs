//! The life of a campaign after its creation, through both binaries.

use channelwright_simulator::discord::{Fault, FaultKind, FaultWhen, Phase};
use serde_json::json;

use crate::{
    members::{Table, assert_reads},
    support::assert_no_violations,
};

const DELETE_CHANNEL: &str = "DELETE /channels/{channel_id}";

#[tokio::test]
async fn a_campaign_gets_another_name_and_keeps_its_people() {
    let table = Table::set().await;
    let name = json!([{ "name": "name", "type": 3, "value": "The Long Road" }]);
    assert_reads(&table.uses(table.stranger, "rename", &name).await, "❌ **Campaign Not Renamed: Test**");
    assert_reads(&table.uses(table.gm, "rename", &name).await, "✅ **Campaign Renamed: Test**");
    let world = &table.campaign.world;
    let role = world.guild.role_named("The Long Road Members").unwrap().id;
    assert!(world.guild.channel_named("The Long Road").is_some());
    assert!(world.guild.member(table.gm).unwrap().roles.contains(&role));
    assert_no_violations(world);
}

/// The worker is killed in the middle, and the channel of the command goes with the campaign.
#[tokio::test]
async fn a_campaign_is_deleted_after_its_game_master_saw_what_goes() {
    let table = Table::set().await;
    let world = &table.campaign.world;
    assert_reads(&table.uses(table.stranger, "delete", &json!([])).await, "❌ **Campaign Not Deleted: Test**");
    let page = table.uses(table.gm, "delete", &json!([])).await;
    assert_reads(&page, "⚠️ **Delete Test?**");
    assert!(page.contains(&format!("<#{}>", table.category())), "{page}");
    assert_reads(&table.presses(table.gm, "Cancel").await, "ℹ️ **Cancelled**");
    assert!(world.guild.role_named("Test Members").is_some());

    let worker = world.worker.clone();
    let kill = FaultKind::hook(Phase::After, true, move || {
        worker.kill();
    });
    world.discord.add_fault(Fault::once(FaultWhen::NthOf(DELETE_CHANNEL.to_owned(), 5), kill));
    table.uses(table.gm, "delete", &json!([])).await;
    let press = world.caller.press_labelled(&world.guild, table.gm, "Delete for good").unwrap();
    world.deliver(&press).await;
    world.quiet(crate::support::PATIENCE).await.unwrap();
    assert!(world.guild.role_named("Test Members").is_none());
    assert!(world.guild.channel_named("session-zero").is_none() && world.guild.channel_named("Test").is_none());
    assert!(world.guild.channel_named("general").is_some());
    let messages = world.discord.messages();
    let told = messages.iter().rfind(|message| world.discord.recipient(message.channel_id) == Some(table.gm));
    assert_reads(&told.unwrap().content, "✅ **Campaign Deleted: Test**");
    assert_no_violations(world);
}
