//! Lets the SDK use our HTTP client, so that there is one pool and one TLS configuration. The SDK's own client would
//! load the machine's root certificates at start, and add a second HTTP stack.

use aws_smithy_runtime_api::{
    box_error::BoxError,
    client::{
        http::{HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector},
        orchestrator::{HttpRequest, HttpResponse},
        result::ConnectorError,
        runtime_components::RuntimeComponents,
    },
    http::StatusCode,
};
use aws_smithy_types::body::SdkBody;
use channelwright_platform::https::{Client, Failed, Headers, Method, Request, Response};

/// An HTTP client for the SDK. Timeouts come from the SDK (which drops the future of a slow attempt) and the inner
/// client.
#[derive(Debug, Clone)]
pub(crate) struct Over(Client);

impl Over {
    pub(crate) fn new(client: Client) -> Self {
        Self(client)
    }
}

impl HttpClient for Over {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Over {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let client = self.0.clone();
        HttpConnectorFuture::new(async move {
            let answer = client.send(ours(&request)?).await.map_err(failed)?;
            theirs(answer)
        })
    }
}

fn ours(request: &HttpRequest) -> Result<Request, ConnectorError> {
    let method = match request.method() {
        "POST" => Method::Post,
        other => return Err(ConnectorError::user(format!("unexpected method {other}").into())),
    };
    let mut headers = Headers::default();
    for (name, value) in request.headers() {
        headers.add(name, value);
    }
    // SQS's request bodies are in memory; a streaming body has no bytes.
    let body = request.body().bytes().ok_or_else(|| ConnectorError::user("request body is a stream".into()))?;
    Ok(Request { method, url: request.uri().to_owned(), headers, body: Some(body.to_vec()), timeout: None })
}

fn theirs(answer: Response) -> Result<HttpResponse, ConnectorError> {
    let unusable = |error: BoxError| ConnectorError::other(error, None);
    let status = StatusCode::try_from(answer.status).map_err(|error| unusable(error.into()))?;
    let mut response = HttpResponse::new(status, SdkBody::from(answer.body));
    for (name, value) in answer.headers.iter() {
        let added = response.headers_mut().try_append(name.to_owned(), value.to_owned());
        added.map_err(|error| unusable(error.into()))?;
    }
    Ok(response)
}

fn failed(error: Failed) -> ConnectorError {
    if error.is_timeout() { ConnectorError::timeout(error.into()) } else { ConnectorError::io(error.into()) }
}
