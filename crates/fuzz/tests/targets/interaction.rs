//! A body with a valid signature, from its bytes to the response and the job.

use channelwright_core::{
    interaction::{Decision, Interaction, PublicKey, Reply, SignedRequest, decide},
    job::Job,
    limits::MESSAGE_CONTENT_MAX_CHARS,
    message::Audience,
};
use channelwright_fuzz::fuzz;
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::Value;

use crate::{SECRET, assert_no_secret};

#[test]
fn interaction() {
    let key = SigningKey::from_bytes(&[7; 32]);
    let public = PublicKey::from_hex(&hex::encode(key.verifying_key().as_bytes())).unwrap();
    fuzz("interaction", |body| {
        let timestamp = "1790000000";
        let signature = hex::encode(key.sign(&[timestamp.as_bytes(), body].concat()).to_bytes());
        let request = SignedRequest { signature: Some(&signature), timestamp: Some(timestamp), body };
        let request = request.verify(&public, 1_790_000_000, 0).unwrap();
        match Interaction::read(&request) {
            Ok(interaction) => match decide(&interaction) {
                Decision::Enqueue(job, reply) => {
                    assert_eq!(Job::from_message(&job.to_message()).unwrap(), *job);
                    assert!(reply == Reply::Deferred(Audience::Everyone), "{reply:?}");
                }
                Decision::Answer(reply) => check_reply(&reply),
            },
            Err(unreadable) => {
                assert_no_secret(&unreadable);
                check_reply(&Reply::BadRequest(unreadable));
            }
        }
    });
}

/// Checks that Discord accepts the reply, that it pings nobody, and that its log fields have no secret.
fn check_reply(reply: &Reply) {
    let body: Value = serde_json::from_str(&reply.body()).unwrap();
    if let Some(content) = body["data"]["content"].as_str() {
        assert!((1..=MESSAGE_CONTENT_MAX_CHARS).contains(&content.chars().count()), "{content}");
        assert_eq!(body["data"]["allowed_mentions"]["parse"], Value::Array(Vec::new()));
    }
    let logged = format!("{} {:?}", reply.outcome(), reply.reason());
    assert!(!logged.contains(SECRET), "{logged}");
}
