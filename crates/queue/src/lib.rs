//! The queue between `bot` and `worker`: a FIFO queue of SQS. The only crate that uses the SQS SDK. It does not look
//! into the messages.
//!
//! The client is configured only from Lambda's environment. The SDK's default chain would also look for profile files
//! and metadata services, which costs start-up time and a third of the package's size, and finds nothing on Lambda.
//!
//! Futures are boxed, so that the SDK's code is compiled here once instead of in each function.

mod batch;
mod http;

use std::time::Duration;

use aws_config::{
    BehaviorVersion, Region, SdkConfig, environment::EnvironmentVariableCredentialsProvider, retry::RetryConfig,
    stalled_stream_protection::StalledStreamProtectionConfig, timeout::TimeoutConfig,
};
use aws_sdk_sqs::{
    Client,
    config::{SharedAsyncSleep, SharedCredentialsProvider},
    error::{BoxError, ProvideErrorMetadata as _, SdkError},
    types::QueueAttributeName,
};
use aws_smithy_async::rt::sleep::TokioSleep;
use channelwright_platform::{
    Setting, SettingError, https,
    settings::{AWS_REGION, endpoint},
};
use futures_util::future::BoxFuture;

pub use batch::{NotABatch, Record, failures, records};

/// Timeout of one call, including retries. `bot` must answer Discord within 3 seconds, of which network latency and a
/// cold start take their share.
pub const CALL_TIMEOUT: Duration = Duration::from_secs(2);

/// Timeout of one attempt. SQS answers in about 10 ms, or 100 ms over a new connection.
const ATTEMPT_TIMEOUT: Duration = Duration::from_millis(900);

/// Attempts per call. Retrying after a lost response is safe: the deduplication id merges repeated sends.
const ATTEMPTS: u32 = 3;

/// The maximum pause before the second attempt; twice that before the third.
const BACKOFF: Duration = Duration::from_millis(50);

/// SQS's error codes for a receipt handle whose message was deleted, or whose visibility timeout has expired (SQS: API
/// reference, ChangeMessageVisibility; a FIFO queue's expired handle is an `InvalidParameterValue`).
const NOT_HELD: [&str; 3] = ["MessageNotInflight", "ReceiptHandleIsInvalid", "InvalidParameterValue"];

const SQS_QUEUE_URL: Setting = Setting {
    name: "SQS_QUEUE_URL",
    example: "https://sqs.eu-central-1.amazonaws.com/123456789012/channelwright-tasks.fifo",
};
const AWS_ENDPOINT_URL_SQS: Setting =
    Setting { name: "AWS_ENDPOINT_URL_SQS", example: "https://sqs.eu-central-1.amazonaws.com" };

/// One SQS FIFO queue.
pub struct Queue(Box<dyn Calls>);

/// The SQS operations we use. A trait object keeps the SDK's drop glue out of the function binaries, and allows
/// substitutes for SQS.
pub trait Calls: Send + Sync {
    /// See [`Queue::send`].
    fn send(&self, message: QueueMessage) -> BoxFuture<'_, Result<(), QueueError>>;
    /// See [`Queue::change_visibility`].
    fn change_visibility<'a>(&'a self, receipt_handle: &'a str, seconds: u64) -> BoxFuture<'a, Result<(), QueueError>>;
    /// See [`Queue::in_flight`].
    fn in_flight(&self) -> BoxFuture<'_, Result<u32, QueueError>>;
}

struct OverSdk {
    client: Client,
    url: String,
}

/// A message to send. Its body may contain secrets, so it does not implement `Debug`.
pub struct QueueMessage {
    /// The body.
    pub body: String,
    /// The message group; its messages are delivered in order.
    pub group: String,
    /// The deduplication id. SQS drops repeated ones for five minutes.
    pub deduplication_id: String,
}

/// A failed SQS operation. Contains the whole chain of causes, but nothing of the message.
#[derive(Debug, thiserror::Error)]
#[error("SQS did not {act}")]
pub struct QueueError {
    act: &'static str,
    source: BoxError,
    is_not_held: bool,
}

