//! Messages with files.

use channelwright_simulator::discord::Rule;
use serde_json::{Value, json};

use crate::bench::{ApiResponse, Bench, read};

const JSON: &str = "Content-Disposition: form-data; name=\"payload_json\"\r\nContent-Type: application/json";
const FILE: &str = "Content-Disposition: form-data; name=\"files[0]\"; filename=\"list.txt\"";

/// A form of these parts.
fn form(parts: &[(&str, &str)]) -> String {
    let parts: String = parts.iter().map(|(head, body)| format!("--b\r\n{head}\r\n\r\n{body}\r\n")).collect();
    parts + "--b--\r\n"
}

fn listing(ids: &[u64]) -> String {
    let attachments: Vec<Value> = ids.iter().map(|id| json!({"id": id, "filename": "list.txt"})).collect();
    json!({"content": "Here", "allowed_mentions": {"parse": []}, "attachments": attachments}).to_string()
}

async fn post(bench: &Bench, path: &str, body: String) -> ApiResponse {
    let request = bench.request("POST", path).header("content-type", "multipart/form-data; boundary=b");
    read(request.body(body).send().await.expect("a response")).await.expect("a body")
}

async fn message(bench: &Bench, body: String) -> ApiResponse {
    let channel = bench.guild.channel_named("general").expect("a channel").id;
    post(bench, &format!("/channels/{channel}/messages"), body).await
}

#[tokio::test]
async fn a_file_is_sent_with_a_message() {
    let bench = Bench::start().await;
    let response = message(&bench, form(&[(JSON, &listing(&[0])), (FILE, "one\r\ntwo")])).await;
    assert_eq!(response.status, 200, "{response:?}");
    assert_eq!(response.body["content"], "Here");
    assert_eq!(response.body["attachments"], json!([{"id": "0", "filename": "list.txt", "size": 8}]));
    assert_eq!(bench.broken(), []);
}

#[tokio::test]
async fn a_form_has_its_json_and_lists_its_files() {
    let bench = Bench::start().await;
    for body in [
        form(&[(FILE, "text")]),
        form(&[(JSON, &listing(&[1])), (FILE, "text")]),
        form(&[(JSON, "{"), (FILE, "text")]),
        form(&[(JSON, &listing(&[0])), ("Content-Type: text/plain", "text")]),
        form(&[(JSON, &listing(&[0])), (FILE, "text")]).replace("--b--", "--b"),
        "text".to_owned(),
    ] {
        let response = message(&bench, body.clone()).await;
        assert_eq!((response.status, response.code()), (400, 50035), "{body}");
    }
    assert_eq!(bench.broken(), [Rule::FileForm; 6]);
}

#[tokio::test]
async fn a_file_has_ten_mebibytes_at_most() {
    let bench = Bench::start().await;
    let most = "x".repeat(10 * 1024 * 1024);
    assert_eq!(message(&bench, form(&[(JSON, &listing(&[0])), (FILE, &most)])).await.status, 200);
    let response = message(&bench, form(&[(JSON, &listing(&[0])), (FILE, &format!("{most}x"))])).await;
    assert_eq!((response.status, response.code()), (413, 40005));
    assert_eq!(bench.broken(), [Rule::FileSize]);
}

#[tokio::test]
async fn only_messages_have_files() {
    let bench = Bench::start().await;
    let roles = format!("/guilds/{}/roles", bench.guild.id);
    let response = post(&bench, &roles, form(&[(JSON, "{\"name\": \"x\"}")])).await;
    assert_eq!((response.status, response.code()), (400, 50035));
    assert_eq!(bench.broken(), [Rule::ContentType]);
}
