//! Lambda's event for an HTTP request. No changed event has a valid signature.

use channelwright_core::interaction::{PublicKey, SignedRequest};
use channelwright_fuzz::fuzz;
use channelwright_platform::http_event::{HttpEvent, json_response};
use ed25519_dalek::SigningKey;
use serde_json::{Value, value::RawValue};

use crate::assert_no_secret;

#[test]
fn http_event() {
    let key = PublicKey::from_hex(&hex::encode(SigningKey::from_bytes(&[7; 32]).verifying_key().as_bytes())).unwrap();
    fuzz("http_event", |input| {
        let text = String::from_utf8_lossy(input);
        // The Lambda runtime passes only valid JSON.
        let Ok(event) = RawValue::from_string(text.clone().into_owned()) else { return };
        let event = HttpEvent::read(&event);
        let (signature, timestamp) = (event.header("X-Signature-Ed25519"), event.header("X-Signature-Timestamp"));
        let body = event.body();
        assert!(body.len() <= text.len(), "the body is longer than the event");
        let request = SignedRequest { signature, timestamp, body: &body };
        assert!(!format!("{request:?}").contains(crate::SECRET));
        assert_no_secret(&request.verify(&key, 1_790_000_000, 300).map(|_| "verified").unwrap_err());
    });
}

/// The response is valid JSON for Lambda, whatever its body.
#[test]
fn http_response() {
    fuzz("http_event", |input| {
        let body = String::from_utf8_lossy(input).into_owned();
        let response: Value = serde_json::from_str(json_response(200, body.clone()).unwrap().get()).unwrap();
        assert_eq!((&response["statusCode"], &response["body"]), (&200.into(), &body.into()));
    });
}
