//! Subcommands, buttons, selects and forms: the interactions that Discord sends, and how it treats the responses.

use channelwright_simulator::{
    caller::{Caller, Delivery, EndpointResponse, Interaction, Verdict},
    discord::{Overwrite, Snowflake, bits},
};
use serde_json::{Value, json};

use crate::{
    bench::Bench,
    caller::{original, webhook},
};

struct Table {
    bench: Bench,
    caller: Caller,
    general: Snowflake,
    gm: Snowflake,
}

async fn table() -> Table {
    let bench = Bench::start().await;
    let caller = Caller::new(&bench.discord).expect("a client");
    let (general, gm) = (bench.guild.channel_named("general").expect("a channel").id, bench.guild.people.gm);
    Table { bench, caller, general, gm }
}

impl Table {
    /// Delivers to a bot that sends this response.
    async fn answered(&self, interaction: &Interaction, answer: Value) -> Delivery {
        let endpoint = async |_, _| {
            let body = answer.to_string().into_bytes();
            Ok(EndpointResponse { status: 200, content_type: "application/json".to_owned(), body })
        };
        self.caller.deliver_to(interaction, endpoint).await
    }

    /// A command whose response is a message with these components.
    async fn message(&self, items: Value) -> Interaction {
        let command = self.caller.command(&self.bench.guild, self.gm, self.general, "campaign info", &json!([]));
        let components = json!([{"type": 1, "components": items}]);
        let data = json!({"content": "Join?", "components": components, "allowed_mentions": {"parse": []}});
        self.answered(&command, json!({"type": 4, "data": data})).await;
        command
    }

    fn press(&self, of: &Interaction, custom_id: &str, values: &[String]) -> Option<Interaction> {
        self.caller.press(&self.bench.guild, self.gm, of, custom_id, values)
    }

    fn shown(&self, of: &Interaction) -> String {
        let reply = self.bench.discord.reply(of.id).expect("a reply");
        reply.content().unwrap_or_default().to_owned()
    }
}

fn join() -> Value {
    json!({"type": 2, "style": 1, "label": "Join", "custom_id": "join"})
}

#[tokio::test]
async fn a_subcommand_is_nested_and_its_users_are_resolved() {
    let table = table().await;
    let player = table.bench.guild.people.players[0];
    let who = json!([{"type": 6, "name": "who", "value": player.to_string()}]);
    let guild = &table.bench.guild;
    let payload = table.caller.command(guild, table.gm, table.general, "campaign player add", &who).payload;
    let data = &payload["data"];
    assert_eq!(data["name"], "campaign");
    let nested = json!([{"type": 2, "name": "player", "options": [{"type": 1, "name": "add", "options": who}]}]);
    assert_eq!(data["options"], nested);
    assert_eq!(data["resolved"]["users"][player.to_string()]["id"], player.to_string());
    assert!(data["resolved"]["members"][player.to_string()].get("user").is_none());
    let plain = table.caller.command(guild, table.gm, table.general, "campaign list", &json!([])).payload;
    assert!(plain["data"].get("resolved").is_none());
}

#[tokio::test]
async fn a_pressed_button_updates_its_message() {
    let table = table().await;
    let message = table
        .message(json!([join(), {"type": 2, "style": 2, "label": "No", "custom_id": "no", "disabled": true}]))
        .await;
    assert!(table.press(&message, "no", &[]).is_none() && table.press(&message, "other", &[]).is_none());
    let press = table.press(&message, "join", &[]).expect("a button");
    assert_eq!(press.payload["data"]["component_type"], 2);
    assert_eq!(press.payload["message"]["content"], "Join?");
    assert_eq!(press.payload["message"]["interaction_metadata"]["user"]["id"], table.gm.to_string());
    let update = json!({"type": 7, "data": {"content": "You are in.", "components": []}});
    assert_eq!(table.answered(&press, update).await.verdict, Verdict::Update);
    assert_eq!(table.shown(&message), "You are in.");
    assert!(table.press(&message, "join", &[]).is_none(), "the update removed it");
    assert!(table.bench.broken().is_empty());
}

