//! Holds a delivery's message while it runs, and decides what it may still send, by the rules in `core::hold`.

use std::time::SystemTime;

use channelwright_core::{
    hold::{Elapsed, Hold, ask_again_after},
    limits::{QUEUE_HOLD_MARGIN_S, QUEUE_HOLD_RENEWAL_S, QUEUE_HOLD_RETRY_S, QUEUE_HOLD_S},
};
use channelwright_queue::{CALL_TIMEOUT, Queue};
use tokio::{
    sync::watch,
    time::{Instant, sleep_until, timeout_at},
};

const _: () = assert!(
    QUEUE_HOLD_RENEWAL_S + 2 * (CALL_TIMEOUT.as_secs() + QUEUE_HOLD_RETRY_S) < QUEUE_HOLD_S - QUEUE_HOLD_MARGIN_S,
    "two calls in a row may fail"
);

/// The hold of one delivery on its message.
pub(crate) struct MessageHold(watch::Sender<HoldState>);

#[derive(Clone, Copy)]
struct HoldState {
    hold: Hold,
    /// When the last confirmed request was sent; until then, when the delivery started.
    asked: Moment,
    is_over: bool,
}

/// A moment by both clocks.
#[derive(Clone, Copy)]
struct Moment {
    monotonic: Instant,
    wall: SystemTime,
}

impl Moment {
    fn now() -> Self {
        Self { monotonic: Instant::now(), wall: SystemTime::now() }
    }

    fn elapsed(self) -> Elapsed {
        Elapsed { monotonic: self.monotonic.elapsed(), wall: self.wall.elapsed().unwrap_or_default() }
    }
}

impl MessageHold {
    /// A hold that SQS has not confirmed yet.
    pub(crate) fn new() -> Self {
        Self(watch::Sender::new(HoldState { hold: Hold::Unconfirmed, asked: Moment::now(), is_over: false }))
    }

    /// Whether the delivery may send writes.
    pub(crate) fn may_change(&self) -> bool {
        let state = *self.0.borrow();
        state.hold.may_change(state.asked.elapsed())
    }

    /// Whether the delivery may show progress.
    pub(crate) fn may_show(&self) -> bool {
        let state = *self.0.borrow();
        state.hold.may_show(state.asked.elapsed())
    }

    /// Waits for SQS's first response, until the deadline.
    pub(crate) async fn answered(&self, deadline: Instant) {
        let mut changes = self.0.subscribe();
        // Without a response by then, the hold stays unconfirmed.
        let _ = timeout_at(deadline, changes.wait_for(|state| state.hold != Hold::Unconfirmed)).await;
    }

    /// Ends the hold.
    pub(crate) fn end(&self) {
        self.0.send_modify(|state| state.is_over = true);
    }

    /// Renews the hold until [`end`](Self::end), or until the message is lost. Awaits a call in flight: it must not
    /// override what the delivery does with its message next.
    pub(crate) async fn keep(&self, queue: &Queue, receipt_handle: &str) {
        let mut changes = self.0.subscribe();
        while !self.0.borrow().is_over {
            let asked = Moment::now();
            let called = queue.change_visibility(receipt_handle, QUEUE_HOLD_S).await;
            let next = match called {
                Ok(()) => {
                    self.0.send_modify(|state| (state.hold, state.asked) = (Hold::Confirmed, asked));
                    asked.monotonic + ask_again_after(true)
                }
                Err(error) if error.is_not_held() => {
                    tracing::warn!(error = error.chain(), "This delivery has lost its message");
                    self.0.send_modify(|state| state.hold = Hold::Lost);
                    return;
                }
                Err(error) => {
                    tracing::warn!(error = error.chain(), "Could not renew the hold on the message");
                    Instant::now() + ask_again_after(false)
                }
            };
            tokio::select! {
                biased;
                _ = changes.wait_for(|state| state.is_over) => {}
                () = sleep_until(next) => {}
            }
        }
    }
}
