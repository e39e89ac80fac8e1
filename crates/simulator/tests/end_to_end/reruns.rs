//! Using the command again creates missing parts and nothing twice.

use channelwright_simulator::{discord::Snowflake, world::WorldConfig};

use crate::support::{Ended, ask, ask_in, is_done};

async fn complete() -> Ended {
    ask(WorldConfig::default(), "Test").await
}

fn channel(ended: &Ended, name: &str) -> Snowflake {
    ended.world.guild.channel_named(name).unwrap().id
}

#[tokio::test]
async fn a_complete_campaign_is_left_as_it_is() {
    let first = complete().await;
    let creates = first.requests_to("POST /guilds/{guild_id}/channels");
    let again = ask_in(first.world, "Test").await;
    again.assert_complete("Test");
    assert!(again.message.starts_with("✅ **Campaign Already There: Test**"), "{}", again.message);
    assert_eq!(again.requests_to("POST /guilds/{guild_id}/channels"), creates);
}

#[tokio::test]
async fn deleted_channels_are_created_again_and_the_others_kept() {
    let first = complete().await;
    let kept = channel(&first, "dice-rolls");
    for name in ["gm-notes", "campaign-main", "campaign-lore"] {
        first.world.guild.delete_channel(channel(&first, name));
    }
    let again = ask_in(first.world, "Test").await;
    again.assert_complete("Test");
    assert_eq!(channel(&again, "dice-rolls"), kept);
}

#[tokio::test]
async fn a_deleted_role_is_created_again_with_its_access() {
    let first = complete().await;
    let role = first.world.guild.role_named("Test Members").unwrap().id;
    first.world.guild.delete_role(role);
    let again = ask_in(first.world, "Test").await;
    again.assert_complete("Test");
    let guild = &again.world.guild;
    let player = guild.people.players[0];
    guild.grant(player, guild.role_named("Test Members").unwrap().id);
    let sees = |name| guild.can_view(player, channel(&again, name));
    assert_eq!((sees("safety"), sees("gm-notes")), (true, false));
}

#[tokio::test]
async fn an_admins_channel_in_the_category_is_kept() {
    let first = complete().await;
    let category = first.category("Test");
    // Discord's client copies the category's overwrites, including the bot's.
    let overwrites = first.world.guild.channel(category).unwrap().overwrites;
    first.world.guild.add_channel(
        channelwright_simulator::discord::ChannelKind::Text,
        "memes",
        Some(category),
        overwrites,
    );
    first.world.guild.delete_channel(channel(&first, "safety"));
    let again = ask_in(first.world, "Test").await;
    assert!(is_done(&again.message), "{}", again.message);
    assert_eq!(again.world.guild.children_of(category).len(), 12);
}

#[tokio::test]
async fn changed_permissions_are_reported_and_not_reverted() {
    let first = complete().await;
    let notes = channel(&first, "gm-notes");
    let everyone = first.world.guild.id;
    first.world.guild.remove_overwrite(notes, everyone);
    let again = ask_in(first.world, "Test").await;
    assert!(again.message.contains(&format!("⚠️ <#{notes}> has different permissions")), "{}", again.message);
    assert!(!again.world.guild.channel(notes).unwrap().overwrites.iter().any(|overwrite| overwrite.id == everyone));
}
