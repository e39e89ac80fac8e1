//! The settings of a function.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

/// The configuration of a function.
#[derive(Debug, Clone)]
pub struct FunctionConfig {
    /// The function's name.
    pub name: String,
    /// Its `bootstrap`.
    pub binary: PathBuf,
    /// Its environment variables. They override Lambda's.
    pub env: BTreeMap<String, String>,
    /// The timeout of an invocation, after which the process is killed.
    pub timeout: Duration,
    /// The memory size in MB. It is not enforced.
    pub memory_mb: u32,
    /// The maximum number of processes, with one invocation each; at least 1.
    pub concurrency: usize,
    /// The core of its processes (see [`crate::cores`]); `None` for any.
    pub core: Option<usize>,
}

impl FunctionConfig {
    /// A function with a 30 s timeout, 128 MB and one process at a time.
    #[must_use]
    pub fn new(name: &str, binary: impl Into<PathBuf>) -> Self {
        Self {
            name: name.to_owned(),
            binary: binary.into(),
            env: BTreeMap::new(),
            timeout: Duration::from_secs(30),
            memory_mb: 128,
            concurrency: 1,
            core: None,
        }
    }

    /// Adds an environment variable.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl Into<String>) -> Self {
        self.env.insert(name.to_owned(), value.into());
        self
    }
}
