//! Delivery from the queue to the function: success, failure, order, the dead-letter queue, and that no message is lost.

use std::time::{Duration, Instant};

use channelwright_simulator::{
    lambda::{Function, FunctionConfig},
    queue::{Batch, EventSource, EventSourceConfig, Queue, QueueConfig, Redelivery},
};
use serde_json::{Value, json};

use crate::{PATIENCE, http, stub};

struct Story {
    queue: Queue,
    function: Function,
    source: EventSource,
}

impl Story {
    async fn start(queue: QueueConfig, function: FunctionConfig, source: EventSourceConfig) -> Self {
        let queue = Queue::start(queue).await.unwrap();
        let function = Function::start(function);
        let source = EventSource::start(queue.clone(), function.clone(), source);
        Self { queue, function, source }
    }

    /// Sends `{"name", "do"}` as the bot would: over HTTP.
    async fn send(&self, group: &str, name: &str, what: &str) {
        let response = send(&self.queue, group, name, &json!({ "name": name, "do": what })).await;
        assert_eq!(response.0, 200, "{}", response.1);
    }

    async fn quiet(&self) {
        tokio::time::timeout(PATIENCE, self.queue.quiet(&self.source)).await.unwrap().unwrap();
    }

    /// The records that the function received, in order: `["name", receive count]`.
    fn seen(&self) -> Vec<Value> {
        let lines = self.function.logs();
        let records = lines.iter().filter_map(|line| line.text.strip_prefix("record "));
        records.map(|record| serde_json::from_str(record).unwrap()).collect()
    }

    async fn is_empty(&self) -> bool {
        self.queue.counts().await.unwrap() == Default::default()
    }
}

async fn send(queue: &Queue, group: &str, deduplication_id: &str, body: &Value) -> (u16, Value) {
    let message = json!({
        "QueueUrl": queue.url(),
        "MessageBody": body.to_string(),
        "MessageGroupId": group,
        "MessageDeduplicationId": deduplication_id,
    });
    call(queue, "SendMessage", &message).await
}

async fn call(queue: &Queue, operation: &str, input: &Value) -> (u16, Value) {
    let response = http()
        .post(queue.endpoint_url())
        .header("x-amz-target", format!("AmazonSQS.{operation}"))
        .header("content-type", "application/x-amz-json-1.0")
        .header("authorization", "AWS4-HMAC-SHA256 Credential=…")
        .body(input.to_string())
        .send()
        .await
        .unwrap();
    let status = response.status().as_u16();
    (status, serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or_default())
}

fn at_once() -> EventSourceConfig {
    EventSourceConfig { redelivery: Redelivery::AtOnceAfterCrash, ..EventSourceConfig::default() }
}

fn visible_after_s(seconds: u64) -> QueueConfig {
    QueueConfig { visibility_timeout: Duration::from_secs(seconds), ..QueueConfig::default() }
}

#[tokio::test]
async fn a_message_that_succeeds_is_deleted() {
    let story = Story::start(QueueConfig::default(), stub(), EventSourceConfig::default()).await;
    story.send("guild", "a", "ok").await;
    story.quiet().await;

    assert_eq!(story.seen(), [json!(["a", 1])]);
    assert!(story.is_empty().await);
    assert_eq!(story.queue.dead_letters().await.unwrap(), [""; 0]);
    let sent = story.queue.sent();
    assert_eq!((sent[0].group.as_str(), sent[0].deduplication_id.as_str()), ("guild", "a"));
    let [Batch { messages, failed, error: None, .. }] = &story.source.batches()[..] else {
        panic!("expected one successful batch");
    };
    assert_eq!(messages[..], [(sent[0].message_id.clone(), 1)]);
    assert_eq!(failed[..], [""; 0]);
}

#[tokio::test]
async fn successive_messages_all_reach_a_warm_function() {
    let story = Story::start(QueueConfig::default(), stub(), EventSourceConfig::default()).await;
    story.send("guild", "warm-up", "ok").await;
    story.quiet().await;
    for name in ["a", "b", "c", "d", "e"] {
        story.send("guild", name, "ok").await;
        story.quiet().await;
    }
    assert_eq!(story.source.batches().len(), 6);
}

#[tokio::test]
async fn two_sends_with_one_deduplication_id_are_one_message() {
    let story = Story::start(QueueConfig::default(), stub(), EventSourceConfig::default()).await;
    story.send("guild", "a", "ok").await;
    story.send("guild", "a", "ok").await;
    story.quiet().await;
    assert_eq!(story.seen(), [json!(["a", 1])]);
    assert_eq!((story.queue.sent().len(), story.queue.calls("SendMessage")), (1, 2));
}

#[tokio::test]
async fn a_failed_message_comes_back_after_its_visibility_timeout() {
    let story = Story::start(visible_after_s(1), stub(), EventSourceConfig::default()).await;
    story.send("guild", "a", "fail-first").await;
    story.quiet().await;

    assert_eq!(story.seen(), [json!(["a", 1]), json!(["a", 2])]);
    let batches = story.source.batches();
    assert_eq!(batches[0].failed, [batches[0].messages[0].0.clone()]);
    let pause = batches[1].started - batches[0].started;
    assert!(pause >= Duration::from_millis(950), "{pause:?}");
}

