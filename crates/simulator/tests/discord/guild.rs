//! Discord's rules for channels, roles and members.

use channelwright_simulator::discord::{
    ChannelKind, DiscordConfig, GuildBuilder, HiddenChannels, Overwrite, Rule, USUAL_BOT_PERMISSIONS, bits,
};
use serde_json::{Value, json};

use crate::bench::{self, Bench};

async fn with_bot(permissions: u64) -> Bench {
    let builder = GuildBuilder::new("Tavern").everyone_permissions(bits::VIEW_CHANNEL).bot_permissions(permissions);
    Bench::with(DiscordConfig::default(), builder).await
}

#[tokio::test]
async fn a_created_channel_is_complete_and_normalised() {
    let bench = Bench::start().await;
    let category = bench.private_category("My  Campaign").await;
    let body = json!({"name": "General  Discussion!", "type": 0, "topic": "Hello", "parent_id": category.to_string(),
        "position": 3, "permission_overwrites": bench.private()});
    let response = bench.create_channel(body).await;
    assert_eq!(response.status, 201);
    assert_eq!(response.body["name"], "general-discussion");
    assert_eq!(response.body["topic"], "Hello");
    assert_eq!(response.body["guild_id"], bench.guild.id.to_string());
    assert_eq!(response.body["permission_overwrites"][0]["deny"], "1024", "permissions are strings");
    assert_eq!(response.body["permission_overwrites"][0]["allow"], "0");
    assert_eq!(bench.guild.channel(category).expect("a category").name, "My  Campaign");
    assert_eq!(bench.guild.children_of(category).len(), 1);
    assert!(bench.broken().is_empty());
}

