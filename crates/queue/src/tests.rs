use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Instant,
};

use aws_sdk_sqs::config::Credentials;
use channelwright_platform::https;
use expect_test::expect;

use super::*;

/// The endpoint's reaction to a request.
#[derive(Clone, Copy)]
enum Answer {
    Status(u16, &'static str),
    Silence,
}

const ACCEPTED: Answer = Answer::Status(200, r#"{"MessageId":"1","MD5OfMessageBody":"x","SequenceNumber":"1"}"#);
const BROKEN: Answer = Answer::Status(500, r#"{"__type":"com.amazonaws.sqs#InternalError","message":"try again"}"#);
const REFUSED: Answer =
    Answer::Status(400, r#"{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"no such queue"}"#);

/// A loopback endpoint that answers requests in order with scripted responses, and records them.
struct Endpoint {
    url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Endpoint {
    fn start(answers: &'static [Answer]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&requests);
        thread::spawn(move || {
            // A silent connection stays open as long as the endpoint.
            let mut open = Vec::new();
            for answer in answers {
                let (mut stream, _) = listener.accept().unwrap();
                kept.lock().unwrap().push(read_request(&stream));
                if let Answer::Status(status, body) = answer {
                    let length = body.len();
                    let head = format!("HTTP/1.1 {status} x\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
                    stream.write_all(format!("{head}{body}").as_bytes()).unwrap();
                }
                open.push(stream);
            }
            thread::park();
        });
        Self { url, requests }
    }

    fn queue(&self) -> Queue {
        let credentials = Credentials::new("AKIAEXAMPLE", "example", Some("example-session".to_owned()), None, "test");
        let shared = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-central-1"))
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .endpoint_url(&self.url)
            .http_client(http::Over::new(https::client(Duration::from_secs(10)).unwrap()))
            .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
            .build();
        Queue::new("https://sqs.eu-central-1.amazonaws.com/123456789012/tasks.fifo".to_owned(), &shared)
    }

    fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

/// The relevant headers, then the body.
fn read_request(stream: &TcpStream) -> String {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    let mut seen = String::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let line = line.trim_end().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length: ") {
            length = value.parse().unwrap();
        }
        if line.starts_with("post ") || line.starts_with("x-amz-target") || line.starts_with("content-type") {
            seen.push_str(&format!("{line}\n"));
        }
        if let Some((scheme, _)) = line.split_once(" credential=") {
            seen.push_str(&format!("{scheme}\n"));
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    seen + &String::from_utf8(body).unwrap()
}

fn message() -> QueueMessage {
    QueueMessage { body: "secret-token".to_owned(), group: "3".to_owned(), deduplication_id: "1".to_owned() }
}

#[tokio::test]
async fn a_message_goes_with_its_group_and_its_deduplication_id() {
    let endpoint = Endpoint::start(&[ACCEPTED]);
    endpoint.queue().send(message()).await.unwrap();
    let requests = endpoint.requests();
    assert_eq!(requests.len(), 1);
    expect![[r#"
        post / http/1.1
        content-type: application/x-amz-json-1.0
        x-amz-target: amazonsqs.sendmessage
        authorization: aws4-hmac-sha256
        {"QueueUrl":"https://sqs.eu-central-1.amazonaws.com/123456789012/tasks.fifo","MessageBody":"…","MessageDeduplicationId":"1","MessageGroupId":"3"}"#]].assert_eq(&requests[0].replace("secret-token", "…"));
}

#[tokio::test]
async fn a_message_is_hidden_for_longer() {
    let endpoint = Endpoint::start(&[Answer::Status(200, "{}")]);
    endpoint.queue().change_visibility("receipt", 90).await.unwrap();
    expect![[r#"
        post / http/1.1
        content-type: application/x-amz-json-1.0
        x-amz-target: amazonsqs.changemessagevisibility
        authorization: aws4-hmac-sha256
        {"QueueUrl":"https://sqs.eu-central-1.amazonaws.com/123456789012/tasks.fifo","ReceiptHandle":"receipt","VisibilityTimeout":90}"#]].assert_eq(&endpoint.requests()[0]);
}

#[tokio::test]
async fn a_lost_hold_is_distinguished_from_a_failed_call() {
    const EXPIRED: Answer = Answer::Status(
        400,
        r#"{"__type":"com.amazonaws.sqs#InvalidParameterValue","message":"Value x for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired."}"#,
    );
    const NOT_IN_FLIGHT: Answer =
        Answer::Status(400, r#"{"__type":"com.amazonaws.sqs#MessageNotInflight","message":"x"}"#);
    for (answers, is_not_held) in [
        (&[EXPIRED] as &'static [Answer], true),
        (&[NOT_IN_FLIGHT], true),
        (&[REFUSED], false),
        (&[BROKEN, BROKEN, BROKEN], false),
    ] {
        let error = Endpoint::start(answers).queue().change_visibility("receipt", 30).await.unwrap_err();
        assert_eq!(error.is_not_held(), is_not_held, "{:#}", anyhow::Error::from(error));
    }
}

#[tokio::test]
async fn the_messages_in_flight_are_counted() {
    const COUNTED: Answer = Answer::Status(200, r#"{"Attributes":{"ApproximateNumberOfMessagesNotVisible":"7"}}"#);
    const EMPTY: Answer = Answer::Status(200, "{}");
    const NO_NUMBER: Answer = Answer::Status(200, r#"{"Attributes":{"ApproximateNumberOfMessagesNotVisible":"many"}}"#);
    let endpoint = Endpoint::start(&[COUNTED]);
    assert_eq!(endpoint.queue().in_flight().await.unwrap(), 7);
    expect![[r#"
        post / http/1.1
        content-type: application/x-amz-json-1.0
        x-amz-target: amazonsqs.getqueueattributes
        authorization: aws4-hmac-sha256
        {"QueueUrl":"https://sqs.eu-central-1.amazonaws.com/123456789012/tasks.fifo","AttributeNames":["ApproximateNumberOfMessagesNotVisible"]}"#]].assert_eq(&endpoint.requests()[0]);
    for answers in [&[EMPTY] as &'static [Answer], &[NO_NUMBER]] {
        assert!(Endpoint::start(answers).queue().in_flight().await.is_err());
    }
}

#[tokio::test]
async fn a_broken_answer_and_a_lost_one_are_tried_again_as_the_same_message() {
    let endpoint = Endpoint::start(&[BROKEN, Answer::Silence, ACCEPTED]);
    endpoint.queue().send(message()).await.unwrap();
    let requests = endpoint.requests();
    assert_eq!(requests.len(), 3);
    assert!(requests.iter().all(|request| *request == requests[0]));
}

#[tokio::test]
async fn a_refusal_is_final_and_its_error_shows_why_but_not_the_message() {
    let endpoint = Endpoint::start(&[REFUSED]);
    let error = endpoint.queue().send(message()).await.unwrap_err();
    let chain = anyhow::Error::from(error);
    expect![[r#"SQS did not take the message: unhandled error (QueueDoesNotExist): Error { code: "QueueDoesNotExist", message: "no such queue" }"#]].assert_eq(&format!("{chain:#}"));
    assert!(!format!("{chain:?}").contains("secret-token"));
    assert_eq!(endpoint.requests().len(), 1);
}

#[tokio::test]
async fn an_endpoint_that_says_nothing_leaves_time_to_say_so() {
    let endpoint = Endpoint::start(&[Answer::Silence, Answer::Silence, Answer::Silence]);
    let started = Instant::now();
    let error = endpoint.queue().send(message()).await.unwrap_err();
    assert!(started.elapsed() < Duration::from_millis(2_500), "{:?}", started.elapsed());
    assert!(!format!("{error:?}").contains("secret-token"));
}

#[tokio::test]
async fn an_endpoint_that_is_not_there_is_an_error() {
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let endpoint = Endpoint { url: format!("http://{gone}"), requests: Arc::default() };
    let error = anyhow::Error::from(endpoint.queue().send(message()).await.unwrap_err());
    assert!(format!("{error:#}").starts_with("SQS did not take the message: "), "{error:#}");
}

#[tokio::test]
async fn a_time_that_sqs_could_not_count_is_an_error() {
    let endpoint = Endpoint::start(&[]);
    assert!(endpoint.queue().change_visibility("receipt", u64::MAX).await.is_err());
}
