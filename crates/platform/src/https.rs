//! The only HTTP client: SQS and Discord share its pool and TLS configuration. Building it touches no file or network;
//! the first request connects.
//!
//! The client is opaque and its futures are boxed, so that the HTTP and TLS code is compiled here once instead of in
//! each function.

use std::{error::Error, fmt, sync::Arc, time::Duration};

use futures_util::future::BoxFuture;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use rustls::{ClientConfig, RootCertStore, crypto::ring};

/// Connection timeout, including TLS. AWS's regional endpoints and Discord's edge need tens of milliseconds; this
/// leaves time to retransmit a lost first packet after a second.
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);

/// How long an idle connection is kept: less than by AWS's and Discord's servers, so that we close it first and no
/// request hits a closed connection.
const IDLE_TIMEOUT: Duration = Duration::from_secs(20);

/// The maximum size of a response body, in bytes. The largest we need is Discord's list of a guild's channels: 500
/// channels with 100 overwrites of 100 bytes each, and topics of 1,024 characters that take up to 6 bytes each, make 8
/// MB. AWS's responses have a few kilobytes. Without a limit, an endless response would fill the memory.
pub const RESPONSE_MAX_BYTES: usize = 16 * 1024 * 1024;

/// An HTTP client. Clones share its connections.
#[derive(Clone)]
pub struct Client(Arc<dyn Exchange>);

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are HTTP's own")]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

/// A request.
pub struct Request {
    /// The method.
    pub method: Method,
    /// The full URL. May contain secrets.
    pub url: String,
    /// Headers.
    pub headers: Headers,
    /// The body, if any.
    pub body: Option<Vec<u8>>,
    /// The timeout from connecting to the last byte of the response, if less than the client's own.
    pub timeout: Option<Duration>,
}

/// A complete response.
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: Headers,
    /// The body's bytes.
    pub body: Vec<u8>,
}

/// The headers of a request or response, with names in lower case. Values may contain secrets.
#[derive(Default)]
pub struct Headers(Vec<(String, String)>);

/// There was no complete response. Omits the URL, which may contain secrets.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Failed {
    cause: Box<dyn Error + Send + Sync>,
}

/// The timeout expired.
#[derive(Debug, thiserror::Error)]
#[error("no answer in time")]
struct TimedOut;

/// The response was aborted at [`RESPONSE_MAX_BYTES`].
#[derive(Debug, thiserror::Error)]
#[error("the response is longer than {} MiB", RESPONSE_MAX_BYTES / 1024 / 1024)]
struct TooLong;

/// Why the client could not be created.
#[derive(Debug, thiserror::Error)]
#[error("the HTTPS client could not be set up")]
pub struct HttpsError(#[source] Box<dyn Error + Send + Sync>);

/// A client whose requests time out after `request_timeout`, from connecting to the last byte of the response.
///
/// HTTP/1.1, TLS 1.2 or 1.3 with the Mozilla root certificates that are part of the program. It follows no redirects
/// (neither service sends any, and tokens must not leak) and ignores proxy variables.
///
/// # Errors
/// If the client cannot be built, which would be a bug in this function.
pub fn client(request_timeout: Duration) -> Result<Client, HttpsError> {
    let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| HttpsError(error.into()))?
        .with_root_certificates(RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() })
        .with_no_client_auth();
    let client = reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .http1_only()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(request_timeout)
        .pool_idle_timeout(IDLE_TIMEOUT)
        .build()
        .map_err(|error| HttpsError(error.into()))?;
    Ok(Client(Arc::new(client)))
}

impl Client {
    /// A client with another transport than the network.
    #[must_use]
    pub fn over(exchange: Arc<dyn Exchange>) -> Self {
        Self(exchange)
    }

    /// Sends a request and reads the whole response.
    #[must_use]
    pub fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, Failed>> {
        self.0.exchange(request)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Client")
    }
}