#[tokio::test]
async fn absent_overwrites_are_copied_from_the_category() {
    let bench = Bench::start().await;
    let category = bench.private_category("Secret").await;
    let response = bench.create_channel(json!({"name": "in", "parent_id": category.to_string()})).await;
    assert_eq!(response.body["permission_overwrites"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn an_overwrite_may_only_set_permissions_that_the_bot_has() {
    let bench = with_bot(bits::MANAGE_CHANNELS | bits::MANAGE_ROLES).await;
    let create = |allow: u64, deny: u64| {
        let everyone = bench.guild.id.to_string();
        let overwrites = json!([{"id": everyone, "type": 0, "allow": allow.to_string(), "deny": deny.to_string()}]);
        bench.create_channel(json!({"name": "x", "permission_overwrites": overwrites}))
    };
    assert_eq!(create(bits::VIEW_CHANNEL, 0).await.status, 201);
    let foreign = create(0, bits::SEND_MESSAGES).await;
    assert_eq!((foreign.status, foreign.code()), (403, 50013));
    assert_eq!(create(0, bits::MANAGE_ROLES).await.code(), 50013, "MANAGE_ROLES requires an administrator");
    bench.guild.set_bot_permissions(bits::ADMINISTRATOR);
    assert_eq!(create(0, bits::MANAGE_ROLES).await.status, 201);
    let refused: Vec<_> = bench.discord.requests().iter().filter_map(|request| request.refused_by).collect();
    assert_eq!(refused, [Rule::OverwriteBits, Rule::OverwriteManageRoles]);
}

#[tokio::test]
async fn without_an_overwrite_of_its_own_the_bot_loses_access() {
    let bench = Bench::start().await;
    let overwrites = json!([{"id": bench.guild.id.to_string(), "type": 0, "deny": "1024"}]);
    let created = bench.create_channel(json!({"name": "lost", "permission_overwrites": overwrites})).await;
    assert_eq!(created.status, 201);
    assert_eq!(bench.broken(), [Rule::BotOverwrite]);
    let path = format!("/channels/{}", created.id());
    let response = bench.get(&path).await;
    assert_eq!((response.status, response.code()), (403, 50001));
    assert_eq!(bench.call("DELETE", &path, Value::Null).await.code(), 50001);
    let voice = json!([{"id": bench.guild.id.to_string(), "type": 0, "deny": "1049600"},
        {"id": bench.guild.people.bot.to_string(), "type": 1, "allow": "1024"}]);
    let created = bench.create_channel(json!({"name": "v", "type": 2, "permission_overwrites": voice})).await;
    let path = format!("/channels/{}", created.id());
    assert_eq!(bench.get(&path).await.status, 200, "the bot can view it");
    assert_eq!(bench.call("DELETE", &path, Value::Null).await.code(), 50001, "managing it requires CONNECT");
}

#[tokio::test]
async fn hidden_channels_are_not_listed() {
    let bench = Bench::start().await;
    let secret = vec![Overwrite::role(bench.guild.id).deny(bits::VIEW_CHANNEL)];
    let category = bench.guild.add_channel(ChannelKind::Category, "Hidden", None, secret.clone());
    let hidden = bench.guild.add_channel(ChannelKind::Text, "hidden", Some(category), secret);
    let path = format!("/guilds/{}/channels", bench.guild.id);
    let listed = |response: &bench::ApiResponse| -> Vec<String> {
        let list = response.body.as_array().expect("a list");
        list.iter().map(|channel| channel["name"].as_str().expect("a name").to_owned()).collect()
    };
    assert_eq!(listed(&bench.get(&path).await), ["general"]);
    bench.guild.set_overwrite(hidden, Overwrite::member(bench.guild.people.bot).allow(bits::VIEW_CHANNEL));
    assert_eq!(listed(&bench.get(&path).await), ["general", "Hidden", "hidden"], "a category is listed with its child");
    bench.guild.remove_bot_overwrite(hidden);
    bench.discord.configure(|config| config.hidden_channels = HiddenChannels::Listed);
    assert_eq!(listed(&bench.get(&path).await).len(), 3);
}

#[tokio::test]
async fn deleting_a_category_orphans_its_children() {
    let bench = Bench::start().await;
    let category = bench.private_category("Gone").await;
    let child = bench.create_channel(json!({"name": "left", "parent_id": category.to_string()})).await.id();
    let path = format!("/channels/{category}");
    let deleted = bench.call("DELETE", &path, Value::Null).await;
    assert_eq!((deleted.status, deleted.id()), (200, category));
    assert_eq!(bench.guild.channel(child).expect("a channel").parent_id, None);
    let again = bench.call("DELETE", &path, Value::Null).await;
    assert_eq!((again.status, again.code()), (404, 10003));
}

#[tokio::test]
async fn a_guild_has_at_most_500_channels_and_a_category_50() {
    let bench = Bench::start().await;
    let category = bench.private_category("Full").await;
    for _ in 0..50 {
        bench.guild.add_channel(ChannelKind::Text, "x", Some(category), Vec::new());
    }
    let response = bench.create_channel(json!({"name": "x", "parent_id": category.to_string()})).await;
    assert_eq!(response.status, 400);
    assert_eq!(response.body["errors"]["parent_id"]["_errors"][0]["code"], "CHANNEL_PARENT_MAX_CHANNELS");
    assert!(bench.broken().is_empty(), "the bot cannot know how full the guild is");
    bench.guild.fill_channels(499);
    assert_eq!(bench.create_channel(json!({"name": "last"})).await.status, 201);
    assert_eq!(bench.create_channel(json!({"name": "one more"})).await.code(), 30013);
    bench.guild.fill_roles(250);
    let response = bench.call("POST", &format!("/guilds/{}/roles", bench.guild.id), json!({"permissions": "0"})).await;
    assert_eq!((response.status, response.code()), (400, 30005));
}

#[tokio::test]
async fn types_depend_on_the_features_of_the_guild() {
    let bench = Bench::start().await;
    assert_eq!(bench.create_channel(json!({"name": "f", "type": 15})).await.status, 201);
    let news = bench.create_channel(json!({"name": "n", "type": 5})).await;
    assert_eq!(news.body["errors"]["type"]["_errors"][0]["code"], "BASE_TYPE_CHOICES");
    bench.discord.configure(|config| config.forums_need_community = true);
    assert_eq!(bench.create_channel(json!({"name": "f", "type": 15})).await.code(), 50035);
    assert_eq!(bench.create_channel(json!({"name": "c", "type": 4, "parent_id": "7"})).await.status, 400);
}

#[tokio::test]
async fn roles_follow_the_hierarchy() {
    let builder = GuildBuilder::new("Tavern").role("Below", 0).role_above_bot("Above", 0);
    let bench = Bench::with(DiscordConfig::default(), builder).await;
    let roles = format!("/guilds/{}/roles", bench.guild.id);
    let below = bench.guild.role_named("Below").expect("a role");
    let above = bench.guild.role_named("Above").expect("a role");
    let created = bench.call("POST", &roles, json!({"name": "New", "permissions": "0", "mentionable": true})).await;
    assert_eq!((created.status, created.body["position"].as_i64()), (200, Some(1)));
    assert_eq!(bench.guild.role_named("Below").expect("a role").position, below.position + 1, "the others move up");
    let inherited = bench.call("POST", &roles, json!({"name": "Like everyone"})).await;
    assert_eq!(inherited.body["permissions"], bits::NEW_GUILD.to_string());
    let too_much = json!({"permissions": bits::ADMINISTRATOR.to_string()});
    assert_eq!(bench.call("POST", &roles, too_much).await.code(), 50013);
    let player = bench.guild.people.players[0];
    let grant = |role: u64| format!("/guilds/{}/members/{player}/roles/{role}", bench.guild.id);
    assert_eq!(bench.call("PUT", &grant(created.id()), Value::Null).await.status, 204);
    assert_eq!(bench.call("PUT", &grant(created.id()), Value::Null).await.status, 204, "repeating it is not an error");
    assert_eq!(bench.guild.member(player).expect("a player").roles, [created.id()]);
    assert_eq!(bench.call("PUT", &grant(above.id), Value::Null).await.code(), 50013);
    assert_eq!(bench.call("PUT", &grant(bench.guild.id), Value::Null).await.code(), 50028);
    assert_eq!(bench.call("DELETE", &format!("{roles}/{}", above.id), Value::Null).await.code(), 50013);
    let counts = bench.get(&format!("{roles}/member-counts")).await;
    assert_eq!(counts.body[created.id().to_string()], 1);
    assert!(counts.body[bench.guild.id.to_string()].is_null());
}

#[tokio::test]
async fn a_deleted_role_is_removed_from_members_and_overwrites() {
    let bench = Bench::start().await;
    let role = bench.guild.add_role("Temp", 0);
    let overwrites = vec![Overwrite::role(role).allow(bits::VIEW_CHANNEL)];
    let channel = bench.guild.add_channel(ChannelKind::Text, "x", None, overwrites);
    bench.guild.grant(bench.guild.people.gm, role);
    let path = format!("/guilds/{}/roles/{role}", bench.guild.id);
    assert_eq!(bench.call("DELETE", &path, Value::Null).await.status, 204);
    assert!(bench.guild.channel(channel).expect("a channel").overwrites.is_empty());
    assert!(bench.guild.member(bench.guild.people.gm).expect("the GM").roles.is_empty());
    assert_eq!(bench.call("DELETE", &path, Value::Null).await.code(), 10011);
}

#[tokio::test]
async fn overwrites_of_a_channel_can_be_put_and_deleted() {
    let bench = Bench::start().await;
    let channel = bench.private_category("C").await;
    let gm = bench.guild.people.gm;
    assert!(!bench.guild.can_view(gm, channel));
    let path = format!("/channels/{channel}/permissions/{gm}");
    assert_eq!(bench.call("PUT", &path, json!({"type": 1, "allow": "1024"})).await.status, 204);
    assert!(bench.guild.can_view(gm, channel));
    assert!(!bench.guild.can_view(bench.guild.people.stranger, channel));
    assert!(bench.guild.can_view(bench.guild.people.admin, channel));
    assert_eq!(bench.call("DELETE", &path, Value::Null).await.status, 204);
    assert_eq!(bench.call("DELETE", &path, Value::Null).await.code(), 10009);
    assert_eq!(bench.call("PUT", &path.replace(&gm.to_string(), "7"), json!({"type": 1})).await.code(), 10013);
}

#[tokio::test]
async fn one_request_moves_several_channels_but_only_one_to_another_parent() {
    let bench = Bench::start().await;
    let category = bench.private_category("C").await;
    let first = bench.guild.add_channel(ChannelKind::Text, "a", None, Vec::new());
    let second = bench.guild.add_channel(ChannelKind::Text, "b", None, Vec::new());
    let path = format!("/guilds/{}/channels", bench.guild.id);
    let to = |id: u64| json!({"id": id.to_string(), "parent_id": category.to_string()});
    let response = bench.call("PATCH", &path, json!([to(first), to(second)])).await;
    assert_eq!((response.status, response.code()), (400, 40009));
    let moved = json!([{"id": first.to_string(), "position": 9}, {"id": second.to_string(), "position": 8}]);
    assert_eq!(bench.call("PATCH", &path, moved).await.status, 204);
    assert_eq!(bench.guild.channel(first).expect("a channel").position, 9);
}

#[tokio::test]
async fn a_guild_that_requires_two_factors_refuses_a_bot_whose_owner_has_one() {
    let config = DiscordConfig { owner_two_factor: false, ..DiscordConfig::default() };
    let bench = Bench::with(config, GuildBuilder::new("Strict").mfa_level(1)).await;
    let response = bench.create_channel(json!({"name": "x"})).await;
    assert_eq!((response.status, response.code()), (403, 60003));
    assert_eq!(bench.get(&format!("/guilds/{}", bench.guild.id)).await.body["mfa_level"], 1);
}

#[tokio::test]
async fn a_bot_without_permissions_is_refused_and_another_write_is_a_violation() {
    let bench = with_bot(0).await;
    bench.discord.configure(|config| config.in_flight_grace = std::time::Duration::ZERO);
    assert_eq!(bench.create_channel(json!({"name": "x"})).await.code(), 50013);
    assert!(bench.broken().is_empty(), "the first refusal is not a violation");
    assert_eq!(bench.get(&format!("/guilds/{}/channels", bench.guild.id)).await.status, 200);
    assert!(bench.broken().is_empty(), "reading is still allowed");
    assert_eq!(bench.create_channel(json!({"name": "y"})).await.code(), 50013);
    assert_eq!(bench.broken(), [Rule::CallAfterForbidden]);
    bench.guild.set_bot_permissions(USUAL_BOT_PERMISSIONS);
    bench.discord.forget_clients();
    assert_eq!(bench.create_channel(json!({"name": "z"})).await.status, 201);
    assert_eq!(bench.broken().len(), 1);
}

#[tokio::test]
async fn a_kicked_bot_gets_403_and_an_unknown_guild_is_404() {
    let bench = Bench::start().await;
    bench.guild.kick(bench.guild.people.bot);
    let response = bench.get(&format!("/guilds/{}", bench.guild.id)).await;
    assert_eq!((response.status, response.code()), (403, 50001));
    let response = bench.get("/guilds/12345").await;
    assert_eq!((response.status, response.code()), (404, 10004));
}

#[tokio::test]
async fn the_snapshot_lists_channels_in_the_order_of_the_client() {
    let bench = Bench::start().await;
    let late = bench.guild.add_channel(ChannelKind::Category, "Late", None, Vec::new());
    let early = bench.guild.add_channel(ChannelKind::Category, "Early", None, Vec::new());
    bench.guild.edit_channel(early, |channel| channel.position = 0);
    for (kind, name) in [(ChannelKind::Voice, "voice"), (ChannelKind::Text, "one"), (ChannelKind::Forum, "two")] {
        bench.guild.add_channel(kind, name, Some(late), Vec::new());
    }
    let names: Vec<String> = bench.guild.snapshot().channels.into_iter().map(|channel| channel.name).collect();
    assert_eq!(names, ["general", "Early", "Late", "one", "two", "voice"]);
}

#[tokio::test]
async fn an_edit_changes_name_parent_and_overwrites() {
    let bench = Bench::start().await;
    let category = bench.private_category("C").await;
    let channel = bench.create_channel(json!({"name": "old", "topic": "kept"})).await.id();
    let path = format!("/channels/{channel}");
    let body = json!({"name": "New Name", "parent_id": category.to_string(), "permission_overwrites": bench.private()});
    let edited = bench.call("PATCH", &path, body).await;
    assert_eq!((edited.status, &edited.body["name"], &edited.body["topic"]), (200, &json!("new-name"), &json!("kept")));
    assert!(!bench.guild.can_view(bench.guild.people.stranger, channel));
    assert_eq!(bench.call("PATCH", &path, json!({"parent_id": null, "topic": null})).await.status, 200);
    let now = bench.guild.channel(channel).expect("a channel");
    assert_eq!((now.parent_id, now.topic(), now.overwrites.len()), (None, None, 2));
    assert_eq!(bench.call("PATCH", &path, json!({"type": 2})).await.code(), 50035, "text cannot become voice");
    assert!(bench.broken().is_empty(), "{:?}", bench.discord.violations());
}

#[tokio::test]
async fn the_bot_may_set_any_bit_in_a_channel_that_grants_it_manage_roles() {
    let bench = with_bot(bits::MANAGE_CHANNELS | bits::MANAGE_ROLES).await;
    let channel = bench.guild.add_channel(ChannelKind::Text, "x", None, Vec::new());
    let path = format!("/channels/{channel}/permissions/{}", bench.guild.people.gm);
    let pinning = json!({"type": 1, "allow": bits::PIN_MESSAGES.to_string()});
    assert_eq!(bench.call("PUT", &path, pinning.clone()).await.code(), 50013);
    bench.guild.set_overwrite(channel, Overwrite::member(bench.guild.people.bot).allow(bits::MANAGE_ROLES));
    assert_eq!(bench.call("PUT", &path, pinning).await.status, 204);
}

#[tokio::test]
async fn overwrites_of_a_channel_that_has_not_settled_are_lost() {
    let config = DiscordConfig { overwrite_settle: std::time::Duration::from_secs(60), ..DiscordConfig::default() };
    let bench = Bench::with(config, GuildBuilder::new("Tavern")).await;
    let channel = bench.private_category("C").await;
    let gm = bench.guild.people.gm;
    let path = format!("/channels/{channel}/permissions/{gm}");
    assert_eq!(bench.call("PUT", &path, json!({"type": 1, "allow": "1024"})).await.status, 204);
    assert!(!bench.guild.can_view(gm, channel));
}

#[tokio::test]
async fn a_message_requires_send_messages_and_pings_by_default() {
    let bench = Bench::start().await;
    let general = bench.guild.channel_named("general").expect("a channel").id;
    let path = format!("/channels/{general}/messages");
    let quiet = json!({"content": "@everyone", "allowed_mentions": {"parse": []}});
    assert_eq!(bench.call("POST", &path, quiet).await.status, 200);
    assert!(bench.broken().is_empty());
    assert_eq!(bench.call("POST", &path, json!({"content": "@everyone"})).await.body["mention_everyone"], true);
    assert_eq!(bench.broken(), [Rule::PingEscaped]);
    let messages = bench.discord.messages();
    assert_eq!(messages.iter().map(|message| message.pings.everyone).collect::<Vec<_>>(), [false, true]);
    assert_eq!(bench.call("POST", &path, json!({"content": "x".repeat(2001)})).await.code(), 50035);
    assert_eq!(bench.call("POST", &path, json!({"content": " "})).await.code(), 50006);
    let category = bench.guild.add_channel(ChannelKind::Category, "C", None, Vec::new());
    let into_category = format!("/channels/{category}/messages");
    assert_eq!(bench.call("POST", &into_category, json!({"content": "x"})).await.code(), 50008);
    bench.guild.set_overwrite(general, Overwrite::member(bench.guild.people.bot).deny(bits::SEND_MESSAGES));
    assert_eq!(bench.call("POST", &path, json!({"content": "x"})).await.code(), 50013);
}
