//! Drives a [`Run`] against Discord. Makes no decisions: those belong in `core::run`, where they are tested.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use channelwright_core::run::{End, Instead, Lists, Next, Outcome, Purpose, Run, Why};
use channelwright_discord::{AuditReason, Until, Writer};
use futures_util::{StreamExt as _, stream::FuturesUnordered};
use tokio::time::Instant;

use crate::{
    delivery::{Deadlines, Delivery},
    observe::Observer,
};

/// Executes a run until it ends.
pub(crate) async fn apply(
    run: &mut Run,
    writer: Writer<'_>,
    observer: &mut Observer<'_>,
    reason: &AuditReason,
    delivery: Delivery<'_>,
    mut show: impl FnMut(&Run),
) -> End {
    let (guild, deadlines) = (observer.guild(), delivery.deadlines);
    // A delivery that may have lost its message sends no writes: another one may be working.
    let is_held = &|| delivery.hold.may_change();
    // Once Discord permanently refused a step, waiting requests are not sent.
    let goes_on = &AtomicBool::new(true);
    let mut in_flight = FuturesUnordered::new();
    loop {
        let deadline = if run.is_taking_back() { deadlines.close } else { deadlines.work };
        if Instant::now() >= deadline || !is_held() {
            run.hand_back(Why::OutOfTime);
        }
        match run.advance() {
            Next::Do(ticket, action, purpose) => {
                if run.is_taking_back() {
                    show(run);
                }
                in_flight.push(async move {
                    let until = until(purpose, deadlines, goes_on).while_allowed(is_held);
                    let (outcome, error) = writer.perform(guild, &action, reason, until).await;
                    if let Some(error) = error {
                        tracing::warn!(action = action.name(), error = error.chain(), "An action did not succeed");
                    }
                    (ticket, outcome)
                });
            }
            Next::Await => {
                if let Some((ticket, outcome)) = in_flight.next().await {
                    run.record(ticket, outcome);
                    goes_on.store(!run.is_stopping(), Ordering::Relaxed);
                    show(run);
                }
            }
            Next::LookAgain { pause_ms, lists } => look_again(run, observer, pause_ms, lists, deadline).await,
            Next::Ended(end) => return end,
        }
    }
}

async fn look_again(run: &mut Run, observer: &mut Observer<'_>, pause_ms: u64, lists: Lists, deadline: Instant) {
    if Instant::now() >= deadline {
        return run.look_failed(&Outcome::Doubtful(Instead::Nothing));
    }
    // Half of the pause is random, so that workers that lost Discord at the same time do not return together.
    let pause = Duration::from_millis(pause_ms / 2 + fastrand::u64(0..=pause_ms / 2));
    tokio::time::sleep(pause).await;
    if lists == Lists::default() {
        return run.pause_over();
    }
    match observer.look_again(lists).await {
        Ok(guild) => run.observed(guild),
        Err(error) => {
            tracing::warn!(error = error.chain(), "Could not look again");
            run.look_failed(&error.outcome());
        }
    }
}

/// Taking back may use the time reserved for closing.
fn until(purpose: Purpose, deadlines: Deadlines, goes_on: &AtomicBool) -> Until<'_> {
    match purpose {
        Purpose::TakeBack => deadlines.close.into(),
        Purpose::Work => Until::from(deadlines.work).while_wanted(goes_on),
    }
}