#[tokio::test]
async fn a_response_that_names_an_unknown_message_fails_the_batch() {
    let story = Story::start(visible_after_s(5), stub(), EventSourceConfig::default()).await;
    story.send("guild", "a", "forget-first").await;
    story.quiet().await;
    assert_eq!(story.seen(), [json!(["a", 1]), json!(["a", 2])]);
}

#[tokio::test]
async fn one_failure_in_a_batch_does_not_repeat_the_others() {
    let queue = Queue::start(visible_after_s(5)).await.unwrap();
    for (name, what) in [("a", "ok"), ("b", "fail-first"), ("c", "ok")] {
        send(&queue, name, name, &json!({ "name": name, "do": what })).await;
    }
    let function = Function::start(stub());
    let config = EventSourceConfig { batch_size: 10, ..EventSourceConfig::default() };
    let source = EventSource::start(queue.clone(), function.clone(), config);
    let story = Story { queue, function, source };
    story.quiet().await;
    assert_eq!(story.seen(), [json!(["a", 1]), json!(["b", 1]), json!(["c", 1]), json!(["b", 2])]);
}

#[tokio::test]
async fn a_message_that_always_fails_ends_in_the_dead_letter_queue() {
    let config = QueueConfig { max_receive_count: 2, ..visible_after_s(5) };
    let story = Story::start(config, stub(), EventSourceConfig::default()).await;
    story.send("guild", "bad", "fail").await;
    story.send("guild", "good", "ok").await;
    story.quiet().await;

    assert_eq!(story.seen(), [json!(["bad", 1]), json!(["bad", 2]), json!(["good", 1])]);
    let dead = json!({ "name": "bad", "do": "fail" }).to_string();
    assert_eq!(story.queue.dead_letters().await.unwrap(), vec![dead.clone()]);
    assert_eq!(story.queue.dead_letters().await.unwrap(), vec![dead], "reading them does not remove them");
}

#[tokio::test]
async fn messages_of_a_group_keep_their_order_and_other_groups_do_not_wait() {
    let function = FunctionConfig { concurrency: 2, ..stub() };
    let story = Story::start(visible_after_s(5), function, EventSourceConfig::default()).await;
    story.send("one", "1a", "fail-first").await;
    story.send("one", "1b", "ok").await;
    story.send("two", "2a", "ok").await;
    story.quiet().await;

    let seen = story.seen();
    let of_one: Vec<_> = seen.iter().filter(|record| record[0] != "2a").collect();
    assert_eq!(of_one, [&json!(["1a", 1]), &json!(["1a", 2]), &json!(["1b", 1])]);
    let place = |name: &str, count: u32| seen.iter().position(|record| *record == json!([name, count])).unwrap();
    assert!(place("2a", 1) < place("1a", 2), "{seen:?}");
}

#[tokio::test]
async fn a_crash_loses_no_message() {
    let story = Story::start(visible_after_s(30), stub(), at_once()).await;
    story.send("guild", "a", "crash-first").await;
    story.send("guild", "b", "ok").await;
    story.quiet().await;
    assert_eq!(story.seen(), [json!(["a", 1]), json!(["a", 2]), json!(["b", 1])]);
    assert_eq!(story.source.batches()[0].error.as_ref().unwrap().error_type(), "Runtime.ExitError");
}

#[tokio::test]
async fn a_kill_loses_no_message() {
    let story = Story::start(visible_after_s(30), stub(), at_once()).await;
    story.send("guild", "a", "hang-first").await;
    let deadline = Instant::now() + PATIENCE;
    while story.seen().is_empty() && Instant::now() < deadline {
        tokio::task::yield_now().await;
    }
    story.function.kill();
    story.quiet().await;
    assert_eq!(story.seen(), [json!(["a", 1]), json!(["a", 2])]);
    assert_eq!(story.function.cold_starts().len(), 2);
}

#[tokio::test]
async fn a_timeout_loses_no_message() {
    let function = FunctionConfig { timeout: Duration::from_millis(300), ..stub() };
    let story = Story::start(visible_after_s(5), function, EventSourceConfig::default()).await;
    story.send("guild", "a", "hang-first").await;
    story.quiet().await;
    assert_eq!(story.seen(), [json!(["a", 1]), json!(["a", 2])]);
    assert_eq!(story.source.batches()[0].error.as_ref().unwrap().error_type(), "Sandbox.Timedout");
}

#[tokio::test]
async fn an_unavailable_queue_responds_with_503_and_accepts_nothing() {
    let queue = Queue::start(QueueConfig::default()).await.unwrap();
    queue.set_unavailable(true);
    let (status, body) = send(&queue, "guild", "a", &json!({})).await;
    assert_eq!((status, body["__type"].as_str()), (503, Some("ServiceUnavailable")));
    assert_eq!((queue.sent().len(), queue.calls("SendMessage")), (0, 1));

    queue.set_unavailable(false);
    assert_eq!(send(&queue, "guild", "a", &json!({})).await.0, 200);
    assert_eq!(queue.sent().len(), 1);
}

#[tokio::test]
async fn a_request_without_a_signature_is_refused() {
    let queue = Queue::start(QueueConfig::default()).await.unwrap();
    let request = http().post(queue.endpoint_url()).header("x-amz-target", "AmazonSQS.SendMessage").body("{}");
    assert_eq!(request.send().await.unwrap().status(), 403);
}
