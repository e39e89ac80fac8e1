use expect_test::expect;
use serde_json::{Value, json};

use super::*;
use crate::interaction::description::assert_described;

pub(crate) fn id(text: &str) -> CustomId {
    CustomId::new(text.to_owned()).unwrap()
}

pub(crate) fn button(custom_id: &str) -> Button {
    let (custom_id, label) = (id(custom_id), "Join".to_owned());
    Button { custom_id, label, style: ButtonStyle::Primary, disabled: false }
}

pub(crate) fn users(custom_id: &str) -> Select {
    let placeholder = Some("Who?".to_owned());
    Select { custom_id: id(custom_id), of: SelectOf::Users, placeholder, min: 1, max: 25 }
}

fn choices(count: usize) -> Select {
    let choice = |nth: usize| Choice { label: format!("No. {nth}"), value: nth.to_string() };
    Select { of: SelectOf::Choices((0..count).map(choice).collect()), max: 1, placeholder: None, ..users("which") }
}

/// One component of each kind.
fn message() -> Message {
    let rows = vec![
        Row::Buttons(vec![button("join"), Button { style: ButtonStyle::Danger, disabled: true, ..button("delete") }]),
        Row::Select(users("who")),
        Row::Select(choices(2)),
        Row::Select(Select { of: SelectOf::Roles, ..users("role") }),
        Row::Select(Select { of: SelectOf::Channels(vec![4]), ..users("category") }),
    ];
    Message::new("<@7> @everyone".to_owned()).with(Components::new(rows).unwrap())
}

pub(crate) fn form() -> Modal {
    let line = InputOf::Line { custom_id: id("why"), max_chars: 100 };
    let inputs = vec![
        ModalInput {
            label: "Players".to_owned(),
            description: None,
            required: true,
            of: InputOf::Select(users("who")),
        },
        ModalInput { label: "Why?".to_owned(), description: Some("For them".to_owned()), required: false, of: line },
    ];
    Modal::new(id("add"), "Add players".to_owned(), inputs).unwrap()
}

