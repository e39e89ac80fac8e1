//! Judges responses to interactions as Discord does.

#![expect(
    clippy::indexing_slicing,
    reason = "reading a missing key gives null; this file writes only to objects that it has just built"
)]

use serde_json::Value;

use super::{
    interaction::InteractionKind,
    verdict::{EndpointResponse, Verdict},
};
use crate::discord::{check_message, faults_of_form};

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

/// Judges a response that came in time.
pub(super) fn judge(kind: InteractionKind, has_message: bool, heard: &EndpointResponse) -> Verdict {
    if heard.status == 401 {
        return Verdict::Unauthorized;
    }
    check(kind, has_message, heard).unwrap_or_else(Verdict::Invalid)
}

fn check(kind: InteractionKind, has_message: bool, heard: &EndpointResponse) -> Result<Verdict, String> {
    if heard.status != 200 {
        return Err(format!("status {} where 200 is due", heard.status));
    }
    if heard.content_type.split(';').next().map(str::trim) != Some("application/json") {
        return Err(format!("content type {:?}", heard.content_type));
    }
    let body: Value = serde_json::from_slice(&heard.body).map_err(|_| "the body is no JSON".to_owned())?;
    let number = body["type"].as_u64().ok_or("no response type")?;
    if !allowed(kind, has_message).contains(&number) {
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
            check_message(fields, false)?;
            let content = data["content"].as_str().unwrap_or_default().to_owned();
            Ok(Verdict::Message { content, ephemeral })
        }
        SUGGESTIONS => check_suggestions(data).map(|choices| Verdict::Autocomplete { choices }),
        MODAL => match faults_of_form(data).first() {
            Some((code, message)) => Err(format!("a form that Discord does not take: {code}: {message}")),
            None => Ok(Verdict::Form { custom_id: data["custom_id"].as_str().unwrap_or_default().to_owned() }),
        },
        UPDATE => {
            data.as_object().map_or(Ok(()), |fields| check_message(fields, true))?;
            Ok(Verdict::Update)
        }
        _ => Ok(Verdict::DeferredUpdate),
    }
}

