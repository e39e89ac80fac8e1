//! Requests that are not Discord's, as the real bot sees them behind a Function URL or a REST API. What can be seen
//! without HTTP is tested where signatures are verified, in core.

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

/// What is special about a request, its headers, and the status of the answer.
type Row<'a> = (&'a str, &'a [(&'a str, &'a str)], u16);

/// Every way in which a request can reach the bot.
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
async fn a_request_counts_only_with_one_signature_and_one_timestamp() {
    for shape in shapes() {
        let (world, sender) = world(shape).await;
        let now = now_s().to_string();
        let good = world.discord.application().sign(&now, PING);
        let (good, now) = (good.as_str(), now.as_str());
        let zeros = "0".repeat(128);
        let (signed, dated, forged) = ((SIGNATURE, good), (TIMESTAMP, now), (SIGNATURE, zeros.as_str()));
        let table: [Row; 16] = [
            ("as it should be", &[signed, dated], 200),
            ("the other way round", &[dated, signed], 200),
            ("names in capitals", &[("X-SIGNATURE-ED25519", good), ("X-SIGNATURE-TIMESTAMP", now)], 200),
            ("names in small letters", &[("x-signature-ed25519", good), ("x-signature-timestamp", now)], 200),
            ("spaces around, which HTTP drops", &[(SIGNATURE, &format!("  {good} \t")), dated], 200),
            ("nothing", &[], 401),
            ("no timestamp", &[signed], 401),
            ("no signature", &[dated], 401),
            ("signed twice", &[signed, signed, dated], 401),
            ("forged, then signed", &[forged, signed, dated], 401),
            ("signed, then forged", &[signed, forged, dated], 401),
            ("twice in other spellings", &[signed, ("x-signature-ed25519", good), dated], 401),
            ("two timestamps", &[signed, dated, dated], 401),
            ("two timestamps, one empty", &[signed, (TIMESTAMP, ""), dated], 401),
            ("names with underscores", &[("X_Signature_Ed25519", good), ("X_Signature_Timestamp", now)], 401),
            ("no text", &[(SIGNATURE, &good.replace('0', "é")), (TIMESTAMP, "１７")], 401),
        ];
        for (what, headers, status) in table {
            assert_eq!(sender.send("POST /", headers, PING).await.status, status, "{what}, {shape:?}");
        }
        assert_eq!(world.bot.cold_starts().len(), 1, "it never crashed");
    }
}

#[tokio::test]
async fn the_signature_is_over_the_bytes_that_were_sent() {
    for shape in shapes() {
        let (world, sender) = world(shape).await;
        let now = now_s().to_string();
        let signature = world.discord.application().sign(&now, PING);
        let headers = [(SIGNATURE, signature.as_str()), (TIMESTAMP, now.as_str())];
        let table: [(&str, &[u8], u16); 6] = [
            ("as it was signed", PING, 200),
            ("other bytes that are the same JSON", br#"{"type": 1}"#, 401),
            ("a mark before", b"\xef\xbb\xbf{\"type\":1}", 401),
            ("its Base64", b"eyJ0eXBlIjoxfQ==", 401),
            ("bytes that are no text", b"{\"type\":1}\xff", 401),
            ("nothing", b"", 401),
        ];
        for (what, body, status) in table {
            assert_eq!(sender.send("POST /", &headers, body).await.status, status, "{what}, {shape:?}");
        }
        // Bytes that are no text are verified as they are; only then are they found to be no interaction.
        assert_eq!(sender.signed(b"{\"type\":1}\xff").await.status, 400, "{shape:?}");
    }
}

/// Whoever overhears a request can send it again while its timestamp is fresh. It stays one job.
#[tokio::test]
async fn a_replayed_command_is_one_message() {
    let (world, sender) = world(EventShape::default()).await;
    world.worker.shut_down();
    let command = world.add_campaign_interaction("Test").unwrap().body();
    let now = now_s().to_string();
    let signature = world.discord.application().sign(&now, &command);
    let headers = [(SIGNATURE, signature.as_str()), (TIMESTAMP, now.as_str())];
    for _ in 0..5 {
        let answer = sender.send("POST /", &headers, &command).await;
        assert_eq!((answer.status, answer.body.as_str()), (200, r#"{"type":5}"#));
    }
    assert_eq!((world.queue.sent().len(), world.queue.calls("SendMessage")), (1, 5));
}
