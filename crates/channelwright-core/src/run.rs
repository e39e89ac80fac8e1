//! Executes a plan, as a state machine: it returns the next action and records its outcome. Decides about retrying,
//! looking again after a lost response, returning the job to the queue, and undoing. Uses no clock and no network.
//!
//! ```text
//! Working ──all done─────────────────────────────▶ Ended: complete
//!   │ ├─ must wait, no answer, out of time ─▶ Draining ─▶ Ended: handed back
//!   │ └─ refused ─▶ Draining ─▶ (looks for what was in doubt) ─▶ Taking back ─▶ Ended: failed
//! ```
//! Requests in flight are always awaited first: ignoring a response could leave an unknown object.

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
pub use next::{End, Failure, Lists, Next, Why};
pub use outcome::{Created, Instead, InviteCode, Outcome};
pub use refusal::{CODES, Refusal, RefusalKind, UNKNOWN_WEBHOOK};
pub use state::{BLOCKED_WAIT_S, Run};
pub use task::{Purpose, Ticket};
