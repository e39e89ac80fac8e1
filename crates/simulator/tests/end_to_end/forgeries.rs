//! Forged requests, sent to the real bot through a Function URL or a REST API. Core has the tests of signatures that need
//! no HTTP.

use std::sync::Arc;

use channelwright_simulator::{
    lambda::{EventShape, PayloadFormat},
    world::WorldConfig,
};

use crate::{
    http::{Sender, now_s},
    support::World,
};

const SIGNATURE: &str = "X-Signature-Ed25519";
const TIMESTAMP: &str = "X-Signature-Timestamp";
const PING: &[u8] = br#"{"type":1}"#;

/// A description of the request, its headers, and the expected status.
type Row<'a> = (&'a str, &'a [(&'a str, &'a str)], u16);

/// Every event format.
fn shapes() -> Vec<EventShape> {
    let formats = [PayloadFormat::HttpApiV2, PayloadFormat::RestApiV1];
    formats.map(|format| [false, true].map(|always_base64| EventShape { format, always_base64 })).concat()
}

async fn world(event_shape: EventShape) -> (Arc<World>, Sender) {
    let world = Arc::new(World::start(WorldConfig { event_shape, ..WorldConfig::default() }).await.unwrap());
    let sender = Sender::new(&world);
    (world, sender)
}

#[tokio::test]
async fn a_request_needs_exactly_one_signature_and_one_timestamp() {
    for shape in shapes() {
        let (world, sender) = world(shape).await;
        let now = now_s().to_string();
        let good = world.discord.application().sign(&now, PING);
        let (good, now) = (good.as_str(), now.as_str());
        let zeros = "0".repeat(128);
        let (signed, dated, forged) = ((SIGNATURE, good), (TIMESTAMP, now), (SIGNATURE, zeros.as_str()));
        let table: [Row; 16] = [
            ("valid", &[signed, dated], 200),
            ("in the other order", &[dated, signed], 200),
            ("upper-case names", &[("X-SIGNATURE-ED25519", good), ("X-SIGNATURE-TIMESTAMP", now)], 200),
            ("lower-case names", &[("x-signature-ed25519", good), ("x-signature-timestamp", now)], 200),
            ("surrounding whitespace, which HTTP removes", &[(SIGNATURE, &format!("  {good} \t")), dated], 200),
            ("neither", &[], 401),
            ("no timestamp", &[signed], 401),
            ("no signature", &[dated], 401),
            ("signed twice", &[signed, signed, dated], 401),
            ("forged, then signed", &[forged, signed, dated], 401),
            ("signed, then forged", &[signed, forged, dated], 401),
            ("signed twice, in different case", &[signed, ("x-signature-ed25519", good), dated], 401),
            ("two timestamps", &[signed, dated, dated], 401),
            ("two timestamps, one empty", &[signed, (TIMESTAMP, ""), dated], 401),
            ("names with underscores", &[("X_Signature_Ed25519", good), ("X_Signature_Timestamp", now)], 401),
            ("not ASCII", &[(SIGNATURE, &good.replace('0', "é")), (TIMESTAMP, "１７")], 401),
        ];
        for (what, headers, status) in table {
            assert_eq!(sender.send("POST /", headers, PING).await.status, status, "{what}, {shape:?}");
        }
        assert_eq!(world.bot.cold_starts().len(), 1, "the bot crashed");
    }
}

#[tokio::test]
async fn the_signature_covers_the_exact_bytes_of_the_body() {
    for shape in shapes() {
        let (world, sender) = world(shape).await;
        let now = now_s().to_string();
        let signature = world.discord.application().sign(&now, PING);
        let headers = [(SIGNATURE, signature.as_str()), (TIMESTAMP, now.as_str())];
        let table: [(&str, &[u8], u16); 6] = [
            ("as signed", PING, 200),
            ("the same JSON in other bytes", br#"{"type": 1}"#, 401),
            ("with a byte order mark", b"\xef\xbb\xbf{\"type\":1}", 401),
            ("as Base64", b"eyJ0eXBlIjoxfQ==", 401),
            ("not UTF-8", b"{\"type\":1}\xff", 401),
            ("empty", b"", 401),
        ];
        for (what, body, status) in table {
            assert_eq!(sender.send("POST /", &headers, body).await.status, status, "{what}, {shape:?}");
        }
        // The signature of a body that is not UTF-8 is verified before the body is refused.
        assert_eq!(sender.signed(b"{\"type\":1}\xff").await.status, 400, "{shape:?}");
    }
}

/// An eavesdropper can send a request again while its timestamp is fresh. It is still one job.
#[tokio::test]
async fn a_replayed_command_is_one_message() {
    let (world, sender) = world(EventShape::default()).await;
    world.worker.shut_down();
    let command = world.add_campaign_interaction("Test").unwrap().body();
    let now = now_s().to_string();
    let signature = world.discord.application().sign(&now, &command);
    let headers = [(SIGNATURE, signature.as_str()), (TIMESTAMP, now.as_str())];
    for _ in 0..5 {
        let response = sender.send("POST /", &headers, &command).await;
        assert_eq!((response.status, response.body.as_str()), (200, r#"{"type":5}"#));
    }
    assert_eq!((world.queue.sent().len(), world.queue.calls("SendMessage")), (1, 5));
}
