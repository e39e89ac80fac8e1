//! HTTP as somebody sends it who keeps to no rule but HTTP's: every byte of the head is the caller's.

use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::support::World;

/// Sends requests to one world's endpoint.
pub(crate) struct Sender {
    world: Arc<World>,
    address: String,
}

/// The answer's status and body.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
}

impl Sender {
    pub(crate) fn new(world: &Arc<World>) -> Self {
        let url = world.interactions_endpoint_url();
        let address = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
        Self { world: Arc::clone(world), address }
    }

    /// The body with the two headers that Discord would add, signed just now.
    pub(crate) async fn signed(&self, body: &[u8]) -> Answer {
        let timestamp = now_s().to_string();
        let signature = self.world.discord.application().sign(&timestamp, body);
        let headers = [("X-Signature-Ed25519", &*signature), ("X-Signature-Timestamp", &timestamp)];
        self.send("POST /", &headers, body).await
    }

    /// A request with exactly these headers beside its length.
    pub(crate) async fn send(&self, method_and_path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut head = format!("{method_and_path} HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n");
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
        self.send_bytes(&[head.as_bytes(), body].concat()).await
    }

    /// These bytes, whatever they are.
    async fn send_bytes(&self, bytes: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(&self.address).await.unwrap();
        stream.write_all(bytes).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        Answer { status: head.split(' ').nth(1).unwrap().parse().unwrap(), body: body.to_owned() }
    }
}

pub(crate) fn now_s() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}
