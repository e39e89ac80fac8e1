//! An HTTP client that sends headers exactly as the caller gives them, repeated ones too.

use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::support::World;

pub(crate) struct Sender {
    world: Arc<World>,
    address: String,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct HttpResponse {
    pub(crate) status: u16,
    pub(crate) body: String,
}

impl Sender {
    pub(crate) fn new(world: &Arc<World>) -> Self {
        let url = world.interactions_endpoint_url();
        let address = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
        Self { world: Arc::clone(world), address }
    }

    /// Sends the body with a valid signature and the current time.
    pub(crate) async fn signed(&self, body: &[u8]) -> HttpResponse {
        let timestamp = now_s().to_string();
        let signature = self.world.discord.application().sign(&timestamp, body);
        let headers = [("X-Signature-Ed25519", &*signature), ("X-Signature-Timestamp", &timestamp)];
        self.send("POST /", &headers, body).await
    }

    /// Sends a request with these headers and its `Content-Length`.
    pub(crate) async fn send(&self, method_and_path: &str, headers: &[(&str, &str)], body: &[u8]) -> HttpResponse {
        let mut head = format!("{method_and_path} HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n");
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
        self.send_bytes(&[head.as_bytes(), body].concat()).await
    }

    async fn send_bytes(&self, bytes: &[u8]) -> HttpResponse {
        let mut stream = TcpStream::connect(&self.address).await.unwrap();
        stream.write_all(bytes).await.unwrap();
        let mut response = Vec::new();
        stream.read_to_end(&mut response).await.unwrap();
        let response = String::from_utf8(response).unwrap();
        let (head, body) = response.split_once("\r\n\r\n").unwrap();
        HttpResponse { status: head.split(' ').nth(1).unwrap().parse().unwrap(), body: body.to_owned() }
    }
}

pub(crate) fn now_s() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}
