//! Tests for all interactions; each command has its own tests.

use expect_test::{Expect, expect};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{
    super::{
        samples::{any_json, check, check_with, decide_on, needs_override, payload, show},
        test_key::read_signed,
    },
    *,
};
use crate::{interaction::reply::Reply, message::Audience};

#[test]
fn a_ping_is_ponged() {
    check("ping", &expect![[r#"200 {"type":1}"#]]);
}

#[test]
fn a_command_without_owners_is_taken() {
    let with_owners = decide_on(payload("add_campaign").to_string().as_bytes());
    for owners in [json!({}), Value::Null, json!([]), json!("1")] {
        let mut payload = payload("add_campaign");
        payload["authorizing_integration_owners"] = owners;
        assert_eq!(decide_on(payload.to_string().as_bytes()), with_owners);
    }
}

#[test]
fn of_a_thread_its_channel_counts() {
    let channel = |kind: u64| {
        let mut payload = payload("add_campaign_by_a_player");
        payload["channel"]["type"] = json!(kind);
        needs_override(&payload).unwrap().channel_id.get()
    };
    // For any other channel, the parent is its category.
    assert_eq!([0, 2, 5, 15].map(channel), [1_000_000_000_000_000_005; 4]);
    assert_eq!([10, 11, 12].map(channel), [1_000_000_000_000_000_004; 3]);
}

#[test]
fn nobody_is_allowed_a_command_that_is_not_known() {
    check_with(
        "add_campaign_by_a_player",
        |payload| payload["data"]["id"] = Value::Null,
        &expect![
            "incomplete interaction (data.id): ❌ **Nothing was created:** Discord sent your command without `data.id`. Please try it again. If it keeps happening, tell the operator of this bot."
        ],
    );
}

#[test]
fn an_administrator_needs_no_other_permission() {
    let payload = payload("add_campaign").to_string().replace("2248473734270545", "8");
    assert!(matches!(decide_on(payload.as_bytes()), Decision::Enqueue(..)));
}

#[test]
fn what_is_typed_never_formats_an_answer() {
    let rename = |name: &'static str| move |payload: &mut Value| payload["data"]["name"] = json!(name);
    check_with(
        "unknown_command",
        rename("**@everyone** <@1>"),
        &expect![[
            r#"unknown command: 🤔 I don't know /\*\*\@everyone\*\* \<\@1\>; it may belong to another version of me. Nothing was changed. The commands I know: …."#
        ]],
    );
    check_with(
        "unknown_command",
        rename("a name that is longer than any command's name can be"),
        &expect![
            "unknown command: 🤔 I don't know this command; it may belong to another version of me. Nothing was changed. The commands I know: …."
        ],
    );
}

#[test]
fn an_unknown_command_is_answered_politely() {
    check(
        "unknown_command",
        &expect![
            "unknown command: 🤔 I don't know /remove-campaign; it may belong to another version of me. Nothing was changed. The commands I know: …."
        ],
    );
    check(
        "user_menu_command_of_the_same_name",
        &expect![
            "unknown command: 🤔 I don't know this command; it may belong to another version of me. Nothing was changed. The commands I know: …."
        ],
    );
}

#[test]
fn an_unknown_interaction_is_answered_politely() {
    let wanted = expect![
        "unknown interaction: 🤔 This button is from another version of me. Nothing was changed. Use `/campaign info`."
    ];
    check("button", &wanted);
    check("form", &wanted);
    check("unknown_type_with_new_shapes", &wanted);
}

#[test]
fn autocomplete_gets_no_suggestions() {
    check("autocomplete", &expect![[r#"200 {"data":{"choices":[]},"type":8}"#]]);
}

#[test]
fn a_field_that_discord_left_out_is_named() {
    check_with(
        "add_campaign",
        |payload| payload["token"] = Value::Null,
        &expect![
            "incomplete interaction (token): ❌ **Nothing was created:** Discord sent your command without `token`. Please try it again. If it keeps happening, tell the operator of this bot."
        ],
    );
    for field in ["id", "application_id", "channel_id", "member", "data"] {
        let mut payload = payload("add_campaign");
        payload.as_object_mut().unwrap().remove(field);
        let shown = show(&decide_on(payload.to_string().as_bytes()));
        assert!(shown.starts_with(&format!("incomplete interaction ({field})")), "{shown}");
    }
}

#[test]
fn if_the_queue_is_down_the_reply_says_to_try_again() {
    expect![[r#"{"data":{"allowed_mentions":{"parse":[]},"content":"❌ I don't know whether your command got through. Please try it again in a minute; using it twice creates nothing twice. If it keeps happening, tell the operator of this bot.","flags":64},"type":4}"#]].assert_eq(&Reply::QueueUnavailable.body());
}

fn check_unreadable(body: &[u8], wanted: &Expect) {
    let reply = Reply::BadRequest(read_signed(body).unwrap_err());
    wanted.assert_eq(&format!("{} {}", reply.status(), reply.body()));
}

#[test]
fn a_body_that_is_no_interaction_says_where_and_not_what() {
    check_unreadable(b"", &expect![[r#"400 {"error":"body is not a JSON object: line 1, column 0"}"#]]);
    check_unreadable(b"secret", &expect![[r#"400 {"error":"body is not a JSON object: line 1, column 1"}"#]]);
    check_unreadable(b"null", &expect![[r#"400 {"error":"body is not a JSON object: line 1, column 0"}"#]]);
    check_unreadable(b"[1]", &expect![[r#"400 {"error":"body is not a JSON object: line 1, column 0"}"#]]);
    check_unreadable(
        b"{\"id\":\"1\"}",
        &expect![[r#"400 {"error":"body is not an interaction: it has no number `type`"}"#]],
    );
    check_unreadable(
        b"{\"type\":\"secret\"}",
        &expect![[r#"400 {"error":"body is not an interaction: it has no number `type`"}"#]],
    );
    check_unreadable(
        b"{\"type\":1,\"id\":\"\xff\"}",
        &expect![[r#"400 {"error":"body is not a JSON object: line 1, column 0"}"#]],
    );
    check_unreadable(
        "[".repeat(100_000).as_bytes(),
        &expect![[r#"400 {"error":"body is not a JSON object: line 1, column 128"}"#]],
    );
}

proptest! {
    #[test]
    fn no_bytes_make_reading_panic(body: Vec<u8>) {
        let _ = read_signed(&body).map(|interaction| decide(&interaction));
    }

    #[test]
    fn a_field_of_any_shape_gets_an_answer(
        field in prop::sample::select(vec![
            "id", "application_id", "token", "guild_id", "channel_id", "member", "authorizing_integration_owners", "data",
            "version", "channel",
        ]),
        value in any_json(),
    ) {
        let mut payload = payload("add_campaign");
        payload[field] = value;
        match decide_on(payload.to_string().as_bytes()) {
            Decision::Answer(reply) => prop_assert_eq!(reply.status(), 200),
            Decision::Enqueue(_, reply) => prop_assert_eq!(reply, Reply::Deferred(Audience::Everyone)),
        }
    }
}
