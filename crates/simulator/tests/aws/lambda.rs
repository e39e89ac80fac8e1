//! Processes, invocations and their failures.

use std::time::{Duration, Instant};

use channelwright_simulator::lambda::{Function, FunctionConfig, InvokeError};
use serde_json::{Value, json};

use crate::{PATIENCE, runs, stub};

async fn echo(function: &Function) -> Value {
    function.invoke(json!({ "do": "echo" })).await.unwrap().payload
}

#[tokio::test]
async fn a_warm_process_is_reused() {
    let function = Function::start(stub());
    let first = function.invoke(json!({ "do": "echo", "text": "é" })).await.unwrap();
    let second = echo(&function).await;

    assert_eq!(first.payload["event"], json!({ "do": "echo", "text": "é" }));
    assert_eq!(second["pid"], first.payload["pid"]);
    assert_eq!(second["served"], 2);
    assert_eq!(function.invocations(), 2);
    assert_eq!(function.cold_starts().len(), 1);
    assert!(first.took >= function.cold_starts()[0]);
    assert!(function.peak_rss_kib() > 1000, "{} KiB", function.peak_rss_kib());
    assert_eq!(function.logs().iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["started"]);
}

#[tokio::test]
async fn a_process_has_lambdas_variables_and_the_functions_and_no_others() {
    let function = Function::start(stub().env("SQS_QUEUE_URL", "http://queue").env("AWS_REGION", "eu-west-1"));
    let env = function.invoke(json!({ "do": "env" })).await.unwrap().payload;

    assert_eq!(env["SQS_QUEUE_URL"], "http://queue");
    assert_eq!(env["AWS_REGION"], "eu-west-1", "the function's variables take precedence");
    assert_eq!(env["AWS_LAMBDA_FUNCTION_NAME"], "stub");
    assert_eq!(env["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"], "128");
    assert_eq!(env["AWS_LAMBDA_LOG_GROUP_NAME"], "/aws/lambda/stub");
    for name in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_LAMBDA_LOG_STREAM_NAME"] {
        assert!(env[name].as_str().is_some_and(|value| !value.is_empty()), "{name}");
    }
    assert_eq!(env.get("CARGO_MANIFEST_DIR"), None);
    assert_eq!(env.get("HOME"), None);
}

#[tokio::test]
async fn the_deadline_comes_from_the_functions_timeout() {
    let function = Function::start(FunctionConfig { timeout: Duration::from_secs(100), ..stub() });
    let remaining_ms = function.invoke(json!({ "do": "deadline" })).await.unwrap().payload.as_f64().unwrap();
    assert!((60_000.0..=100_000.0).contains(&remaining_ms), "{remaining_ms}");
}

#[tokio::test]
async fn a_reported_error_leaves_the_process_warm() {
    let function = Function::start(stub());
    let error = function.invoke(json!({ "do": "fail" })).await.unwrap_err();
    assert_eq!(error, InvokeError::Function { error_type: "ValueError".into(), message: "asked to fail".into() });
    assert_eq!(echo(&function).await["served"], 2);
}

#[tokio::test]
async fn a_crash_fails_the_invocation_and_the_next_one_starts_cold() {
    let function = Function::start(stub());
    let error = function.invoke(json!({ "do": "crash" })).await.unwrap_err();

    assert_eq!(error, InvokeError::Exited { status: "exit status: 3".into() });
    assert_eq!(error.error_type(), "Runtime.ExitError");
    assert_eq!(function.logs().last().unwrap().text, "crashing", "the last line is kept");
    assert_eq!(echo(&function).await["served"], 1);
    assert_eq!(function.cold_starts().len(), 2);
    assert_eq!(function.logs().last().unwrap().environment, 2);
}

#[tokio::test]
async fn a_process_that_fails_to_start_fails_the_invocation() {
    let function = Function::start(stub().env("BROKEN_INIT", "1"));
    let error = function.invoke(json!({ "do": "echo" })).await.unwrap_err();
    assert_eq!(error, InvokeError::Exited { status: "exit status: 1".into() });
    assert_eq!(function.logs()[0].text, "init error: the function reported Settings: a setting is missing");
    assert_eq!(function.cold_starts(), [], "it never requested an invocation");

    let missing = Function::start(FunctionConfig::new("missing", "/nowhere/bootstrap"));
    let error = missing.invoke(json!({})).await.unwrap_err();
    assert_eq!(error.error_type(), "Runtime.InvalidEntrypoint");
}

#[tokio::test]
async fn the_timeout_kills_the_process() {
    let timeout = Duration::from_millis(300);
    let function = Function::start(FunctionConfig { timeout, ..stub() });
    let pid = echo(&function).await["pid"].as_i64().unwrap();
    let started = Instant::now();
    let error = function.invoke(json!({ "do": "hang" })).await.unwrap_err();

    assert_eq!(error, InvokeError::TimedOut { after: timeout });
    assert_eq!(error.error_type(), "Sandbox.Timedout");
    assert!(started.elapsed() >= timeout);
    assert_ne!(echo(&function).await["pid"], pid);
}

#[tokio::test]
async fn a_kill_fails_only_the_running_invocation() {
    let function = Function::start(stub());
    let idle = echo(&function).await;
    function.kill();
    let next = echo(&function).await;
    assert_ne!(next["pid"], idle["pid"], "a killed idle process is replaced");
    assert_eq!(next["served"], 1);

    let running = tokio::spawn({
        let function = function.clone();
        async move { function.invoke(json!({ "do": "hang" })).await }
    });
    let deadline = Instant::now() + PATIENCE;
    while function.invocations() < 3 && Instant::now() < deadline {
        tokio::task::yield_now().await;
    }
    function.kill();
    let error = running.await.unwrap().unwrap_err();
    assert_eq!(error.error_type(), "Runtime.ExitError");
    assert_eq!(echo(&function).await["served"], 1);
}

#[tokio::test]
async fn more_processes_start_only_while_others_are_busy() {
    let function = Function::start(FunctionConfig { concurrency: 2, ..stub() });
    let (one, two, three) = tokio::join!(echo(&function), echo(&function), echo(&function));
    let mut pids = [&one, &two, &three].map(|answer| answer["pid"].as_i64().unwrap()).to_vec();
    pids.sort_unstable();
    pids.dedup();
    assert_eq!(pids.len(), 2, "the third invocation waits for a warm process");
    echo(&function).await;
    assert_eq!(function.cold_starts().len(), 2);
}

#[tokio::test]
async fn no_process_is_left_behind() {
    let function = Function::start(FunctionConfig { concurrency: 2, ..stub() });
    let idle = echo(&function).await["pid"].as_i64().unwrap();
    assert!(runs(idle));
    let running = tokio::spawn({
        let function = function.clone();
        async move { function.invoke(json!({ "do": "hang" })).await }
    });
    while function.invocations() < 2 {
        tokio::task::yield_now().await;
    }
    function.stop().await;

    assert!(!runs(idle));
    assert_eq!(running.await.unwrap().unwrap_err(), InvokeError::Stopped);
    assert_eq!(function.invoke(json!({})).await.unwrap_err(), InvokeError::Stopped);

    let dropped = Function::start(stub());
    let pid = echo(&dropped).await["pid"].as_i64().unwrap();
    drop(dropped);
    let deadline = Instant::now() + PATIENCE;
    while runs(pid) && Instant::now() < deadline {
        tokio::task::yield_now().await;
    }
    assert!(!runs(pid));
}
