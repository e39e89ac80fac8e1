//! Lambda and its event source: delivers messages to workers, runs each in an environment of its own, and enforces the
//! function's timeout.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    pin::pin,
    rc::Rc,
    sync::{Arc, Mutex, MutexGuard},
    task::Poll,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use channelwright_platform::function::{Handler as _, Invocation};
use channelwright_worker::Worker;
use serde_json::{json, value::to_raw_value};
use tokio::{
    task::{AbortHandle, spawn_local},
    time::{Instant, sleep_until, timeout},
};

use crate::{
    lock::lock,
    sqs::{Received, Sqs},
};

/// Kills workers as SIGKILL would, or pauses them as SIGSTOP and SIGCONT would. Discord still carries out the requests
/// that have reached it.
#[derive(Clone, Default)]
pub struct Killer(Arc<Mutex<Vec<Running>>>);

/// A worker during an invocation.
struct Running {
    task: AbortHandle,
    pause: Pause,
}

/// The end of a worker's pause.
type Pause = Arc<Mutex<Option<Instant>>>;

impl Killer {
    /// Kills all running workers. Returns whether there were any.
    pub fn kill(&self) -> bool {
        self.running().drain(..).map(|running| running.task.abort()).count() > 0
    }

    /// Pauses all running workers. Returns whether there were any.
    pub fn pause(&self, duration: Duration) -> bool {
        let until = Instant::now() + duration;
        self.running().iter().map(|running| *lock(&running.pause) = Some(until)).count() > 0
    }

    fn running(&self) -> MutexGuard<'_, Vec<Running>> {
        lock(&self.0)
    }
}

/// Runs `work`, but not during a pause. Like a process, it sees everything that happened during the pause afterwards.
async fn pausable<T>(pause: Pause, work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let paused = || *lock(&pause);
    loop {
        let step = poll_fn(|context| match paused() {
            None => work.as_mut().poll(context).map(Ok),
            Some(until) => Poll::Ready(Err(until)),
        });
        match step.await {
            Ok(done) => return done,
            Err(until) => sleep_until(until).await,
        }
        lock(&pause).take_if(|until| *until <= Instant::now());
    }
}

/// One delivery of a message to a worker.
#[derive(Debug, Clone)]
pub struct DeliveryRecord {
    /// The message's number on the queue.
    pub message: u64,
    /// 1 for the message's first delivery.
    pub number: u32,
    /// When the worker was invoked.
    pub started: Instant,
    /// When and how the delivery ended; `None` while it is under way.
    pub ended: Option<(Instant, DeliveryEnd)>,
}

/// How a delivery ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryEnd {
    /// The message is done with.
    Done,
    /// The worker handed the message back.
    HandedBack,
    /// The worker returned an error or an invalid response.
    Failed,
    /// The function's timeout ended it.
    TimedOut,
    /// The worker was killed.
    Killed,
    /// No worker could be started.
    NotStarted,
}

/// The settings of the function and its event source mapping.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FunctionConfig {
    pub(crate) timeout: Duration,
    pub(crate) maximum_concurrency: usize,
    /// Every environment ends with its first invocation.
    pub(crate) fresh_workers: bool,
}

/// Two clocks, read at the same time.
#[derive(Clone, Copy)]
pub(crate) struct Clocks {
    /// The function's clock, which may be wrong.
    pub(crate) own: SystemTime,
    /// SQS's clock, which is right.
    pub(crate) true_time: SystemTime,
}

/// The worker function behind the queue.
pub(crate) struct WorkerFunction {
    sqs: Sqs,
    config: FunctionConfig,
    /// Starts an environment (a cold start).
    start: Box<dyn Fn() -> anyhow::Result<Worker>>,
    /// Called at the beginning of each invocation.
    begin: Box<dyn Fn() -> Clocks>,
    idle: RefCell<Vec<Rc<Worker>>>,
    running: Cell<usize>,
    deliveries: RefCell<Vec<DeliveryRecord>>,
    pub(crate) killer: Killer,
}

impl WorkerFunction {
    pub(crate) fn new(
        sqs: Sqs,
        config: FunctionConfig,
        start: Box<dyn Fn() -> anyhow::Result<Worker>>,
        begin: Box<dyn Fn() -> Clocks>,
    ) -> Rc<Self> {
        let (idle, running, deliveries, killer) = Default::default();
        Rc::new(Self { sqs, config, start, begin, idle, running, deliveries, killer })
    }

