//! Messages in channels: posting, reading and editing them.

use channelwright_simulator::{
    caller::{Caller, EndpointResponse},
    discord::{ChannelKind, DiscordConfig, GuildBuilder, Overwrite, Rule, Snowflake, bits},
};
use serde_json::{Value, json};

use crate::{
    bench::{ApiResponse, Bench},
    description::Description,
};

const LIST: &str = "GET /channels/{channel_id}/messages";

struct Channel {
    bench: Bench,
    id: Snowflake,
    path: String,
}

async fn channel() -> Channel {
    Channel::of(Bench::start().await)
}

fn quiet(content: &str) -> Value {
    json!({"content": content, "allowed_mentions": {"parse": []}})
}

fn join(disabled: bool) -> Value {
    let button = json!({"type": 2, "id": 2, "style": 1, "label": "Join", "custom_id": "join", "disabled": disabled});
    json!([{"type": 1, "id": 1, "components": [button]}])
}

impl Channel {
    fn of(bench: Bench) -> Self {
        let id = bench.guild.channel_named("general").expect("a channel").id;
        Self { bench, id, path: format!("/channels/{id}/messages") }
    }

    async fn post(&self, body: Value) -> ApiResponse {
        self.bench.call("POST", &self.path, body).await
    }

    async fn edit(&self, message: Snowflake, body: Value) -> ApiResponse {
        self.bench.call("PATCH", &format!("{}/{message}", self.path), body).await
    }

    async fn list(&self, query: &str) -> ApiResponse {
        self.bench.get(&format!("{}{query}", self.path)).await
    }

    async fn contents(&self, query: &str) -> Vec<String> {
        let list = self.list(query).await.body;
        let contents = list.as_array().expect("a list").iter();
        contents.map(|message| message["content"].as_str().expect("text").to_owned()).collect()
    }

    /// The public answer to a command.
    async fn answer(&self, content: &str, flags: u64) {
        let (caller, gm) = (Caller::new(&self.bench.discord).expect("a client"), self.bench.guild.people.gm);
        let command = caller.command(&self.bench.guild, gm, self.id, "campaign info", &json!([]));
        let mut data = quiet(content);
        data["flags"] = json!(flags);
        let body = json!({"type": 4, "data": data}).to_string().into_bytes();
        let content_type = "application/json".to_owned();
        let answer = EndpointResponse { status: 200, content_type, body };
        caller.deliver_to(&command, async |_, _| Ok(answer)).await;
    }
}

#[tokio::test]
async fn a_list_begins_with_the_newest_and_has_fifty_unless_told_otherwise() {
    let mut config = DiscordConfig::default();
    config.rate_limits.global_per_second = 1000;
    let channel = Channel::of(Bench::with(config, GuildBuilder::new("Tavern")).await);
    for number in 0..60 {
        channel.post(quiet(&format!("{number}"))).await;
    }
    let all = channel.contents("?limit=100").await;
    assert_eq!((all.len(), all[0].as_str(), all[59].as_str()), (60, "59", "0"));
    assert_eq!(channel.contents("").await.len(), 50);
    assert_eq!(channel.contents("?limit=2").await, ["59", "58"]);
    let ids = channel.list("?limit=100").await.body;
    let before = ids[57]["id"].as_str().expect("an id").to_owned();
    assert_eq!(channel.contents(&format!("?before={before}")).await, ["1", "0"]);
    assert_eq!(channel.contents(&format!("?limit=2&after={before}")).await, ["4", "3"]);
    assert!(channel.bench.broken().is_empty());
    for wrong in ["?limit=0", "?limit=101", "?limit=x", "?before=1&after=2"] {
        assert_eq!(channel.list(wrong).await.code(), 50035, "{wrong}");
    }
    assert_eq!(channel.bench.broken(), [Rule::MessageRange; 4]);
}

#[tokio::test]
async fn a_list_has_what_everybody_in_the_channel_sees() {
    let channel = channel().await;
    let other = channel.bench.guild.add_channel(ChannelKind::Text, "other", None, Vec::new());
    channel.answer("public", 0).await;
    channel.answer("private", 64).await;
    channel.bench.call("POST", &format!("/channels/{other}/messages"), quiet("elsewhere")).await;
    channel.bench.guild.write(channel.bench.guild.people.stranger, channel.id, "hidden from bots");
    let mut own = quiet("own");
    own["components"] = join(false);
    let posted = channel.post(own).await;
    let list = channel.list("").await.body;
    assert_eq!(channel.contents("").await, ["own", "", "public"]);
    assert_eq!((&list[0], list[0]["author"]["bot"].as_bool()), (&posted.body, Some(true)));
    assert_eq!(list[0]["components"], join(false));
    assert_eq!(list[1]["author"]["username"], "sven_the_stranger");
    if let Some(description) = Description::load() {
        description.check_response("GET", &channel.path, &list);
    }
}

