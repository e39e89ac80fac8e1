//! Faults that tests inject.

use std::{fmt, sync::Arc, time::Duration};

use serde_json::Value;

use super::{limits::RateLimitForm, route::Route};

/// A fault: when it applies, how often, and its effect.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The requests that it applies to.
    pub when: FaultWhen,
    /// The number of consecutive matching requests that it applies to.
    pub times: u32,
    /// Its effect.
    pub what: FaultKind,
}

impl Fault {
    /// A fault that applies once.
    #[must_use]
    pub fn once(when: FaultWhen, what: FaultKind) -> Self {
        Self { when, times: 1, what }
    }
}

/// The requests that a fault applies to. Routes are templates such as `POST /guilds/{guild_id}/channels`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultWhen {
    /// From the nth request since the start, counted from 1.
    Request(u64),
    /// From the nth request to a route since the fault was added, counted from 1.
    NthOf(String, u64),
    /// Any request to a route.
    AnyOf(String),
    /// Any request.
    Any,
}

/// Whether a fault applies before or after Discord carries out the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Before.
    Before,
    /// After: only the response is affected.
    After,
}

/// The body of an injected error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultBody {
    /// An HTML page, as from a proxy.
    Html,
    /// Discord's general error: `{"message":"500: Internal Server Error","code":0}`.
    Json,
    /// Discord's error with the given code, such as 130000.
    Code(u32),
}

/// The effect of a fault.
#[derive(Clone)]
pub enum FaultKind {
    /// An error response.
    Status {
        /// Whether the request is carried out first.
        phase: Phase,
        /// The HTTP status.
        status: u16,
        /// The body.
        body: FaultBody,
    },
    /// The connection ends without an answer.
    Reset {
        /// Whether the request is carried out first.
        phase: Phase,
    },
    /// The request is carried out; the connection ends in the middle of the answer.
    TruncatedBody,
    /// The request is carried out; the answer is not JSON.
    InvalidJson,
    /// The request is carried out; a field of the response is replaced or removed.
    Field {
        /// Field names separated by `/`; in lists a number, the name or id of an element, or `*`.
        path: String,
        /// The new value; `None` removes the field.
        value: Option<Value>,
    },
    /// The request is carried out; the answer never ends.
    Endless,
    /// The request is delayed. Discord carries it out even if the client has given up.
    Hang {
        /// Whether the request is carried out before or after the wait.
        phase: Phase,
        /// How long.
        duration: Duration,
    },
    /// The request gets a 429, and so do all others in the form's scope until `retry_after` has passed.
    RateLimited {
        /// The form of the refusal.
        form: RateLimitForm,
        /// The time that the client has to wait.
        retry_after: Duration,
    },
    /// Calls an action, for instance one that kills the worker or changes the guild.
    Hook {
        /// Whether the request is carried out first. With [`Phase::Before`] and `then_drop` it never is.
        phase: Phase,
        /// The action. No lock is held while it runs.
        action: Arc<dyn Fn() + Send + Sync>,
        /// Whether the connection then ends without an answer.
        then_drop: bool,
    },
}

impl FaultKind {
    /// A server error before the request is carried out.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::Status { phase: Phase::Before, status, body: FaultBody::Json }
    }

    /// A server error after the request is carried out.
    #[must_use]
    pub fn status_after(status: u16) -> Self {
        Self::Status { phase: Phase::After, status, body: FaultBody::Html }
    }

    /// An action before or after the request is carried out.
    #[must_use]
    pub fn hook(phase: Phase, then_drop: bool, action: impl Fn() + Send + Sync + 'static) -> Self {
        Self::Hook { phase, action: Arc::new(action), then_drop }
    }
}

impl fmt::Debug for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status { phase, status, body } => write!(f, "status {status} {body:?} {phase:?}"),
            Self::Reset { phase } => write!(f, "reset {phase:?}"),
            Self::TruncatedBody => write!(f, "truncated body"),
            Self::InvalidJson => write!(f, "invalid JSON"),
            Self::Field { path, value } => write!(f, "{path} is {value:?}"),
            Self::Endless => write!(f, "endless answer"),
            Self::Hang { phase, duration } => write!(f, "hang {duration:?} {phase:?}"),
            Self::RateLimited { form, retry_after } => write!(f, "429 {form:?} for {retry_after:?}"),
            Self::Hook { phase, then_drop, .. } => write!(f, "hook {phase:?} (then drop: {then_drop})"),
        }
    }
}

/// The fault as it appears in transcripts.
impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let after = |phase: &Phase| if *phase == Phase::After { " after" } else { "" };
        match self {
            Self::Status { phase, status, body: FaultBody::Html } if *phase == Phase::Before => {
                write!(f, "{status} page")
            }
            Self::Status { status, body: FaultBody::Code(code), .. } => write!(f, "refused {status} {code}"),
            Self::Status { phase, status, .. } => write!(f, "{status}{}", after(phase)),
            Self::Reset { phase: Phase::Before } => f.write_str("reset"),
            Self::Reset { phase: Phase::After } => f.write_str("answer lost"),
            Self::TruncatedBody => f.write_str("truncated answer"),
            Self::InvalidJson => f.write_str("invalid JSON"),
            Self::Field { path, value: Some(value) } => write!(f, "{path} is {value}"),
            Self::Field { path, value: None } => write!(f, "{path} is missing"),
            Self::Endless => f.write_str("endless answer"),
            Self::Hang { phase, duration } => write!(f, "hangs {duration:?}{}", after(phase)),
            Self::RateLimited { form, retry_after } => write!(f, "429 {form} for {retry_after:?}"),
            Self::Hook { .. } => f.write_str("hook"),
        }
    }
}

/// The active faults, with their counters.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    list: Vec<Armed>,
}

#[derive(Debug)]
struct Armed {
    fault: Fault,
    seen: u64,
    struck: u32,
}

impl Faults {
    pub(crate) fn add(&mut self, fault: Fault) {
        self.list.push(Armed { fault, seen: 0, struck: 0 });
    }

    pub(crate) fn clear(&mut self) {
        self.list.clear();
    }

    /// The number of faults that will still apply.
    pub(crate) fn pending(&self) -> usize {
        self.list.len()
    }

    /// The fault for this request, if any. Every fault counts every request, but only the first match applies.
    pub(crate) fn strike(&mut self, seq: u64, route: Option<&Route>) -> Option<FaultKind> {
        let template = route.map_or("", |route| route.entry.template);
        let mut strikes = None;
        for armed in &mut self.list {
            if armed.matches(seq, template) && strikes.is_none() {
                armed.struck += 1;
                strikes = Some(armed.fault.what.clone());
            }
        }
        // A hook may hold a handle of this Discord: without this, the two would keep each other alive.
        self.list.retain(|armed| armed.struck < armed.fault.times);
        strikes
    }
}

impl Armed {
    fn matches(&mut self, seq: u64, template: &str) -> bool {
        let due = match &self.fault.when {
            FaultWhen::Any => true,
            FaultWhen::Request(nth) => seq >= *nth,
            FaultWhen::AnyOf(route) => route == template,
            FaultWhen::NthOf(route, nth) => {
                self.seen += u64::from(route == template);
                route == template && self.seen >= *nth
            }
        };
        due && self.struck < self.fault.times
    }
}
