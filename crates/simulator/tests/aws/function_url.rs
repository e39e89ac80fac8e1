//! How HTTP requests become events, and responses become HTTP responses.

use base64::Engine;
use channelwright_simulator::lambda::{EventShape, Function, FunctionUrl, PayloadFormat};
use serde_json::{Value, json};

use crate::{http, stub};

/// Posts `body` with Discord's headers. The stub function responds with the event that it received.
async fn event_for(shape: EventShape, body: &[u8]) -> Value {
    let url = FunctionUrl::start(Function::start(stub()), shape).await.unwrap();
    let response = http()
        .post(format!("{}interactions?x=1", url.url()))
        .header("X-Signature-Ed25519", "ab12")
        .header("X-Signature-Timestamp", "1700000000")
        .header("X-Twice", "one")
        .header("X-Twice", "two")
        .header("User-Agent", "Discord-Interactions/1.0")
        .body(body.to_vec())
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/json");
    serde_json::from_slice(&response.bytes().await.unwrap()).unwrap()
}

#[tokio::test]
async fn payload_2_has_lower_case_header_names_and_joined_values() {
    let event = event_for(EventShape::default(), br#"{"type":1,"x":"\u00e9"}"#).await;
    assert_eq!(event["version"], "2.0");
    assert_eq!(event["rawPath"], "/interactions");
    assert_eq!(event["rawQueryString"], "x=1");
    assert_eq!(event["requestContext"]["http"]["method"], "POST");
    assert_eq!(event["requestContext"]["http"]["path"], "/interactions");
    assert_eq!(event["requestContext"]["http"]["userAgent"], "Discord-Interactions/1.0");
    assert_eq!(event["headers"]["x-signature-ed25519"], "ab12");
    assert_eq!(event["headers"]["x-signature-timestamp"], "1700000000");
    assert_eq!(event["headers"]["x-twice"], "one,two");
    assert_eq!(event["body"], r#"{"type":1,"x":"\u00e9"}"#, "byte for byte");
    assert_eq!(event["isBase64Encoded"], false);
}

#[tokio::test]
async fn payload_1_has_header_names_as_sent_and_every_value() {
    let shape = EventShape { format: PayloadFormat::RestApiV1, always_base64: false };
    let event = event_for(shape, b"{}").await;
    assert_eq!(event.get("version"), None, "events of a REST API have no version");
    assert_eq!(event["httpMethod"], "POST");
    assert_eq!(event["path"], "/interactions");
    assert_eq!(event["headers"]["X-Signature-Ed25519"], "ab12");
    assert_eq!(event["headers"]["X-Twice"], "two");
    assert_eq!(event["multiValueHeaders"]["X-Twice"], json!(["one", "two"]));
    assert_eq!(event["body"], "{}");
}

#[tokio::test]
async fn a_body_is_base64_if_it_is_binary_or_configured() {
    let encode = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let event = event_for(EventShape::default(), b"\xff\xfe").await;
    assert_eq!(event["isBase64Encoded"], true);
    assert_eq!(event["body"], encode(b"\xff\xfe"));

    for format in [PayloadFormat::HttpApiV2, PayloadFormat::RestApiV1] {
        let event = event_for(EventShape { format, always_base64: true }, b"{}").await;
        assert_eq!(event["isBase64Encoded"], true);
        assert_eq!(event["body"], encode(b"{}"));
    }
}

#[tokio::test]
async fn a_function_that_fails_is_a_502() {
    let function = Function::start(stub().env("BROKEN_INIT", "1"));
    let url = FunctionUrl::start(function, EventShape::default()).await.unwrap();
    let response = http().post(url.url()).body("{}").send().await.unwrap();
    assert_eq!(response.status(), 502);
    assert_eq!(response.text().await.unwrap(), r#"{"Message":"Internal Server Error"}"#);
}
