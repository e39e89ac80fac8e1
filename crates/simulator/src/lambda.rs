//! Lambda as a function and its callers see it: processes started cold and reused warm, one invocation at a time each,
//! killed at their timeout, spoken to over the Runtime API.
//!
//! Not played: streaming answers, freezing between invocations, throttling (an invocation over the concurrency waits).

mod config;
mod environment;
mod error;
mod event;
mod function;
mod function_url;
mod observed;
mod process;
mod runtime_api;

pub use config::FunctionConfig;
pub use error::InvokeError;
pub use event::{EventShape, PayloadFormat};
pub use function::{Function, Invoked, Paused};
pub use function_url::FunctionUrl;
pub use observed::LogLine;
