//! The one HTTP client: SQS and Discord are reached through the same pool and the same TLS. Built without touching a
//! file or a network; the first request connects.

use std::{sync::Arc, time::Duration};

use rustls::{ClientConfig, RootCertStore, crypto::ring};

/// The longest wait for a connection, TLS included. AWS's regional endpoints and Discord's edge need tens of
/// milliseconds; a first packet that was lost is sent again after a second, and there is still time for that.
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);

/// An idle connection is kept this long: less than AWS's and Discord's servers do, so that the end of a connection is
/// our doing and not a surprise in the next request.
const IDLE_TIMEOUT: Duration = Duration::from_secs(20);

/// A client whose requests may take `request_timeout` each, from connecting to the last byte of the answer.
///
/// HTTP/1.1, TLS 1.2 or 1.3 with the Mozilla root certificates that are part of the program. It follows no redirect
/// (neither service sends one, and a token must not go where nobody meant it to) and asks no proxy variable.
///
/// # Errors
/// When the client cannot be put together, which would be a mistake in this function.
pub fn client(request_timeout: Duration) -> Result<reqwest::Client, HttpsError> {
    let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
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
        .build()?;
    Ok(client)
}

/// Why there is no HTTPS client.
#[derive(Debug, thiserror::Error)]
pub enum HttpsError {
    /// The cryptography cannot do the protocol versions.
    #[error("TLS could not be set up")]
    Tls(#[from] rustls::Error),
    /// The client cannot be built from its parts.
    #[error("the HTTP client could not be set up")]
    Client(#[from] reqwest::Error),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_needs_no_runtime_and_no_network() {
        assert!(client(Duration::from_secs(1)).is_ok());
    }
}
