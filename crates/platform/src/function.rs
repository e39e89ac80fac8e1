//! Runs a Lambda function: starts logging, sets up, then handles one invocation after another.
//!
//! Nothing is generic and futures are boxed, so that the async runtime and the Lambda runtime are compiled here once
//! instead of in each function.

use std::{
    fs::File,
    io::Read as _,
    process::ExitCode,
    time::{Duration, SystemTime},
};

use anyhow::{Context as _, anyhow};
use futures_util::future::LocalBoxFuture;
use lambda_runtime::{LambdaEvent, service_fn};
use serde_json::value::RawValue;

use crate::{logging, settings::started_by_lambda};

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

/// Handles a function's invocations.
pub trait Handler {
    /// Answers one invocation with JSON. An error fails the invocation, and Lambda's event source retries it.
    fn handle(&self, invocation: Invocation) -> LocalBoxFuture<'_, anyhow::Result<Box<RawValue>>>;
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
        log_mode(name);
        serve(&*handler).await
    })
}

async fn serve(handler: &dyn Handler) -> anyhow::Result<()> {
    let service = service_fn(async |event: LambdaEvent<Box<RawValue>>| {
        let time = SystemTime::now();
        let time_left = event.context.deadline().duration_since(time).unwrap_or_default();
        let LambdaEvent { payload: event, context } = event;
        let invocation = Invocation { event, request_id: context.request_id, time, time_left };
        handler.handle(invocation).await.map_err(anyhow::Error::into_boxed_dyn_error)
    });
    // `anyhow` does not accept the runtime's boxed error as a cause.
    lambda_runtime::run(service).await.map_err(|error| anyhow!(error)).context("the Lambda runtime stopped")
}

/// Logs once where third-party code comes from. With the wrong layer, the loader fails before this.
fn log_mode(name: &str) {
    // The file has about 40 lines. With this capacity it takes three reads instead of ten.
    let mut maps = String::with_capacity(8 * 1024);
    // If it is unreadable, only the logged mode is wrong.
    let _ = File::open("/proc/self/maps").and_then(|mut file| file.read_to_string(&mut maps));
    match layer_fingerprint(&maps) {
        Some(fingerprint) => tracing::info!(mode = "layered", fingerprint, "{name} starts"),
        None => tracing::info!(mode = "static", "{name} starts"),
    }
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
