//! Interactions to test with, and decisions in words. Each payload in `testdata/interactions` has the shape of Discord's; its name says what is special about it.

use expect_test::Expect;
use serde_json::{Value, json};

use super::{Decision, Reply, decide, test_key::read_signed};
use crate::job::NeedsOverride;

pub(crate) fn decide_on(body: &[u8]) -> Decision {
    decide(&read_signed(body).unwrap())
}

/// A decision in words: the job, or what the person reads.
pub(crate) fn show(decision: &Decision) -> String {
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
        Decision::Enqueue(job, Reply::Deferred) => job.needs_override,
        other => panic!("{other:?}"),
    }
}
