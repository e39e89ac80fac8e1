//! A function: its execution environments, and the one way to invoke it.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use axum::body::Bytes;
use serde_json::Value;
use tokio::sync::Semaphore;

use super::{
    config::FunctionConfig,
    environment::{Environment, Outcome},
    error::InvokeError,
    observed::{LogLine, Observed},
    process::Process,
};
use crate::loopback::lock;

/// Processes that stand still until they are resumed.
#[must_use]
#[derive(Debug)]
pub struct Paused(Vec<Arc<Process>>);

impl Paused {
    /// Lets them go on, with SIGCONT.
    pub fn resume(&self) {
        self.0.iter().for_each(|process| process.resume());
    }
}

/// The answer of a function.
#[derive(Debug, Clone)]
pub struct Invoked {
    /// What it answered.
    pub payload: Value,
    /// From the call to the answer, a cold start included.
    pub took: Duration,
}

/// A deployed function; clones are the same function. Nothing runs before the first invocation.
#[derive(Debug, Clone)]
pub struct Function(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    config: Arc<FunctionConfig>,
    observed: Arc<Observed>,
    idle: Mutex<Vec<Environment>>,
    /// Every process that may still run, for [`Function::kill`] and [`Function::stop`].
    processes: Mutex<Vec<Arc<Process>>>,
    permits: Semaphore,
    next_environment: AtomicU32,
    next_request: AtomicU64,
    stopped: AtomicBool,
}

impl Function {
    /// Deploys a function. Its processes start when they are needed.
    #[must_use]
    pub fn start(config: FunctionConfig) -> Self {
        Self(Arc::new(Inner {
            permits: Semaphore::new(config.concurrency.max(1)),
            config: Arc::new(config),
            observed: Arc::default(),
            idle: Mutex::default(),
            processes: Mutex::default(),
            next_environment: AtomicU32::new(1),
            next_request: AtomicU64::new(1),
            stopped: AtomicBool::new(false),
        }))
    }

    /// Invokes the function and waits for its answer, for a free process first if all are busy. As with Lambda, the
    /// invocation goes on when the caller stops waiting.
    ///
    /// # Errors
    /// The function reported an error, its process ended or was killed, or its time ran out.
    pub async fn invoke(&self, payload: Value) -> Result<Invoked, InvokeError> {
        let started = Instant::now();
        let inner = Arc::clone(&self.0);
        let payload = Bytes::from(payload.to_string());
        let running = tokio::spawn(async move { inner.invoke(payload).await });
        let payload = running.await.unwrap_or(Err(InvokeError::Stopped))?;
        Ok(Invoked { payload, took: started.elapsed() })
    }

    /// Kills every process with SIGKILL, as a crash would; when it returns none of them does anything any more. The
    /// running invocations fail, the next one starts a new process.
    pub fn kill(&self) {
        for process in self.0.processes() {
            process.kill();
        }
    }

    /// Has every process end as after a panic in the shipped build, whose panics abort. Otherwise like [`Function::kill`].
    pub fn abort(&self) {
        for process in self.0.processes() {
            process.abort();
        }
    }

    /// Pauses every process that runs now with SIGSTOP, as a machine that stands still would. Its invocation goes on to
    /// count against its timeout.
    pub fn pause(&self) -> Paused {
        let processes = self.0.processes();
        processes.iter().for_each(|process| process.pause());
        Paused(processes)
    }

    /// Like [`Function::kill`], and for good: later invocations fail.
    pub fn shut_down(&self) {
        self.0.stopped.store(true, Ordering::SeqCst);
        self.kill();
        lock(&self.0.idle).clear();
    }

    /// Like [`Function::shut_down`], and waits until every process is gone.
    pub async fn stop(&self) {
        let processes = self.0.processes();
        self.shut_down();
        for process in processes {
            process.exited().await;
        }
    }

    /// The function's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.config.name
    }

    /// Everything its processes wrote so far, in the order it arrived.
    #[must_use]
    pub fn logs(&self) -> Vec<LogLine> {
        self.0.observed.logs()
    }

    /// For each process that got that far, the time from its start to its first poll for work. The start is taken just
    /// before the fork, so that this is an upper bound.
    #[must_use]
    pub fn cold_starts(&self) -> Vec<Duration> {
        self.0.observed.cold_starts()
    }

    /// The most memory any of its processes was seen to hold, in KiB; 0 where `/proc` does not tell.
    #[must_use]
    pub fn peak_rss_kib(&self) -> u64 {
        for process in self.0.processes() {
            self.0.observed.raise_peak_rss(process.peak_rss_kib());
        }
        self.0.observed.peak_rss_kib()
    }

    /// The memory that each of its running processes holds now, in KiB; nothing where `/proc` does not tell.
    #[must_use]
    pub fn rss_kib(&self) -> Vec<u64> {
        self.0.processes().iter().filter_map(|process| process.rss_kib()).collect()
    }

    /// The processor time that its running processes have used so far, in steps of 10 ms; zero where `/proc` does not tell.
    #[must_use]
    pub fn cpu_time(&self) -> Duration {
        self.0.processes().iter().filter_map(|process| process.cpu_time()).sum()
    }

    /// How many invocations its processes took so far.
    #[must_use]
    pub fn invocations(&self) -> u64 {
        self.0.observed.invocations()
    }
}

impl Inner {
    async fn invoke(&self, payload: Bytes) -> Result<Value, InvokeError> {
        let _permit = self.permits.acquire().await.map_err(|_| InvokeError::Stopped)?;
        loop {
            let mut environment = self.environment().await?;
            let outcome = environment.run(self.request_id(), payload.clone()).await;
            self.observed.raise_peak_rss(environment.process().peak_rss_kib());
            match outcome {
                Outcome::Answered(answer) => {
                    lock(&self.idle).push(environment);
                    return answer;
                }
                Outcome::Lost(_) if self.stopped.load(Ordering::SeqCst) => {
                    return Err(InvokeError::Stopped);
                }
                Outcome::Lost(error) => return Err(error),
                Outcome::Untouched => {}
            }
        }
    }

    /// A warm environment, or a new one. There is at most one per permit.
    async fn environment(&self) -> Result<Environment, InvokeError> {
        while let Some(environment) = self.pop_idle() {
            if environment.process().is_alive() {
                return Ok(environment);
            }
        }
        if self.stopped.load(Ordering::SeqCst) {
            return Err(InvokeError::Stopped);
        }
        let number = self.next_environment.fetch_add(1, Ordering::Relaxed);
        let environment = Environment::start(number, &self.config, &self.observed)
            .await
            .map_err(|error| InvokeError::NotStarted { reason: error.to_string() })?;
        let mut processes = lock(&self.processes);
        processes.retain(|process| !process.has_exited());
        processes.push(Arc::clone(environment.process()));
        drop(processes);
        if self.stopped.load(Ordering::SeqCst) {
            return Err(InvokeError::Stopped);
        }
        Ok(environment)
    }

    fn pop_idle(&self) -> Option<Environment> {
        lock(&self.idle).pop()
    }

    fn processes(&self) -> Vec<Arc<Process>> {
        lock(&self.processes).clone()
    }

    /// Shaped like Lambda's, which are UUIDs, and counted so that a log is easy to follow.
    fn request_id(&self) -> String {
        let number = self.next_request.fetch_add(1, Ordering::Relaxed);
        format!("00000000-0000-4000-8000-{number:012x}")
    }
}
