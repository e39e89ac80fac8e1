//! The functions' HTTP client, with a function call in place of the network.

use std::time::Duration;

use channelwright_platform::https::{Exchange, Failed, Headers, Method, Request, Response};
use channelwright_simulator::discord::{Client, Discord};
use futures_util::future::BoxFuture;

/// Sends requests to one simulated Discord, as one client.
pub(crate) struct Wire {
    pub(crate) discord: Discord,
    pub(crate) client: Client,
}

/// For requests without a timeout of their own.
const FOR_EVER: Duration = Duration::from_secs(24 * 60 * 60);

impl Exchange for Wire {
    fn exchange(&self, request: Request) -> BoxFuture<'static, Result<Response, Failed>> {
        let (discord, client) = (self.discord.clone(), self.client);
        Box::pin(async move {
            let timeout = request.timeout.unwrap_or(FOR_EVER);
            let asked = discord.exchange(client, outgoing(request)?);
            let answer = tokio::time::timeout(timeout, asked).await.map_err(|_| Failed::timed_out())?;
            Ok(incoming(answer.map_err(|dropped| Failed::lost(dropped.into()))?))
        })
    }
}

fn outgoing(request: Request) -> Result<http::Request<Vec<u8>>, Failed> {
    let mut builder = http::Request::builder().method(method(request.method)).uri(request.url);
    for (name, value) in request.headers.iter() {
        builder = builder.header(name, value);
    }
    builder.body(request.body.unwrap_or_default()).map_err(|error| Failed::lost(error.into()))
}

fn incoming(answer: http::Response<Vec<u8>>) -> Response {
    let mut headers = Headers::default();
    for (name, value) in answer.headers() {
        if let Ok(value) = value.to_str() {
            headers.add(name.as_str(), value);
        }
    }
    Response { status: answer.status().as_u16(), headers, body: answer.into_body() }
}

fn method(method: Method) -> http::Method {
    match method {
        Method::Get => http::Method::GET,
        Method::Post => http::Method::POST,
        Method::Put => http::Method::PUT,
        Method::Patch => http::Method::PATCH,
        Method::Delete => http::Method::DELETE,
    }
}
