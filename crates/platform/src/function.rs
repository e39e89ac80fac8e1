//! Runs a Lambda function: starts logging, sets up, then handles one invocation after another.
//!
//! Nothing is generic and futures are boxed, so that the async runtime and the Lambda runtime are compiled here once
//! instead of in each function.

use std::{
    cell::Cell,
    fs::File,
    io::{self, Read as _, Write as _},
    process::ExitCode,
    time::{Duration, SystemTime},
};

use anyhow::{Context as _, anyhow};
use futures_util::future::LocalBoxFuture;
use lambda_runtime::{LambdaEvent, service_fn};
use serde_json::value::RawValue;

use crate::{
    logging,
    metrics::{Measured, Process},
    settings::started_by_lambda,
};

/// One call of the function.
pub struct Invocation {
    /// The event, in JSON. May contain secrets.
    pub event: Box<RawValue>,
    /// AWS's request id.
    pub request_id: String,
    /// The time of arrival, by this machine's clock.
    pub time: SystemTime,
    /// Time until Lambda ends the invocation.
    pub time_left: Duration,
}

/// A handled invocation.
pub struct Handled {
    /// The response, in JSON.
    pub response: Box<RawValue>,
    /// For the metrics.
    pub measured: Measured,
}

/// Handles a function's invocations.
pub trait Handler {
    /// Handles one invocation. An error fails the invocation, and Lambda's event source retries it.
    fn handle(&self, invocation: Invocation) -> LocalBoxFuture<'_, anyhow::Result<Handled>>;
}

/// Runs the function of this name: awaits `start`, then handles invocations until Lambda ends the process. Logs an
/// error with its whole chain.
#[must_use]
pub fn run(name: &str, start: LocalBoxFuture<'_, anyhow::Result<Box<dyn Handler>>>) -> ExitCode {
    logging::init();
    match block_on(name, start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(error = format!("{error:#}"), "{name} cannot run");
            ExitCode::FAILURE
        }
    }
}

fn block_on(name: &str, start: LocalBoxFuture<'_, anyhow::Result<Box<dyn Handler>>>) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.context("there is no async runtime")?.block_on(async {
        let handler = start.await?;
        started_by_lambda()?;
        let process = Process { function: name, fingerprint: fingerprint() };
        let (mode, fingerprint) = (process.mode(), process.fingerprint.as_deref());
        tracing::info!(mode, fingerprint, "{name} starts");
        serve(&*handler, &process).await
    })
}

async fn serve(handler: &dyn Handler, process: &Process<'_>) -> anyhow::Result<()> {
    let is_cold = Cell::new(true);
    let service = service_fn(async |event: LambdaEvent<Box<RawValue>>| {
        let time = SystemTime::now();
        let time_left = event.context.deadline().duration_since(time).unwrap_or_default();
        let LambdaEvent { payload: event, context } = event;
        let invocation = Invocation { event, request_id: context.request_id.clone(), time, time_left };
        let handled = handler.handle(invocation).await;
        let failed = Measured { outcome: "failed", ..Measured::default() };
        let measured = handled.as_ref().map_or(failed, |handled| handled.measured);
        write(&process.line(&measured, &context.request_id, time, is_cold.replace(false)));
        handled.map(|handled| handled.response).map_err(anyhow::Error::into_boxed_dyn_error)
    });
    // `anyhow` does not accept the runtime's boxed error as a cause.
    lambda_runtime::run(service).await.map_err(|error| anyhow!(error)).context("the Lambda runtime stopped")
}

/// Writes a line of metrics. It has no level: Lambda takes it for `INFO`.
fn write(line: &str) {
    // Without standard output, only the metrics are missing.
    drop(io::stdout().write_all(format!("{line}\n").as_bytes()));
}

/// The fingerprint of the layer that third-party code comes from. With the wrong layer, the loader fails before this.
fn fingerprint() -> Option<String> {
    // The file has about 40 lines. With this capacity it takes three reads instead of ten.
    let mut maps = String::with_capacity(8 * 1024);
    // If it is unreadable, only the reported mode is wrong.
    let _ = File::open("/proc/self/maps").and_then(|mut file| file.read_to_string(&mut maps));
    layer_fingerprint(&maps).map(str::to_owned)
}

/// The fingerprint in the file name of the layer's shared object, from a process's memory map.
fn layer_fingerprint(maps: &str) -> Option<&str> {
    let (_, rest) = maps.split_once("/libchannelwright-")?;
    rest.split_once(".so").map(|(fingerprint, _)| fingerprint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layered_process_maps_the_shared_object() {
        let maps = "7f00-7f01 r--p 00000000 00:01 7 /usr/lib64/libc.so.6\n\
                    7f02-7f03 r-xp 00000000 00:01 8 /opt/lib/libchannelwright-0123456789abcdef.so\n";
        assert_eq!(layer_fingerprint(maps), Some("0123456789abcdef"));
    }

    #[test]
    fn a_static_process_maps_none() {
        assert_eq!(layer_fingerprint("7f00-7f01 r--p 00000000 00:01 7 /var/task/bootstrap\n"), None);
    }
}
