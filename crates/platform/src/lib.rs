//! What both functions need from their surroundings: settings, logging and one HTTPS client. All of it is ready
//! without touching a network or a file, since start-up time is the person's waiting time.

pub mod function;
pub mod http_event;
pub mod https;
pub mod logging;
pub mod parameter_store;
pub mod settings;

pub use settings::{Setting, SettingError};
