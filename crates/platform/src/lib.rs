//! The platform code of both functions: settings, logging and one HTTPS client. Setting them up touches no network or
//! file, since people wait for the start-up.

pub mod function;
pub mod http_event;
pub mod https;
pub mod logging;
pub mod metrics;
pub mod parameter_store;
pub mod settings;

pub use settings::{Setting, SettingError};