#[tokio::test]
async fn reading_needs_the_right_to_view_and_without_the_history_there_is_nothing() {
    let channel = channel().await;
    let (guild, bot) = (&channel.bench.guild, channel.bench.guild.people.bot);
    channel.post(quiet("x")).await;
    guild.set_overwrite(channel.id, Overwrite::member(bot).deny(bits::READ_MESSAGE_HISTORY));
    let response = channel.list("").await;
    assert_eq!((response.status, response.body), (200, json!([])));
    guild.set_overwrite(channel.id, Overwrite::member(bot).deny(bits::VIEW_CHANNEL));
    assert_eq!(channel.list("").await.code(), 50001);
    let voice = Overwrite::member(bot).allow(bits::VIEW_CHANNEL).deny(bits::CONNECT);
    let voice = guild.add_channel(ChannelKind::Voice, "voice", None, vec![voice]);
    assert_eq!(channel.bench.get(&format!("/channels/{voice}/messages")).await.code(), 50001);
    let category = guild.add_channel(ChannelKind::Category, "C", None, Vec::new());
    assert_eq!(channel.bench.get(&format!("/channels/{category}/messages")).await.code(), 50008);
    assert_eq!(channel.bench.get("/channels/7/messages").await.code(), 10003);
    assert_eq!(channel.bench.discord.requests().iter().filter(|request| request.is_to(LIST)).count(), 5);
}

#[tokio::test]
async fn the_bot_edits_its_own_messages_and_no_others() {
    let channel = channel().await;
    let mut asking = quiet("<@12> may I?");
    asking["components"] = join(false);
    let id = channel.post(asking).await.id();
    let edited =
        channel.edit(id, json!({"content": "You may.", "components": [], "allowed_mentions": {"parse": []}})).await;
    assert_eq!((edited.status, edited.id(), &edited.body["content"]), (200, id, &json!("You may.")));
    assert_eq!(edited.body["components"], json!([]));
    assert!(edited.body["edited_timestamp"].is_string());
    let kept = channel.edit(id, json!({"components": join(true), "allowed_mentions": {"parse": []}})).await;
    assert_eq!((&kept.body["content"], &kept.body["components"]), (&json!("You may."), &join(true)));
    let message = channel.bench.discord.messages().remove(0);
    assert_eq!((message.content.as_str(), message.text(), message.edits.len()), ("<@12> may I?", "You may.", 2));
    channel.answer("public", 0).await;
    let reply = channel.list("?limit=1").await.body[0]["id"].as_str().expect("an id").parse().expect("digits");
    assert_eq!(channel.edit(reply, quiet("changed")).await.status, 200);
    assert_eq!(channel.contents("?limit=1").await, ["changed"]);
    assert!(channel.bench.broken().is_empty());
    channel.bench.guild.write(channel.bench.guild.people.stranger, channel.id, "mine");
    let other = channel.bench.discord.messages()[1].id;
    let response = channel.edit(other, quiet("mine now")).await;
    assert_eq!((response.status, response.code()), (403, 50005));
    assert_eq!(channel.edit(id, json!({"content": "", "components": []})).await.code(), 50006);
    assert_eq!(channel.bench.broken(), [Rule::OwnMessage, Rule::EmptyMessage]);
    channel.bench.guild.delete_message(id);
    assert_eq!(channel.edit(id, quiet("x")).await.code(), 10008);
}

#[tokio::test]
async fn only_the_users_named_by_id_are_pinged() {
    let channel = channel().await;
    let body = json!({"content": "<@12> <@13> @everyone", "allowed_mentions": {"parse": [], "users": ["12"]}});
    assert_eq!(channel.post(body).await.body["mentions"], json!([{"id": "12"}]));
    assert!(channel.bench.broken().is_empty());
}

#[tokio::test]
async fn two_messages_with_one_nonce_are_one() {
    let channel = channel().await;
    let post = |content: &str, nonce: &str, enforce: bool| {
        let mut body = quiet(content);
        (body["nonce"], body["enforce_nonce"]) = (json!(nonce), json!(enforce));
        channel.post(body)
    };
    let first = post("one", "7", true).await;
    let again = post("another", "7", true).await;
    assert_eq!((again.id(), &again.body["content"]), (first.id(), &json!("one")));
    assert_ne!(post("one", "8", true).await.id(), first.id());
    assert_ne!(post("one", "7", false).await.id(), first.id());
    assert_eq!(channel.contents("").await, ["one", "one", "one"]);
}
