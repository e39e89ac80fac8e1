//! SQS as the functions and the event source see it: a FIFO queue with groups, deduplication, visibility timeouts and a
//! dead-letter queue.

use std::{
    collections::{BTreeSet, VecDeque},
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

use channelwright_core::limits::{QUEUE_MAX_RECEIVE_COUNT, QUEUE_VISIBILITY_TIMEOUT_S};
use channelwright_queue::{Calls, QueueError, QueueMessage};
use futures_util::future::BoxFuture;
use tokio::{
    sync::Notify,
    time::{Instant, sleep},
};

use crate::lock::lock;

/// SQS drops a second message with the same deduplication id for this long (SQS: exactly-once processing).
const DEDUPLICATION_INTERVAL: Duration = Duration::from_secs(5 * 60);

/// The settings of the queue.
#[derive(Debug, Clone, Copy)]
pub struct QueueConfig {
    /// How long a received message stays hidden.
    pub visibility_timeout: Duration,
    /// The number of receives after which a message goes to the dead-letter queue.
    pub max_receive_count: u32,
    /// The age of the number of messages in flight that SQS returns. Documented as up to a minute.
    pub count_lag: Duration,
}

impl Default for QueueConfig {
    /// As deployed.
    fn default() -> Self {
        Self {
            visibility_timeout: Duration::from_secs(QUEUE_VISIBILITY_TIMEOUT_S),
            max_receive_count: QUEUE_MAX_RECEIVE_COUNT,
            count_lag: Duration::ZERO,
        }
    }
}

/// How SQS answers the functions. The event source is part of AWS and not affected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mood {
    /// At once.
    #[default]
    Good,
    /// SQS does nothing. The functions' client gives up after this time.
    Down(Duration),
    /// SQS carries out the call and answers after this time.
    Slow(Duration),
    /// SQS carries out the call and the answer is lost. The functions' client gives up after this time.
    Forgetful(Duration),
}

/// A queue with its dead-letter queue. Clones share it.
#[derive(Clone)]
pub struct Sqs(Arc<Inner>);

struct Inner {
    state: Mutex<State>,
    changed: Notify,
}

struct State {
    config: QueueConfig,
    mood: Mood,
    messages: Vec<Stored>,
    dead: Vec<Stored>,
    seen: Vec<(String, Instant)>,
    sent: u64,
    last: Option<Stored>,
    redriven: Vec<String>,
    /// The number of messages in flight after each change, the oldest first.
    counts: VecDeque<(Instant, u32)>,
}

/// A message on the queue.
#[derive(Clone)]
struct Stored {
    id: u64,
    group: String,
    body: String,
    receive_count: u32,
    sent: Instant,
    first_received: Option<Instant>,
    visible_at: Instant,
}

/// A message that was received.
#[derive(Clone)]
pub(crate) struct Received {
    pub(crate) id: u64,
    pub(crate) group: String,
    pub(crate) body: String,
    pub(crate) receive_count: u32,
    pub(crate) sent: Instant,
    pub(crate) first_received: Instant,
}

impl Received {
    /// The receipt handle, different for each delivery.
    pub(crate) fn receipt_handle(&self) -> String {
        receipt_handle(self.id, self.receive_count)
    }
}

impl Stored {
    /// Whether this receipt handle is still valid.
    fn is_held_by(&self, handle: &str, now: Instant) -> bool {
        self.visible_at > now && receipt_handle(self.id, self.receive_count) == handle
    }
}

fn receipt_handle(id: u64, receive_count: u32) -> String {
    format!("{id}/{receive_count}")
}

impl Sqs {
    /// Creates an empty queue.
    #[must_use]
    pub fn new(config: QueueConfig) -> Self {
        let (messages, dead, seen, last, redriven, counts) = Default::default();
        let state = State { config, mood: Mood::Good, messages, dead, seen, sent: 0, last, redriven, counts };
        Self(Arc::new(Inner { state: Mutex::new(state), changed: Notify::new() }))
    }

    /// Changes how SQS answers from now on.
    pub fn set_mood(&self, mood: Mood) {
        self.state().mood = mood;
    }

    /// Sends a message. It is dropped if one with the same deduplication id was sent within five minutes.
    pub fn put(&self, body: String, group: String, deduplication_id: String) {
        let (mut state, now) = (self.state(), Instant::now());
        state.seen.retain(|(_, at)| *at + DEDUPLICATION_INTERVAL > now);
        if !state.seen.iter().any(|(id, _)| *id == deduplication_id) {
            state.sent += 1;
            let id = state.sent;
            state.seen.push((deduplication_id, now));
            let message =
                Stored { id, group, body, receive_count: 0, sent: now, first_received: None, visible_at: now };
            state.last = Some(message.clone());
            state.messages.push(message);
        }
        self.0.changed.notify_waiters();
    }

    /// Delivers the last message again, as SQS may, if there is one. The copy counts as received once, and does not
    /// depend on the original.
    pub fn repeat_last(&self) {
        let (mut state, now) = (self.state(), Instant::now());
        let Some(last) = state.last.clone() else { return };
        state.sent += 1;
        let id = state.sent;
        state.messages.push(Stored { id, receive_count: 1, visible_at: now, ..last });
        self.0.changed.notify_waiters();
    }

    /// The number of messages sent so far.
    #[must_use]
    pub fn sent(&self) -> u64 {
        self.state().sent
    }

