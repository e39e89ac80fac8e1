//! Invites, and who may create and accept them.

use std::time::Duration;

use channelwright_simulator::discord::{
    ChannelKind, GuildBuilder, Overwrite, Rule, Snowflake, USUAL_BOT_PERMISSIONS, bits,
};
use serde_json::{Value, json};

use crate::{
    bench::{ApiResponse, Bench},
    description::Description,
};

struct Door {
    bench: Bench,
    path: String,
    channel: Snowflake,
    role: Snowflake,
}

async fn door() -> Door {
    let builder = GuildBuilder::new("Tavern").bot_permissions(USUAL_BOT_PERMISSIONS);
    let bench = Bench::with(Default::default(), builder.everyone_permissions(bits::VIEW_CHANNEL)).await;
    let channel = bench.guild.channel_named("general").expect("a channel").id;
    let role = bench.guild.add_role("Test Members", 0);
    Door { path: format!("/channels/{channel}/invites"), bench, channel, role }
}

impl Door {
    async fn invite(&self, body: Value) -> ApiResponse {
        self.bench.call("POST", &self.path, body).await
    }

    /// The code of an invite that gives the role.
    async fn code(&self, mut terms: Value) -> String {
        terms["role_ids"] = json!([self.role.to_string()]);
        terms["unique"] = json!(true);
        self.invite(terms).await.body["code"].as_str().expect("a code").to_owned()
    }
}

#[tokio::test]
async fn a_person_who_accepts_an_invite_gets_its_role() {
    let door = door().await;
    let (guild, player) = (&door.bench.guild, door.bench.guild.people.players[0]);
    guild.kick(player);
    let code = door.code(json!({"max_age": 3600, "max_uses": 1})).await;
    assert!(guild.accept(player, &code));
    assert_eq!(guild.member(player).expect("a member").roles, [door.role]);
    assert!(!guild.accept(guild.people.stranger, &code), "it was for one");
    assert!(!guild.accept(guild.people.stranger, "no-such-code"));
    assert!(guild.member(guild.people.stranger).expect("a member").roles.is_empty());
    assert!(door.bench.broken().is_empty());
}

#[tokio::test(start_paused = true)]
async fn an_invite_expires() {
    let door = door().await;
    let code = door.code(json!({"max_age": 3600})).await;
    let for_ever = door.code(json!({"max_age": 0})).await;
    tokio::time::advance(Duration::from_secs(3600)).await;
    assert!(!door.bench.guild.accept(door.bench.guild.people.stranger, &code));
    assert!(door.bench.guild.accept(door.bench.guild.people.stranger, &for_ever));
}

#[tokio::test]
async fn a_similar_invite_is_used_again_unless_it_shall_be_unique() {
    let door = door().await;
    let terms = |unique: bool| json!({"max_age": 60, "max_uses": 5, "unique": unique});
    let first = door.invite(terms(false)).await.body["code"].clone();
    assert_eq!(door.invite(terms(false)).await.body["code"], first);
    assert_ne!(door.invite(terms(true)).await.body["code"], first);
    assert_ne!(door.invite(json!({"max_age": 61, "max_uses": 5})).await.body["code"], first);
}

#[tokio::test]
async fn an_invite_needs_rights_and_a_role_below_the_bots() {
    let door = door().await;
    let guild = &door.bench.guild;
    let with_role = |role: Snowflake| json!({"role_ids": [role.to_string()]});
    assert_eq!(door.invite(with_role(guild.id)).await.code(), 50028, "@everyone");
    assert_eq!(door.invite(with_role(7)).await.code(), 10011);
    let admin = guild.role_named("Admin").expect("a role").id;
    assert_eq!(door.invite(with_role(admin)).await.code(), 50013);
    guild.set_bot_permissions(bits::VIEW_CHANNEL | bits::CREATE_INSTANT_INVITE);
    assert_eq!(door.invite(with_role(door.role)).await.code(), 50013);
    assert_eq!(door.invite(json!({})).await.status, 200, "without a role");
    guild.set_bot_permissions(bits::VIEW_CHANNEL | bits::MANAGE_ROLES);
    assert_eq!(door.invite(json!({})).await.code(), 50013);
    let refused: Vec<_> = door.bench.discord.requests().iter().filter_map(|request| request.refused_by).collect();
    let wanted = [Rule::ManagedRole, Rule::UnknownRole, Rule::RoleHierarchy, Rule::InviteRoles, Rule::CreateInvite];
    assert_eq!(refused, wanted);
}

#[tokio::test]
async fn an_invite_leads_to_a_channel_that_the_bot_sees_within_limits() {
    let door = door().await;
    let guild = &door.bench.guild;
    let category = guild.add_channel(ChannelKind::Category, "C", None, Vec::new());
    assert_eq!(door.bench.call("POST", &format!("/channels/{category}/invites"), json!({})).await.code(), 50024);
    for wrong in [json!({"max_age": 604_801}), json!({"max_uses": 101}), json!({"max_age": -1})] {
        assert_eq!(door.invite(wrong).await.code(), 50035);
    }
    let terms = json!({"max_age": 604_800, "max_uses": 100, "unique": true, "role_ids": [door.role.to_string()]});
    let heard = door.invite(terms).await;
    assert_eq!((heard.status, &heard.body["roles"][0]["name"]), (200, &json!("Test Members")));
    if let Some(description) = Description::load() {
        description.check(door.bench.discord.requests().last().expect("a request"));
        description.check_response("POST", &door.path, &heard.body);
    }
    guild.set_overwrite(door.channel, Overwrite::member(guild.people.bot).deny(bits::VIEW_CHANNEL));
    assert_eq!(door.invite(json!({})).await.code(), 50001);
}
