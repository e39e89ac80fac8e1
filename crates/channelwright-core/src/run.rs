//! Carrying out a plan, as a value: it says what is next and is told what happened. Retrying, looking again after a
//! lost answer, giving back to the queue and undoing live here; there is no clock and no network.
//!
//! ```text
//! Working ──all done─────────────────────────────▶ Ended: complete
//!   │ ├─ must wait, no answer, out of time ─▶ Draining ─▶ Ended: handed back
//!   │ └─ refused ─▶ Draining ─▶ (looks for what was in doubt) ─▶ Taking back ─▶ Ended: failed
//! ```
//! What is in flight is always awaited first: an answer that nobody waits for would be an object that nobody knows.

mod action;
mod earlier;
mod look;
mod next;
mod note;
mod outcome;
mod refusal;
mod resolve;
mod state;
mod take_back;
mod task;
#[cfg(test)]
mod tests;

pub use action::Action;
pub use next::{End, Lists, Next, Why};
pub use outcome::{Created, Instead, Outcome};
pub use refusal::{CODES, Refusal, RefusalKind, UNKNOWN_WEBHOOK};
pub use state::{BLOCKED_WAIT_S, Run};
pub use task::{Purpose, Ticket};
