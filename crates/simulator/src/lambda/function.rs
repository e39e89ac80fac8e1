//! A function: its execution environments and its invocations.

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
    environment::{Environment, InvocationEnd},
    error::InvokeError,
    observed::{LogLine, Observed},
    process::Process,
};
use crate::loopback::lock;

/// Paused processes.
#[must_use]
#[derive(Debug)]
pub struct Paused(Vec<Arc<Process>>);

impl Paused {
    /// Resumes them with SIGCONT.
    pub fn resume(&self) {
        self.0.iter().for_each(|process| process.resume());
    }
}

/// The response of a function.
#[derive(Debug, Clone)]
pub struct Invoked {
    /// Its payload.
    pub payload: Value,
    /// From the call to the response, including a cold start.
    pub took: Duration,
}

/// A deployed function. Clones share it. No process runs before the first invocation.
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
    /// Deploys a function. Its processes start on demand.
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

    /// Invokes the function and waits for its response, and before that for a free process if all are busy. As on Lambda,
    /// the invocation continues if the caller stops waiting.
    ///
    /// # Errors
    /// The function reported an error, its process ended or was killed, or it timed out.
    pub async fn invoke(&self, payload: Value) -> Result<Invoked, InvokeError> {
        let started = Instant::now();
        let inner = Arc::clone(&self.0);
        let payload = Bytes::from(payload.to_string());
        let running = tokio::spawn(async move { inner.invoke(payload).await });
        let payload = running.await.unwrap_or(Err(InvokeError::Stopped))?;
        Ok(Invoked { payload, took: started.elapsed() })
    }

    /// Kills every process with SIGKILL. None of them runs any more when this returns. Running invocations fail, and the
    /// next one starts a new process.
    pub fn kill(&self) {
        for process in self.0.processes() {
            process.kill();
        }
    }

    /// Ends every process with SIGABRT, as a panic in the shipped build does. Otherwise like [`Function::kill`].
    pub fn abort(&self) {
        for process in self.0.processes() {
            process.abort();
        }
    }

    /// Pauses every running process with SIGSTOP, as if its machine froze. The timeout of its invocation continues.
    pub fn pause(&self) -> Paused {
        let processes = self.0.processes();
        processes.iter().for_each(|process| process.pause());
        Paused(processes)
    }

    /// Like [`Function::kill`], but later invocations fail, too.
    pub fn shut_down(&self) {
        self.0.stopped.store(true, Ordering::SeqCst);
        self.kill();
        lock(&self.0.idle).clear();
    }

    /// Like [`Function::shut_down`], and waits until every process has ended.
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

    /// The output of its processes so far, in the order of arrival.
    #[must_use]
    pub fn logs(&self) -> Vec<LogLine> {
        self.0.observed.logs()
    }

    /// The time from start to first poll of each process that has polled. It is an upper bound: the start is measured just
    /// before the fork.
    #[must_use]
    pub fn cold_starts(&self) -> Vec<Duration> {
        self.0.observed.cold_starts()
    }

    /// The peak memory of its processes, in KiB; 0 without `/proc`.
    #[must_use]
    pub fn peak_rss_kib(&self) -> u64 {
        for process in self.0.processes() {
            self.0.observed.raise_peak_rss(process.peak_rss_kib());
        }
        self.0.observed.peak_rss_kib()
    }

    /// The current memory of each running process, in KiB; empty without `/proc`.
    #[must_use]
    pub fn rss_kib(&self) -> Vec<u64> {
        self.0.processes().iter().filter_map(|process| process.rss_kib()).collect()
    }

    /// The CPU time of its running processes, in steps of 10 ms; zero without `/proc`.
    #[must_use]
    pub fn cpu_time(&self) -> Duration {
        self.0.processes().iter().filter_map(|process| process.cpu_time()).sum()
    }

    /// The number of invocations that its processes have received.
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
            let end = environment.run(self.request_id(), payload.clone()).await;
            self.observed.raise_peak_rss(environment.process().peak_rss_kib());
            match end {
                InvocationEnd::Answered(answer) => {
                    lock(&self.idle).push(environment);
                    return answer;
                }
                InvocationEnd::Lost(_) if self.stopped.load(Ordering::SeqCst) => {
                    return Err(InvokeError::Stopped);
                }
                InvocationEnd::Lost(error) => return Err(error),
                InvocationEnd::Untouched => {}
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

    /// A request id in Lambda's format, a UUID. It is a counter, so that logs are easy to follow.
    fn request_id(&self) -> String {
        let number = self.next_request.fetch_add(1, Ordering::Relaxed);
        format!("00000000-0000-4000-8000-{number:012x}")
    }
}
