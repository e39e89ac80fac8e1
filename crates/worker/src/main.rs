//! The Lambda function behind the queue. It takes each job, makes what is missing of the campaign, and edits progress
//! and the outcome into the reply.

mod announce;
mod apply;
mod batch;
mod delivery;
mod handle_job;
mod observe;
mod settings;

use std::{process::ExitCode, sync::Arc, time::Duration};

use anyhow::{Context as _, anyhow};
use aws_lambda_events::sqs::SqsEvent;
use channelwright_core::template::Template;
use channelwright_discord::Client;
use channelwright_platform::{https, logging, settings::started_by_lambda};
use channelwright_queue::Queue;
use lambda_runtime::{Error, LambdaEvent, service_fn};
use settings::Settings;
use tokio::sync::OnceCell;

/// Discord's own limit for one request is a matter of the client; this only keeps a connection from hanging for ever.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// What the worker has at hand for every job.
pub(crate) struct Hands {
    discord: Arc<Client>,
    queue: Queue,
    template: Template,
    /// The bot's own user, asked for once.
    me: OnceCell<channelwright_core::id::Id<channelwright_core::id::User>>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    logging::init();
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(error = format!("{error:#}"), "worker cannot run");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> anyhow::Result<()> {
    let settings = Settings::from_environment()?;
    let http = https::client(REQUEST_TIMEOUT)?;
    let hands = Hands {
        discord: Arc::new(Client::new(http.clone(), &settings.discord)?),
        queue: Queue::from_environment(http).await?,
        template: settings.template,
        me: OnceCell::new(),
    };
    started_by_lambda()?;
    let handler = service_fn(async |event: LambdaEvent<SqsEvent>| {
        let time_left = event.context.deadline().duration_since(std::time::SystemTime::now()).unwrap_or_default();
        Ok::<_, Error>(batch::handle_batch(event.payload, &hands, delivery::Deadlines::of(time_left)).await)
    });
    // The runtime's boxed error is not what `anyhow` takes as a cause.
    lambda_runtime::run(handler).await.map_err(|error| anyhow!(error)).context("the Lambda runtime stopped")
}
