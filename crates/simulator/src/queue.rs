//! SQS: a FIFO queue with its dead-letter queue behind the real wire protocol, and the event source that delivers its
//! messages to a function. `rustack` implements the queues.
//!
//! Where `rustack` differs from AWS: visibility timeouts are whole seconds, one receive takes at most one message of
//! each group, signatures must be present but are not checked.

mod batch;
mod endpoint;
mod event_source;

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use anyhow::Context as _;
use rustack_sqs_core::{config::SqsConfig, provider::RustackSqs};
use rustack_sqs_model::{
    error::SqsError,
    input::{
        ChangeMessageVisibilityInput, CreateQueueInput, DeleteMessageInput, GetQueueAttributesInput,
        ReceiveMessageInput, SendMessageInput,
    },
    types::Message,
};

use crate::{
    ACCOUNT_ID, REGION,
    loopback::{self, Task, lock},
};
use endpoint::Endpoint;

pub use endpoint::SentMessage;
pub use event_source::{Batch, EventSource, EventSourceConfig, Redelivery};

/// The queue between the two functions.
pub const QUEUE_NAME: &str = "channelwright-tasks.fifo";
/// Its dead-letter queue.
pub const DEAD_LETTER_QUEUE_NAME: &str = "channelwright-tasks-dlq.fifo";

/// The longest visibility timeout that SQS accepts (docs: SQS quotas).
const TWELVE_HOURS_S: i32 = 12 * 60 * 60;
/// The polling interval while waiting for a quiet queue.
const QUIET_TICK: Duration = Duration::from_millis(10);

/// Settings of the queue.
#[derive(Debug, Clone)]
pub struct QueueConfig {
    /// How long a received message stays hidden, in whole seconds.
    pub visibility_timeout: Duration,
    /// After how many receives a message goes to the dead-letter queue.
    pub max_receive_count: u32,
}

impl Default for QueueConfig {
    fn default() -> Self {
        Self { visibility_timeout: Duration::from_secs(30), max_receive_count: 5 }
    }
}

/// The number of messages in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Messages that can be received, or wait behind another one of their group.
    pub visible: u32,
    /// Received messages within their visibility timeout.
    pub in_flight: u32,
}

/// A queue with its dead-letter queue, served on 127.0.0.1. Clones share it.
#[derive(Debug, Clone)]
pub struct Queue(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    provider: Arc<RustackSqs>,
    endpoint: Arc<Endpoint>,
    address: SocketAddr,
    dead_letters: Mutex<Vec<String>>,
    _server: Task,
}

impl Queue {
    /// Starts the endpoint with both queues.
    ///
    /// # Errors
    /// No port could be bound, or a setting is out of SQS's range.
    pub async fn start(config: QueueConfig) -> anyhow::Result<Self> {
        let (listener, address) = loopback::bind().await?;
        let provider = Arc::new(RustackSqs::new(SqsConfig {
            skip_signature_validation: true,
            default_region: REGION.to_owned(),
            account_id: ACCOUNT_ID.to_owned(),
            host: address.ip().to_string(),
            port: address.port(),
        }));
        create_queues(&provider, &config).await.context("could not create the queues")?;
        let endpoint = Arc::new(Endpoint::new(Arc::clone(&provider)));
        let server = loopback::serve(listener, Arc::clone(&endpoint).router());
        Ok(Self(Arc::new(Inner { provider, endpoint, address, dead_letters: Mutex::default(), _server: server })))
    }

    /// The endpoint, for `AWS_ENDPOINT_URL_SQS`.
    #[must_use]
    pub fn endpoint_url(&self) -> String {
        format!("http://{}", self.0.address)
    }

    /// The queue, for `SQS_QUEUE_URL`.
    #[must_use]
    pub fn url(&self) -> String {
        self.url_of(QUEUE_NAME)
    }

    /// The queue's ARN.
    #[must_use]
    pub fn arn(&self) -> String {
        arn(QUEUE_NAME)
    }

    /// Makes the endpoint answer every request with 503, or (`false`) work again. The event source is part of AWS and not
    /// affected.
    pub fn set_unavailable(&self, unavailable: bool) {
        self.0.endpoint.set_unavailable(unavailable);
    }

    /// All messages sent over HTTP, in order, without deduplicated ones.
    #[must_use]
    pub fn sent(&self) -> Vec<SentMessage> {
        self.0.endpoint.sent()
    }

    /// The number of calls of an operation over HTTP, including refused ones: `calls("SendMessage")`.
    #[must_use]
    pub fn calls(&self, operation: &str) -> usize {
        self.0.endpoint.calls(operation)
    }

    /// Sends a message directly, for messages that the bot never sends.
    ///
    /// # Errors
    /// SQS refuses it, or the queue has been shut down.
    pub async fn send(&self, body: &str, group: &str, deduplication_id: &str) -> anyhow::Result<()> {
        let input = SendMessageInput {
            queue_url: self.url(),
            message_body: body.to_owned(),
            message_group_id: Some(group.to_owned()),
            message_deduplication_id: Some(deduplication_id.to_owned()),
            ..SendMessageInput::default()
        };
        self.0.provider.send_message(input).await?;
        self.0.endpoint.announce();
        Ok(())
    }