#[test]
fn a_message_and_its_edit_are_what_discord_describes() {
    let body = |fields: Map<String, Value>| Value::Object(fields);
    let (message, edit) = (body(message().to_caller().new_fields()), body(message().fields()));
    assert_described("IncomingWebhookInteractionRequest", &message);
    assert_described("IncomingWebhookUpdateRequestPartial", &edit);
    assert_eq!((&message["flags"], &message["allowed_mentions"]), (&json!(64), &json!({ "parse": [] })));
    assert_eq!((edit.get("flags"), &edit["allowed_mentions"]), (None, &json!({ "parse": [] })));
    expect![[r#"{"components":[{"custom_id":"join","disabled":false,"label":"Join","style":1,"type":2},{"custom_id":"delete","disabled":true,"label":"Join","style":4,"type":2}],"type":1}"#]]
        .assert_eq(&edit["components"][0].to_string());
    expect![[
        r#"{"channel_types":[4],"custom_id":"category","max_values":25,"min_values":1,"placeholder":"Who?","type":8}"#
    ]]
    .assert_eq(&edit["components"][4]["components"][0].to_string());
}

#[test]
fn an_edit_takes_components_away_and_a_new_message_has_none() {
    let plain = Message::new("Done".to_owned());
    assert_eq!(plain.fields()["components"], json!([]));
    assert!(!plain.new_fields().contains_key("components") && !plain.new_fields().contains_key("flags"));
}

#[test]
fn a_message_pings_whom_it_names_and_nobody_else() {
    let asking = Message::new("<@7> @everyone".to_owned()).mentioning(vec![Id::new(7)]);
    let wanted = json!({ "parse": [], "users": ["7"] });
    assert_eq!((&asking.new_fields()["allowed_mentions"], &asking.fields()["allowed_mentions"]), (&wanted, &wanted));
    assert_described("MessageCreateRequest", &Value::Object(asking.new_fields()));
    assert_described("MessageEditRequestPartial", &Value::Object(asking.fields()));
    let many = Message::new(String::new()).mentioning((1..200).map(Id::new).collect());
    assert_eq!(many.fields()["allowed_mentions"]["users"].as_array().unwrap().len(), 100);
}

#[test]
fn a_text_is_never_too_long() {
    let fields = Message::new("x".repeat(2001)).fields();
    assert!(fields["content"].as_str().unwrap().chars().count() <= 2000);
}

#[track_caller]
fn refused<T: std::fmt::Debug>(built: Result<T, OverLimit>, wanted: &str) {
    assert_eq!(built.unwrap_err().to_string(), wanted);
}

#[test]
fn components_that_discord_would_refuse_cannot_be_built() {
    let row = |ids: &[&str]| Row::Buttons(ids.iter().map(|id| button(id)).collect());
    let select = |select| Components::new(vec![Row::Select(select)]);
    let (six, labelled) = (["a", "b", "c", "d", "e", "f"], |label: String| {
        Components::new(vec![Row::Buttons(vec![Button { label, ..button("a") }])])
    });
    refused(Components::new(six.map(|id| row(&[id])).into()), "rows: 6; between 0 and 5 are allowed");
    refused(Components::new(vec![row(&six)]), "buttons in a row: 6; between 1 and 5 are allowed");
    refused(Components::new(vec![row(&[])]), "buttons in a row: 0; between 1 and 5 are allowed");
    refused(Components::new(vec![row(&["a", "b"]), row(&["a"])]), "two components have the same custom_id");
    refused(Components::new(vec![row(&["a"]), Row::Select(users("a"))]), "two components have the same custom_id");
    refused(labelled("x".repeat(81)), "label: 81 characters; between 1 and 80 are allowed");
    refused(labelled(String::new()), "label: 0 characters; between 1 and 80 are allowed");
    refused(select(choices(26)), "choices: 26; between 1 and 25 are allowed");
    refused(select(Select { max: 3, ..choices(2) }), "max_values: 3; between 1 and 2 are allowed");
    refused(select(Select { max: 26, ..users("a") }), "max_values: 26; between 1 and 25 are allowed");
    refused(select(Select { min: 2, max: 1, ..users("a") }), "min_values: 2; between 0 and 1 are allowed");
    refused(
        select(Select { placeholder: Some("x".repeat(151)), ..users("a") }),
        "placeholder: 151 characters; between 1 and 150 are allowed",
    );
    refused(CustomId::new("x".repeat(101)), "custom_id: 101 characters; between 1 and 100 are allowed");
    refused(CustomId::new("ä".to_owned()), "a custom_id is not printable ASCII");
    assert!(labelled("ä".repeat(80)).is_ok() && select(choices(25)).is_ok());
}

#[test]
fn a_form_that_discord_would_refuse_cannot_be_built() {
    let input = |custom_id: &str| {
        let of = InputOf::Line { custom_id: id(custom_id), max_chars: 4000 };
        ModalInput { label: "Why?".to_owned(), description: None, required: true, of }
    };
    let form = |title: String, inputs| Modal::new(id("form"), title, inputs);
    refused(form("x".repeat(46), vec![input("a")]), "title: 46 characters; between 1 and 45 are allowed");
    refused(form("Why?".to_owned(), Vec::new()), "inputs: 0; between 1 and 5 are allowed");
    refused(form("Why?".to_owned(), vec![input("a"), input("a")]), "two components have the same custom_id");
    let long = ModalInput { label: "x".repeat(46), ..input("a") };
    refused(form("Why?".to_owned(), vec![long]), "label: 46 characters; between 1 and 45 are allowed");
    let long = ModalInput { description: Some("x".repeat(101)), ..input("a") };
    refused(form("Why?".to_owned(), vec![long]), "description: 101 characters; between 1 and 100 are allowed");
    let long = ModalInput { of: InputOf::Line { custom_id: id("a"), max_chars: 4001 }, ..input("a") };
    refused(form("Why?".to_owned(), vec![long]), "max_length: 4001; between 1 and 4000 are allowed");
    // Discord refuses a required select that may stay empty.
    let empty = ModalInput { of: InputOf::Select(Select { min: 0, ..users("a") }), ..input("a") };
    refused(form("Why?".to_owned(), vec![empty]), "min_values: 0; between 1 and 25 are allowed");
}
