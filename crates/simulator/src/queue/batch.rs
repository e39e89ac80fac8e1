//! Converts a batch of messages into the function's event, and its response into the failed messages. Pure.

use std::collections::HashSet;

use rustack_sqs_model::types::Message;
use serde_json::{Value, json};

use crate::REGION;

/// The SQS event for `messages`.
pub(super) fn event(messages: &[Message], queue_arn: &str) -> Value {
    let records: Vec<Value> = messages.iter().map(|message| record(message, queue_arn)).collect();
    json!({ "Records": records })
}

fn record(message: &Message, queue_arn: &str) -> Value {
    let message_attributes: serde_json::Map<String, Value> = message
        .message_attributes
        .iter()
        .map(|(name, value)| {
            let value = json!({
                "dataType": value.data_type,
                "stringValue": value.string_value,
                "stringListValues": [],
                "binaryListValues": [],
            });
            (name.clone(), value)
        })
        .collect();
    json!({
        "messageId": message.message_id,
        "receiptHandle": message.receipt_handle,
        "body": message.body,
        "attributes": message.attributes,
        "messageAttributes": message_attributes,
        "md5OfBody": message.md5_of_body,
        "eventSource": "aws:sqs",
        "eventSourceARN": queue_arn,
        "awsRegion": REGION,
    })
}

/// The failed messages of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BatchFailures {
    /// The messages with these ids.
    Failed(HashSet<String>),
    /// All messages, because the response is not valid.
    AllFailed,
}

/// Reads a `ReportBatchItemFailures` response as Lambda documents it ("Using Lambda with Amazon SQS", success and failure
/// conditions): nothing, `null`, `{}` and an empty or null list are success; a missing, empty or unknown `itemIdentifier`
/// fails the batch. It is assumed that any other response fails the batch, too.
pub(super) fn failures(answer: &Value, messages: &[Message]) -> BatchFailures {
    let failures = match answer {
        Value::Null => return BatchFailures::Failed(HashSet::new()),
        Value::Object(answer) => answer.get("batchItemFailures").unwrap_or(&Value::Null),
        _ => return BatchFailures::AllFailed,
    };
    let failures = match failures {
        Value::Null => return BatchFailures::Failed(HashSet::new()),
        Value::Array(failures) => failures,
        _ => return BatchFailures::AllFailed,
    };
    let known: HashSet<&str> = messages.iter().filter_map(|message| message.message_id.as_deref()).collect();
    let ids: Option<HashSet<String>> = failures
        .iter()
        .map(|failure| {
            let id = failure.get("itemIdentifier")?.as_str()?;
            known.contains(id).then(|| id.to_owned())
        })
        .collect();
    ids.map_or(BatchFailures::AllFailed, BatchFailures::Failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(answer: &Value, expected: Option<&[&str]>) {
        let messages = ["one", "two"].map(|id| Message { message_id: Some(id.to_owned()), ..Message::default() });
        let expected = expected.map_or(BatchFailures::AllFailed, |ids| {
            BatchFailures::Failed(ids.iter().map(|&id| id.to_owned()).collect())
        });
        assert_eq!(failures(answer, &messages), expected, "{answer}");
    }

    #[test]
    fn answers_without_failures_are_success() {
        check(&Value::Null, Some(&[]));
        check(&json!({}), Some(&[]));
        check(&json!({ "batchItemFailures": null }), Some(&[]));
        check(&json!({ "batchItemFailures": [] }), Some(&[]));
    }

    #[test]
    fn named_messages_fail_alone() {
        check(&json!({ "batchItemFailures": [{ "itemIdentifier": "two" }] }), Some(&["two"]));
    }

    #[test]
    fn an_invalid_response_fails_the_whole_batch() {
        check(&json!("done"), None);
        check(&json!({ "batchItemFailures": "two" }), None);
        check(&json!({ "batchItemFailures": [{}] }), None);
        check(&json!({ "batchItemFailures": ["two"] }), None);
        check(&json!({ "batchItemFailures": [{ "id": "two" }] }), None);
        for id in [json!(""), json!(null), json!("three")] {
            let failures = [json!({ "itemIdentifier": "one" }), json!({ "itemIdentifier": id })];
            check(&json!({ "batchItemFailures": failures }), None);
        }
    }
}
