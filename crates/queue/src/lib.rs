//! The queue between `bot` and `worker`: a FIFO queue of SQS. The only crate that knows the SQS SDK. Of what is in the
//! messages it knows nothing.
//!
//! The client knows only what Lambda puts into the environment. The SDK's default chain would look for profile files and
//! metadata services, too: that costs start-up time, a third of the package's size, and finds nothing there.
//!
//! Futures are boxed, so that the SDK's code is compiled here, once for both functions, and not anew into each.

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

/// One call, all attempts together. `bot` owes Discord an answer within 3 seconds of the person's click, and the way
/// there and back and a cold start take their share.
pub const CALL_TIMEOUT: Duration = Duration::from_secs(2);

/// One attempt. SQS answers in some 10 ms, and in some 100 ms over a new connection.
const ATTEMPT_TIMEOUT: Duration = Duration::from_millis(900);

/// Attempts of one call. A lost answer is no danger: the deduplication id makes two sends one message.
const ATTEMPTS: u32 = 3;

/// The wait before the second attempt is at most this, before the third twice that.
const BACKOFF: Duration = Duration::from_millis(50);

/// What SQS calls a receipt handle whose message was deleted, or whose visibility timeout is over (SQS: API reference,
/// ChangeMessageVisibility; a FIFO queue's expired handle is an `InvalidParameterValue`).
const NOT_HELD: [&str; 3] = ["MessageNotInflight", "ReceiptHandleIsInvalid", "InvalidParameterValue"];

const SQS_QUEUE_URL: Setting = Setting {
    name: "SQS_QUEUE_URL",
    example: "https://sqs.eu-central-1.amazonaws.com/123456789012/channelwright-tasks.fifo",
};
const AWS_ENDPOINT_URL_SQS: Setting =
    Setting { name: "AWS_ENDPOINT_URL_SQS", example: "https://sqs.eu-central-1.amazonaws.com" };

/// One SQS FIFO queue.
pub struct Queue(Box<dyn Calls>);

/// What is asked of SQS. Behind a trait, so that letting go of a queue needs no code of the SDK in the functions, and so
/// that something else can stand for SQS.
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

/// One message to put on the queue. Its body may hold secrets, so it has no `Debug` form.
pub struct QueueMessage {
    /// What the receiver gets.
    pub body: String,
    /// Messages of one group are received one after another, in order.
    pub group: String,
    /// Two messages with the same one are a single message for five minutes, SQS's deduplication interval.
    pub deduplication_id: String,
}

/// Why the queue did not do as asked. Holds the whole chain of causes, but nothing of the message.
#[derive(Debug, thiserror::Error)]
#[error("SQS did not {act}")]
pub struct QueueError {
    act: &'static str,
    source: BoxError,
    is_not_held: bool,
}

impl Queue {
    /// The queue that `SQS_QUEUE_URL` names, reached through `http` with what Lambda puts into the environment: region,
    /// keys, and an endpoint (`AWS_ENDPOINT_URL_SQS` or `AWS_ENDPOINT_URL`) where there is one. Connects to nothing and
    /// reads no file.
    ///
    /// # Errors
    /// When the queue's URL or the region is missing or malformed.
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

    /// A queue that something else than the SDK answers for.
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
            // Our bodies are one piece, and so are the answers.
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled());
        Self(Box::new(OverSdk { client: Client::from_conf(config.build()), url }))
    }

    /// Puts the message on the queue. Sending it twice makes one message, thanks to its deduplication id.
    ///
    /// # Errors
    /// [`QueueError`] when SQS refused it or did not answer within two seconds; then it may be on the queue or not.
    #[must_use]
    pub fn send(&self, message: QueueMessage) -> BoxFuture<'_, Result<(), QueueError>> {
        self.0.send(message)
    }

    /// Hides a message that is being worked on for this many seconds from now, at most 12 hours; zero shows it at once.
    ///
    /// # Errors
    /// [`QueueError`] when SQS refused it or did not answer within two seconds, or when the time is too long.
    #[must_use]
    pub fn change_visibility<'a>(
        &'a self,
        receipt_handle: &'a str,
        seconds: u64,
    ) -> BoxFuture<'a, Result<(), QueueError>> {
        self.0.change_visibility(receipt_handle, seconds)
    }

    /// How many messages were received and are neither done nor shown again: about as many are being worked on. SQS counts
    /// approximately, and may be a minute behind.
    ///
    /// # Errors
    /// [`QueueError`] when SQS refused to say or did not answer within two seconds.
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
    /// SQS did not do this, for that reason.
    #[must_use]
    pub fn because(act: &'static str, source: BoxError) -> Self {
        Self { act, source, is_not_held: false }
    }

    /// SQS did not hide a message longer: its time is over, and it may be with somebody else.
    #[must_use]
    pub fn not_held(act: &'static str, source: BoxError) -> Self {
        Self { is_not_held: true, ..Self::because(act, source) }
    }

    /// Whether SQS said that the message is not ours any more: it was deleted, or its visibility timeout is over.
    #[must_use]
    pub fn is_not_held(&self) -> bool {
        self.is_not_held
    }

    /// The error and its causes in one line, for the log.
    #[must_use]
    pub fn chain(&self) -> String {
        channelwright_platform::logging::chain(self)
    }

    /// Keeps the cause without the answer's bytes, which the SDK's own error would show in its `Debug` form.
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
