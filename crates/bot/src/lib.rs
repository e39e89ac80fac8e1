//! The Lambda function behind Discord's interactions endpoint. It verifies each request, puts at most one job on the
//! queue and answers within 3 seconds. It makes no request to Discord and holds no bot token.

mod event;
mod respond;
mod settings;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use channelwright_core::{id::Id, job::Job};
#[cfg(feature = "layer")]
use channelwright_layer as _;
use channelwright_platform::{
    function::{Handled, Handler, Invocation},
    http_event::{HttpEvent, json_response},
    https,
    metrics::{Measured, milliseconds},
};
use channelwright_queue::{Queue, QueueMessage};
use event::signed;
use futures_util::future::LocalBoxFuture;
use respond::{Response, respond};
pub use settings::Settings;
use tokio::time::Instant;
use tracing::{error, field, info};

/// An upper bound for hung connections; the queue's own timeouts are shorter.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(3);
/// The metric of the time from the event to the response.
const ACK_TIME: &str = "AckTime";

/// Answers interactions. Lives as long as the function.
pub struct Bot {
    settings: Settings,
    queue: Queue,
}

impl Bot {
    /// A bot with these settings that puts its jobs on this queue.
    #[must_use]
    pub fn new(settings: Settings, queue: Queue) -> Self {
        Self { settings, queue }
    }

    /// A bot configured from the environment.
    ///
    /// # Errors
    /// When a setting is missing or malformed.
    pub fn from_environment() -> anyhow::Result<Self> {
        let settings = Settings::from_environment()?;
        Ok(Self::new(settings, Queue::from_environment(https::client(REQUEST_TIMEOUT)?)?))
    }
}

impl Handler for Bot {
    /// Any event gets an HTTP response, so callers cannot make the function fail.
    fn handle(&self, invocation: Invocation) -> LocalBoxFuture<'_, anyhow::Result<Handled>> {
        Box::pin(async move {
            let started = Instant::now();
            let event = HttpEvent::read(&invocation.event);
            let body = event.body();
            let send = async |job: &Job| Ok(self.queue.send(message(job)).await?);
            let response = respond(signed(&event, &body), &self.settings, unix_s(invocation.time), send).await;
            let took = started.elapsed();
            log(&response, &invocation.request_id, took);
            let Response { reply, .. } = &response;
            Ok(Handled { response: json_response(reply.status(), reply.body())?, measured: measured(&response, took) })
        })
    }
}

/// The message group serialises the jobs of a guild; the deduplication id makes one job of each interaction.
fn message(job: &Job) -> QueueMessage {
    QueueMessage { body: job.to_message(), group: job.group(), deduplication_id: job.deduplication_id() }
}

/// One log line per request, without user input, signatures or tokens.
fn log(response: &Response, request_id: &str, took: Duration) {
    let Response { reply, queue_error, .. } = response;
    let outcome = reply.outcome();
    let took_ms = milliseconds(took);
    let span = tracing::error_span!(
        "interaction",
        interaction.id = response.interaction_id.map(field::display),
        guild.id = response.guild_id.map(field::display),
        request.id = request_id,
    );
    span.in_scope(|| match queue_error {
        Some(error) => error!(outcome, error = format!("{error:#}"), took_ms, "failed"),
        None => info!(outcome, reason = reply.reason(), took_ms, "answered"),
    });
}

/// Requests that Discord did not sign are not timed: anybody can send them.
fn measured(response: &Response, took: Duration) -> Measured {
    Measured {
        outcome: response.reply.outcome(),
        time: response.interaction_id.map(|_| (ACK_TIME, took)),
        interaction_id: response.interaction_id.map(Id::get),
        guild_id: response.guild_id.map(Id::get),
        traffic: None,
    }
}

/// Unix seconds. Zero if the clock is before 1970; then every signature is stale.
fn unix_s(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
