//! The HTTPS address in front of a function: every request becomes one invocation.

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::{SystemTime, UNIX_EPOCH},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};

use super::{
    event::{EventShape, Incoming},
    function::Function,
};
use crate::{
    loopback::{self, Task, lock},
    secrets::Secrets,
};

/// Lambda's largest request: 6 MB (docs: Lambda quotas).
const MAX_BODY_BYTES: usize = 6 * 1024 * 1024;

/// A Function URL, or an API gateway, in front of one function. Dropping it ends it.
#[derive(Debug)]
pub struct FunctionUrl {
    address: SocketAddr,
    received: Arc<Mutex<Secrets>>,
    _server: Task,
}

#[derive(Debug, Clone)]
struct Front {
    function: Function,
    shape: EventShape,
    received: Arc<Mutex<Secrets>>,
}

impl FunctionUrl {
    /// Starts it on a free port of 127.0.0.1.
    ///
    /// # Errors
    /// No port could be bound.
    pub async fn start(function: Function, shape: EventShape) -> io::Result<Self> {
        let (listener, address) = loopback::bind().await?;
        let received = Arc::default();
        let router = Router::new().fallback(forward).layer(DefaultBodyLimit::max(MAX_BODY_BYTES)).with_state(Front {
            function,
            shape,
            received: Arc::clone(&received),
        });
        Ok(Self { address, received, _server: loopback::serve(listener, router) })
    }

    /// The bodies and signatures of all requests so far.
    pub(crate) fn received(&self) -> Secrets {
        lock(&self.received).clone()
    }

    /// Its address, with a final slash.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }
}

impl Front {
    fn note(&self, headers: &HeaderMap, body: &Bytes) {
        let mut received = lock(&self.received);
        received.add_text(body);
        for signature in headers.get_all("x-signature-ed25519") {
            received.add_text(signature.as_bytes());
        }
    }
}

async fn forward(State(front): State<Front>, method: Method, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    front.note(&headers, &body);
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH);
    let request = Incoming {
        method,
        uri,
        headers,
        body,
        time_ms: since_epoch.map(|since| u64::try_from(since.as_millis()).unwrap_or(u64::MAX)).unwrap_or_default(),
    };
    let answer = match front.function.invoke(front.shape.event(&request)).await {
        Ok(invoked) => front.shape.answer(&invoked.payload),
        Err(error) => {
            tracing::warn!(function = front.function.name(), %error, "An HTTP invocation failed");
            None
        }
    };
    match answer {
        Some(answer) => {
            let mut response = Response::new(Body::from(answer.body));
            *response.status_mut() = answer.status;
            *response.headers_mut() = answer.headers;
            response
        }
        None => (
            StatusCode::BAD_GATEWAY,
            [(header::CONTENT_TYPE, "application/json")],
            r#"{"Message":"Internal Server Error"}"#,
        )
            .into_response(),
    }
}
