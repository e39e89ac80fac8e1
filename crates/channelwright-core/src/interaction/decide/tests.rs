//! Each payload in `testdata/interactions` has the shape of Discord's; its name says what is special about it.

use expect_test::{Expect, expect};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{super::test_key::read_signed, *};

fn decide_on(body: &[u8]) -> Decision {
    decide(&read_signed(body).unwrap())
}

/// A decision in words: the job, or what the person reads.
fn show(decision: &Decision) -> String {
    match decision {
        Decision::Enqueue(job, reply) => format!("enqueue {job:#?}\nthen {}", reply.body()),
        Decision::Answer(reply @ Reply::Refusal(_)) => {
            let body: Value = serde_json::from_str(&reply.body()).unwrap();
            let data = json!({ "flags": 64, "allowed_mentions": { "parse": [] }, "content": body["data"]["content"] });
            assert_eq!((reply.status(), &body), (200, &json!({ "type": 4, "data": data })));
            let reason = reply.reason().map(|reason| format!(" ({reason})")).unwrap_or_default();
            format!("{}{reason}: {}", reply.outcome(), body["data"]["content"].as_str().unwrap())
        }
        Decision::Answer(reply) => format!("{} {}", reply.status(), reply.body()),
    }
}

fn payload(file: &str) -> Value {
    let path = format!("{}/testdata/interactions/{file}.json", env!("CARGO_MANIFEST_DIR"));
    #[expect(clippy::disallowed_methods, reason = "a test reads its samples")]
    let text = std::fs::read(&path).unwrap();
    serde_json::from_slice(&text).unwrap()
}

fn check(file: &str, wanted: &Expect) {
    check_with(file, |_| (), wanted);
}

fn check_with(file: &str, change: impl FnOnce(&mut Value), wanted: &Expect) {
    let mut payload = payload(file);
    change(&mut payload);
    wanted.assert_eq(&show(&decide_on(payload.to_string().as_bytes())));
}

fn check_name(typed: &Value, wanted: &Expect) {
    check_with("add_campaign", |payload| payload["data"]["options"][0]["value"] = typed.clone(), wanted);
}

