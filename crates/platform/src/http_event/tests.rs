use serde_json::{Value, json};

use super::*;

/// Reads an event's signature, timestamp and body.
fn check(event: &Value, signature: Option<&str>, timestamp: Option<&str>, body: &[u8]) {
    let read = HttpEvent::read(&to_raw_value(event).unwrap());
    let seen = (read.header("X-Signature-Ed25519"), read.header("X-Signature-Timestamp"));
    assert_eq!((seen, &*read.body()), ((signature, timestamp), body), "{event}");
}

#[test]
fn a_function_url_sends_payload_2() {
    let event = json!({
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": "/",
        "rawQueryString": "",
        "headers": {
            "content-length": "10",
            "content-type": "application/json",
            "x-signature-ed25519": "5160",
            "x-signature-timestamp": "1790000000",
            "x-forwarded-for": "198.51.100.7",
        },
        "requestContext": {
            "accountId": "anonymous",
            "domainName": "abcdefg.lambda-url.eu-central-1.on.aws",
            "http": { "method": "POST", "path": "/", "protocol": "HTTP/1.1", "sourceIp": "198.51.100.7" },
            "timeEpoch": 1_790_000_000_123_u64,
        },
        "body": "{\"type\":1}",
        "isBase64Encoded": false,
    });
    check(&event, Some("5160"), Some("1790000000"), b"{\"type\":1}");
}

#[test]
fn a_rest_api_sends_payload_1() {
    let event = json!({
        "resource": "/",
        "path": "/",
        "httpMethod": "POST",
        "headers": { "X-Signature-Ed25519": "5160", "X-Signature-Timestamp": "1790000000" },
        "multiValueHeaders": { "X-Signature-Ed25519": ["5160"], "X-Signature-Timestamp": ["1790000000"] },
        "queryStringParameters": null,
        "requestContext": { "httpMethod": "POST", "identity": { "cognitoIdentityId": null } },
        "body": "{\"type\":1}",
        "isBase64Encoded": false,
    });
    check(&event, Some("5160"), Some("1790000000"), b"{\"type\":1}");
}

#[test]
fn header_names_come_in_any_case() {
    let headers = json!({ "X-SIGNATURE-ED25519": "5160", "x-Signature-tImestamp": "17" });
    check(&json!({ "headers": headers, "body": "" }), Some("5160"), Some("17"), b"");
}

#[test]
fn multi_value_headers_are_enough() {
    let headers = json!({ "x-signature-ed25519": ["5160"], "X-Signature-Timestamp": ["17"] });
    check(&json!({ "headers": null, "multiValueHeaders": headers }), Some("5160"), Some("17"), b"");
    let empty = json!({ "x-signature-ed25519": [], "X-Signature-Timestamp": null });
    check(&json!({ "multiValueHeaders": empty }), None, None, b"");
}

#[test]
fn a_header_that_came_twice_is_none() {
    let twice = json!({ "X-Signature-Ed25519": ["5160", "5160"], "x-signature-timestamp": ["17"] });
    check(&json!({ "multiValueHeaders": twice }), None, Some("17"), b"");
    // Like a REST API, whose single value is the last one.
    let last = json!({ "X-Signature-Ed25519": "5160", "x-signature-timestamp": "17" });
    check(&json!({ "headers": last, "multiValueHeaders": twice }), None, Some("17"), b"");
    let spelled_otherwise = json!({ "X-Signature-Ed25519": "5160", "x-signature-ed25519": "5160" });
    check(&json!({ "headers": spelled_otherwise }), None, None, b"");
}

#[test]
fn a_base64_body_is_the_bytes_behind_it() {
    check(&json!({ "body": "eyJ0eXBlIjoxfQ==", "isBase64Encoded": true }), None, None, b"{\"type\":1}");
    check(&json!({ "body": "/wA=", "isBase64Encoded": true }), None, None, b"\xff\0");
}

#[test]
fn a_body_that_only_claims_to_be_base64_is_empty() {
    check(&json!({ "body": "{\"type\":1}", "isBase64Encoded": true }), None, None, b"");
}

#[test]
fn a_text_stays_as_it_is_without_the_flag() {
    check(&json!({ "body": "eyJ0eXBlIjoxfQ==" }), None, None, b"eyJ0eXBlIjoxfQ==");
    check(&json!({ "body": "ü\u{1f3b2}", "isBase64Encoded": null }), None, None, "ü🎲".as_bytes());
}

#[test]
fn what_is_no_http_request_has_neither_headers_nor_body() {
    for event in [
        json!(null),
        json!([]),
        json!("text"),
        json!(17),
        json!({}),
        json!({ "body": null, "headers": null, "multiValueHeaders": null, "isBase64Encoded": null }),
        json!({ "body": 1 }),
        json!({ "headers": [] }),
        json!({ "headers": { "x-signature-ed25519": null } }),
        json!({ "headers": { "x-signature-ed25519": 1 } }),
        json!({ "Records": [{ "eventSource": "aws:sqs" }] }),
    ] {
        check(&event, None, None, b"");
    }
    check(&json!({ "body": "\u{0}" }), None, None, b"\0");
}

#[test]
fn an_answer_is_json_for_either_payload() {
    let answer: Value = serde_json::from_str(json_response(200, "{\"type\":1}".to_owned()).unwrap().get()).unwrap();
    let headers = json!({ "content-type": "application/json" });
    let wanted = json!({ "statusCode": 200, "headers": headers, "body": "{\"type\":1}", "isBase64Encoded": false });
    assert_eq!(answer, wanted);
}
