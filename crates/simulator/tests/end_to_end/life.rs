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

#[tokio::test]
async fn what_is_missing_of_a_campaign_is_created_by_the_button_of_its_page() {
    let table = Table::set().await;
    let world = &table.campaign.world;
    world.guild.delete_channel(world.guild.channel_named("safety").unwrap().id);
    assert_reads(&table.uses(table.stranger, "list", &json!([])).await, "ℹ️ **No Campaigns**");
    let list = table.uses(table.gm, "list", &json!([])).await;
    assert!(list.contains("**Test**") && list.contains("**1 missing**"), "{list}");
    let page = table.uses(table.gm, "info", &json!([])).await;
    assert!(page.contains("Repair would create #safety"), "{page}");
    assert_reads(&table.presses(table.gm, "Repair").await, "✅ **Campaign Completed: Test**");
    assert!(world.guild.channel_named("safety").is_some());
    assert_no_violations(world);
}

/// The channel has another name, and gets its own again only because it was chosen.
#[tokio::test]
async fn a_campaign_becomes_like_the_template_where_its_game_master_chooses() {
    let table = Table::set().await;
    let world = &table.campaign.world;
    world.guild.rename_channel(world.guild.channel_named("dice-rolls").unwrap().id, "dice");
    let page = table.uses(table.gm, "sync", &json!([])).await;
    assert!(page.contains("looks like #dice-rolls of the template, renamed"), "{page}");
    let labels = ["dice becomes dice-rolls again".to_owned()];
    let choice = world.caller.choose(&world.guild, table.gm, "Change these, too", &labels).unwrap();
    let chosen = table.reads(&choice).await;
    assert!(chosen.contains("Becomes like the template"), "{chosen}");
    assert!(world.guild.channel_named("dice").is_some());
    assert_reads(&table.presses(table.gm, "Sync").await, "✅ **Campaign Synced: Test**");
    assert!(world.guild.channel_named("dice-rolls").is_some() && world.guild.channel_named("dice").is_none());
    assert_no_violations(world);
}
