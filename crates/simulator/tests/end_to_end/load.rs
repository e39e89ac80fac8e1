//! Under many valid and invalid requests the bot keeps responding, and its memory does not grow.

use std::{
    ops::Range,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use channelwright_simulator::world::WorldConfig;
use tokio::task::JoinSet;

use crate::{
    http::{HttpResponse, Sender, now_s},
    support::World,
};

const REQUESTS: usize = 10_000;
/// Concurrent requests, and so processes of the bot.
const AT_ONCE: usize = 4;
/// After so many requests, the bot has allocated everything that it keeps: pools, buffers, a connection to the queue.
const WARM_UP: usize = 1_000;
/// How much a process may grow after the warm-up. It grows by some tens of KiB; a leak of half a kilobyte per request
/// would exceed this.
const GROWTH_MAX_KIB: u64 = 1_024;
/// Lambda's largest request (documentation: Lambda quotas) minus the rest of the event.
const LARGEST_BODY: usize = 6 * 1024 * 1024 - 64 * 1024;

/// The most CPU time for one of the largest requests in a debug build. A release build takes a tenth.
const REFUSAL_MAX: Duration = Duration::from_secs(2);

/// Sends the request with this number and checks the response. Two of ten are valid commands.
///
/// `command` is the body of a valid command.
async fn send(sender: &Sender, world: &World, command: &[u8], number: usize) {
    let (now, old) = (now_s().to_string(), (now_s() - 301).to_string());
    let sign = |timestamp: &str, body: &[u8]| world.discord.application().sign(timestamp, body);
    let send = async |path: &str, signature: &str, timestamp: &str, body: &[u8]| {
        sender.send(path, &[("X-Signature-Ed25519", signature), ("X-Signature-Timestamp", timestamp)], body).await
    };
    let (response, wanted) = match number % 10 {
        0 | 1 => {
            let new = world.add_campaign_interaction(&format!("Campaign {number}")).unwrap().body();
            (sender.signed(&new).await, (200, r#"{"type":5}"#))
        }
        2 | 3 => (sender.signed(br#"{"type":1}"#).await, (200, r#"{"type":1}"#)),
        4 => (sender.send("POST /", &[], command).await, UNAUTHORIZED),
        5 => (send("POST /", &sign(&now, b"other"), &now, command).await, UNAUTHORIZED),
        6 => (send("POST /", &sign(&old, command), &old, command).await, UNAUTHORIZED),
        7 => (sender.signed(&command[..command.len() / 2]).await, (400, "")),
        8 => (send("POST /wp-login.php?x=1", &"0".repeat(128), &now, b"log=admin&pwd=admin").await, UNAUTHORIZED),
        _ => (sender.send("GET /.env", &[], b"").await, UNAUTHORIZED),
    };
    let HttpResponse { status, body } = response;
    assert_eq!(status, wanted.0, "request {number}: {body}");
    assert!(wanted.1.is_empty() || body == wanted.1, "request {number}: {body}");
}

const UNAUTHORIZED: (u16, &str) = (401, r#"{"error":"invalid request signature"}"#);

/// Sends the requests with these numbers, [`AT_ONCE`] at a time.
async fn send_all(world: &Arc<World>, numbers: Range<usize>) {
    let next = Arc::new(AtomicUsize::new(numbers.start));
    let mut senders = JoinSet::new();
    for _ in 0..AT_ONCE {
        let (world, next, end) = (Arc::clone(world), Arc::clone(&next), numbers.end);
        let sender = Sender::new(&world);
        let command = world.add_campaign_interaction("Test").unwrap().body();
        senders.spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= end {
                    break;
                }
                send(&sender, &world, &command, number).await;
            }
        });
    }
    senders.join_all().await;
}

/// The memory of the bot's largest process.
fn memory_kib(world: &World) -> u64 {
    world.bot.rss_kib().into_iter().max().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn memory_stays_flat_over_ten_thousand_valid_and_invalid_requests() {
    let world = Arc::new(World::start(WorldConfig::default()).await.unwrap());
    world.worker.shut_down();
    send_all(&world, 0..WARM_UP).await;
    let warm_kib = memory_kib(&world);
    send_all(&world, WARM_UP..REQUESTS).await;
    let grown_kib = memory_kib(&world).saturating_sub(warm_kib);
    assert!(grown_kib < GROWTH_MAX_KIB, "{grown_kib} KiB more than the {warm_kib} KiB after the warm-up");
    let started = world.bot.cold_starts().len();
    assert!(started <= AT_ONCE && world.bot.rss_kib().len() == started, "a process crashed");
    assert_eq!(world.queue.sent().len(), REQUESTS / 5, "each command is queued once");
    assert_eq!(world.bot.invocations(), u64::try_from(REQUESTS).unwrap());
}

#[tokio::test]
async fn refusing_the_largest_and_deepest_requests_is_cheap() {
    let world = Arc::new(World::start(WorldConfig::default()).await.unwrap());
    let sender = Sender::new(&world);
    sender.signed(br#"{"type":1}"#).await;
    let deep = |open: &str| open.repeat(LARGEST_BODY / 4 / open.len()).into_bytes();
    let table: [(&str, Vec<u8>, u16); 6] = [
        ("spaces", vec![b' '; LARGEST_BODY], 400),
        ("one text", format!(r#"{{"type":"{}"}}"#, "x".repeat(LARGEST_BODY - 20)).into_bytes(), 400),
        ("brackets", deep("["), 400),
        ("objects", deep(r#"{"a":"#), 400),
        ("numbers", format!(r#"{{"type":{}}}"#, "9".repeat(LARGEST_BODY - 20)).into_bytes(), 400),
        ("members", format!("{{{}\"type\":0}}", r#""a":{},"#.repeat(LARGEST_BODY / 20)).into_bytes(), 200),
    ];
    for (what, body, status) in table {
        let before = world.bot.cpu_time();
        assert_eq!(sender.send("POST /", &[], &body).await.status, 401, "{what}, unsigned");
        assert_eq!(sender.signed(&body).await.status, status, "{what}, signed");
        let took = world.bot.cpu_time() - before;
        assert!(took < 2 * REFUSAL_MAX, "{what} took {took:?}");
    }
    let peak_kib = world.bot.peak_rss_kib();
    assert!(peak_kib < 100 * 1024, "{peak_kib} KiB; the function has 256 MB");
    assert_eq!(world.bot.cold_starts().len(), 1, "the bot crashed");
}
