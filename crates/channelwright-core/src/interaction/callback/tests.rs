use super::*;
use crate::{interaction::description::assert_described, message::tests::form};

fn check(callback: &Callback, kind: u64, schema: &str) -> Value {
    let body = callback.json();
    assert_eq!(body["type"], kind);
    assert_described(schema, &body);
    body
}

#[test]
fn every_answer_is_what_discord_describes() {
    let message = || Message::new("Hello".to_owned());
    check(&Callback::Pong, 1, "PongInteractionCallbackRequest");
    let create = "CreateMessageInteractionCallbackRequest";
    let private = check(&Callback::Message(message().to_caller()), 4, create);
    assert_eq!(private["data"]["flags"], 64);
    assert_eq!(check(&Callback::Deferred(Audience::Everyone), 5, create).get("data"), None);
    assert_eq!(check(&Callback::Deferred(Audience::Caller), 5, create)["data"], json!({ "flags": 64 }));
    let update = "UpdateMessageInteractionCallbackRequest";
    check(&Callback::DeferredUpdate, 6, update);
    // The audience stays the same.
    assert_eq!(check(&Callback::Update(message().to_caller()), 7, update)["data"].get("flags"), None);
    let autocomplete = "ApplicationCommandAutocompleteCallbackRequest";
    let suggestions = Callback::Suggestions(vec![("Test".to_owned(), "1".to_owned()); 26]);
    let sent = check(&suggestions, 8, autocomplete)["data"]["choices"].as_array().map(Vec::len);
    assert_eq!(sent, Some(25));
    check(&Callback::Modal(form()), 9, "ModalInteractionCallbackRequest");
}
