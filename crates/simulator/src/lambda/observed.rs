//! Logs and counters of a function over all its processes.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use crate::loopback::lock;

/// One line of a function's standard output or standard error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// The number of its process, from 1 in the order of their start.
    pub environment: u32,
    /// The line, without its end.
    pub text: String,
}

/// The records of one function.
#[derive(Debug, Default)]
pub(super) struct Observed {
    logs: Mutex<Vec<LogLine>>,
    cold_starts: Mutex<Vec<Duration>>,
    peak_rss_kib: AtomicU64,
    invocations: AtomicU64,
}

impl Observed {
    pub(super) fn add_log(&self, environment: u32, text: String) {
        lock(&self.logs).push(LogLine { environment, text });
    }

    pub(super) fn add_cold_start(&self, took: Duration) {
        lock(&self.cold_starts).push(took);
    }

    pub(super) fn add_invocation(&self) {
        self.invocations.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn raise_peak_rss(&self, kib: Option<u64>) {
        self.peak_rss_kib.fetch_max(kib.unwrap_or_default(), Ordering::Relaxed);
    }

    pub(super) fn logs(&self) -> Vec<LogLine> {
        lock(&self.logs).clone()
    }

    pub(super) fn cold_starts(&self) -> Vec<Duration> {
        lock(&self.cold_starts).clone()
    }

    pub(super) fn peak_rss_kib(&self) -> u64 {
        self.peak_rss_kib.load(Ordering::Relaxed)
    }

    pub(super) fn invocations(&self) -> u64 {
        self.invocations.load(Ordering::Relaxed)
    }
}
