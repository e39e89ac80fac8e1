//! One invocation: a batch of records, each of which succeeds or fails alone (`ReportBatchItemFailures`).
//!
//! Jobs of one guild run one after another, as the queue promises, and none overtakes one that failed; guilds do not
//! wait for each other.

use std::collections::BTreeMap;

use aws_lambda_events::sqs::{BatchItemFailure, SqsBatchResponse, SqsEvent, SqsMessage};
use channelwright_core::{job::Job, limits::QUEUE_VISIBILITY_MAX_S};
use futures_util::future::join_all;
use tokio::time::Instant;

use crate::{
    Hands,
    delivery::{Deadlines, Delivery, Verdict},
    handle_job::handle_job,
};

/// Handles every record and names those that failed.
pub(crate) async fn handle_batch(event: SqsEvent, hands: &Hands, deadlines: Deadlines) -> SqsBatchResponse {
    let mut groups: BTreeMap<String, Vec<SqsMessage>> = BTreeMap::new();
    for record in event.records {
        groups.entry(attribute(&record, "MessageGroupId").to_owned()).or_default().push(record);
    }
    let failed = join_all(groups.into_values().map(|group| handle_group(group, hands, deadlines))).await;
    let mut response = SqsBatchResponse::default();
    response.batch_item_failures = failed.into_iter().flatten().map(failure).collect();
    response
}

async fn handle_group(group: Vec<SqsMessage>, hands: &Hands, deadlines: Deadlines) -> Vec<String> {
    // Once one has failed, those behind it wait for it, as AWS asks of a FIFO queue's consumer; so do those for which
    // there is no time left.
    let mut failed: Vec<String> = Vec::new();
    for record in group {
        let may_go = failed.is_empty() && Instant::now() < deadlines.work;
        if !may_go || !handle_record(&record, hands, deadlines).await {
            failed.push(record.message_id.unwrap_or_default());
        }
    }
    failed
}

/// Whether the record is done with. One that is not says when it wants to be seen again.
async fn handle_record(record: &SqsMessage, hands: &Hands, deadlines: Deadlines) -> bool {
    let message_id = record.message_id.as_deref().unwrap_or_default();
    let number = attribute(record, "ApproximateReceiveCount").parse().unwrap_or(1);
    let verdict = match Job::from_message(record.body.as_deref().unwrap_or_default()) {
        Ok(job) => handle_job(&job, Delivery { number, deadlines }, hands).await,
        Err(error) => {
            // Trying again changes nothing, but nothing is lost either: it reaches the dead-letter queue soon.
            tracing::error!(message.id = message_id, delivery = number, error = %error, "Cannot read a message");
            Verdict::Again { after_s: 0 }
        }
    };
    match verdict {
        Verdict::Done => true,
        Verdict::Again { after_s } => {
            let handle = record.receipt_handle.as_deref().unwrap_or_default();
            if let Err(error) = hands.queue.change_visibility(handle, after_s.min(QUEUE_VISIBILITY_MAX_S)).await {
                // The message comes back all the same, once its visibility timeout is over.
                tracing::warn!(message.id = message_id, error = ?error, "Could not say when the message shall come back");
            }
            false
        }
    }
}

fn attribute<'a>(record: &'a SqsMessage, name: &str) -> &'a str {
    record.attributes.get(name).map(String::as_str).unwrap_or_default()
}

fn failure(message_id: String) -> BatchItemFailure {
    let mut failure = BatchItemFailure::default();
    failure.item_identifier = message_id;
    failure
}
