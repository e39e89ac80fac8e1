//! Who may use the command: members with the permissions, and members whom an admin allowed it in Server Settings →
//! Integrations.

use channelwright_simulator::{
    discord::{CommandPermission, GuildBuilder, Snowflake, bits},
    world::WorldConfig,
};
use serde_json::json;

use crate::support::{Ended, World, ask, ask_in};

const LOOK: &str = "GET /applications/{application_id}/guilds/{guild_id}/commands/permissions";
const MEMBER: &str = "GET /guilds/{guild_id}/members/{user_id}";

/// A world in which the command is registered and the game master's role has these permissions.
async fn world(gm_permissions: u64) -> World {
    let guild = GuildBuilder::new("Tavern").gm_permissions(gm_permissions);
    let world = World::start(WorldConfig { guild, ..WorldConfig::default() }).await.unwrap();
    let needed = (bits::MANAGE_CHANNELS | bits::MANAGE_ROLES).to_string();
    let command = json!({"type": 1, "name": "add-campaign", "default_member_permissions": needed});
    world.discord.add_command(None, command.as_object().unwrap().clone());
    world
}

fn command(world: &World) -> Snowflake {
    world.discord.command_id(world.guild.id, "add-campaign").unwrap()
}

fn allow(world: &World, role: &str, permission: bool) {
    let role = world.guild.role_named(role).unwrap().id;
    world.guild.set_command_permission(command(world), CommandPermission::role(role, permission));
}

fn assert_refused(ended: &Ended, wanted: &[&str]) {
    assert!(ended.message.starts_with("❌ **Campaign Not Created: Test**"), "{}", ended.message);
    for text in wanted {
        assert!(ended.message.contains(text), "{text:?} is not in {:?}", ended.message);
    }
    let guild = ended.world.guild.snapshot();
    assert!(guild.channels.iter().all(|channel| channel.created.is_none()), "a channel was created");
    assert!(guild.roles.iter().all(|role| role.created.is_none()), "a role was created");
}

#[tokio::test]
async fn a_game_master_whom_an_admin_allowed_the_command_gets_a_campaign() {
    let world = world(0).await;
    allow(&world, "Storyteller", true);
    let ended = ask_in(world, "Test").await;
    ended.assert_complete("Test");
    assert_eq!(ended.requests_to(LOOK), 1);
}

#[tokio::test]
async fn the_refusal_names_the_permissions_that_the_caller_lacks() {
    let ended = ask_in(world(bits::MANAGE_CHANNELS).await, "Test").await;
    assert_refused(&ended, &["you lack “Manage Roles” in this channel", "Server Settings → Integrations"]);
}

#[tokio::test]
async fn a_caller_without_permission_costs_one_lookup_and_one_edit() {
    let ended = ask_in(world(0).await, "Test").await;
    assert_refused(&ended, &["Manage Channels", "Manage Roles"]);
    assert_eq!((ended.requests_to(LOOK), ended.world.discord.request_count()), (1, 2));
}

#[tokio::test]
async fn only_the_callers_current_roles_count() {
    let world = world(0).await;
    allow(&world, "Storyteller", true);
    let interaction = world.add_campaign_interaction("Test").unwrap();
    world.guild.strip_roles(world.guild.people.gm);
    world.deliver(&interaction).await;
    let message = world.final_message(interaction.id, crate::support::PATIENCE).await.unwrap();
    let ended = Ended { world, interaction, message };
    assert_refused(&ended, &["no admin of this server has allowed you"]);
    assert_eq!(ended.requests_to(MEMBER), 1);
}

#[tokio::test]
async fn a_setting_for_the_member_overrides_one_for_their_role() {
    let world = world(0).await;
    allow(&world, "Storyteller", true);
    world.guild.set_command_permission(command(&world), CommandPermission::user(world.guild.people.gm, false));
    let ended = ask_in(world, "Test").await;
    assert_refused(&ended, &["an admin has turned `/add-campaign` off for you"]);
}

#[tokio::test]
async fn a_caller_with_the_permissions_costs_no_lookup() {
    let ended = ask(WorldConfig::default(), "Test").await;
    ended.assert_complete("Test");
    assert_eq!(ended.requests_to(LOOK), 0);
}
