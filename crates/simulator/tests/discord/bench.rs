//! A guild that has the bot as a member, and a client that sends valid requests as the bot.

use std::{sync::Arc, time::Duration};

use channelwright_simulator::discord::{Discord, DiscordConfig, GuildBuilder, GuildHandle, Rule, Snowflake};
use serde_json::{Value, json};

pub(crate) const CREATE_CHANNEL: &str = "POST /guilds/{guild_id}/channels";

pub(crate) struct Bench {
    pub(crate) discord: Discord,
    pub(crate) guild: GuildHandle,
    pub(crate) http: reqwest::Client,
}

#[derive(Debug)]
pub(crate) struct ApiResponse {
    pub(crate) status: u16,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) body: Value,
}

impl ApiResponse {
    pub(crate) fn code(&self) -> u64 {
        self.body["code"].as_u64().unwrap_or(0)
    }

    pub(crate) fn id(&self) -> Snowflake {
        self.body["id"].as_str().expect("an id").parse().expect("digits")
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("text"))
    }
}

impl Bench {
    pub(crate) async fn start() -> Self {
        Self::with(DiscordConfig::default(), GuildBuilder::new("Tavern")).await
    }

    pub(crate) async fn with(config: DiscordConfig, builder: GuildBuilder) -> Self {
        let discord = Discord::start(config).await.expect("a free port");
        let guild = discord.add_guild(builder);
        Self { discord, guild, http: plain_client() }
    }

    pub(crate) fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}{path}", self.discord.api_base());
        let request = self.http.request(method.parse().expect("a method"), url);
        let request = request.header("user-agent", "DiscordBot (https://example.org, 0.1)");
        let request = request.header("authorization", format!("Bot {}", self.discord.application().bot_token()));
        if method == "GET" { request } else { request.header("x-audit-log-reason", "a%20test") }
    }

    pub(crate) async fn try_call(&self, method: &str, path: &str, body: Value) -> reqwest::Result<ApiResponse> {
        let request = self.request(method, path);
        let request = if body.is_null() {
            request
        } else {
            request.header("content-type", "application/json").body(body.to_string())
        };
        read(request.send().await?).await
    }

    pub(crate) async fn call(&self, method: &str, path: &str, body: Value) -> ApiResponse {
        self.try_call(method, path, body).await.expect("a response")
    }

    pub(crate) async fn get(&self, path: &str) -> ApiResponse {
        self.call("GET", path, Value::Null).await
    }

    pub(crate) async fn create_channel(&self, body: Value) -> ApiResponse {
        self.call("POST", &format!("/guilds/{}/channels", self.guild.id), body).await
    }

    /// Creates a private category as the bot does. Returns its id.
    pub(crate) async fn private_category(&self, name: &str) -> Snowflake {
        let response =
            self.create_channel(json!({"name": name, "type": 4, "permission_overwrites": self.private()})).await;
        assert_eq!(response.status, 201, "{response:?}");
        response.id()
    }

    /// Overwrites that deny VIEW_CHANNEL to @everyone and allow it to the bot.
    pub(crate) fn private(&self) -> Value {
        json!([
            {"id": self.guild.id.to_string(), "type": 0, "deny": "1024"},
            {"id": self.guild.people.bot.to_string(), "type": 1, "allow": "1049600"}
        ])
    }

    /// The rules that requests have violated so far.
    pub(crate) fn broken(&self) -> Vec<Rule> {
        self.discord.violations().iter().map(|violation| violation.rule).collect()
    }
}

pub(crate) async fn read(response: reqwest::Response) -> reqwest::Result<ApiResponse> {
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = response.bytes().await?;
    Ok(ApiResponse { status, headers, body: serde_json::from_slice(&bytes).unwrap_or(Value::Null) })
}

/// A client without proxy and certificates, for loopback only.
pub(crate) fn plain_client() -> reqwest::Client {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.expect("versions").with_root_certificates(rustls::RootCertStore::empty());
    let builder = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(20));
    builder.tls_backend_preconfigured(config.with_no_client_auth()).build().expect("a client")
}