#[tokio::test]
async fn an_update_can_be_deferred() {
    let table = table().await;
    let message = table.message(json!([join()])).await;
    let press = table.press(&message, "join", &[]).expect("a button");
    assert_eq!(table.answered(&press, json!({"type": 6})).await.verdict, Verdict::DeferredUpdate);
    assert_eq!(table.shown(&message), "Join?");
    let edit = json!({"content": "You are in.", "components": [], "allowed_mentions": {"parse": []}});
    let response = webhook(&table.bench, "PATCH", &original(&table.bench, press.token()), edit).await;
    assert_eq!((response.status, &response.body["content"]), (200, &json!("You are in.")));
    assert_eq!(table.shown(&message), "You are in.");
}

#[tokio::test]
async fn a_select_accepts_between_its_minimum_and_maximum_of_values() {
    let table = table().await;
    let select = json!([{"type": 5, "custom_id": "who", "min_values": 1, "max_values": 2}]);
    let message = table.message(select).await;
    let people =
        [table.gm, table.bench.guild.people.players[0], table.bench.guild.people.admin].map(|id| id.to_string());
    assert!(table.press(&message, "who", &[]).is_none() && table.press(&message, "who", &people).is_none());
    let chosen = table.press(&message, "who", &people[..2]).expect("a select").payload;
    assert_eq!(chosen["data"]["values"], json!(people[..2]));
    assert_eq!(chosen["data"]["resolved"]["users"].as_object().map(serde_json::Map::len), Some(2));
}

#[tokio::test]
async fn a_form_is_submitted_once_with_its_values() {
    let table = table().await;
    let message = table.message(json!([join()])).await;
    let press = table.press(&message, "join", &[]).expect("a button");
    let form = json!({"type": 9, "data": {"custom_id": "form", "title": "Join", "components": [
        {"type": 18, "label": "Who?", "component": {"type": 5, "custom_id": "who"}},
        {"type": 1, "components": [{"type": 4, "style": 1, "custom_id": "why", "label": "Why?"}]}
    ]}});
    let opened = table.answered(&press, form.clone()).await.verdict;
    assert_eq!(opened, Verdict::Form { custom_id: "form".to_owned() });
    let player = table.bench.guild.people.players[0].to_string();
    let entered = json!({"who": [player], "why": "Dragons"});
    let submit = || table.caller.submit(&table.bench.guild, table.gm, &press, &entered);
    let sent = submit().expect("a form");
    assert!(submit().is_none(), "the form is closed");
    assert_eq!(sent.payload["type"], 5);
    assert_eq!(sent.payload["message"]["content"], "Join?");
    let data = &sent.payload["data"];
    assert_eq!(data["components"][0]["component"]["values"], json!([player]));
    assert_eq!(data["components"][1]["components"][0]["value"], "Dragons");
    assert_eq!(data["resolved"]["users"][&player]["id"], player);
    let update = json!({"type": 7, "data": {"content": "You are in."}});
    assert_eq!(table.answered(&sent, update).await.verdict, Verdict::Update);
    assert_eq!(table.shown(&message), "You are in.");
    assert!(table.bench.broken().is_empty());
    let refused = table.answered(&sent, form).await.verdict;
    assert!(matches!(&refused, Verdict::Invalid(why) if why.contains("type 9")), "{refused:?}");
}