    /// The number of messages in the queue. A message on its way to the dead-letter queue counts as in flight.
    ///
    /// # Errors
    /// The queue has been shut down.
    pub async fn counts(&self) -> anyhow::Result<Counts> {
        Ok(self.counts_of(QUEUE_NAME).await?)
    }

    /// Waits until every message is done or in the dead-letter queue: the queue is empty and `source` is idle.
    ///
    /// # Errors
    /// The queue has been shut down.
    pub async fn quiet(&self, source: &EventSource) -> anyhow::Result<()> {
        let mut changes = self.0.endpoint.changes();
        loop {
            changes.mark_unchanged();
            if self.counts().await? == Counts::default() && !source.is_busy() {
                return Ok(());
            }
            tokio::select! {
                _ = changes.changed() => {}
                // A move to the dead-letter queue is not announced.
                () = tokio::time::sleep(QUIET_TICK) => {}
            }
        }
    }

    /// The bodies of all dead letters, oldest first. It moves them from the dead-letter queue to a list of its own.
    ///
    /// # Errors
    /// The queue has been shut down.
    pub async fn dead_letters(&self) -> anyhow::Result<Vec<String>> {
        loop {
            let messages = self.receive_from(DEAD_LETTER_QUEUE_NAME, 10, Some(TWELVE_HOURS_S)).await?;
            if messages.is_empty() {
                return Ok(lock(&self.0.dead_letters).clone());
            }
            for message in messages {
                self.delete_from(DEAD_LETTER_QUEUE_NAME, &message).await?;
                lock(&self.0.dead_letters).extend(message.body);
            }
        }
    }

    async fn receive(&self, at_most: i32) -> Result<Vec<Message>, SqsError> {
        self.receive_from(QUEUE_NAME, at_most, None).await
    }

    async fn delete(&self, message: &Message) -> Result<(), SqsError> {
        self.delete_from(QUEUE_NAME, message).await?;
        self.0.endpoint.announce();
        Ok(())
    }

    /// Makes a received message visible again at once.
    async fn release(&self, message: &Message) -> Result<(), SqsError> {
        let input = ChangeMessageVisibilityInput {
            queue_url: self.url(),
            receipt_handle: message.receipt_handle.clone().unwrap_or_default(),
            visibility_timeout: 0,
        };
        self.0.provider.change_message_visibility(input).await?;
        self.0.endpoint.announce();
        Ok(())
    }

    async fn receive_from(
        &self,
        name: &str,
        at_most: i32,
        visibility_timeout: Option<i32>,
    ) -> Result<Vec<Message>, SqsError> {
        let input = ReceiveMessageInput {
            queue_url: self.url_of(name),
            max_number_of_messages: Some(at_most),
            visibility_timeout,
            message_system_attribute_names: vec!["All".to_owned()],
            message_attribute_names: vec!["All".to_owned()],
            ..ReceiveMessageInput::default()
        };
        Ok(self.0.provider.receive_message(input).await?.messages)
    }

    async fn delete_from(&self, name: &str, message: &Message) -> Result<(), SqsError> {
        let input = DeleteMessageInput {
            queue_url: self.url_of(name),
            receipt_handle: message.receipt_handle.clone().unwrap_or_default(),
        };
        self.0.provider.delete_message(input).await?;
        Ok(())
    }

    async fn counts_of(&self, name: &str) -> Result<Counts, SqsError> {
        let input = GetQueueAttributesInput { queue_url: self.url_of(name), attribute_names: vec!["All".to_owned()] };
        let attributes = self.0.provider.get_queue_attributes(input).await?.attributes;
        let number = |name: &str| {
            let text = attributes.get(name);
            text.and_then(|text| text.parse().ok()).unwrap_or_default()
        };
        Ok(Counts {
            visible: number("ApproximateNumberOfMessages"),
            in_flight: number("ApproximateNumberOfMessagesNotVisible"),
        })
    }

    fn url_of(&self, name: &str) -> String {
        format!("{}/{ACCOUNT_ID}/{name}", self.endpoint_url())
    }
}

async fn create_queues(provider: &RustackSqs, config: &QueueConfig) -> anyhow::Result<()> {
    let fifo = ("FifoQueue".to_owned(), "true".to_owned());
    provider
        .create_queue(CreateQueueInput {
            queue_name: DEAD_LETTER_QUEUE_NAME.to_owned(),
            attributes: HashMap::from([fifo.clone()]),
            tags: HashMap::new(),
        })
        .await?;
    let redrive_policy = serde_json::json!({
        "deadLetterTargetArn": arn(DEAD_LETTER_QUEUE_NAME),
        "maxReceiveCount": config.max_receive_count,
    });
    provider
        .create_queue(CreateQueueInput {
            queue_name: QUEUE_NAME.to_owned(),
            attributes: HashMap::from([
                fifo,
                ("VisibilityTimeout".to_owned(), config.visibility_timeout.as_secs().to_string()),
                ("RedrivePolicy".to_owned(), redrive_policy.to_string()),
            ]),
            tags: HashMap::new(),
        })
        .await?;
    Ok(())
}

fn arn(name: &str) -> String {
    format!("arn:aws:sqs:{REGION}:{ACCOUNT_ID}:{name}")
}
