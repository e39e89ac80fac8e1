//! Lambda and its event source: brings messages to workers, lets each work alone in its own environment, and ends what
//! takes too long.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use channelwright_platform::function::{Handler as _, Invocation};
use channelwright_worker::Worker;
use serde_json::{json, value::to_raw_value};
use tokio::{
    task::{AbortHandle, spawn_local},
    time::{Instant, sleep_until, timeout},
};

use crate::sqs::{Received, Sqs};

/// Ends workers as SIGKILL would: at once, with whatever they have under way. Discord carries out what has reached it.
#[derive(Clone, Default)]
pub struct Killer(Arc<Mutex<Vec<AbortHandle>>>);

impl Killer {
    /// Kills all workers that run now.
    pub fn kill(&self) {
        self.running().drain(..).for_each(|task| task.abort());
    }

    fn running(&self) -> MutexGuard<'_, Vec<AbortHandle>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The settings of the function and its event source mapping.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FunctionConfig {
    pub(crate) timeout: Duration,
    pub(crate) maximum_concurrency: usize,
}

/// The worker function behind the queue.
pub(crate) struct WorkerFunction {
    sqs: Sqs,
    config: FunctionConfig,
    /// Starts an environment.
    start: Box<dyn Fn() -> anyhow::Result<Worker>>,
    /// What time a function's clock shows.
    clock: Box<dyn Fn() -> SystemTime>,
    idle: RefCell<Vec<Rc<Worker>>>,
    running: Cell<usize>,
    invocations: Cell<u64>,
    pub(crate) killer: Killer,
}

impl WorkerFunction {
    pub(crate) fn new(
        sqs: Sqs,
        config: FunctionConfig,
        start: Box<dyn Fn() -> anyhow::Result<Worker>>,
        clock: Box<dyn Fn() -> SystemTime>,
    ) -> Rc<Self> {
        let (idle, running, invocations, killer) = Default::default();
        Rc::new(Self { sqs, config, start, clock, idle, running, invocations, killer })
    }

    /// Brings messages to workers for ever.
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

    /// How many workers are at work.
    pub(crate) fn running(&self) -> usize {
        self.running.get()
    }

    /// How many invocations there were.
    pub(crate) fn invocations(&self) -> u64 {
        self.invocations.get()
    }

    async fn deliver(self: Rc<Self>, message: Received) {
        self.invocations.set(self.invocations.get() + 1);
        let warm = self.idle.borrow_mut().pop();
        // One that cannot start handles nothing: its message stays hidden until it shows again.
        if let Ok(worker) = warm.map_or_else(|| (self.start)().map(Rc::new), Ok) {
            self.let_work(worker, message).await;
        }
        self.running.set(self.running.get() - 1);
        self.sqs.announce();
    }

    async fn let_work(&self, worker: Rc<Worker>, message: Received) {
        let task = spawn_local(invoke(Rc::clone(&worker), message.clone(), (self.clock)(), self.config.timeout));
        let handle = task.abort_handle();
        self.killer.running().push(handle.clone());
        let done = task.await;
        self.killer.running().retain(|running| running.id() != handle.id());
        // So does that of an environment that was killed or ran out of time, which is gone.
        if let Ok(Some(is_done)) = done {
            if is_done {
                self.sqs.delete(message.id);
            }
            self.idle.borrow_mut().push(worker);
        }
    }
}

/// Whether the message is done with; `None` where the worker did not say.
async fn invoke(worker: Rc<Worker>, message: Received, time: SystemTime, time_left: Duration) -> Option<bool> {
    let event = json!({ "Records": [{
        "messageId": message.id.to_string(),
        "receiptHandle": message.receipt_handle(),
        "body": message.body,
        "attributes": {
            "MessageGroupId": message.group,
            "ApproximateReceiveCount": message.receive_count.to_string(),
        },
    }] });
    let event = to_raw_value(&event).ok()?;
    let invocation = Invocation { event, request_id: message.receipt_handle(), time, time_left };
    let answer = timeout(time_left, worker.handle(invocation)).await.ok()?.ok()?;
    let answer: serde_json::Value = serde_json::from_str(answer.get()).ok()?;
    Some(answer.get("batchItemFailures")?.as_array()?.is_empty())
}
