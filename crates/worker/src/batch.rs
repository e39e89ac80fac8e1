//! Handles a batch of records, which succeed or fail individually (`ReportBatchItemFailures`).
//!
//! Jobs of one guild run in order, and none overtakes a failed one; guilds run concurrently.

use std::collections::BTreeMap;

use channelwright_core::{
    delivery::{Facts, SHELVED_S, Verdict},
    job::Job,
    limits::QUEUE_VISIBILITY_MAX_S,
};
use channelwright_platform::metrics::Measured;
use channelwright_queue::{QueueMessage, Record};
use futures_util::future::join_all;
use tokio::time::Instant;
use tracing::Instrument as _;

use crate::{
    Worker,
    delivery::{Deadlines, Delivery},
    handle_job::handle_job,
    hold::MessageHold,
};

/// Handles every record and returns the ids of failed ones.
pub(crate) async fn handle_batch(records: Vec<Record>, worker: &Worker, deadlines: Deadlines) -> Vec<String> {
    let mut groups: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for record in records {
        groups.entry(record.group.clone()).or_default().push(record);
    }
    let failed = join_all(groups.into_values().map(|group| handle_group(group, worker, deadlines))).await;
    failed.into_iter().flatten().collect()
}

async fn handle_group(group: Vec<Record>, worker: &Worker, deadlines: Deadlines) -> Vec<String> {
    // After a failure, the later records of the group fail, too, as AWS requires for FIFO queues; so do those for which
    // no time is left.
    let mut failed: Vec<String> = Vec::new();
    for record in group {
        let may_go = failed.is_empty() && Instant::now() < deadlines.work;
        if !may_go || !handle_record(&record, worker, deadlines).await {
            failed.push(record.message_id);
        }
    }
    failed
}

/// Whether the record can be deleted. Otherwise sets when SQS redelivers it.
async fn handle_record(record: &Record, worker: &Worker, deadlines: Deadlines) -> bool {
    let (message_id, number) = (&record.message_id, record.receive_count);
    let after_s = match Job::from_message(&record.body) {
        Ok(job) => match handle_message(&job, record, worker, deadlines).await {
            MessageAction::Delete => return true,
            MessageAction::LeaveHidden => return false,
            MessageAction::ShowAfter { seconds } => seconds,
        },
        Err(error) => {
            // Retrying does not help, but moves the message to the dead-letter queue soon.
            tracing::error!(message.id = message_id, delivery = number, error = %error, "Cannot read a message");
            worker.measured.set(Measured { outcome: "unreadable job", ..Measured::default() });
            0
        }
    };
    let handle = &record.receipt_handle;
    if let Err(error) = worker.queue.change_visibility(handle, after_s.min(QUEUE_VISIBILITY_MAX_S)).await {
        // SQS still redelivers the message after its visibility timeout.
        tracing::warn!(message.id = message_id, error = error.chain(), "Could not change the message's visibility");
    }
    false
}

/// Handles a job in a span with the interaction, the guild and the delivery.
async fn handle_message(job: &Job, record: &Record, worker: &Worker, deadlines: Deadlines) -> MessageAction {
    // At the highest level, so that it is always enabled.
    let span = tracing::error_span!(
        "delivery",
        interaction.id = %job.interaction_id,
        guild.id = %job.guild_id,
        delivery = record.receive_count,
    );
    let handling = async {
        let verdict = handle_held(job, record, worker, deadlines).await;
        carry_out(job, verdict, deadlines, worker).await
    };
    handling.instrument(span).await
}

/// Handles a job while holding its message.
async fn handle_held(job: &Job, record: &Record, worker: &Worker, deadlines: Deadlines) -> Verdict {
    let hold = &MessageHold::new();
    let facts = Facts::of(job, record.receive_count, record.sent_ms);
    let delivery = Delivery { facts, first_ms: record.first_received_ms, deadlines, hold };
    let handling = async {
        let verdict = handle_job(job, delivery, worker).await;
        hold.end();
        verdict
    };
    // Poll the job first: the hold must not delay it.
    let (verdict, ()) = tokio::join!(biased; handling, hold.keep(&worker.queue, &record.receipt_handle));
    verdict
}

/// What to do with a message.
enum MessageAction {
    /// Lambda deletes it.
    Delete,
    /// Leave it: SQS redelivers it after its visibility timeout.
    LeaveHidden,
    /// Redeliver it after this time.
    ShowAfter { seconds: u64 },
}

/// Carries out a verdict.
async fn carry_out(job: &Job, verdict: Verdict, deadlines: Deadlines, worker: &Worker) -> MessageAction {
    // A new message has all its deliveries left: waiting is not a failure.
    let (copy, seconds) = match verdict {
        Verdict::Done => return MessageAction::Delete,
        Verdict::NotHeld => return MessageAction::LeaveHidden,
        Verdict::Again { after_s } => return MessageAction::ShowAfter { seconds: after_s },
        Verdict::Wait { until_s, reply_is_dead } => {
            (job.waiting(until_s, reply_is_dead), deadlines.seconds_until(until_s))
        }
        Verdict::Shelve => (job.shelved(deadlines.in_s(SHELVED_S)), 0),
    };
    match worker.queue.send(message(&copy)).await {
        Ok(()) => MessageAction::Delete,
        Err(error) => {
            let error = error.chain();
            tracing::warn!(error, "Could not put a job back onto the queue");
            MessageAction::ShowAfter { seconds }
        }
    }
}

fn message(job: &Job) -> QueueMessage {
    QueueMessage { body: job.to_message(), group: job.group(), deduplication_id: job.deduplication_id() }
}
