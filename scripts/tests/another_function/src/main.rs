//! Doubles a number. `test_layer_build.py` adds this crate to a copy of the workspace and deploys it on the same layer as
//! `bot` and `worker`.

use std::process::ExitCode;

use anyhow::Context as _;
#[cfg(feature = "layer")]
use channelwright_layer as _;
use channelwright_platform::{
    function::{self, Handled, Handler, Invocation},
    metrics::Measured,
};
use futures_util::future::LocalBoxFuture;
use serde_json::value::RawValue;

struct Doubler;

impl Handler for Doubler {
    fn handle(&self, invocation: Invocation) -> LocalBoxFuture<'_, anyhow::Result<Handled>> {
        Box::pin(async move {
            let number: i32 = invocation.event.get().parse().context("the event is no number")?;
            let response = RawValue::from_string((i64::from(number) * 2).to_string())?;
            Ok(Handled { response, measured: Measured::default() })
        })
    }
}

fn main() -> ExitCode {
    function::run("another-function", Box::pin(async { Ok(Box::new(Doubler) as Box<dyn Handler>) }))
}
