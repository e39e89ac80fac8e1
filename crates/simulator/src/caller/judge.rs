//! Whether an answer to an interaction is one that Discord accepts.

#![expect(
    clippy::indexing_slicing,
    reason = "reading a missing key of a JSON value gives null; written are only values made as objects right here"
)]

use serde_json::Value;

use super::{
    interaction::InteractionKind,
    verdict::{Heard, Verdict},
};
use crate::discord::check_message;

/// Response types, with Discord's numbers.
const PONG: u64 = 1;
const MESSAGE: u64 = 4;
const DEFERRED_MESSAGE: u64 = 5;
const DEFERRED_UPDATE: u64 = 6;
const UPDATE: u64 = 7;
const SUGGESTIONS: u64 = 8;
const MODAL: u64 = 9;
/// The only flag a deferral may carry.
const EPHEMERAL: u64 = 64;

/// Judges an answer that came in time.
pub(super) fn judge(kind: InteractionKind, heard: &Heard) -> Verdict {
    if heard.status == 401 {
        return Verdict::Unauthorized;
    }
    check(kind, heard).unwrap_or_else(Verdict::Invalid)
}

fn check(kind: InteractionKind, heard: &Heard) -> Result<Verdict, String> {
    if heard.status != 200 {
        return Err(format!("status {} where 200 is due", heard.status));
    }
    if heard.content_type.split(';').next().map(str::trim) != Some("application/json") {
        return Err(format!("content type {:?}", heard.content_type));
    }
    let body: Value = serde_json::from_slice(&heard.body).map_err(|_| "the body is no JSON".to_owned())?;
    let number = body["type"].as_u64().ok_or("no response type")?;
    if !allowed(kind).contains(&number) {
        return Err(format!("response type {number} does not answer {kind:?}"));
    }
    let data = &body["data"];
    let flags = data["flags"].as_u64().unwrap_or(0);
    let ephemeral = flags & EPHEMERAL != 0;
    match number {
        PONG => Ok(Verdict::Pong),
        DEFERRED_MESSAGE if flags & !EPHEMERAL != 0 => Err(format!("flags {flags} on a deferral")),
        DEFERRED_MESSAGE => Ok(Verdict::Deferred { ephemeral }),
        MESSAGE => {
            let fields = data.as_object().ok_or("a message without data")?;
            check_message(fields)?;
            let content = data["content"].as_str().unwrap_or_default().to_owned();
            Ok(Verdict::Message { content, ephemeral })
        }
        SUGGESTIONS => check_suggestions(data).map(|choices| Verdict::Autocomplete { choices }),
        MODAL => check_modal(data).map(|()| Verdict::Other(number)),
        _ => Ok(Verdict::Other(number)),
    }
}

/// The response types that answer an interaction of this kind.
fn allowed(kind: InteractionKind) -> &'static [u64] {
    match kind {
        InteractionKind::Ping => &[PONG],
        InteractionKind::Command => &[MESSAGE, DEFERRED_MESSAGE, MODAL],
        InteractionKind::Component => &[MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL],
        InteractionKind::Autocomplete => &[SUGGESTIONS],
        InteractionKind::ModalSubmit => &[MESSAGE, DEFERRED_MESSAGE],
    }
}

fn check_suggestions(data: &Value) -> Result<Vec<String>, String> {
    let choices = data["choices"].as_array().ok_or("suggestions without choices")?;
    if choices.len() > 25 {
        return Err(format!("{} choices", choices.len()));
    }
    let names = choices.iter().map(|choice| {
        let name = choice["name"].as_str().filter(|name| (1..=100).contains(&name.chars().count()));
        let name = name.filter(|_| !choice["value"].is_null());
        name.map(str::to_owned).ok_or_else(|| "a choice needs a name of 1 to 100 characters and a value".to_owned())
    });
    names.collect()
}

fn check_modal(data: &Value) -> Result<(), String> {
    let components = data["components"].as_array().map_or(0, Vec::len);
    if !(1..=45).contains(&length(&data["title"])) {
        return Err("a form needs a title of 1 to 45 characters".to_owned());
    }
    if !(1..=100).contains(&length(&data["custom_id"])) || !(1..=5).contains(&components) {
        return Err("a form needs a custom_id of 1 to 100 characters and 1 to 5 components".to_owned());
    }
    Ok(())
}

fn length(value: &Value) -> usize {
    value.as_str().map_or(0, |text| text.chars().count())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(kind: InteractionKind, body: &Value, expected: Result<Verdict, &str>) {
        let body = body.to_string().into_bytes();
        let heard = Heard { status: 200, content_type: "application/json; charset=utf-8".into(), body };
        match (judge(kind, &heard), expected) {
            (Verdict::Invalid(why), Err(part)) => assert!(why.contains(part), "{why} lacks {part}"),
            (verdict, expected) => assert_eq!(Ok(verdict), expected),
        }
    }

    #[test]
    fn a_deferral_takes_only_the_ephemeral_flag() {
        let deferred = |ephemeral| Ok(Verdict::Deferred { ephemeral });
        check(InteractionKind::Command, &json!({"type": 5}), deferred(false));
        check(InteractionKind::Command, &json!({"type": 5, "data": {"flags": 64}}), deferred(true));
        check(InteractionKind::Command, &json!({"type": 5, "data": {"flags": 68}}), Err("flags 68"));
    }

    #[test]
    fn each_kind_has_its_own_answers() {
        check(InteractionKind::Ping, &json!({"type": 1}), Ok(Verdict::Pong));
        check(InteractionKind::Ping, &json!({"type": 5}), Err("does not answer Ping"));
        check(InteractionKind::Command, &json!({"type": 7, "data": {"content": "x"}}), Err("does not answer"));
        check(InteractionKind::Component, &json!({"type": 6}), Ok(Verdict::Other(6)));
        check(
            InteractionKind::Autocomplete,
            &json!({"type": 8, "data": {"choices": [{"name": "a", "value": "b"}]}}),
            Ok(Verdict::Autocomplete { choices: vec!["a".into()] }),
        );
        check(InteractionKind::Command, &json!({"data": {}}), Err("no response type"));
    }

    #[test]
    fn a_message_keeps_to_the_limits() {
        let long = "x".repeat(2001);
        check(InteractionKind::Command, &json!({"type": 4, "data": {"content": long}}), Err("content"));
        check(InteractionKind::Command, &json!({"type": 4, "data": {}}), Err("empty"));
        let expected = Verdict::Message { content: "no".into(), ephemeral: true };
        check(InteractionKind::Command, &json!({"type": 4, "data": {"content": "no", "flags": 64}}), Ok(expected));
    }

    #[test]
    fn status_and_content_type_count() {
        let heard =
            |status, content_type: &str| Heard { status, content_type: content_type.into(), body: b"{}".to_vec() };
        assert_eq!(judge(InteractionKind::Ping, &heard(401, "text/plain")), Verdict::Unauthorized);
        assert!(matches!(judge(InteractionKind::Ping, &heard(500, "application/json")), Verdict::Invalid(_)));
        assert!(matches!(judge(InteractionKind::Ping, &heard(200, "text/plain")), Verdict::Invalid(_)));
    }
}
