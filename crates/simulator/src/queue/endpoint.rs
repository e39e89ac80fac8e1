//! The HTTP endpoint of SQS: passes requests to `rustack`, records them, and can be unavailable.

use std::{
    collections::HashMap,
    fmt,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use rustack_sqs_core::{handler::RustackSqsHandler, provider::RustackSqs};
use rustack_sqs_http::{
    dispatch::SqsHandler,
    response::{CONTENT_TYPE, error_to_response},
    router::resolve_operation,
};
use rustack_sqs_model::{error::SqsError, operations::SqsOperation};
use serde_json::Value;
use tokio::sync::watch;

use crate::loopback::lock;

/// More than ten messages of the largest size.
const MAX_RESPONSE_BYTES: usize = 16 * 1024 * 1024;

/// A sent message. Its `Debug` form omits the body, which has an interaction token.
#[derive(Clone, PartialEq, Eq)]
pub struct SentMessage {
    /// The id SQS gave it.
    pub message_id: String,
    /// `MessageGroupId`.
    pub group: String,
    /// `MessageDeduplicationId`.
    pub deduplication_id: String,
    /// `MessageBody`.
    pub body: String,
}

impl fmt::Debug for SentMessage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SentMessage")
            .field("message_id", &self.message_id)
            .field("group", &self.group)
            .field("deduplication_id", &self.deduplication_id)
            .finish_non_exhaustive()
    }
}

#[derive(Debug)]
pub(super) struct Endpoint {
    handler: RustackSqsHandler,
    unavailable: AtomicBool,
    record: Mutex<Record>,
    changes: watch::Sender<()>,
}

#[derive(Debug, Default)]
struct Record {
    calls: HashMap<String, usize>,
    sent: Vec<SentMessage>,
}

impl Endpoint {
    pub(super) fn new(provider: Arc<RustackSqs>) -> Self {
        Self {
            handler: RustackSqsHandler::new(provider),
            unavailable: AtomicBool::new(false),
            record: Mutex::default(),
            changes: watch::Sender::new(()),
        }
    }

    pub(super) fn router(self: Arc<Self>) -> Router {
        Router::new().fallback(answer).with_state(self)
    }

    pub(super) fn set_unavailable(&self, unavailable: bool) {
        self.unavailable.store(unavailable, Ordering::SeqCst);
    }

    pub(super) fn sent(&self) -> Vec<SentMessage> {
        lock(&self.record).sent.clone()
    }

    pub(super) fn calls(&self, operation: &str) -> usize {
        let record = lock(&self.record);
        record.calls.get(operation).copied().unwrap_or_default()
    }

    pub(super) fn changes(&self) -> watch::Receiver<()> {
        self.changes.subscribe()
    }

    /// Wakes everyone who waits for a change.
    pub(super) fn announce(&self) {
        self.changes.send_replace(());
    }

    async fn perform(&self, operation: SqsOperation, body: Bytes) -> Result<Response, SqsError> {
        let response = self.handler.handle_operation(operation, body.clone()).await?;
        let (parts, response_body) = response.into_parts();
        let response_body = to_bytes(Body::new(response_body), MAX_RESPONSE_BYTES)
            .await
            .map_err(|error| SqsError::internal_error(error.to_string()))?;
        lock(&self.record).remember(operation, &body, &response_body);
        self.announce();
        Ok(Response::from_parts(parts, Body::from(response_body)))
    }
}

impl Record {
    fn remember(&mut self, operation: SqsOperation, request: &[u8], response: &[u8]) {
        let parse = |bytes| serde_json::from_slice::<Value>(bytes).unwrap_or_default();
        match operation {
            SqsOperation::SendMessage => {
                let (request, response) = (parse(request), parse(response));
                self.remember_sent(&request, &response);
            }
            SqsOperation::SendMessageBatch => {
                let (request, response) = (parse(request), parse(response));
                for sent in entries(&response, "Successful") {
                    let asked = entries(&request, "Entries").find(|one| one["Id"] == sent["Id"]);
                    self.remember_sent(asked.unwrap_or(&Value::Null), sent);
                }
            }
            _ => {}
        }
    }

    fn remember_sent(&mut self, request: &Value, response: &Value) {
        let message_id = text(response, "MessageId");
        // SQS answers a deduplicated message with the id of the first.
        if self.sent.iter().any(|sent| sent.message_id == message_id) {
            return;
        }
        self.sent.push(SentMessage {
            message_id,
            group: text(request, "MessageGroupId"),
            deduplication_id: text(request, "MessageDeduplicationId"),
            body: text(request, "MessageBody"),
        });
    }
}

fn text(value: &Value, name: &str) -> String {
    let text = value.get(name).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

fn entries<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}

async fn answer(State(endpoint): State<Arc<Endpoint>>, headers: HeaderMap, body: Bytes) -> Response {
    let operation = match resolve_operation(&headers) {
        Ok(operation) => operation,
        Err(error) => return refusal(&error),
    };
    *lock(&endpoint.record).calls.entry(operation.as_str().to_owned()).or_default() += 1;
    if endpoint.unavailable.load(Ordering::SeqCst) {
        return refuse(
            StatusCode::SERVICE_UNAVAILABLE,
            "ServiceUnavailable",
            "The request has failed due to a temporary failure of the server.",
        );
    }
    if !is_signed(&headers) {
        return refuse(
            StatusCode::FORBIDDEN,
            "MissingAuthenticationToken",
            "The request must contain a valid (registered) AWS access key ID.",
        );
    }
    match endpoint.perform(operation, body).await {
        Ok(response) => response,
        Err(error) => refusal(&error),
    }
}

fn is_signed(headers: &HeaderMap) -> bool {
    headers.get(header::AUTHORIZATION).is_some_and(|value| value.as_bytes().starts_with(b"AWS4-HMAC-SHA256 "))
}

fn refusal(error: &SqsError) -> Response {
    error_to_response(error, "00000000-0000-0000-0000-000000000000").map(Body::new)
}

fn refuse(status: StatusCode, error_type: &str, message: &str) -> Response {
    let body = serde_json::json!({ "__type": error_type, "message": message });
    (status, [(header::CONTENT_TYPE, CONTENT_TYPE)], body.to_string()).into_response()
}