#[tokio::test]
async fn everybody_who_sees_a_channel_can_press_its_buttons() {
    let table = table().await;
    let (guild, people) = (&table.bench.guild, &table.bench.guild.people);
    let hide = Overwrite::member(people.stranger).deny(bits::VIEW_CHANNEL);
    guild.set_overwrite(table.general, hide);
    let path = format!("/channels/{}/messages", table.general);
    let body = json!({"content": "May I?", "components": [{"type": 1, "components": [join()]}],
        "allowed_mentions": {"parse": []}});
    let id = table.bench.call("POST", &path, body).await.id();
    let press = |who| table.caller.press_labelled(guild, who, "Join");
    assert!(press(people.stranger).is_none());
    guild.edit_member(people.players[0], |member| member.pending = true);
    let pressed = press(people.players[0]).expect("a button");
    assert_eq!(pressed.payload["message"]["id"], id.to_string());
    assert_eq!(pressed.payload["data"]["custom_id"], "join");
    assert_eq!(pressed.payload["member"]["pending"], true);
    assert_eq!((&pressed.payload["message"]["content"], pressed.channel_id), (&json!("May I?"), table.general));
    let update = json!({"type": 7, "data": {"content": "In.", "components": [], "allowed_mentions": {"parse": []}}});
    assert_eq!(table.answered(&pressed, update).await.verdict, Verdict::Update);
    assert_eq!(table.bench.discord.messages()[0].text(), "In.");
    assert!(press(people.players[0]).is_none());
    assert!(table.bench.broken().is_empty());
}

#[tokio::test]
async fn a_later_update_reaches_the_message_in_the_channel() {
    let table = table().await;
    let guild = &table.bench.guild;
    let components = json!([{"type": 1, "components": [join()]}]);
    let id = guild.post_as_bot(table.general, "May I?", components);
    let pressed = table.caller.press_labelled(guild, table.gm, "Join").expect("a button");
    assert_eq!(table.answered(&pressed, json!({"type": 6})).await.verdict, Verdict::DeferredUpdate);
    let edit = || json!({"content": "In.", "components": [], "allowed_mentions": {"parse": []}});
    let path = original(&table.bench, pressed.token());
    let heard = webhook(&table.bench, "PATCH", &path, edit()).await;
    assert_eq!((heard.status, heard.id(), &heard.body["content"]), (200, id, &json!("In.")));
    guild.delete_message(id);
    assert_eq!(webhook(&table.bench, "PATCH", &path, edit()).await.code(), 10008);
}

#[tokio::test]
async fn a_private_answer_is_seen_by_its_person_alone_and_the_newest_button_is_pressed() {
    let table = table().await;
    let guild = &table.bench.guild;
    guild.post_as_bot(table.general, "Old", json!([{"type": 1, "components": [join()]}]));
    let command = table.caller.command(guild, table.gm, table.general, "campaign info", &json!([]));
    let data = json!({"content": "Yours", "flags": 64, "components": [{"type": 1, "components": [join()]}],
        "allowed_mentions": {"parse": []}});
    table.answered(&command, json!({"type": 4, "data": data})).await;
    let message = |who| table.caller.press_labelled(guild, who, "Join").expect("a button").payload["message"].clone();
    assert_eq!(message(table.gm)["content"], "Yours");
    assert_eq!(message(guild.people.players[0])["content"], "Old");
    guild.kick(guild.people.players[0]);
    assert!(table.caller.press_labelled(guild, guild.people.players[0], "Join").is_none());
}

#[tokio::test]
async fn an_option_is_chosen_by_its_label_and_a_person_who_left_is_not_resolved_as_member() {
    let table = table().await;
    let guild = &table.bench.guild;
    let options = json!([{"label": "Test", "value": "17"}, {"label": "Other", "value": "18"}]);
    let rows = json!([
        {"type": 1, "components": [{"type": 3, "custom_id": "which", "placeholder": "Which?", "options": options}]},
        {"type": 1, "components": [{"type": 5, "custom_id": "who", "placeholder": "Who?"}]}
    ]);
    guild.post_as_bot(table.general, "Choose", rows);
    let choose = |placeholder, value: &str| table.caller.choose(guild, table.gm, placeholder, &[value.to_owned()]);
    assert_eq!(choose("Which?", "Other").expect("a select").payload["data"]["values"], json!(["18"]));
    assert!(choose("Which?", "Third").is_none() && choose("When?", "Other").is_none());
    let player = guild.people.players[0];
    guild.kick(player);
    let chosen = choose("Who?", &player.to_string()).expect("a select").payload;
    let resolved = &chosen["data"]["resolved"];
    assert_eq!(resolved["users"][player.to_string()]["id"], player.to_string());
    assert!(resolved.get("members").is_none());
}
