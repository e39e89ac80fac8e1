//! The event source mapping: receives messages, invokes the function with them, deletes those that are done.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use rustack_sqs_model::types::Message;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    task::JoinSet,
};

use super::{
    Queue,
    batch::{self, BatchFailures},
};
use crate::{
    lambda::{Function, InvokeError},
    loopback::{Task, lock},
};

/// The polling interval while a message waits for its visibility timeout, whose end is not announced.
const RETRY_TICK: Duration = Duration::from_millis(10);
/// The polling interval of an empty queue.
const IDLE_TICK: Duration = Duration::from_secs(1);

/// Settings of the event source mapping.
#[derive(Debug, Clone)]
pub struct EventSourceConfig {
    /// The maximum number of messages in one invocation, 1 to 10.
    pub batch_size: u8,
    /// The maximum number of concurrent invocations. Messages of one group never overlap.
    pub maximum_concurrency: usize,
    /// When failed messages become visible again.
    pub redelivery: Redelivery,
}

/// When failed messages become visible again. Tests may shorten the wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Redelivery {
    /// After their visibility timeout, as on AWS.
    #[default]
    WhenVisible,
    /// At once after a crash, kill or timeout of the function.
    AtOnceAfterCrash,
    /// At once.
    AtOnce,
}

impl Default for EventSourceConfig {
    fn default() -> Self {
        Self { batch_size: 1, maximum_concurrency: 2, redelivery: Redelivery::default() }
    }
}

/// An invocation by the event source that has ended.
#[derive(Debug, Clone)]
pub struct Batch {
    /// `(messageId, ApproximateReceiveCount)` of its messages.
    pub messages: Vec<(String, u32)>,
    /// The ids of the failed messages.
    pub failed: Vec<String>,
    /// The error of the invocation as a whole.
    pub error: Option<InvokeError>,
    /// When it began.
    pub started: Instant,
    /// From the call to the response.
    pub took: Duration,
}

/// A running event source mapping. Dropping it ends it.
#[derive(Debug)]
pub struct EventSource {
    shared: Arc<Shared>,
    _task: Task,
}

#[derive(Debug)]
struct Shared {
    queue: Queue,
    function: Function,
    config: EventSourceConfig,
    batches: Mutex<Vec<Batch>>,
    /// The number of messages in running invocations.
    with_function: AtomicUsize,
}

impl EventSource {
    /// Starts delivering the messages of `queue` to `function`.
    #[must_use]
    pub fn start(queue: Queue, function: Function, config: EventSourceConfig) -> Self {
        let shared =
            Arc::new(Shared { queue, function, config, batches: Mutex::default(), with_function: AtomicUsize::new(0) });
        Self { _task: Task::spawn(Arc::clone(&shared).run()), shared }
    }

    /// Every invocation that ended, in the order they ended.
    #[must_use]
    pub fn batches(&self) -> Vec<Batch> {
        lock(&self.shared.batches).clone()
    }

    /// Whether an invocation is running.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.shared.with_function.load(Ordering::SeqCst) > 0
    }
}

impl Shared {
    async fn run(self: Arc<Self>) {
        let permits = Arc::new(Semaphore::new(self.config.maximum_concurrency.max(1)));
        let mut changes = self.queue.0.endpoint.changes();
        let mut invocations = JoinSet::new();
        while let Ok(permit) = Arc::clone(&permits).acquire_owned().await {
            let messages = self.next_batch(&mut changes).await;
            self.with_function.fetch_add(messages.len(), Ordering::SeqCst);
            invocations.spawn(Arc::clone(&self).deliver(messages, permit));
            while invocations.try_join_next().is_some() {}
        }
    }

    /// Waits for messages. It does not miss a change between receiving and waiting.
    async fn next_batch(&self, changes: &mut watch::Receiver<()>) -> Vec<Message> {
        loop {
            changes.mark_unchanged();
            match self.queue.receive(i32::from(self.config.batch_size.clamp(1, 10))).await {
                Ok(messages) if !messages.is_empty() => return messages,
                Ok(_) => {}
                Err(error) => tracing::error!(%error, "The event source could not receive"),
            }
            tokio::select! {
                _ = changes.changed() => {}
                () = tokio::time::sleep(self.tick().await) => {}
            }
        }
    }

    async fn tick(&self) -> Duration {
        let counts = self.queue.counts().await.unwrap_or_default();
        let held = usize::try_from(counts.visible + counts.in_flight).unwrap_or(usize::MAX);
        if held > self.with_function.load(Ordering::SeqCst) { RETRY_TICK } else { IDLE_TICK }
    }

    async fn deliver(self: Arc<Self>, messages: Vec<Message>, _permit: OwnedSemaphorePermit) {
        let started = Instant::now();
        let event = batch::event(&messages, &self.queue.arn());
        let (failures, error) = match self.function.invoke(event).await {
            Ok(invoked) => (batch::failures(&invoked.payload, &messages), None),
            Err(error) => (BatchFailures::AllFailed, Some(error)),
        };
        let took = started.elapsed();

        let mut failed = Vec::new();
        for message in &messages {
            if is_failed(message, &failures) {
                failed.push(message.message_id.clone().unwrap_or_default());
                self.leave(message, error.as_ref()).await;
            } else if let Err(error) = self.queue.delete(message).await {
                tracing::error!(%error, "The event source could not delete a message");
            }
        }
        let received = messages.iter().map(id_and_receive_count).collect();
        lock(&self.batches).push(Batch { messages: received, failed, error, started, took });
        self.with_function.fetch_sub(messages.len(), Ordering::SeqCst);
        // The deletions were announced before `with_function` was updated.
        self.queue.0.endpoint.announce();
    }

    /// Leaves a failed message to its visibility timeout, or releases it at once if the test asks for that.
    async fn leave(&self, message: &Message, error: Option<&InvokeError>) {
        let spare_the_wait = match self.config.redelivery {
            Redelivery::WhenVisible => false,
            Redelivery::AtOnceAfterCrash => error.is_some(),
            Redelivery::AtOnce => true,
        };
        if spare_the_wait {
            // With an expired receipt handle, the message is already visible.
            let _ = self.queue.release(message).await;
        }
    }
}

fn is_failed(message: &Message, failures: &BatchFailures) -> bool {
    match failures {
        BatchFailures::AllFailed => true,
        BatchFailures::Failed(ids) => message.message_id.as_ref().is_some_and(|id| ids.contains(id)),
    }
}

fn id_and_receive_count(message: &Message) -> (String, u32) {
    let count = message.attributes.get("ApproximateReceiveCount");
    (message.message_id.clone().unwrap_or_default(), count.and_then(|count| count.parse().ok()).unwrap_or_default())
}
