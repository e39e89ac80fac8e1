//! The life of a campaign after its creation, through both binaries.

use channelwright_simulator::{
    discord::{ChannelKind, Fault, FaultKind, FaultWhen, Phase, Snowflake, bits},
    world::WorldConfig,
};
use serde_json::json;

use crate::{
    members::{Table, assert_reads},
    support::{PATIENCE, World, ask, assert_deferred, assert_no_violations},
};

const DELETE_CHANNEL: &str = "DELETE /channels/{channel_id}";
const PUT_OVERWRITE: &str = "PUT /channels/{channel_id}/permissions/{overwrite_id}";

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

    kill_after(world, DELETE_CHANNEL, 5);
    table.uses(table.gm, "delete", &json!([])).await;
    let press = world.caller.press_labelled(&world.guild, table.gm, "Delete for good").unwrap();
    world.deliver(&press).await;
    world.quiet(PATIENCE).await.unwrap();
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
    assert!(page.contains("(#dice-rolls in the template)"), "{page}");
    let labels = ["dice becomes dice-rolls again".to_owned()];
    let choice = world.caller.choose(&world.guild, table.gm, "Change these, too", &labels).unwrap();
    let chosen = table.reads(&choice).await;
    assert!(chosen.contains("Becomes like the template"), "{chosen}");
    assert!(world.guild.channel_named("dice").is_some());
    assert_reads(&table.presses(table.gm, "Sync").await, "✅ **Campaign Synced: Test**");
    assert!(world.guild.channel_named("dice-rolls").is_some() && world.guild.channel_named("dice").is_none());
    assert_no_violations(world);
}

/// The worker is killed half-way. Nobody writes meanwhile, everybody reads, and afterwards all is as it was.
#[tokio::test]
async fn an_archived_campaign_is_read_only_until_it_is_restored() {
    let table = Table::set().await;
    let world = &table.campaign.world;
    let kai = json!([{ "name": "player", "type": 6, "value": table.kai.to_string() }]);
    assert_reads(&table.uses(table.gm, "add-player", &kai).await, "✅ **Players Added: Test**");
    let people = [table.gm, table.kai, table.stranger];
    let everywhere = |text: u64, voice: u64| -> Vec<[u64; 3]> {
        let channels = world.guild.children_of(table.category()).into_iter();
        let bits = |kind| if kind == ChannelKind::Voice { voice } else { text };
        channels.map(|one| people.map(|user| world.guild.permissions_in(user, one.id) & bits(one.kind))).collect()
    };
    let reading = || everywhere(bits::VIEW_CHANNEL | bits::READ_MESSAGE_HISTORY, bits::VIEW_CHANNEL | bits::CONNECT);
    let writing =
        || everywhere(bits::SEND_MESSAGES | bits::SEND_MESSAGES_IN_THREADS, bits::SEND_MESSAGES | bits::SPEAK);
    let all = || everywhere(bits::ALL, bits::ALL);
    let before = (reading(), all());
    assert_reads(&table.uses(table.kai, "archive", &json!([])).await, "❌ **Campaign Not Archived: Test**");
    kill_after(world, PUT_OVERWRITE, 9);
    assert_reads(&table.uses(table.gm, "archive", &json!([])).await, "✅ **Campaign Archived: Test**");
    assert_eq!(world.discord.pending_faults(), 0);
    assert_eq!((reading(), writing()), (before.0, vec![[0; 3]; 11]));
    assert_reads(&table.presses(table.stranger, "Join campaign").await, "❌ **Not Joined: Test**");

    assert_reads(&table.presses(table.gm, "Restore").await, "✅ **Campaign Restored: Test**");
    assert_eq!(all(), before.1);
    assert_reads(&table.presses(table.stranger, "Join campaign").await, "⏳ **Asked to Join: Test**");
    assert_no_violations(world);
}

/// A category that people made becomes a campaign, and a template file that a worker accepts.
#[tokio::test]
async fn a_category_is_copied_at_once_and_by_a_file() {
    let table = Table::set().await;
    let world = &table.campaign.world;
    let hall = world.guild.add_channel(ChannelKind::Category, "Guild Hall", None, Vec::new());
    world.guild.add_channel(ChannelKind::Text, "raid-plans", Some(hall), Vec::new());
    world.guild.add_channel(ChannelKind::Voice, "Raid", Some(hall), Vec::new());
    let general = world.guild.channel_named("general").unwrap().id;
    let like = json!([
        { "name": "name", "type": 3, "value": "Raiders" },
        { "name": "like", "type": 7, "value": hall.to_string() },
    ]);
    let copied = world.caller.command(&world.guild, table.gm, general, "add-campaign", &like);
    assert_deferred(&world.deliver(&copied).await);
    assert_reads(&world.final_message(copied.id, PATIENCE).await.unwrap(), "✅ **Campaign Created: Raiders**");
    let raiders = table.campaign.category("Raiders");
    assert_eq!(channels(world, raiders), channels(world, hall));
    assert!(world.guild.can_view(table.gm, raiders) && !world.guild.can_view(table.stranger, raiders));

    let category = json!([{ "name": "category", "type": 7, "value": raiders.to_string() }]);
    let asked = world.caller.command(&world.guild, table.gm, general, "campaign template", &category);
    assert_reads(&table.reads(&asked).await, "✅ **Template: Raiders**");
    let (name, yaml) = world.discord.reply(asked.id).unwrap().history.last().unwrap().files[0].clone();
    assert_eq!(name, "campaign_channels.yaml");
    assert_no_violations(world);
    // The worker reads a template as `channelwright validate` does, and starts with none that has a mistake.
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&file, yaml).unwrap();
    let mut config = WorldConfig::default();
    config.worker_env.insert("CAMPAIGN_TEMPLATE".to_owned(), file.path().to_str().unwrap().to_owned());
    let again = ask(config, "Raiders").await;
    assert_eq!(channels(&again.world, again.category("Raiders")), channels(world, hall));
}

fn channels(world: &World, category: Snowflake) -> Vec<(String, ChannelKind)> {
    world.guild.children_of(category).into_iter().map(|one| (one.name, one.kind)).collect()
}

/// The worker is killed when Discord has answered the nth request to this route.
fn kill_after(world: &World, route: &str, nth: u64) {
    let worker = world.worker.clone();
    let kill = FaultKind::hook(Phase::After, true, move || {
        worker.kill();
    });
    world.discord.add_fault(Fault::once(FaultWhen::NthOf(route.to_owned(), nth), kill));
}
