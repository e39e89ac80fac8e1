//! Delivers an interaction: sign, send, wait up to three seconds, judge the response.

use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, timeout};

use super::{
    Caller,
    interaction::{Interaction, InteractionKind},
    judge::judge,
    verdict::{EndpointResponse, Verdict},
};
use crate::discord::{ANSWER_DEADLINE, Reply, Rule, of_data};

/// The result of a delivery.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// The HTTP status, if there was a response in time.
    pub status: Option<u16>,
    /// The body, if it was JSON.
    pub body: Option<Value>,
    /// From sending to the last byte of the response.
    pub took: Duration,
    /// Discord's verdict on the response.
    pub verdict: Verdict,
}

/// Deviations from Discord's own delivery.
#[derive(Clone, Debug, Default)]
pub struct DeliveryOptions {
    /// The text of `X-Signature-Timestamp`, in place of the time in seconds since 1970.
    pub timestamp: Option<String>,
}

impl Caller {
    /// Delivers an interaction. Discord may deliver the same one again.
    pub async fn deliver(&self, endpoint_url: &str, interaction: &Interaction) -> Delivery {
        self.deliver_with(endpoint_url, interaction, &DeliveryOptions::default()).await
    }

    /// Delivers an interaction with deviations.
    pub async fn deliver_with(
        &self,
        endpoint_url: &str,
        interaction: &Interaction,
        options: &DeliveryOptions,
    ) -> Delivery {
        let send = async |headers: [(&'static str, String); 2], body| {
            self.send(endpoint_url, &headers, body).await.map_err(|error| error.without_url().to_string())
        };
        self.deliver_by(interaction, options, send).await
    }

    /// Delivers an interaction without a network. `endpoint` gets the signature headers and the body.
    pub async fn deliver_to(
        &self,
        interaction: &Interaction,
        endpoint: impl AsyncFnOnce([(&'static str, String); 2], Vec<u8>) -> Result<EndpointResponse, String>,
    ) -> Delivery {
        self.deliver_by(interaction, &DeliveryOptions::default(), endpoint).await
    }

    async fn deliver_by(
        &self,
        interaction: &Interaction,
        options: &DeliveryOptions,
        send: impl AsyncFnOnce([(&'static str, String); 2], Vec<u8>) -> Result<EndpointResponse, String>,
    ) -> Delivery {
        self.register(interaction);
        let body = interaction.body();
        let timestamp = options.timestamp.clone().unwrap_or_else(|| self.timestamp());
        let signature = self.discord.application().sign(&timestamp, &body);
        let headers = [("x-signature-ed25519", signature), ("x-signature-timestamp", timestamp)];
        let started = Instant::now();
        let heard = timeout(ANSWER_DEADLINE, send(headers, body)).await;
        let took = started.elapsed();
        let (status, body, verdict) = match heard {
            Err(_) => (None, None, Verdict::TooLate),
            Ok(Err(error)) => (None, None, Verdict::Unreachable(error)),
            Ok(Ok(heard)) => {
                let verdict = judge(interaction.kind, interaction.has_message(), &heard);
                (Some(heard.status), serde_json::from_slice(&heard.body).ok(), verdict)
            }
        };
        let as_discord_would = options.timestamp.is_none() && interaction.raw.is_none();
        self.record_verdict(interaction, &verdict, body.as_ref(), as_discord_would);
        Delivery { status, body, took, verdict }
    }

    /// The time in the format of `X-Signature-Timestamp`.
    pub(super) fn timestamp(&self) -> String {
        self.discord.shared.state().clock.unix().as_secs().to_string()
    }

    pub(super) async fn send(
        &self,
        url: &str,
        headers: &[(&str, String)],
        body: Vec<u8>,
    ) -> reqwest::Result<EndpointResponse> {
        let mut request = self.http.post(url).header("content-type", "application/json").body(body);
        request = request.header("user-agent", "Discord-Interactions/1.0 (+https://discord.com)");
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        let response = request.send().await?;
        let content_type = response.headers().get("content-type").and_then(|value| value.to_str().ok());
        let (status, content_type) = (response.status().as_u16(), content_type.unwrap_or_default().to_owned());
        Ok(EndpointResponse { status, content_type, body: response.bytes().await?.to_vec() })
    }

    /// The token exists from the moment the interaction is sent; it works once the interaction is acknowledged.
    fn register(&self, interaction: &Interaction) {
        if interaction.kind != InteractionKind::Ping {
            let new = || Reply::new(interaction.id, interaction.guild_id, interaction.channel_id);
            let mut state = self.discord.shared.state();
            let reply = state.replies.entry(interaction.token.clone()).or_insert_with(new);
            reply.below.clone_from(&interaction.below);
            reply.invoker = interaction.user();
        }
    }

    /// Records the effect of the response: an acknowledgement, the first text, or a violation.
    fn record_verdict(
        &self,
        interaction: &Interaction,
        verdict: &Verdict,
        body: Option<&Value>,
        as_discord_would: bool,
    ) {
        let mut state = self.discord.shared.state();
        let broken = match verdict {
            Verdict::TooLate => Some((Rule::InteractionDeadline, "no answer within 3 seconds".to_owned())),
            Verdict::Invalid(why) => Some((Rule::InteractionAnswer, why.clone())),
            Verdict::Unauthorized => Some((Rule::InteractionAnswer, "a valid signature was refused".to_owned())),
            _ => None,
        };
        if let Some((rule, text)) = broken.filter(|_| as_discord_would) {
            state.record.violation(rule, None, text);
        }
        let message_id = state.snowflakes.now();
        let Some(reply) = state.replies.get(&interaction.token) else { return };
        let guild = reply.guild_id.and_then(|id| state.guilds.get(&id));
        let data = body.and_then(|body| body["data"].as_object()).cloned().unwrap_or_default();
        let (pings, escaped) = of_data(&data, guild, state.may_mention_everyone(reply));
        let Some(reply) = state.replies.get_mut(&interaction.token) else { return };
        if reply.acknowledged.is_some() {
            return;
        }
        match verdict {
            Verdict::Deferred { ephemeral } => reply.defer(message_id, *ephemeral),
            Verdict::Message { ephemeral, .. } => {
                reply.defer(message_id, *ephemeral);
                reply.show(data, pings, None);
                state.note_escaped(None, &escaped);
            }
            Verdict::DeferredUpdate => reply.acknowledge(),
            Verdict::Update => {
                reply.acknowledge();
                state.show_reply(&interaction.token, &data, &pings, None);
                state.note_escaped(None, &escaped);
            }
            Verdict::Form { .. } => reply.open_form(data),
            _ => {}
        }
    }
}
