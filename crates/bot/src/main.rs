//! The Lambda function behind Discord's interactions endpoint. It verifies each request, puts at most one job on the
//! queue and answers within 3 seconds. It makes no request to Discord and holds no bot token.

mod event;
mod respond;
mod settings;

use std::{
    convert::Infallible,
    process::ExitCode,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context as _, anyhow};
use channelwright_platform::{https, logging, settings::started_by_lambda};
use channelwright_queue::Queue;
use event::{HttpAnswer, HttpEvent};
use lambda_runtime::{LambdaEvent, service_fn};
use respond::{Response, respond};
use serde_json::value::RawValue;
use settings::Settings;
use tracing::{error, field, info};

/// The queue's own timeouts are shorter; this one only keeps a connection from hanging for ever.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(3);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    logging::init();
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            error!(error = format!("{error:#}"), "bot cannot run");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> anyhow::Result<()> {
    let settings = Settings::from_environment()?;
    let queue = Queue::from_environment(https::client(REQUEST_TIMEOUT)?).await?;
    started_by_lambda()?;
    let handler = service_fn(async |event: LambdaEvent<Box<RawValue>>| {
        Ok::<_, Infallible>(answer(&event.payload, &event.context.request_id, &settings, &queue).await)
    });
    // The runtime's boxed error is not what `anyhow` takes as a cause.
    lambda_runtime::run(handler).await.map_err(|error| anyhow!(error)).context("the Lambda runtime stopped")
}

/// Any event gets an HTTP answer, so that nobody outside can make the function fail.
async fn answer(event: &RawValue, request_id: &str, settings: &Settings, queue: &Queue) -> HttpAnswer {
    let started = Instant::now();
    let event = HttpEvent::read(event.get());
    let body = event.body();
    let response = respond(event.signed(&body), settings, now_s(), async |job: &_| Ok(queue.send(job).await?)).await;
    log(&response, request_id, started.elapsed());
    HttpAnswer::from(&response.reply)
}

/// One line a request. It has nothing that a person typed, no signature and no token.
fn log(response: &Response, request_id: &str, took: Duration) {
    let Response { reply, queue_error, .. } = response;
    let outcome = reply.outcome();
    let interaction = response.interaction_id.map(field::display);
    let guild = response.guild_id.map(field::display);
    let took_ms = (took.as_secs_f64() * 1e6).round() / 1e3;
    if let Some(error) = queue_error {
        let error = format!("{error:#}");
        error!(
            outcome,
            error,
            interaction.id = interaction,
            guild.id = guild,
            request.id = request_id,
            took_ms,
            "failed"
        );
    } else {
        let reason = reply.reason();
        info!(
            outcome,
            reason,
            interaction.id = interaction,
            guild.id = guild,
            request.id = request_id,
            took_ms,
            "answered"
        );
    }
}

/// Unix seconds; zero, under which every signature is stale, when the clock stands before 1970.
fn now_s() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
