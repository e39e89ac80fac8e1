//! The Runtime API of one execution environment: the routes under `/2018-06-01/runtime/`.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{DefaultBodyLimit, Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde_json::{Value, json};
use tokio::sync::{mpsc, oneshot};

use super::{config::FunctionConfig, error::InvokeError, observed::Observed};
use crate::{ACCOUNT_ID, REGION, loopback::lock};

/// Lambda's limit for a synchronous response: slightly over 6 MB (docs: Lambda quotas).
const MAX_PAYLOAD_BYTES: usize = 6_291_556;

/// The function's response or error.
pub(super) type Answer = Result<Value, InvokeError>;

/// An invocation on its way to a process.
#[derive(Debug)]
pub(super) struct Invocation {
    pub(super) request_id: String,
    pub(super) payload: Bytes,
    /// Notified when the process takes it, which starts the timeout.
    pub(super) taken: oneshot::Sender<()>,
    pub(super) answer: oneshot::Sender<Answer>,
}

/// The server side of one execution environment.
#[derive(Debug)]
pub(super) struct RuntimeApi {
    config: Arc<FunctionConfig>,
    observed: Arc<Observed>,
    number: u32,
    started: Instant,
    has_polled: AtomicBool,
    arrivals: tokio::sync::Mutex<mpsc::Receiver<Invocation>>,
    running: Mutex<Option<(String, oneshot::Sender<Answer>)>>,
}

impl RuntimeApi {
    pub(super) fn new(
        config: Arc<FunctionConfig>,
        observed: Arc<Observed>,
        number: u32,
        started: Instant,
        arrivals: mpsc::Receiver<Invocation>,
    ) -> Self {
        Self {
            config,
            observed,
            number,
            started,
            has_polled: AtomicBool::new(false),
            arrivals: tokio::sync::Mutex::new(arrivals),
            running: Mutex::new(None),
        }
    }

    pub(super) fn router(self) -> Router {
        Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next))
            .route("/2018-06-01/runtime/invocation/{id}/response", post(response))
            .route("/2018-06-01/runtime/invocation/{id}/error", post(error))
            .route("/2018-06-01/runtime/init/error", post(init_error))
            .layer(DefaultBodyLimit::max(MAX_PAYLOAD_BYTES))
            .with_state(Arc::new(self))
    }

    /// Ends the running invocation if it has this id.
    fn finish(&self, id: &str, answer: Answer) -> Response {
        let finished = lock(&self.running).take_if(|(running, _)| running == id);
        let Some((_, to)) = finished else {
            return refuse(StatusCode::BAD_REQUEST, "InvalidRequestID", "Invalid request ID");
        };
        // The receiver is gone if the invocation has just timed out.
        let _ = to.send(answer);
        (StatusCode::ACCEPTED, axum::Json(json!({ "status": "OK" }))).into_response()
    }
}

async fn next(State(api): State<Arc<RuntimeApi>>) -> Response {
    if !api.has_polled.swap(true, Ordering::Relaxed) {
        api.observed.add_cold_start(api.started.elapsed());
    }
    if lock(&api.running).is_some() {
        return refuse(StatusCode::FORBIDDEN, "InvalidStateTransition", "The running invocation has not been answered");
    }
    let Some(invocation) = api.arrivals.lock().await.recv().await else {
        return refuse(StatusCode::GONE, "Sandbox.Stopped", "The environment is being shut down");
    };
    *lock(&api.running) = Some((invocation.request_id.clone(), invocation.answer));
    let _ = invocation.taken.send(());
    api.observed.add_invocation();

    let deadline = SystemTime::now() + api.config.timeout;
    let deadline_ms = deadline.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_millis();
    Response::builder()
        .header(header::CONTENT_TYPE, "application/json")
        .header("lambda-runtime-aws-request-id", &invocation.request_id)
        .header("lambda-runtime-deadline-ms", deadline_ms.to_string())
        .header(
            "lambda-runtime-invoked-function-arn",
            format!("arn:aws:lambda:{REGION}:{ACCOUNT_ID}:function:{}", api.config.name),
        )
        .header("lambda-runtime-trace-id", "Root=1-00000000-000000000000000000000000;Sampled=0")
        .body(Body::from(invocation.payload))
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

async fn response(State(api): State<Arc<RuntimeApi>>, Path(id): Path<String>, body: Bytes) -> Response {
    // The caller sees an empty response as `null`.
    let answer = if body.is_empty() {
        Ok(Value::Null)
    } else {
        serde_json::from_slice(&body).map_err(|_| InvokeError::Function {
            error_type: "Runtime.InvalidResponse".to_owned(),
            message: "the answer is not JSON".to_owned(),
        })
    };
    api.finish(&id, answer)
}

async fn error(
    State(api): State<Arc<RuntimeApi>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let error = reported(&headers, &body);
    api.finish(&id, Err(error))
}

async fn init_error(State(api): State<Arc<RuntimeApi>>, headers: HeaderMap, body: Bytes) -> Response {
    // The process ends after this, which fails the invocation. The log keeps the reason.
    let error = reported(&headers, &body);
    api.observed.add_log(api.number, format!("init error: {error}"));
    (StatusCode::ACCEPTED, axum::Json(json!({ "status": "OK" }))).into_response()
}

/// The error that the function reported, from the body or else from the header.
fn reported(headers: &HeaderMap, body: &[u8]) -> InvokeError {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
    let from_header = || {
        let value = headers.get("lambda-runtime-function-error-type")?;
        value.to_str().ok().map(str::to_owned)
    };
    InvokeError::Function {
        error_type: text("errorType").or_else(from_header).unwrap_or_else(|| "Unhandled".to_owned()),
        message: text("errorMessage").unwrap_or_default(),
    }
}

fn refuse(status: StatusCode, error_type: &str, message: &str) -> Response {
    let body = json!({ "errorType": error_type, "errorMessage": message });
    (status, axum::Json(body)).into_response()
}
