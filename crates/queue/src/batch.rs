//! What Lambda's event source delivers, and what it wants to hear about it (`ReportBatchItemFailures`).

use aws_lambda_events::sqs::{BatchItemFailure, SqsBatchResponse, SqsEvent, SqsMessage};
use serde_json::value::{RawValue, to_raw_value};

/// One message of a batch. Its body may hold secrets, so it has no `Debug` form.
pub struct Record {
    /// SQS's name of the message.
    pub message_id: String,
    /// Names this delivery, to hide the message for longer.
    pub receipt_handle: String,
    /// What the sender put into it.
    pub body: String,
    /// Its message group.
    pub group: String,
    /// How often the message has been delivered, this time included; 1 where SQS does not say.
    pub receive_count: u32,
}

/// The messages of an event, in the order in which they were received.
///
/// # Errors
/// When the event does not come from SQS. The error tells where it is wrong and may quote it.
pub fn records(event: &RawValue) -> Result<Vec<Record>, serde_json::Error> {
    let event: SqsEvent = serde_json::from_str(event.get())?;
    Ok(event.records.into_iter().map(Record::from).collect())
}

/// Tells Lambda which messages failed: SQS shows them again, and deletes the others.
///
/// # Errors
/// Never, as far as we know: the ids are strings.
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
    fn a_record_tells_its_group_and_how_often_it_came() {
        let records = read(&json!({ "Records": [{
            "messageId": "m", "receiptHandle": "r", "body": "b",
            "attributes": { "MessageGroupId": "7", "ApproximateReceiveCount": "3" },
        }, { "messageId": "n" }] }));
        let seen: Vec<_> = records.iter().map(|record| (record.group.as_str(), record.receive_count)).collect();
        assert_eq!(seen, [("7", 3), ("", 1)]);
        let [first, _] = records.as_slice() else { panic!("two records") };
        assert_eq!((first.message_id.as_str(), first.receipt_handle.as_str(), first.body.as_str()), ("m", "r", "b"));
    }

    #[test]
    fn an_empty_batch_is_one() {
        assert!(read(&json!({ "Records": [] })).is_empty());
    }

    #[test]
    fn failures_are_named() {
        let answer = failures(vec!["m".to_owned()]).unwrap();
        assert_eq!(answer.get(), r#"{"batchItemFailures":[{"itemIdentifier":"m"}]}"#);
    }
}
