//! The settings of a function.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

/// What Lambda is told about a function.
#[derive(Debug, Clone)]
pub struct FunctionConfig {
    /// The function's name.
    pub name: String,
    /// Its `bootstrap`.
    pub binary: PathBuf,
    /// Its own environment variables; they win over those Lambda sets.
    pub env: BTreeMap<String, String>,
    /// How long one invocation may take before the process is killed.
    pub timeout: Duration,
    /// What the process is told about its memory, in MB; not enforced.
    pub memory_mb: u32,
    /// How many processes may run at a time, one invocation each; at least 1.
    pub concurrency: usize,
    /// The one core that its processes run on (see [`crate::cores`]); `None`: any.
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
