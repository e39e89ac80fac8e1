//! One execution environment: a process and its Runtime API, one invocation at a time.

use std::{io, sync::Arc, time::Duration};

use axum::body::Bytes;
use tokio::sync::{mpsc, oneshot};

use super::{
    config::FunctionConfig,
    error::InvokeError,
    observed::Observed,
    process::Process,
    runtime_api::{Answer, Invocation, RuntimeApi},
};
use crate::loopback::{self, Task};

/// Lambda's timeout for the first poll of a new process (docs: Lambda execution environment, init phase).
const INIT_LIMIT: Duration = Duration::from_secs(10);

/// A process with its Runtime API. Dropping it kills the process.
#[derive(Debug)]
pub(super) struct Environment {
    process: Arc<Process>,
    invocations: mpsc::Sender<Invocation>,
    timeout: Duration,
    has_answered: bool,
    _server: Task,
}

/// The end of an invocation in an environment.
#[derive(Debug)]
pub(super) enum InvocationEnd {
    /// The function responded. The environment stays warm.
    Answered(Answer),
    /// The process ended during the invocation.
    Lost(InvokeError),
    /// A warm process had ended before the invocation. Another environment may run it.
    Untouched,
}

impl Environment {
    /// Starts a process (a cold start).
    pub(super) async fn start(number: u32, config: &Arc<FunctionConfig>, observed: &Arc<Observed>) -> io::Result<Self> {
        let (listener, address) = loopback::bind().await?;
        let (invocations, arrivals) = mpsc::channel(1);
        let process = Process::spawn(config, address, number, observed)?;
        let api = RuntimeApi::new(Arc::clone(config), Arc::clone(observed), number, process.started(), arrivals);
        Ok(Self {
            process: Arc::new(process),
            invocations,
            timeout: config.timeout,
            has_answered: false,
            _server: loopback::serve(listener, api.router()),
        })
    }

    pub(super) fn process(&self) -> &Arc<Process> {
        &self.process
    }

    /// Runs one invocation.
    pub(super) async fn run(&mut self, request_id: String, payload: Bytes) -> InvocationEnd {
        let (taken, mut was_taken) = oneshot::channel();
        let (answer, mut answered) = oneshot::channel();
        let invocation = Invocation { request_id, payload, taken, answer };
        if self.invocations.send(invocation).await.is_err() {
            return InvocationEnd::Untouched;
        }

        tokio::select! {
            biased;
            Ok(()) = &mut was_taken => {}
            status = self.process.exited() => {
                return if self.has_answered {
                    InvocationEnd::Untouched
                } else {
                    InvocationEnd::Lost(InvokeError::Exited { status })
                };
            }
            () = tokio::time::sleep(INIT_LIMIT) => {
                self.process.kill();
                return InvocationEnd::Lost(InvokeError::InitTimedOut { after: INIT_LIMIT });
            }
        }
        tokio::select! {
            biased;
            Ok(answer) = &mut answered => {
                self.has_answered = true;
                InvocationEnd::Answered(answer)
            }
            status = self.process.exited() => InvocationEnd::Lost(InvokeError::Exited { status }),
            () = tokio::time::sleep(self.timeout) => {
                self.process.kill();
                InvocationEnd::Lost(InvokeError::TimedOut { after: self.timeout })
            }
        }
    }
}

impl Drop for Environment {
    fn drop(&mut self) {
        self.process.kill();
    }
}
