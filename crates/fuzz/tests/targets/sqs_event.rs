//! Lambda's event for a batch of SQS messages.

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
                let response = failures(ids.clone()).unwrap();
                let response: serde_json::Value = serde_json::from_str(response.get()).unwrap();
                let failed = response["batchItemFailures"].as_array().unwrap().iter();
                assert!(failed.map(|failure| &failure["itemIdentifier"]).eq(ids.iter()), "a message is missing");
            }
            Err(error) => assert_no_secret(&error),
        }
    });
}
