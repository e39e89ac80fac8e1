use std::cell::RefCell;

use channelwright_core::{
    interaction::{NotVerified, PublicKey},
    message::Audience,
};
use ed25519_dalek::{Signer as _, SigningKey};

use super::*;

const NOW_S: u64 = 1_790_000_000;
const ADD_CAMPAIGN: &[u8] = include_bytes!("../../../channelwright-core/testdata/interactions/add_campaign.json");
const PING: &[u8] = include_bytes!("../../../channelwright-core/testdata/interactions/ping.json");
const IN_A_DIRECT_MESSAGE: &[u8] =
    include_bytes!("../../../channelwright-core/testdata/interactions/add_campaign_in_a_direct_message.json");

/// A queue that records its jobs, or fails to accept any.
#[derive(Default)]
struct FakeQueue {
    jobs: RefCell<Vec<Job>>,
    is_down: bool,
}

/// Sends a body signed with the test key.
async fn receive(body: &[u8], queue: &FakeQueue) -> Response {
    let key = SigningKey::from_bytes(&[7; 32]);
    let timestamp = NOW_S.to_string();
    let signature = hex::encode(key.sign(&[timestamp.as_bytes(), body].concat()).to_bytes());
    receive_signed(Some(&signature), &timestamp, body, queue).await
}

async fn receive_signed(signature: Option<&str>, timestamp: &str, body: &[u8], queue: &FakeQueue) -> Response {
    let key = SigningKey::from_bytes(&[7; 32]);
    let settings = Settings {
        public_key: PublicKey::from_hex(&hex::encode(key.verifying_key().as_bytes())).unwrap(),
        signature_max_age_s: 300,
    };
    let send = async |job: &Job| {
        queue.jobs.borrow_mut().push(job.clone());
        if queue.is_down { Err(anyhow::anyhow!("the queue is down")) } else { Ok(()) }
    };
    respond(SignedRequest { signature, timestamp: Some(timestamp), body }, &settings, NOW_S, send).await
}

#[tokio::test]
async fn a_command_is_deferred_once_its_one_job_is_queued() {
    let queue = FakeQueue::default();
    let response = receive(ADD_CAMPAIGN, &queue).await;
    assert_eq!(response.reply, Reply::Deferred(Audience::Everyone));
    let jobs = queue.jobs.into_inner();
    assert_eq!(jobs.iter().map(Job::deduplication_id).collect::<Vec<_>>(), ["1290000000000000001"]);
    assert_eq!((response.interaction_id, response.guild_id), (Some(jobs[0].interaction_id), Some(jobs[0].guild_id)));
}

#[tokio::test]
async fn a_queue_that_is_down_is_reported_and_logged() {
    let queue = FakeQueue { is_down: true, ..FakeQueue::default() };
    let response = receive(ADD_CAMPAIGN, &queue).await;
    assert_eq!(response.reply, Reply::QueueUnavailable);
    assert_eq!(response.queue_error.unwrap().to_string(), "the queue is down");
    assert!(response.interaction_id.is_some());
}

#[tokio::test]
async fn an_immediate_answer_queues_no_job() {
    for (body, outcome) in [(PING, "pong"), (IN_A_DIRECT_MESSAGE, "outside a server"), (b"[]", "bad request")] {
        let queue = FakeQueue::default();
        assert_eq!(receive(body, &queue).await.reply.outcome(), outcome);
        assert_eq!(queue.jobs.into_inner(), []);
    }
}

#[tokio::test]
async fn an_unsigned_request_is_rejected() {
    let queue = FakeQueue::default();
    for (signature, refused) in [
        (None, NotVerified::NoSignature),
        (Some("probe"), NotVerified::MalformedSignature),
        (Some("00".repeat(64).as_str()), NotVerified::WrongSignature),
    ] {
        let response = receive_signed(signature, &NOW_S.to_string(), ADD_CAMPAIGN, &queue).await;
        assert_eq!((response.reply, response.interaction_id), (Reply::Unauthorized(refused), None));
    }
    assert_eq!(queue.jobs.into_inner(), []);
}
