//! Converts HTTP requests into events of payload format 1.0 or 2.0, and the function's answers into responses. Pure.

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri},
};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use serde_json::{Map, Value, json};

use crate::{ACCOUNT_ID, REGION};

/// The payload format of the service in front of the function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PayloadFormat {
    /// Function URL or HTTP API, payload 2.0: lower-cased headers, repeated ones joined with commas.
    #[default]
    HttpApiV2,
    /// REST API, payload 1.0: headers in the caller's case, each as a text and as a list.
    RestApiV1,
}

/// The form of the events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EventShape {
    /// The payload format.
    pub format: PayloadFormat,
    /// Whether every body is base64, as in a REST API with binary media types, and not only those that are not UTF-8.
    pub always_base64: bool,
}

/// A request.
#[derive(Debug)]
pub(super) struct Incoming {
    pub(super) method: Method,
    pub(super) uri: Uri,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// Milliseconds since the Unix epoch.
    pub(super) time_ms: u64,
}

/// A response.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Outgoing {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

const SOURCE_IP: &str = "127.0.0.1";

impl EventShape {
    /// The event the function gets for `request`.
    pub(super) fn event(self, request: &Incoming) -> Value {
        match self.format {
            PayloadFormat::HttpApiV2 => self.event_v2(request),
            PayloadFormat::RestApiV1 => self.event_v1(request),
        }
    }

    /// The response for a function's answer; `None` if the service rejects it.
    pub(super) fn answer(self, payload: &Value) -> Option<Outgoing> {
        match payload.get("statusCode") {
            Some(status) => full_answer(payload, status),
            // Payload 2.0 infers the rest when the function returns plain JSON (docs: Function URL response payload).
            None if self.format == PayloadFormat::HttpApiV2 => Some(inferred_answer(payload)),
            None => None,
        }
    }

    fn event_v2(self, request: &Incoming) -> Value {
        let (body, is_base64) = self.body(&request.body);
        let headers: Map<String, Value> = request
            .headers
            .keys()
            .map(|name| (name.as_str().to_owned(), all_values(request, name).join(",").into()))
            .collect();
        let host = header(request, "host");
        json!({
            "version": "2.0",
            "routeKey": "$default",
            "rawPath": request.uri.path(),
            "rawQueryString": request.uri.query().unwrap_or_default(),
            "headers": headers,
            "requestContext": {
                "accountId": "anonymous",
                "apiId": "simulated",
                "domainName": host,
                "domainPrefix": "simulated",
                "http": {
                    "method": request.method.as_str(),
                    "path": request.uri.path(),
                    "protocol": "HTTP/1.1",
                    "sourceIp": SOURCE_IP,
                    "userAgent": header(request, "user-agent"),
                },
                "requestId": request.time_ms.to_string(),
                "routeKey": "$default",
                "stage": "$default",
                "time": "01/Jan/2026:00:00:00 +0000",
                "timeEpoch": request.time_ms,
            },
            "body": body,
            "isBase64Encoded": is_base64,
        })
    }

    fn event_v1(self, request: &Incoming) -> Value {
        let (body, is_base64) = self.body(&request.body);
        let mut headers = Map::new();
        let mut multi_value_headers = Map::new();
        for name in request.headers.keys() {
            let values = all_values(request, name);
            let spelled = as_callers_spell_it(name);
            // Of repeated headers the single-value map keeps the last.
            headers.insert(spelled.clone(), values.last().cloned().into());
            multi_value_headers.insert(spelled, values.into());
        }
        json!({
            "resource": "/{proxy+}",
            "path": request.uri.path(),
            "httpMethod": request.method.as_str(),
            "headers": headers,
            "multiValueHeaders": multi_value_headers,
            "queryStringParameters": null,
            "multiValueQueryStringParameters": null,
            "pathParameters": null,
            "stageVariables": null,
            "requestContext": {
                "accountId": ACCOUNT_ID,
                "apiId": "simulated",
                "domainName": format!("simulated.execute-api.{REGION}.amazonaws.com"),
                "httpMethod": request.method.as_str(),
                "identity": { "sourceIp": SOURCE_IP, "userAgent": header(request, "user-agent") },
                "path": request.uri.path(),
                "protocol": "HTTP/1.1",
                "requestId": request.time_ms.to_string(),
                "requestTimeEpoch": request.time_ms,
                "resourcePath": "/{proxy+}",
                "stage": "prod",
            },
            "body": body,
            "isBase64Encoded": is_base64,
        })
    }

    fn body(self, body: &Bytes) -> (Value, bool) {
        match std::str::from_utf8(body) {
            Ok("") => (Value::Null, false),
            Ok(text) if !self.always_base64 => (text.into(), false),
            _ => (BASE64.encode(body).into(), true),
        }
    }
}