impl Headers {
    /// The first value of this name, in lower case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Adds a header; the name must be in lower case. Invalid headers fail when sent.
    pub fn add(&mut self, name: &str, value: &str) {
        self.0.push((name.to_owned(), value.to_owned()));
    }

    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Skips values that are not text.
    fn received(headers: &HeaderMap) -> Self {
        let text =
            |(name, value): (&HeaderName, &HeaderValue)| Some((name.to_string(), value.to_str().ok()?.to_owned()));
        Self(headers.iter().filter_map(text).collect())
    }
}

impl Failed {
    /// The connection failed for this reason.
    #[must_use]
    pub fn lost(cause: Box<dyn Error + Send + Sync>) -> Self {
        Self { cause }
    }

    /// The request timed out.
    #[must_use]
    pub fn timed_out() -> Self {
        Self { cause: TimedOut.into() }
    }

    /// The response was longer than [`RESPONSE_MAX_BYTES`].
    #[must_use]
    pub fn too_long() -> Self {
        Self { cause: TooLong.into() }
    }

    /// Whether the response was too long.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        self.cause.is::<TooLong>()
    }

    /// Whether the request timed out.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.cause.is::<TimedOut>()
            || self.cause.downcast_ref::<reqwest::Error>().is_some_and(reqwest::Error::is_timeout)
    }
}

impl From<reqwest::Error> for Failed {
    fn from(error: reqwest::Error) -> Self {
        Self::lost(error.without_url().into())
    }
}

impl From<Method> for reqwest::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Post => Self::POST,
            Method::Put => Self::PUT,
            Method::Patch => Self::PATCH,
            Method::Delete => Self::DELETE,
        }
    }
}

/// A transport for requests: the network, or a substitute.
pub trait Exchange: Send + Sync {
    /// Sends a request and reads the whole response within the request's timeout.
    fn exchange(&self, request: Request) -> BoxFuture<'static, Result<Response, Failed>>;
}

impl Exchange for reqwest::Client {
    fn exchange(&self, request: Request) -> BoxFuture<'static, Result<Response, Failed>> {
        let Request { method, url, headers, body, timeout } = request;
        let mut builder = self.request(method.into(), url);
        for (name, value) in headers.iter() {
            builder = builder.header(name, value);
        }
        if let Some(timeout) = timeout {
            builder = builder.timeout(timeout);
        }
        if let Some(body) = body {
            builder = builder.body(body);
        }
        Box::pin(async {
            let mut response = builder.send().await?;
            let (status, headers) = (response.status().as_u16(), Headers::received(response.headers()));
            let mut body = Vec::new();
            while let Some(chunk) = response.chunk().await? {
                if body.len() + chunk.len() > RESPONSE_MAX_BYTES {
                    return Err(Failed::too_long());
                }
                body.extend_from_slice(&chunk);
            }
            Ok(Response { status, headers, body })
        })
    }
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        net::TcpListener,
    };

    use super::*;

    /// Sends an endless response until the client disconnects; returns how many bytes it sent.
    async fn endless(listener: TcpListener) -> usize {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = [0; 1024];
        assert!(stream.read(&mut request).await.unwrap() > 0);
        stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
        let (chunk, mut sent) = ([b' '; 64 * 1024], 0);
        while stream.write_all(&chunk).await.is_ok() {
            sent += chunk.len();
        }
        sent
    }

    #[tokio::test]
    async fn an_answer_without_an_end_is_broken_off() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let server = tokio::spawn(endless(listener));
        let client = client(Duration::from_secs(60)).unwrap();
        let request = Request { method: Method::Get, url, headers: Headers::default(), body: None, timeout: None };
        let failed = client.send(request).await.err().unwrap();
        assert!(failed.is_too_long() && !failed.is_timeout());
        assert_eq!(failed.to_string(), "the response is longer than 16 MiB");
        // This includes what is left in the buffers of both ends.
        assert!(server.await.unwrap() < 2 * RESPONSE_MAX_BYTES);
    }

    #[test]
    fn a_client_needs_no_runtime_and_no_network() {
        assert!(client(Duration::from_secs(1)).is_ok());
    }
}
