//! Sample interactions, and decisions as text. The file names in `testdata/interactions` say what is special about each
//! payload.

use expect_test::Expect;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Decision, Reply, decide, test_key::read_signed};
use crate::{command, job::NeedsOverride, message::Audience};

pub(crate) fn decide_on(body: &[u8]) -> Decision {
    decide(&read_signed(body).unwrap())
}

/// A decision as text: the job, or the message. `…` replaces the list of commands, so that tests do not depend on it.
pub(crate) fn show(decision: &Decision) -> String {
    match decision {
        Decision::Enqueue(job, reply) => format!("enqueue {job:#?}\nthen {}", reply.body()),
        Decision::Answer(reply @ Reply::NotAccepted(_)) => {
            let body: Value = serde_json::from_str(&reply.body()).unwrap();
            let data = json!({ "flags": 64, "allowed_mentions": { "parse": [] }, "content": body["data"]["content"] });
            assert_eq!((reply.status(), &body), (200, &json!({ "type": 4, "data": data })));
            let reason = reply.reason().map(|reason| format!(" ({reason})")).unwrap_or_default();
            let content = body["data"]["content"].as_str().unwrap();
            let known = format!("The commands I know: {}.", command::known());
            format!("{}{reason}: {}", reply.outcome(), content.replace(&known, "The commands I know: …."))
        }
        Decision::Answer(reply) => format!("{} {}", reply.status(), reply.body()),
    }
}

pub(crate) fn payload(file: &str) -> Value {
    let path = format!("{}/testdata/interactions/{file}.json", env!("CARGO_MANIFEST_DIR"));
    #[expect(clippy::disallowed_methods, reason = "a test reads its samples")]
    let text = std::fs::read(&path).unwrap();
    serde_json::from_slice(&text).unwrap()
}

pub(crate) fn check(file: &str, wanted: &Expect) {
    check_with(file, |_| (), wanted);
}

pub(crate) fn check_with(file: &str, change: impl FnOnce(&mut Value), wanted: &Expect) {
    let mut payload = payload(file);
    change(&mut payload);
    wanted.assert_eq(&show(&decide_on(payload.to_string().as_bytes())));
}

pub(crate) fn needs_override(payload: &Value) -> Option<NeedsOverride> {
    match decide_on(payload.to_string().as_bytes()) {
        Decision::Enqueue(job, Reply::Deferred(Audience::Everyone)) => job.needs_override,
        other => panic!("{other:?}"),
    }
}

/// Any JSON, three levels deep.
pub(crate) fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,20}|[0-9]{1,25}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("id|name|value|values|user|permissions|options|type|0|1|resolved|users|channels|component|components|custom_id", inner, 0..4)
                .prop_map(|map| map.into_iter().collect()),
        ]
    })
}
