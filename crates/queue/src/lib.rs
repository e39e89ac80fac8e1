//! The queue between `bot` and `worker`: a FIFO queue of SQS. The only crate that knows the SQS SDK.
//!
//! The client knows only what Lambda puts into the environment: looking for profile files and metadata services costs
//! start-up time and finds nothing there.

mod http;

use std::time::Duration;

use aws_config::{
    BehaviorVersion, SdkConfig,
    environment::{EnvironmentVariableCredentialsProvider, EnvironmentVariableRegionProvider},
    retry::RetryConfig,
    stalled_stream_protection::StalledStreamProtectionConfig,
    timeout::TimeoutConfig,
};
use aws_runtime::env_config::file::{EnvConfigFileKind, EnvConfigFiles};
use aws_sdk_sqs::{
    Client,
    error::{BoxError, SdkError},
};
use channelwright_core::job::Job;
use channelwright_platform::{Setting, SettingError};

/// One call, all attempts together. `bot` owes Discord an answer within 3 seconds of the person's click, and the way
/// there and back and a cold start take their share.
const CALL_TIMEOUT: Duration = Duration::from_secs(2);

/// One attempt. SQS answers in some 10 ms, and in some 100 ms over a new connection.
const ATTEMPT_TIMEOUT: Duration = Duration::from_millis(900);

/// Attempts of one call. A lost answer is no danger: the deduplication id makes two sends one message.
const ATTEMPTS: u32 = 3;

/// The wait before the second attempt is at most this, before the third twice that.
const BACKOFF: Duration = Duration::from_millis(50);

const SQS_QUEUE_URL: Setting = Setting {
    name: "SQS_QUEUE_URL",
    example: "https://sqs.eu-central-1.amazonaws.com/123456789012/channelwright-tasks.fifo",
};
const AWS_REGION: Setting = Setting { name: "AWS_REGION", example: "eu-central-1 (Lambda sets it)" };

/// One SQS FIFO queue.
#[derive(Debug, Clone)]
pub struct Queue {
    client: Client,
    url: String,
}

/// Why the queue did not do as asked. Holds the whole chain of causes, but nothing of the message.
#[derive(Debug, thiserror::Error)]
#[error("SQS did not {act}")]
pub struct QueueError {
    act: &'static str,
    source: BoxError,
}

impl Queue {
    /// The queue that `SQS_QUEUE_URL` names, reached through `http` with what Lambda puts into the environment: region,
    /// keys, and an endpoint (`AWS_ENDPOINT_URL_SQS` or `AWS_ENDPOINT_URL`) where there is one. Connects to nothing and
    /// reads no file.
    ///
    /// # Errors
    /// When the queue's URL or the region is missing or malformed.
    pub async fn from_environment(http: reqwest::Client) -> Result<Self, SettingError> {
        let url = SQS_QUEUE_URL.required()?;
        SQS_QUEUE_URL.parse(&url, check_url)?;
        AWS_REGION.required()?;
        let shared = aws_config::defaults(BehaviorVersion::latest())
            .profile_files(EnvConfigFiles::builder().with_contents(EnvConfigFileKind::Config, "").build())
            .region(EnvironmentVariableRegionProvider::new())
            .credentials_provider(EnvironmentVariableCredentialsProvider::new())
            .http_client(http::OverReqwest::new(http))
            .load()
            .await;
        Ok(Self::new(url, &shared))
    }

    fn new(url: String, shared: &SdkConfig) -> Self {
        let timeouts =
            TimeoutConfig::builder().operation_timeout(CALL_TIMEOUT).operation_attempt_timeout(ATTEMPT_TIMEOUT).build();
        let config = aws_sdk_sqs::config::Builder::from(shared)
            .retry_config(RetryConfig::standard().with_max_attempts(ATTEMPTS).with_initial_backoff(BACKOFF))
            .timeout_config(timeouts)
            // Our bodies are one piece, and so are the answers.
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled());
        Self { client: Client::from_conf(config.build()), url }
    }

    /// Puts the job on the queue. Sending it twice makes one message for five minutes, SQS's deduplication interval.
    ///
    /// # Errors
    /// [`QueueError`] when SQS refused it or did not answer within two seconds; then the job may be on the queue or not.
    pub async fn send(&self, job: &Job) -> Result<(), QueueError> {
        let call = self.client.send_message().queue_url(&self.url).message_body(job.to_message());
        let call = call.message_group_id(job.group()).message_deduplication_id(job.deduplication_id());
        call.send().await.map_err(|error| QueueError::new("take the job", error))?;
        Ok(())
    }

    /// Hides a message that is being worked on for this many seconds from now, at most 12 hours; zero shows it at once.
    ///
    /// # Errors
    /// [`QueueError`] when SQS refused it or did not answer within two seconds, or when the time is too long.
    pub async fn change_visibility(&self, receipt_handle: &str, seconds: u64) -> Result<(), QueueError> {
        const ACT: &str = "change the message's visibility";
        let seconds = i32::try_from(seconds).map_err(|error| QueueError { act: ACT, source: error.into() })?;
        let call = self.client.change_message_visibility().queue_url(&self.url).receipt_handle(receipt_handle);
        call.visibility_timeout(seconds).send().await.map_err(|error| QueueError::new(ACT, error))?;
        Ok(())
    }
}

/// A queue that is not FIFO would take jobs twice and out of order, and refuse the group at the first command.
fn check_url(url: &str) -> Result<(), &'static str> {
    if !url.starts_with("https://") && !url.starts_with("http://") {
        Err("not a URL")
    } else if !url.ends_with(".fifo") {
        Err("not a FIFO queue: its name must end with .fifo")
    } else {
        Ok(())
    }
}

impl QueueError {
    /// Keeps the cause without the answer's bytes, which the SDK's own error would show in its `Debug` form.
    fn new<E>(act: &'static str, error: SdkError<E>) -> Self
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        let source = error.into_source().unwrap_or_else(|error| error.to_string().into());
        Self { act, source }
    }
}

#[cfg(test)]
mod tests;
