use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use tokio::time::Instant;

use super::*;
use crate::https;

/// The endpoint's reaction to a request.
#[derive(Clone, Copy)]
enum Answer {
    Status(u16, &'static str),
    Hangup,
    Silence,
}

const TOKEN: &str = "a-secret-token";
const FOUND: Answer =
    Answer::Status(200, r#"{"Parameter":{"Name":"/bot/token","Type":"SecureString","Value":"a-secret-token"}}"#);
const BROKEN: Answer = Answer::Status(500, r#"{"__type":"InternalServerError"}"#);
const TOO_MANY: Answer = Answer::Status(400, r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#);

/// Texts that no error may contain: keys, and AWS's messages.
const SECRETS: [&str; 4] = [TOKEN, "a-secret-key", "a-session-token", "in AWS's words"];

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
            let mut silent = Vec::new();
            for answer in answers {
                let (mut stream, _) = listener.accept().unwrap();
                kept.lock().unwrap().push(read_request(&stream));
                match answer {
                    Answer::Status(status, body) => {
                        let head = format!("HTTP/1.1 {status} x\r\ncontent-length: {}\r\n", body.len());
                        stream.write_all(format!("{head}connection: close\r\n\r\n{body}").as_bytes()).unwrap();
                    }
                    Answer::Hangup => {}
                    Answer::Silence => silent.push(stream),
                }
            }
            thread::park();
        });
        Self { url, requests }
    }

    async fn ask(&self) -> Result<String, ParameterError> {
        let http = https::client(Duration::from_secs(30)).unwrap();
        let session_token = Some("a-session-token".to_owned());
        let store = ParameterStore {
            http: &http,
            endpoint: self.url.clone(),
            region: "eu-central-1".to_owned(),
            credentials: Credentials::new("AKIAEXAMPLE", "a-secret-key", session_token, None, "test"),
        };
        store.secure_string("/bot/token").await
    }

    fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

/// The raw head and body.
fn read_request(stream: &TcpStream) -> String {
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    while !request.ends_with("\r\n\r\n") {
        reader.read_line(&mut request).unwrap();
    }
    let mut body = vec![0; header(&request, "content-length").parse().unwrap()];
    reader.read_exact(&mut body).unwrap();
    request + &String::from_utf8(body).unwrap()
}

fn header<'a>(request: &'a str, wanted: &str) -> &'a str {
    let lines = request.lines().filter_map(|line| line.split_once(": "));
    lines.filter(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value).next().unwrap()
}

#[tokio::test]
async fn a_value_is_one_signed_request() {
    let endpoint = Endpoint::start(&[FOUND]);
    assert_eq!(endpoint.ask().await.unwrap(), TOKEN);
    let requests = endpoint.requests();
    assert_eq!(requests.len(), 1);
    let request = &requests[0];
    assert!(request.starts_with("POST / HTTP/1.1\r\n"), "{request}");
    assert!(request.ends_with("\r\n\r\n{\"Name\":\"/bot/token\",\"WithDecryption\":true}"), "{request}");
    assert_eq!(header(request, "x-amz-target"), "AmazonSSM.GetParameter");
    assert_eq!(header(request, "content-type"), "application/x-amz-json-1.1");
    assert_eq!(header(request, "x-amz-security-token"), "a-session-token");
    assert_eq!(format!("http://{}", header(request, "host")), endpoint.url);
    let date = &header(request, "x-amz-date")[..8];
    let authorization = header(request, "authorization");
    let wanted = format!(
        "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/{date}/eu-central-1/ssm/aws4_request, \
         SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, Signature="
    );
    assert!(authorization.starts_with(&wanted), "{authorization}");
}

#[tokio::test]
async fn what_may_go_better_is_tried_again() {
    for answers in [&[BROKEN, Answer::Hangup, FOUND], &[TOO_MANY, Answer::Status(429, ""), FOUND]] {
        let endpoint = Endpoint::start(answers);
        assert_eq!(endpoint.ask().await.unwrap(), TOKEN);
        assert_eq!(endpoint.requests().len(), 3);
    }
}

/// With a paused clock, which skips waits.
#[tokio::test(start_paused = true)]
async fn a_silent_endpoint_is_given_up_within_the_init_phase() {
    let endpoint = Endpoint::start(&[Answer::Silence, Answer::Silence, Answer::Silence]);
    let begun = Instant::now();
    let error = endpoint.ask().await.unwrap_err();
    assert_eq!(error.to_string(), "SSM did not answer; can the function's network reach it?");
    assert!(begun.elapsed() > ATTEMPT_TIMEOUT * 2 + BACKOFF * 3, "it was asked three times");
    assert!(begun.elapsed() < INIT_PHASE - Duration::from_secs(1), "{:?}", begun.elapsed());
}

/// The endpoint refuses once; there is no retry.
async fn check_refused(answers: &'static [Answer], wanted: &str) {
    let endpoint = Endpoint::start(answers);
    let error = endpoint.ask().await.unwrap_err();
    assert_eq!(error.to_string(), wanted);
    assert_eq!(endpoint.requests().len(), answers.len());
    let everything = format!("{error:?}");
    assert!(!SECRETS.iter().any(|secret| everything.contains(secret)), "{everything}");
}

#[tokio::test]
async fn a_refusal_says_what_to_do_and_is_not_tried_again() {
    check_refused(
        &[Answer::Status(400, r#"{"__type":"AccessDeniedException","Message":"in AWS's words: a-session-token"}"#)],
        "SSM answered AccessDeniedException (HTTP 400); the function's role needs ssm:GetParameter on it, and \
         kms:Decrypt if its key is not alias/aws/ssm",
    )
    .await;
    check_refused(
        &[Answer::Status(400, r#"{"__type":"com.amazonaws.ssm#ParameterNotFound","message":"in AWS's words"}"#)],
        "SSM answered ParameterNotFound (HTTP 400); store it in this region, or correct its name",
    )
    .await;
    check_refused(
        &[Answer::Status(400, r#"{"__type":"ExpiredTokenException"}"#)],
        "SSM answered ExpiredTokenException (HTTP 400); see AWS's documentation of GetParameter",
    )
    .await;
}

#[tokio::test]
async fn a_lasting_failure_is_reported_after_three_attempts() {
    check_refused(
        &[BROKEN, BROKEN, Answer::Status(503, "<html>in AWS's words</html>")],
        "SSM answered without a reason (HTTP 503); see AWS's documentation of GetParameter",
    )
    .await;
}

#[tokio::test]
async fn an_answer_that_is_no_secret_is_refused_without_showing_it() {
    check_refused(
        &[Answer::Status(200, r#"{"Parameter":{"Type":"String","Value":"a-secret-token"}}"#)],
        "it is not a SecureString; delete it and store it again as one",
    )
    .await;
    let no_value = "SSM's answer has no value; is the endpoint really SSM?";
    check_refused(&[Answer::Status(200, r#"{"Parameter":{"Value":["a-secret-token"]}}"#)], no_value).await;
    check_refused(&[Answer::Status(200, "a-secret-token")], no_value).await;
}

#[test]
fn each_region_has_its_endpoint() {
    assert_eq!(endpoint("eu-central-1").unwrap().as_str(), "https://ssm.eu-central-1.amazonaws.com/");
    assert_eq!(endpoint("cn-north-1").unwrap().as_str(), "https://ssm.cn-north-1.amazonaws.com.cn/");
}
