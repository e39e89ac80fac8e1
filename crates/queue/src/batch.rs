//! Lambda's SQS events, and the response to them (`ReportBatchItemFailures`).

use aws_lambda_events::sqs::{BatchItemFailure, SqsBatchResponse, SqsEvent, SqsMessage};
use serde_json::value::{RawValue, to_raw_value};

/// One message of a batch. Its body may contain secrets, so it does not implement `Debug`.
pub struct Record {
    /// SQS's message id.
    pub message_id: String,
    /// Identifies this delivery when changing the message's visibility.
    pub receipt_handle: String,
    /// The body.
    pub body: String,
    /// Its message group.
    pub group: String,
    /// How often the message has been delivered, including this time; 1 if unknown.
    pub receive_count: u32,
    /// When it was sent to the queue, in Unix milliseconds, if known.
    pub sent_ms: Option<u64>,
    /// When it was first delivered, in Unix milliseconds, if known.
    pub first_received_ms: Option<u64>,
}

/// The event does not come from SQS. Contains the position, never the content, which may be a job with its token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a batch of SQS messages: line {line}, column {column}")]
pub struct NotABatch {
    line: usize,
    column: usize,
}

/// The messages of an event, in order.
///
/// # Errors
/// [`NotABatch`] if the event does not come from SQS.
pub fn records(event: &RawValue) -> Result<Vec<Record>, NotABatch> {
    let event: SqsEvent = serde_json::from_str(event.get()).map_err(|error: serde_json::Error| {
        let (line, column) = (error.line(), error.column());
        NotABatch { line, column }
    })?;
    Ok(event.records.into_iter().map(Record::from).collect())
}

/// The response that names failed messages: SQS redelivers them, and deletes the others.
///
/// # Errors
/// Practically never: the ids are strings.
pub fn failures(message_ids: Vec<String>) -> Result<Box<RawValue>, serde_json::Error> {
    let mut response = SqsBatchResponse::default();
    response.batch_item_failures = message_ids.into_iter().map(failure).collect();
    to_raw_value(&response)
}

impl From<SqsMessage> for Record {
    fn from(mut message: SqsMessage) -> Self {
        Self {
            group: message.attributes.remove("MessageGroupId").unwrap_or_default(),
            receive_count: message
                .attributes
                .get("ApproximateReceiveCount")
                .and_then(|count| count.parse().ok())
                .unwrap_or(1),
            sent_ms: message.attributes.get("SentTimestamp").and_then(|time| time.parse().ok()),
            first_received_ms: message
                .attributes
                .get("ApproximateFirstReceiveTimestamp")
                .and_then(|time| time.parse().ok()),
            message_id: message.message_id.unwrap_or_default(),
            receipt_handle: message.receipt_handle.unwrap_or_default(),
            body: message.body.unwrap_or_default(),
        }
    }
}

fn failure(message_id: String) -> BatchItemFailure {
    let mut failure = BatchItemFailure::default();
    failure.item_identifier = message_id;
    failure
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(event: &serde_json::Value) -> Vec<Record> {
        records(&to_raw_value(event).unwrap()).unwrap()
    }

    #[test]
    fn a_record_tells_its_group_and_how_often_and_when_it_came() {
        let records = read(&json!({ "Records": [{
            "messageId": "m", "receiptHandle": "r", "body": "b",
            "attributes": {
                "MessageGroupId": "7", "ApproximateReceiveCount": "3",
                "SentTimestamp": "1789000000100", "ApproximateFirstReceiveTimestamp": "1789000000123",
            },
        }, { "messageId": "n" }] }));
        let seen: Vec<_> = records
            .iter()
            .map(|record| (record.group.as_str(), record.receive_count, record.sent_ms, record.first_received_ms))
            .collect();
        assert_eq!(seen, [("7", 3, Some(1_789_000_000_100), Some(1_789_000_000_123)), ("", 1, None, None)]);
        let [first, _] = records.as_slice() else { panic!("two records") };
        assert_eq!((first.message_id.as_str(), first.receipt_handle.as_str(), first.body.as_str()), ("m", "r", "b"));
    }

    #[test]
    fn an_empty_batch_is_one() {
        assert!(read(&json!({ "Records": [] })).is_empty());
    }

    #[test]
    fn what_is_no_batch_is_not_quoted() {
        let event = json!({ "Records": [{ "body": { "token": "secret-token" } }, "secret-token"] });
        let error = records(&to_raw_value(&event).unwrap()).err().unwrap();
        assert_eq!(error.to_string(), "not a batch of SQS messages: line 1, column 20");
    }

    #[test]
    fn failures_are_named() {
        let answer = failures(vec!["m".to_owned()]).unwrap();
        assert_eq!(answer.get(), r#"{"batchItemFailures":[{"itemIdentifier":"m"}]}"#);
    }
}