fn all_values(request: &Incoming, name: &HeaderName) -> Vec<String> {
    request.headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).collect()
}

fn header(request: &Incoming, name: &str) -> String {
    let value = request.headers.get(name);
    value.map_or_else(String::new, |value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// `x-signature-ed25519` → `X-Signature-Ed25519`: restores the case of Discord's headers, which the HTTP server lowers.
fn as_callers_spell_it(name: &HeaderName) -> String {
    let mut at_start = true;
    let spell = |letter: char| {
        let spelled = if at_start { letter.to_ascii_uppercase() } else { letter };
        at_start = letter == '-';
        spelled
    };
    name.as_str().chars().map(spell).collect()
}

fn full_answer(payload: &Value, status: &Value) -> Option<Outgoing> {
    let status = u16::try_from(status.as_u64()?).ok()?;
    let mut headers = HeaderMap::new();
    for (name, value) in payload.get("headers").and_then(Value::as_object).into_iter().flatten() {
        headers.insert(HeaderName::try_from(name).ok()?, HeaderValue::try_from(value.as_str()?).ok()?);
    }
    for (name, values) in payload.get("multiValueHeaders").and_then(Value::as_object).into_iter().flatten() {
        let name = HeaderName::try_from(name).ok()?;
        headers.remove(&name);
        for value in values.as_array()? {
            headers.append(name.clone(), HeaderValue::try_from(value.as_str()?).ok()?);
        }
    }
    let body = match payload.get("body") {
        None | Some(Value::Null) => String::new(),
        Some(body) => body.as_str()?.to_owned(),
    };
    let is_base64 = payload.get("isBase64Encoded").and_then(Value::as_bool);
    let body = if is_base64 == Some(true) { Bytes::from(BASE64.decode(body).ok()?) } else { Bytes::from(body) };
    Some(Outgoing { status: StatusCode::from_u16(status).ok()?, headers, body })
}

fn inferred_answer(payload: &Value) -> Outgoing {
    let body = match payload {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let mut headers = HeaderMap::new();
    headers.insert("content-type", HeaderValue::from_static("application/json"));
    Outgoing { status: StatusCode::OK, headers, body: Bytes::from(body) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const V1: EventShape = EventShape { format: PayloadFormat::RestApiV1, always_base64: false };
    const V2: EventShape = EventShape { format: PayloadFormat::HttpApiV2, always_base64: false };

    fn check(shape: EventShape, payload: &Value, status: u16, headers: &[(&str, &str)], body: &[u8]) {
        let answer = shape.answer(payload).unwrap();
        let found: Vec<_> =
            answer.headers.iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())).collect();
        assert_eq!((answer.status.as_u16(), &found[..], &answer.body[..]), (status, headers, body), "{payload}");
    }

    #[test]
    fn an_answer_has_a_status_headers_and_a_body() {
        let payload = json!({
            "statusCode": 401,
            "headers": { "Content-Type": "application/json" },
            "body": "{}",
            "isBase64Encoded": false,
        });
        check(V1, &payload, 401, &[("content-type", "application/json")], b"{}");
        check(V2, &payload, 401, &[("content-type", "application/json")], b"{}");
    }

    #[test]
    fn absent_and_null_parts_of_an_answer_are_empty() {
        let payload = json!({ "statusCode": 204, "headers": {}, "multiValueHeaders": {}, "body": null });
        check(V2, &payload, 204, &[], b"");
        check(V2, &json!({ "statusCode": 204 }), 204, &[], b"");
    }

    #[test]
    fn a_base64_body_is_decoded() {
        let payload = json!({ "statusCode": 200, "body": "/w==", "isBase64Encoded": true });
        check(V2, &payload, 200, &[], b"\xff");
    }

    #[test]
    fn multi_value_headers_win() {
        let payload = json!({
            "statusCode": 200,
            "headers": { "x-a": "0" },
            "multiValueHeaders": { "X-A": ["1", "2"] },
        });
        check(V1, &payload, 200, &[("x-a", "1"), ("x-a", "2")], b"");
    }

    #[test]
    fn plain_json_is_an_answer_for_payload_2_only() {
        let payload = json!({ "type": 1 });
        check(V2, &payload, 200, &[("content-type", "application/json")], br#"{"type":1}"#);
        assert_eq!(V1.answer(&payload), None);
    }

    #[test]
    fn malformed_answers_are_refused() {
        for payload in [
            json!({ "statusCode": "200" }),
            json!({ "statusCode": 99 }),
            json!({ "statusCode": 200, "body": { "type": 1 } }),
            json!({ "statusCode": 200, "body": "?", "isBase64Encoded": true }),
            json!({ "statusCode": 200, "headers": { "x-a": 1 } }),
        ] {
            assert_eq!(V2.answer(&payload), None, "{payload}");
        }
    }
}