/// The response types that Discord accepts for this kind of interaction. An update needs a message: that of the component,
/// or of the component that opened the form.
fn allowed(kind: InteractionKind, has_message: bool) -> &'static [u64] {
    match kind {
        InteractionKind::Ping => &[PONG],
        InteractionKind::Command => &[MESSAGE, DEFERRED_MESSAGE, MODAL],
        InteractionKind::Component => &[MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL],
        InteractionKind::Autocomplete => &[SUGGESTIONS],
        InteractionKind::ModalSubmit if has_message => &[MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE],
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(kind: InteractionKind, body: &Value, expected: Result<Verdict, &str>) {
        let body = body.to_string().into_bytes();
        let heard = EndpointResponse { status: 200, content_type: "application/json; charset=utf-8".into(), body };
        match (judge(kind, kind == InteractionKind::Component, &heard), expected) {
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
        check(InteractionKind::Component, &json!({"type": 6}), Ok(Verdict::DeferredUpdate));
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

    fn form(inputs: &Value) -> Value {
        json!({"type": 9, "data": {"custom_id": "form", "title": "Players", "components": inputs}})
    }

    fn input(label: &str, select: &Value) -> Value {
        let mut component = json!({"type": 5, "custom_id": "who"});
        component.as_object_mut().unwrap().extend(select.as_object().unwrap().clone());
        json!({"type": 18, "label": label, "component": component})
    }

    #[test]
    fn a_form_keeps_to_the_limits() {
        let plain = input("Who?", &json!({}));
        let opened = Ok(Verdict::Form { custom_id: "form".into() });
        check(InteractionKind::Command, &form(&json!([plain])), opened.clone());
        let text = json!({"type": 4, "style": 1, "custom_id": "why", "label": "Why?"});
        check(InteractionKind::Component, &form(&json!([{"type": 1, "components": [text]}])), opened);
        let refused = |inputs: Value, why| check(InteractionKind::Command, &form(&inputs), Err(why));
        refused(json!([]), "BASE_TYPE_BAD_LENGTH");
        refused(json!([plain, plain]), "COMPONENT_CUSTOM_ID_DUPLICATED");
        refused(json!([input(&"x".repeat(46), &json!({}))]), "BASE_TYPE_BAD_LENGTH");
        refused(json!([input("Who?", &json!({"custom_id": "x".repeat(101)}))]), "BASE_TYPE_BAD_LENGTH");
        refused(json!([input("Who?", &json!({"min_values": 0}))]), "NUMBER_TYPE_RANGE");
        refused(json!([input("Who?", &json!({"max_values": 26}))]), "NUMBER_TYPE_RANGE");
        refused(json!([input("Who?", &json!({"disabled": true}))]), "COMPONENT_DISABLED");
        refused(json!([text]), "UNION_TYPE_CHOICES");
        let button = json!({"type": 2, "style": 1, "label": "x", "custom_id": "x"});
        refused(json!([{"type": 18, "label": "x", "component": button}]), "UNION_TYPE_CHOICES");
        let titled = json!({"custom_id": "form", "title": "x".repeat(46), "components": [plain]});
        check(InteractionKind::Command, &json!({"type": 9, "data": titled}), Err("between 1 and 45"));
    }

    #[test]
    fn a_form_does_not_answer_a_form_and_an_update_needs_a_message() {
        let plain = form(&json!([input("Who?", &json!({}))]));
        check(InteractionKind::ModalSubmit, &plain, Err("type 9 does not answer"));
        check(InteractionKind::ModalSubmit, &json!({"type": 7, "data": {"content": "x"}}), Err("type 7 does not"));
        check(InteractionKind::ModalSubmit, &json!({"type": 6}), Err("type 6 does not"));
        check(InteractionKind::Command, &json!({"type": 6}), Err("type 6 does not"));
        let below = |body: &Value| {
            let (content_type, body) = ("application/json".to_owned(), body.to_string().into_bytes());
            judge(InteractionKind::ModalSubmit, true, &EndpointResponse { status: 200, content_type, body })
        };
        assert_eq!(below(&json!({"type": 7, "data": {"content": "x"}})), Verdict::Update);
        assert_eq!(below(&json!({"type": 6})), Verdict::DeferredUpdate);
    }

    #[test]
    fn components_of_a_message_keep_to_the_limits() {
        let button = |label: &str, id: &str| json!({"type": 2, "style": 1, "label": label, "custom_id": id});
        let row = |items: &[Value]| json!({"type": 1, "components": items});
        let message = |rows: &[Value]| json!({"type": 4, "data": {"content": "x", "components": rows}});
        let taken = Ok(Verdict::Message { content: "x".into(), ephemeral: false });
        let select = json!({"type": 3, "custom_id": "s", "options": [{"label": "a", "value": "a"}]});
        let rows = [row(&[button("A", "a")]), row(std::slice::from_ref(&select))];
        check(InteractionKind::Command, &message(&rows), taken);
        let refused = |rows: &[Value]| check(InteractionKind::Command, &message(rows), Err("components"));
        refused(&[row(&[button("A", "a"), button("B", "a")])]);
        refused(&[row(&[button("A", "a")]), row(&[button("B", "a")])]);
        refused(&[row(&[button(&"x".repeat(81), "a")])]);
        refused(&[row(&[button("", "a")])]);
        refused(&[row(&[select, button("A", "a")])]);
        refused(&[row(&[])]);
        refused(&[button("A", "a")]);
        refused(&(0..6).map(|nth| row(&[button("A", &nth.to_string())])).collect::<Vec<_>>());
        refused(&[row(&[json!({"type": 3, "custom_id": "s", "options": []})])]);
    }

    #[test]
    fn status_and_content_type_count() {
        let heard = |status, content_type: &str| EndpointResponse {
            status,
            content_type: content_type.into(),
            body: b"{}".to_vec(),
        };
        assert_eq!(judge(InteractionKind::Ping, false, &heard(401, "text/plain")), Verdict::Unauthorized);
        assert!(matches!(judge(InteractionKind::Ping, false, &heard(500, "application/json")), Verdict::Invalid(_)));
        assert!(matches!(judge(InteractionKind::Ping, false, &heard(200, "text/plain")), Verdict::Invalid(_)));
    }
}
