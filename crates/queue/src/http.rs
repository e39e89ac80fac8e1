//! Lets the SDK send through our HTTP client: one pool and one TLS configuration for everything. The SDK's own client
//! loads the machine's root certificates when it starts, and would be a second HTTP stack.

use aws_smithy_runtime_api::{
    client::{
        http::{HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector},
        orchestrator::{HttpRequest, HttpResponse},
        result::ConnectorError,
        runtime_components::RuntimeComponents,
    },
    http::StatusCode,
};
use aws_smithy_types::body::SdkBody;

/// An HTTP client for the SDK. Timeouts are the SDK's (it drops the future of an attempt that takes too long) and the
/// inner client's.
#[derive(Debug, Clone)]
pub(crate) struct OverReqwest(reqwest::Client);

impl OverReqwest {
    pub(crate) fn new(client: reqwest::Client) -> Self {
        Self(client)
    }
}

impl HttpClient for OverReqwest {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for OverReqwest {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let client = self.0.clone();
        HttpConnectorFuture::new(async move {
            let response = client.execute(to_reqwest(request)?).await.map_err(failed)?;
            let status = StatusCode::from(response.status());
            let headers = response.headers().clone();
            let body = response.bytes().await.map_err(failed)?;
            let mut response = HttpResponse::new(status, SdkBody::from(body));
            *response.headers_mut() =
                headers.try_into().map_err(|error| ConnectorError::other(Box::new(error), None))?;
            Ok(response)
        })
    }
}

fn to_reqwest(request: HttpRequest) -> Result<reqwest::Request, ConnectorError> {
    let request = request.try_into_http1x().map_err(|error| ConnectorError::user(error.into()))?;
    let (parts, body) = request.into_parts();
    // SQS's requests are all in memory; a streaming body has no bytes to show.
    let body = body.bytes().ok_or_else(|| ConnectorError::user("request body is a stream".into()))?.to_vec();
    http::Request::from_parts(parts, body)
        .try_into()
        .map_err(|error: reqwest::Error| ConnectorError::user(error.into()))
}

fn failed(error: reqwest::Error) -> ConnectorError {
    if error.is_timeout() { ConnectorError::timeout(error.into()) } else { ConnectorError::io(error.into()) }
}
