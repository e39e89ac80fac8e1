//! The event source's event for the worker.

use channelwright_fuzz::fuzz;
use channelwright_queue::{failures, records};
use serde_json::value::RawValue;

use crate::assert_no_secret;

#[test]
fn sqs_event() {
    fuzz("sqs_event", |input| {
        // The Lambda runtime passes only valid JSON.
        let Ok(event) = RawValue::from_string(String::from_utf8_lossy(input).into_owned()) else { return };
        match records(&event) {
            Ok(records) => {
                let ids: Vec<String> = records.iter().map(|record| record.message_id.clone()).collect();
                let answer = failures(ids.clone()).unwrap();
                let answer: serde_json::Value = serde_json::from_str(answer.get()).unwrap();
                let named = answer["batchItemFailures"].as_array().unwrap().iter();
                assert!(named.map(|failure| &failure["itemIdentifier"]).eq(ids.iter()), "each message is named");
            }
            Err(error) => assert_no_secret(&error),
        }
    });
}