    /// Delivers messages to workers. Never returns.
    pub(crate) async fn poll(self: Rc<Self>) {
        loop {
            while self.running.get() < self.config.maximum_concurrency
                && let Some(message) = self.sqs.receive()
            {
                self.running.set(self.running.get() + 1);
                spawn_local(Rc::clone(&self).deliver(message));
            }
            let next = self.sqs.next_visible();
            let room = self.running.get() < self.config.maximum_concurrency;
            tokio::select! {
                biased;
                () = self.sqs.changed() => {}
                () = sleep_until(next.unwrap_or_else(Instant::now)), if next.is_some() && room => {}
            }
        }
    }

    /// The number of workers during an invocation.
    pub(crate) fn running(&self) -> usize {
        self.running.get()
    }

    /// Every delivery so far, in the order in which they began.
    pub(crate) fn deliveries(&self) -> Vec<DeliveryRecord> {
        self.deliveries.borrow().clone()
    }

    async fn deliver(self: Rc<Self>, message: Received) {
        let (id, number, started) = (message.id, message.receive_count, Instant::now());
        let receipt_handle = message.receipt_handle();
        let at = self.deliveries.borrow().len();
        self.deliveries.borrow_mut().push(DeliveryRecord { message: id, number, started, ended: None });
        let warm = self.idle.borrow_mut().pop();
        // A message that is not done stays hidden until its visibility timeout ends.
        let end = match warm.map_or_else(|| (self.start)().map(Rc::new), Ok) {
            Ok(worker) => self.let_work(worker, message).await,
            Err(_) => DeliveryEnd::NotStarted,
        };
        if let Some(record) = self.deliveries.borrow_mut().get_mut(at) {
            record.ended = Some((Instant::now(), end));
        }
        if end == DeliveryEnd::Done {
            self.sqs.delete(&receipt_handle);
        }
        self.running.set(self.running.get() - 1);
        self.sqs.announce();
    }

    async fn let_work(&self, worker: Rc<Worker>, message: Received) -> DeliveryEnd {
        let pause = Pause::default();
        let worked = work(Rc::clone(&worker), message, (self.begin)(), self.config.timeout);
        let task = spawn_local(invoke(pausable(Arc::clone(&pause), worked), self.config.timeout));
        let handle = task.abort_handle();
        self.killer.running().push(Running { task: handle.clone(), pause });
        let end = task.await.unwrap_or(DeliveryEnd::Killed);
        self.killer.running().retain(|running| running.task.id() != handle.id());
        // After a kill, an error or a timeout, Lambda discards the environment.
        if matches!(end, DeliveryEnd::Done | DeliveryEnd::HandedBack) && !self.config.fresh_workers {
            self.idle.borrow_mut().push(worker);
        }
        end
    }
}

/// Runs one invocation until the function's timeout.
async fn invoke(working: impl Future<Output = Option<bool>>, time_left: Duration) -> DeliveryEnd {
    match timeout(time_left, working).await {
        Err(_) => DeliveryEnd::TimedOut,
        Ok(None) => DeliveryEnd::Failed,
        Ok(Some(true)) => DeliveryEnd::Done,
        Ok(Some(false)) => DeliveryEnd::HandedBack,
    }
}

/// Whether the message is done; `None` if the worker returned an error or an invalid response.
async fn work(worker: Rc<Worker>, message: Received, clocks: Clocks, time_left: Duration) -> Option<bool> {
    let unix_ms = |at: Instant| Some((clocks.true_time - at.elapsed()).duration_since(UNIX_EPOCH).ok()?.as_millis());
    let event = json!({ "Records": [{
        "messageId": message.id.to_string(),
        "receiptHandle": message.receipt_handle(),
        "body": message.body,
        "attributes": {
            "MessageGroupId": message.group,
            "ApproximateReceiveCount": message.receive_count.to_string(),
            "SentTimestamp": unix_ms(message.sent)?.to_string(),
            "ApproximateFirstReceiveTimestamp": unix_ms(message.first_received)?.to_string(),
        },
    }] });
    let event = to_raw_value(&event).ok()?;
    let invocation = Invocation { event, request_id: message.receipt_handle(), time: clocks.own, time_left };
    let answer = worker.handle(invocation).await.ok()?;
    let answer: serde_json::Value = serde_json::from_str(answer.response.get()).ok()?;
    Some(answer.get("batchItemFailures")?.as_array()?.is_empty())
}