    /// The number of messages that are neither deleted nor in the dead-letter queue.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.state().messages.len()
    }

    /// The bodies of the messages in the dead-letter queue.
    #[must_use]
    pub fn dead_letters(&self) -> Vec<String> {
        self.state().dead.iter().map(|message| message.body.clone()).collect()
    }

    /// Moves all dead letters back, as scripts/redrive.sh does, and returns their number. They count as never received.
    pub fn redrive(&self) -> usize {
        let (mut state, now) = (self.state(), Instant::now());
        let dead = std::mem::take(&mut state.dead);
        let count = dead.len();
        state.redriven.extend(dead.iter().map(|message| message.body.clone()));
        let alive = |message: Stored| Stored {
            body: without_wait(&message.body),
            receive_count: 0,
            sent: now,
            first_received: None,
            visible_at: now,
            ..message
        };
        state.messages.extend(dead.into_iter().map(alive));
        self.0.changed.notify_waiters();
        count
    }

    /// Whether a dead letter that contains this text was ever moved back.
    #[must_use]
    pub fn was_redriven(&self, text: &str) -> bool {
        self.state().redriven.iter().any(|body| body.contains(text))
    }

    /// Receives the next visible message and hides it. Messages over the maximum receive count go to the dead-letter queue.
    pub(crate) fn receive(&self) -> Option<Received> {
        let (mut state, now) = (self.state(), Instant::now());
        let config = state.config;
        loop {
            let mut groups = BTreeSet::new();
            let first = |message: &Stored| groups.insert(message.group.clone()) && message.visible_at <= now;
            let at = state.messages.iter().position(first)?;
            let message = state.messages.get_mut(at)?;
            if message.receive_count >= config.max_receive_count {
                let dead = state.messages.remove(at);
                state.dead.push(dead);
                self.0.changed.notify_waiters();
                continue;
            }
            message.receive_count += 1;
            let first_received = *message.first_received.get_or_insert(now);
            message.visible_at = now + config.visibility_timeout;
            let Stored { id, group, body, receive_count, sent, .. } = message.clone();
            state.count();
            return Some(Received { id, group, body, receive_count, sent, first_received });
        }
    }

    /// Deletes a message if the receipt handle is still valid. A FIFO queue ignores an expired one.
    pub(crate) fn delete(&self, receipt_handle: &str) {
        let (mut state, now) = (self.state(), Instant::now());
        state.messages.retain(|message| !message.is_held_by(receipt_handle, now));
        state.count();
        drop(state);
        self.0.changed.notify_waiters();
    }

    /// When the next hidden message becomes visible.
    pub(crate) fn next_visible(&self) -> Option<Instant> {
        self.state().messages.iter().map(|message| message.visible_at).filter(|at| *at > Instant::now()).min()
    }

    /// Waits until a message is sent, deleted, hidden or moved.
    pub(crate) async fn changed(&self) {
        self.0.changed.notified().await;
    }

    pub(crate) fn announce(&self) {
        self.0.changed.notify_waiters();
    }

    fn hide(&self, receipt_handle: &str, seconds: u64) -> Result<(), QueueError> {
        let refused =
            || QueueError::not_held("change the message's visibility", "the receipt handle has expired".into());
        let (mut state, now) = (self.state(), Instant::now());
        let held = state.messages.iter_mut().find(|message| message.is_held_by(receipt_handle, now));
        held.ok_or_else(refused)?.visible_at = now + Duration::from_secs(seconds);
        self.0.changed.notify_waiters();
        Ok(())
    }

    /// Carries out a function's call in the current mood.
    async fn call<T>(&self, act: &'static str, does: impl FnOnce() -> Result<T, QueueError>) -> Result<T, QueueError> {
        let lost = || QueueError::because(act, "no answer".into());
        let mood = self.state().mood;
        match mood {
            Mood::Good => does(),
            Mood::Down(patience) => {
                sleep(patience).await;
                Err(lost())
            }
            Mood::Slow(time) => {
                let done = does();
                sleep(time).await;
                done
            }
            Mood::Forgetful(patience) => {
                let _done = does();
                sleep(patience).await;
                Err(lost())
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.0.state)
    }
}

impl Calls for Sqs {
    fn send(&self, message: QueueMessage) -> BoxFuture<'_, Result<(), QueueError>> {
        let QueueMessage { body, group, deduplication_id } = message;
        let put = move || {
            self.put(body, group, deduplication_id);
            Ok(())
        };
        Box::pin(self.call("take the message", put))
    }

    fn change_visibility<'a>(&'a self, receipt_handle: &'a str, seconds: u64) -> BoxFuture<'a, Result<(), QueueError>> {
        Box::pin(self.call("change the message's visibility", move || self.hide(receipt_handle, seconds)))
    }

    fn in_flight(&self) -> BoxFuture<'_, Result<u32, QueueError>> {
        Box::pin(self.call("count the messages in flight", || Ok(self.state().counted())))
    }
}

impl State {
    /// Records the number of messages in flight.
    fn count(&mut self) {
        let now = Instant::now();
        let in_flight = self.messages.iter().filter(|message| message.receive_count > 0 && message.visible_at > now);
        self.counts.push_back((now, u32::try_from(in_flight.count()).unwrap_or(u32::MAX)));
    }

    /// The number of messages in flight as SQS returns it.
    fn counted(&mut self) -> u32 {
        self.count();
        let then = Instant::now().checked_sub(self.config.count_lag);
        let known = self.counts.partition_point(|(at, _)| then.is_some_and(|then| *at <= then));
        // Older counts are never needed again.
        self.counts.drain(..known.saturating_sub(1));
        self.counts.front().filter(|_| known > 0).map_or(0, |(_, count)| *count)
    }
}

/// The job without its waiting time: an operator wants a shelved job to run at once.
fn without_wait(body: &str) -> String {
    let Ok(mut job) = serde_json::from_str::<serde_json::Value>(body) else { return body.to_owned() };
    match job.get_mut("wait").and_then(|wait| wait.get_mut("until_s")) {
        Some(until_s) => *until_s = 0.into(),
        None => return body.to_owned(),
    }
    job.to_string()
}