impl Queue {
    /// The queue of `SQS_QUEUE_URL`, accessed through `http` with region and keys from Lambda's environment, and an
    /// endpoint override from `AWS_ENDPOINT_URL_SQS` or `AWS_ENDPOINT_URL`. Opens no connection and reads no file.
    ///
    /// # Errors
    /// If the queue's URL or the region is missing or malformed.
    pub fn from_environment(http: https::Client) -> Result<Self, SettingError> {
        let url = SQS_QUEUE_URL.required()?;
        SQS_QUEUE_URL.parse(&url, check_url)?;
        let mut shared = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(AWS_REGION.required()?))
            .credentials_provider(SharedCredentialsProvider::new(EnvironmentVariableCredentialsProvider::new()))
            .http_client(http::Over::new(http))
            .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()));
        shared.set_endpoint_url(endpoint(AWS_ENDPOINT_URL_SQS)?);
        Ok(Self::new(url, &shared.build()))
    }

    /// A queue with a substitute for the SDK.
    #[must_use]
    pub fn over(calls: Box<dyn Calls>) -> Self {
        Self(calls)
    }

    fn new(url: String, shared: &SdkConfig) -> Self {
        let timeouts =
            TimeoutConfig::builder().operation_timeout(CALL_TIMEOUT).operation_attempt_timeout(ATTEMPT_TIMEOUT).build();
        let config = aws_sdk_sqs::config::Builder::from(shared)
            .retry_config(RetryConfig::standard().with_max_attempts(ATTEMPTS).with_initial_backoff(BACKOFF))
            .timeout_config(timeouts)
            // Request and response bodies are not streamed.
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled());
        Self(Box::new(OverSdk { client: Client::from_conf(config.build()), url }))
    }

    /// Sends the message. Sending it twice adds it once, because of the deduplication id.
    ///
    /// # Errors
    /// [`QueueError`] if SQS refused, or did not answer within two seconds; then the message may have been sent or not.
    #[must_use]
    pub fn send(&self, message: QueueMessage) -> BoxFuture<'_, Result<(), QueueError>> {
        self.0.send(message)
    }

    /// Hides a message in flight for this many seconds from now, at most 12 hours; zero makes it visible immediately.
    ///
    /// # Errors
    /// [`QueueError`] if SQS refused or did not answer within two seconds, or if the time is too long.
    #[must_use]
    pub fn change_visibility<'a>(
        &'a self,
        receipt_handle: &'a str,
        seconds: u64,
    ) -> BoxFuture<'a, Result<(), QueueError>> {
        self.0.change_visibility(receipt_handle, seconds)
    }

    /// The number of messages in flight, which is about the number being processed. SQS's count is approximate, and may
    /// lag by a minute.
    ///
    /// # Errors
    /// [`QueueError`] if SQS refused or did not answer within two seconds.
    #[must_use]
    pub fn in_flight(&self) -> BoxFuture<'_, Result<u32, QueueError>> {
        self.0.in_flight()
    }
}

impl Calls for OverSdk {
    fn send(&self, message: QueueMessage) -> BoxFuture<'_, Result<(), QueueError>> {
        let QueueMessage { body, group, deduplication_id } = message;
        let call = self.client.send_message().queue_url(&self.url).message_body(body);
        let call = call.message_group_id(group).message_deduplication_id(deduplication_id);
        Box::pin(async {
            call.send().await.map_err(|error| QueueError::new("take the message", error))?;
            Ok(())
        })
    }

    fn change_visibility<'a>(&'a self, receipt_handle: &'a str, seconds: u64) -> BoxFuture<'a, Result<(), QueueError>> {
        const ACT: &str = "change the message's visibility";
        Box::pin(async move {
            let seconds = i32::try_from(seconds).map_err(|error| QueueError::because(ACT, error.into()))?;
            let call = self.client.change_message_visibility().queue_url(&self.url).receipt_handle(receipt_handle);
            call.visibility_timeout(seconds).send().await.map_err(|error| {
                let is_not_held = error.code().is_some_and(|code| NOT_HELD.contains(&code));
                QueueError { is_not_held, ..QueueError::new(ACT, error) }
            })?;
            Ok(())
        })
    }

    fn in_flight(&self) -> BoxFuture<'_, Result<u32, QueueError>> {
        const ACT: &str = "count the messages in flight";
        const COUNT: QueueAttributeName = QueueAttributeName::ApproximateNumberOfMessagesNotVisible;
        let call = self.client.get_queue_attributes().queue_url(&self.url).attribute_names(COUNT);
        Box::pin(async {
            let answer = call.send().await.map_err(|error| QueueError::new(ACT, error))?;
            let count = answer.attributes().and_then(|attributes| attributes.get(&COUNT));
            let count = count.ok_or_else(|| QueueError::because(ACT, "the answer has no count".into()))?;
            count.parse().map_err(|_| QueueError::because(ACT, "the count is not a number".into()))
        })
    }
}

/// A standard queue would deliver jobs twice and out of order, and reject the message group.
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
    /// The operation failed for this reason.
    #[must_use]
    pub fn because(act: &'static str, source: BoxError) -> Self {
        Self { act, source, is_not_held: false }
    }

    /// The message is no longer in flight, and may have been redelivered.
    #[must_use]
    pub fn not_held(act: &'static str, source: BoxError) -> Self {
        Self { is_not_held: true, ..Self::because(act, source) }
    }

    /// Whether the message is no longer ours: deleted, or its visibility timeout has expired.
    #[must_use]
    pub fn is_not_held(&self) -> bool {
        self.is_not_held
    }

    /// The error and its causes in one line, for the log.
    #[must_use]
    pub fn chain(&self) -> String {
        channelwright_platform::logging::chain(self)
    }

    /// Keeps the cause without the response's bytes, which the SDK's error includes in its `Debug` output.
    fn new<E>(act: &'static str, error: SdkError<E>) -> Self
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        let source = error.into_source().unwrap_or_else(|error| error.to_string().into());
        Self::because(act, source)
    }
}

#[cfg(test)]
mod tests;
