//! The queue between `bot` and `worker`: a FIFO queue of SQS. The only crate that knows the SQS SDK.
//!
//! The client is put together by hand from what Lambda puts into the environment (region, keys, perhaps an endpoint),
//! since the SDK's own loader looks for profile files and metadata services first, and start-up time counts.

mod http;

use std::time::Duration;

use aws_sdk_sqs::{
    Client,
    config::{
        BehaviorVersion, Credentials, Region, StalledStreamProtectionConfig, retry::RetryConfig, timeout::TimeoutConfig,
    },
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

const REGION: Setting = Setting { name: "AWS_REGION", example: "eu-central-1" };
const ACCESS_KEY_ID: Setting = Setting { name: "AWS_ACCESS_KEY_ID", example: "ASIA… (Lambda sets it)" };
const SECRET_ACCESS_KEY: Setting = Setting { name: "AWS_SECRET_ACCESS_KEY", example: "40 characters (Lambda sets it)" };
const SESSION_TOKEN: Setting = Setting { name: "AWS_SESSION_TOKEN", example: "a long text (Lambda sets it)" };
const SQS_ENDPOINT: Setting = Setting { name: "AWS_ENDPOINT_URL_SQS", example: "http://127.0.0.1:9324" };
const ENDPOINT: Setting = Setting { name: "AWS_ENDPOINT_URL", example: "http://127.0.0.1:9324" };

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
    /// The queue at this URL, reached through `http` with what the environment gives: `AWS_REGION`,
    /// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN` (optional), `AWS_ENDPOINT_URL_SQS` or
    /// `AWS_ENDPOINT_URL` (optional). Connects to nothing.
    ///
    /// # Errors
    /// When one of them is missing or malformed.
    pub fn from_environment(url: String, http: reqwest::Client) -> Result<Self, SettingError> {
        let credentials = Credentials::new(
            ACCESS_KEY_ID.required()?,
            SECRET_ACCESS_KEY.required()?,
            SESSION_TOKEN.optional()?,
            // Lambda ends an environment before the keys that it gave it.
            None,
            "environment",
        );
        let endpoint = match SQS_ENDPOINT.optional()? {
            Some(endpoint) => Some(endpoint),
            None => ENDPOINT.optional()?,
        };
        Ok(Self::new(url, REGION.required()?, credentials, endpoint, http))
    }

    fn new(
        url: String,
        region: String,
        credentials: Credentials,
        endpoint: Option<String>,
        http: reqwest::Client,
    ) -> Self {
        let mut config = aws_sdk_sqs::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(region))
            .credentials_provider(credentials)
            .http_client(http::OverReqwest::new(http))
            .retry_config(RetryConfig::standard().with_max_attempts(ATTEMPTS).with_initial_backoff(BACKOFF))
            .timeout_config(
                TimeoutConfig::builder()
                    .operation_timeout(CALL_TIMEOUT)
                    .operation_attempt_timeout(ATTEMPT_TIMEOUT)
                    .build(),
            )
            // Our bodies are one piece, and so are the answers.
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled());
        config.set_endpoint_url(endpoint);
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
