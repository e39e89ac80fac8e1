//! The Lambda function behind the queue. It processes jobs: creates the missing parts of campaigns, and posts progress
//! and outcome in the reply.

mod allowed;
mod announce;
mod apply;
mod batch;
mod delivery;
mod handle_job;
mod hold;
mod observe;
mod settings;
mod token;

use std::{cell::Cell, time::Duration};

use anyhow::Context as _;
use channelwright_core::template::Template;
use channelwright_discord::Client;
#[cfg(feature = "layer")]
use channelwright_layer as _;
use channelwright_platform::{
    function::{Handled, Handler, Invocation},
    https,
    metrics::Measured,
};
use channelwright_queue::{Queue, failures, records};
use delivery::Deadlines;
use futures_util::future::LocalBoxFuture;
use settings::Settings;
use token::TokenParameter;
use tokio::sync::OnceCell;

/// An upper bound for hung connections; the Discord client has its own request timeout.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// Handles jobs. Lives as long as the function.
pub struct Worker {
    discord: Client,
    queue: Queue,
    template: Template,
    /// The source of the bot's token.
    token_parameter: Option<TokenParameter>,
    /// The bot's user, once a look has confirmed it.
    me: OnceCell<channelwright_core::id::Id<channelwright_core::id::User>>,
    /// What the current invocation measured, about its last job.
    measured: Cell<Measured>,
}

impl Worker {
    /// A worker with this template.
    #[must_use]
    pub fn new(discord: Client, queue: Queue, template: Template) -> Self {
        Self { discord, queue, template, token_parameter: None, me: OnceCell::new(), measured: Cell::default() }
    }

    /// A worker configured from the environment.
    ///
    /// # Errors
    /// If a setting is missing or malformed, or the bot's token cannot be read.
    pub async fn from_environment() -> anyhow::Result<Self> {
        let http = https::client(REQUEST_TIMEOUT)?;
        let settings = Settings::from_environment(&http).await?;
        let discord = Client::new(http.clone(), &settings.discord)?;
        let token_parameter = settings.token_parameter.map(|name| TokenParameter { http: http.clone(), name });
        Ok(Self { token_parameter, ..Self::new(discord, Queue::from_environment(http)?, settings.template) })
    }
}

impl Handler for Worker {
    fn handle(&self, invocation: Invocation) -> LocalBoxFuture<'_, anyhow::Result<Handled>> {
        Box::pin(async move {
            let records = records(&invocation.event).context("the event does not come from SQS")?;
            let deadlines = Deadlines::of(invocation.time, invocation.time_left);
            token::renew(&self.discord, self.token_parameter.as_ref()).await;
            self.measured.set(Measured { outcome: "no job", ..Measured::default() });
            let failed = batch::handle_batch(records, self, deadlines).await;
            let measured = Measured { traffic: Some(self.discord.take_traffic()), ..self.measured.take() };
            Ok(Handled { response: failures(failed)?, measured })
        })
    }
}
