//! Discord as the caller of the bot's interactions endpoint: it signs, sends, holds the clocks and judges the answers.

mod deliver;
mod interaction;
mod judge;
mod payload;
mod press;
mod probe;
mod verdict;

use std::sync::Arc;

use crate::discord::{Discord, Snowflake};

pub use deliver::{Delivery, DeliveryOptions};
pub use interaction::{Interaction, InteractionKind};
pub use verdict::{EndpointResponse, Verdict};

/// Calls interactions endpoints in the name of one application.
#[derive(Clone)]
pub struct Caller {
    discord: Discord,
    http: reqwest::Client,
}

impl Caller {
    /// A caller for the application of this Discord.
    ///
    /// # Errors
    /// If the HTTP client cannot be built.
    pub fn new(discord: &Discord) -> reqwest::Result<Self> {
        Ok(Self { discord: discord.clone(), http: loopback_client()? })
    }

    /// An id made now.
    fn new_id(&self) -> Snowflake {
        self.discord.shared.state().snowflakes.now()
    }
}

/// A client that trusts no certificate and uses no proxy: it only ever talks to the loopback address.
fn loopback_client() -> reqwest::Result<reqwest::Client> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = reqwest::Client::builder().no_proxy();
    let Ok(versions) = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()
    else {
        return builder.build();
    };
    let tls = versions.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth();
    builder.tls_backend_preconfigured(tls).build()
}
