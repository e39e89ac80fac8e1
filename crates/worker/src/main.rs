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

use anyhow::Context as _;
use channelwright_core::template::Template;
use channelwright_discord::Client;
#[cfg(feature = "layer")]
use channelwright_layer as _;
use channelwright_platform::{
    function::{self, Handler, Invocation},
    https,
};
use channelwright_queue::{Queue, failures, records};
use delivery::Deadlines;
use futures_util::future::LocalBoxFuture;
use serde_json::value::RawValue;
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

fn main() -> ExitCode {
    function::run("worker", Box::pin(start()))
}

async fn start() -> anyhow::Result<Box<dyn Handler>> {
    let http = https::client(REQUEST_TIMEOUT)?;
    let settings = Settings::from_environment(&http).await?;
    Ok(Box::new(Hands {
        discord: Arc::new(Client::new(http.clone(), &settings.discord)?),
        queue: Queue::from_environment(http)?,
        template: settings.template,
        me: OnceCell::new(),
    }))
}

impl Handler for Hands {
    fn handle(&self, invocation: Invocation) -> LocalBoxFuture<'_, anyhow::Result<Box<RawValue>>> {
        Box::pin(async move {
            let records = records(&invocation.event).context("the event does not come from SQS")?;
            let failed = batch::handle_batch(records, self, Deadlines::of(invocation.time_left)).await;
            Ok(failures(failed)?)
        })
    }
}