#[test]
fn a_ping_is_ponged() {
    check("ping", &expect![[r#"200 {"type":1}"#]]);
}

#[test]
fn the_command_becomes_one_job_and_a_public_deferral() {
    check(
        "add_campaign",
        &expect![[r#"
            enqueue Job {
                interaction_id: 1290000000000000001,
                application_id: 1100000000000000001,
                token: InteractionToken(…),
                guild_id: 1000000000000000001,
                channel_id: 1000000000000000005,
                caller_id: 1000000000000000007,
                command: AddCampaign {
                    campaign: CampaignName(
                        "Test",
                    ),
                },
                needs_override: None,
                wait: None,
            }
            then {"type":5}"#]],
    );
}

#[test]
fn ids_may_be_numbers_and_options_anything() {
    let with_strings = decide_on(payload("add_campaign").to_string().as_bytes());
    assert_eq!(decide_on(payload("add_campaign_with_numbers_for_ids").to_string().as_bytes()), with_strings);
}

#[test]
fn the_name_is_cleaned() {
    let Decision::Enqueue(job, _) =
        decide_on(payload("add_campaign").to_string().replace("\"Test\"", "\"  Te\u{200b}st \"").as_bytes())
    else {
        panic!("refused");
    };
    assert_eq!(job.command, crate::job::Command::AddCampaign { campaign: "Test".to_owned().try_into().unwrap() });
}

#[test]
fn a_campaign_needs_a_server() {
    check(
        "add_campaign_in_a_direct_message",
        &expect![
            "outside a server: ❌ **A campaign needs a server.** Use `/add-campaign` in a channel of the server where the campaign shall live, not in a direct message."
        ],
    );
}

#[test]
fn a_campaign_needs_the_bot_in_that_server() {
    let wanted = expect![
        "bot not installed: ❌ **I am not a member of this server,** so I cannot make channels here. Someone with **Manage Server** can add me: click my name, choose **Add App**, then **Add to Server**. After that, use `/add-campaign` again."
    ];
    check("add_campaign_where_only_the_user_installed_it", &wanted);
    check_with("add_campaign", |payload| payload["authorizing_integration_owners"]["0"] = json!("1"), &wanted);
    check_with("add_campaign", |payload| payload["authorizing_integration_owners"] = json!({ "1": "7" }), &wanted);
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

fn needs_override(payload: &Value) -> Option<crate::job::NeedsOverride> {
    match decide_on(payload.to_string().as_bytes()) {
        Decision::Enqueue(job, Reply::Deferred) => job.needs_override,
        other => panic!("{other:?}"),
    }
}

#[test]
fn whether_an_admin_allowed_it_to_a_player_is_looked_up_later() {
    check(
        "add_campaign_by_a_player",
        &expect![[r#"
        enqueue Job {
            interaction_id: 1290000000000000001,
            application_id: 1100000000000000001,
            token: InteractionToken(…),
            guild_id: 1000000000000000001,
            channel_id: 1000000000000000005,
            caller_id: 1000000000000000007,
            command: AddCampaign {
                campaign: CampaignName(
                    "Test",
                ),
            },
            needs_override: Some(
                NeedsOverride {
                    lacks: [Manage Channels, Manage Roles],
                    command_id: 1200000000000000001,
                    channel_id: 1000000000000000005,
                },
            ),
            wait: None,
        }
        then {"type":5}"#]],
    );
}

#[test]
fn the_job_says_which_permission_the_caller_lacks() {
    let lacks = |bits: u64| {
        let mut payload = payload("add_campaign");
        payload["member"]["permissions"] = json!(bits.to_string());
        needs_override(&payload).map(|needed| needed.lacks.labels().join(", "))
    };
    assert_eq!(lacks(1 << 28).as_deref(), Some("Manage Channels"));
    assert_eq!(lacks(1 << 4).as_deref(), Some("Manage Roles"));
    assert_eq!(lacks(0).as_deref(), Some("Manage Channels, Manage Roles"));
    assert_eq!(lacks(1 << 28 | 1 << 4), None);
}

#[test]
fn of_a_thread_its_channel_counts() {
    let channel = |kind: u64| {
        let mut payload = payload("add_campaign_by_a_player");
        payload["channel"]["type"] = json!(kind);
        needs_override(&payload).unwrap().channel_id.get()
    };
    // The parent of any other channel is its category.
    assert_eq!([0, 2, 5, 15].map(channel), [1_000_000_000_000_000_005; 4]);
    assert_eq!([10, 11, 12].map(channel), [1_000_000_000_000_000_004; 3]);
}

#[test]
fn nobody_is_allowed_a_command_that_is_not_known() {
    check_with(
        "add_campaign_by_a_player",
        |payload| payload["data"]["id"] = Value::Null,
        &expect![
            "incomplete interaction (data.id): ❌ **Nothing was made:** Discord sent your command without `data.id`. Please try it again. If it keeps happening, tell whoever runs this bot."
        ],
    );
}

#[test]
fn an_administrator_needs_no_other_permission() {
    let payload = payload("add_campaign").to_string().replace("2248473734270545", "8");
    assert!(matches!(decide_on(payload.as_bytes()), Decision::Enqueue(..)));
}

#[test]
fn a_campaign_needs_a_name() {
    let missing = expect![
        "name missing: ❌ **The campaign needs a name.** Give it one, for example `/add-campaign name: The Lost Mine`."
    ];
    check_with("add_campaign", |payload| payload["data"]["options"] = json!([]), &missing);
    check_with("add_campaign", |payload| payload["data"]["options"] = Value::Null, &missing);
    check_name(&json!(7), &missing);
    check_name(
        &json!(" \u{200b} "),
        &expect![
            "name unusable (the name has no visible character): ❌ **There is nothing to see in this name.** It needs at least one letter, digit or other visible character, for example `/add-campaign name: The Lost Mine`."
        ],
    );
    check_name(
        &json!("x".repeat(93)),
        &expect![
            "name unusable (the name is 93 characters long; at most 92 fit): ❌ **This name is too long:** it has 93 characters, and 92 is the most, so that “<name> Members” fits Discord's 100 characters for a role. Choose one that is shorter by 1."
        ],
    );
}

#[test]
fn what_is_typed_never_formats_an_answer() {
    let rename = |name: &'static str| move |payload: &mut Value| payload["data"]["name"] = json!(name);
    check_with(
        "unknown_command",
        rename("**@everyone** <@1>"),
        &expect![[
            r#"unknown command: 🤔 I do not know /\*\*\@everyone\*\* \<\@1\>; it may belong to another version of me. Nothing was changed. What I know is `/add-campaign`."#
        ]],
    );
    check_with(
        "unknown_command",
        rename("a name that is longer than any command's name can be"),
        &expect![
            "unknown command: 🤔 I do not know this command; it may belong to another version of me. Nothing was changed. What I know is `/add-campaign`."
        ],
    );
}

#[test]
fn an_unknown_command_is_answered_politely() {
    check(
        "unknown_command",
        &expect![
            "unknown command: 🤔 I do not know /delete-campaign; it may belong to another version of me. Nothing was changed. What I know is `/add-campaign`."
        ],
    );
    check(
        "user_menu_command_of_the_same_name",
        &expect![
            "unknown command: 🤔 I do not know this command; it may belong to another version of me. Nothing was changed. What I know is `/add-campaign`."
        ],
    );
}

#[test]
fn an_unknown_interaction_is_answered_politely() {
    let wanted = expect![
        "unknown interaction: 🤔 I do not know what to do with this; it may belong to another version of me. Nothing was changed. What I know is `/add-campaign`."
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
            "incomplete interaction (token): ❌ **Nothing was made:** Discord sent your command without `token`. Please try it again. If it keeps happening, tell whoever runs this bot."
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
fn a_queue_that_is_down_is_told() {
    expect![[r#"{"data":{"allowed_mentions":{"parse":[]},"content":"❌ I do not know whether your command got through. Please try it again in a minute; asking twice makes nothing twice. If it keeps happening, tell whoever runs this bot.","flags":64},"type":4}"#]].assert_eq(&Reply::QueueUnavailable.body());
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

/// Any JSON, three levels deep.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,20}|[0-9]{1,25}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("id|name|value|user|permissions|options|type|0|1", inner, 0..4)
                .prop_map(|map| map.into_iter().collect()),
        ]
    })
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
            Decision::Enqueue(_, reply) => prop_assert_eq!(reply, Reply::Deferred),
        }
    }
}
