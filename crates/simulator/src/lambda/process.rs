//! One process of a function: its start with Lambda's environment variables, its output, signals and end.

use std::{
    io,
    net::SocketAddr,
    process::{ExitStatus, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, BufReader},
    process::{Child, Command},
    sync::watch,
    task::JoinSet,
};

use super::{config::FunctionConfig, observed::Observed};
use crate::{ACCESS_KEY_ID, REGION, SECRET_ACCESS_KEY, SESSION_TOKEN, cores, loopback::lock};

/// The wait for the last log lines of an ended process. It matters only if a grandchild holds the pipe open.
const LOG_DRAIN: Duration = Duration::from_millis(250);

/// The unit of times in `/proc` (man 5 proc, `CLK_TCK`): the same on every Linux.
const TICKS_PER_SECOND: u64 = 100;

/// A running or ended process. Dropping it kills the process.
#[derive(Debug)]
pub(super) struct Process {
    started: Instant,
    /// `None` once the process is reaped: the system may then reuse the number.
    pid: Arc<Mutex<Option<Pid>>>,
    /// Set before the signal is sent: a killed process looks alive until it is reaped.
    killed: AtomicBool,
    exited: watch::Receiver<Option<String>>,
}

impl Process {
    /// Starts the function's binary, pointed at the Runtime API on `api`.
    pub(super) fn spawn(
        config: &FunctionConfig,
        api: SocketAddr,
        environment: u32,
        observed: &Arc<Observed>,
    ) -> io::Result<Self> {
        let mut command = command(config, api, environment);
        let (started, mut child) = cores::start_on(config.core, || Ok((Instant::now(), command.spawn()?)))?;
        let pid = child.id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        let pid = Arc::new(Mutex::new(pid));

        let mut readers = JoinSet::new();
        if let Some(stdout) = child.stdout.take() {
            readers.spawn(read_lines(stdout, environment, Arc::clone(observed)));
        }
        if let Some(stderr) = child.stderr.take() {
            readers.spawn(read_lines(stderr, environment, Arc::clone(observed)));
        }
        let (announce, exited) = watch::channel(None);
        tokio::spawn(supervise(child, Arc::clone(&pid), readers, announce));
        Ok(Self { started, pid, killed: AtomicBool::new(false), exited })
    }

    /// The time just before the fork, so that a cold start is never measured too short.
    pub(super) fn started(&self) -> Instant {
        self.started
    }

    /// Sends SIGKILL, unless the process has ended. It executes no further instruction after this returns.
    pub(super) fn kill(&self) {
        self.killed.store(true, Ordering::SeqCst);
        self.signal(Signal::KILL);
    }

    /// Sends SIGABRT, unless the process has ended. The shipped build does the same on a panic.
    pub(super) fn abort(&self) {
        self.killed.store(true, Ordering::SeqCst);
        self.signal(Signal::ABORT);
    }

    /// Sends SIGSTOP, unless the process has ended.
    pub(super) fn pause(&self) {
        self.signal(Signal::STOP);
    }

    /// Sends SIGCONT, unless the process has ended.
    pub(super) fn resume(&self) {
        self.signal(Signal::CONT);
    }

    fn signal(&self, signal: Signal) {
        if let Some(pid) = *lock(&self.pid) {
            let _ = rustix::process::kill_process(pid, signal);
        }
    }

    /// Its peak memory; `None` once it has ended, and without `/proc`.
    pub(super) fn peak_rss_kib(&self) -> Option<u64> {
        self.status_kib("VmHWM:")
    }

    /// Its current memory; `None` once it has ended, and without `/proc`.
    pub(super) fn rss_kib(&self) -> Option<u64> {
        self.status_kib("VmRSS:")
    }

    /// Its CPU time; `None` once it has ended, and without `/proc`.
    pub(super) fn cpu_time(&self) -> Option<Duration> {
        let pid = (*lock(&self.pid))?;
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).ok()?;
        // The name may contain spaces. After it, user and system time are fields 12 and 13.
        let (_, fields) = stat.rsplit_once(')')?;
        let ticks = fields.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
        let ticks: u64 = ticks.sum::<Result<_, _>>().ok()?;
        Some(Duration::from_millis(ticks * 1000 / TICKS_PER_SECOND))
    }

    fn status_kib(&self, name: &str) -> Option<u64> {
        let pid = (*lock(&self.pid))?;
        let status = std::fs::read_to_string(format!("/proc/{}/status", pid.as_raw_nonzero())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().strip_suffix(" kB")?.trim().parse().ok()
    }

    /// Whether it can take another invocation.
    pub(super) fn is_alive(&self) -> bool {
        !self.killed.load(Ordering::SeqCst) && !self.has_exited()
    }

    /// Whether it has ended and is reaped.
    pub(super) fn has_exited(&self) -> bool {
        lock(&self.pid).is_none()
    }

    /// Waits for its end and its last log lines. Returns its exit status as text.
    pub(super) async fn exited(&self) -> String {
        let mut exited = self.exited.clone();
        match exited.wait_for(Option::is_some).await {
            Ok(status) => status.clone().unwrap_or_default(),
            Err(_) => "unknown".to_owned(),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

fn command(config: &FunctionConfig, api: SocketAddr, environment: u32) -> Command {
    let mut command = Command::new(&config.binary);
    command
        .env_clear()
        .env("AWS_LAMBDA_RUNTIME_API", api.to_string())
        .env("AWS_LAMBDA_FUNCTION_NAME", &config.name)
        .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
        .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", config.memory_mb.to_string())
        .env("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand")
        .env("AWS_LAMBDA_LOG_GROUP_NAME", format!("/aws/lambda/{}", config.name))
        .env("AWS_LAMBDA_LOG_STREAM_NAME", format!("2026/01/01/[$LATEST]{environment:032x}"))
        .env("AWS_REGION", REGION)
        .env("AWS_DEFAULT_REGION", REGION)
        .env("AWS_ACCESS_KEY_ID", ACCESS_KEY_ID)
        .env("AWS_SECRET_ACCESS_KEY", SECRET_ACCESS_KEY)
        .env("AWS_SESSION_TOKEN", SESSION_TOKEN)
        .env("TZ", ":UTC");
    for name in ["PATH", "LD_LIBRARY_PATH"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command.envs(&config.env).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    command
}

async fn supervise(
    mut child: Child,
    pid: Arc<Mutex<Option<Pid>>>,
    mut readers: JoinSet<()>,
    announce: watch::Sender<Option<String>>,
) {
    let status = child.wait().await;
    *lock(&pid) = None;
    // `join_all` would panic if the runtime shuts down and aborts a reader first.
    let drained = async { while readers.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(LOG_DRAIN, drained).await;
    announce.send_replace(Some(in_words(status)));
}

async fn read_lines(from: impl AsyncRead + Unpin, environment: u32, observed: Arc<Observed>) {
    let mut from = BufReader::new(from);
    let mut line = Vec::new();
    while let Ok(1..) = from.read_until(b'\n', &mut line).await {
        let text = String::from_utf8_lossy(&line);
        observed.add_log(environment, text.trim_end_matches(['\n', '\r']).to_owned());
        line.clear();
    }
}

/// "exit status: 1", "signal: 9 (SIGKILL)".
fn in_words(status: io::Result<ExitStatus>) -> String {
    match status {
        Ok(status) => status.to_string(),
        Err(error) => error.to_string(),
    }
}
