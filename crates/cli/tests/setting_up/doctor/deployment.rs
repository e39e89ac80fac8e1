//! Problems of the deployment.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn without_a_way_to_aws_its_lines_are_not_checked() {
    let patient = Patient::healthy().await;
    let signed_out = "\nUnable to locate credentials. Run \"aws configure\".\n";
    let no_aws = patient.bench.run(patient.doctor(&[]).env("PATH", "/nowhere")).await;
    patient.aws.fail(aws::WHO, signed_out);
    let signed_out = patient.ask().await;
    for (ran, why) in [
        (no_aws, "there is no AWS CLI; install it, or run scripts/deploy-sqs.sh once"),
        (
            signed_out,
            "the AWS CLI cannot sign in; run `aws configure` or `aws sso login`, or set AWS_PROFILE (Unable to locate \
             credentials. Run \"aws configure\".)",
        ),
    ] {
        assert!(ran.out.contains(&format!("\n– AWS account: {why}\n")), "{}", ran.out);
        assert_eq!(ran.out.matches(": needs AWS\n").count(), 11, "{}", ran.out);
        assert!(ran.out.contains("\n– Interactions endpoint URL: the portal has http://127.0.0.1:"), "{}", ran.out);
        assert_eq!(ran.code, Some(0), "nothing that was checked is wrong");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_stack_there_is_nothing_to_look_at() {
    let patient = Patient::healthy().await;
    let words = "An error occurred (ValidationError): Stack with id channelwright-sqs-stack does not exist";
    patient.aws.fail(aws::STACK, words);
    let ran = patient.ask().await;
    let what = "Stack: there is no channelwright-sqs-stack in this account and region → Run scripts/deploy-sqs.sh, or set \
                AWS_REGION and AWS_PROFILE to those of the stack.";
    Patient::check_one(&ran, what);
    assert_eq!(ran.out.matches("– ").count(), 11, "{}", ran.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stack_must_be_complete() {
    let patient = Patient::healthy().await;
    patient.aws.change(aws::STACK, "/status", json!("UPDATE_ROLLBACK_FAILED"));
    patient.is_wrong_about("Stack: it is UPDATE_ROLLBACK_FAILED → Run scripts/deploy-sqs.sh.").await;
    patient.aws.change(aws::STACK, "/status", json!("UPDATE_IN_PROGRESS"));
    patient.is_wrong_about("Stack: it is UPDATE_IN_PROGRESS → Wait until that is over, then run this again.").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queue_must_give_up_in_the_end() {
    let patient = Patient::healthy().await;
    let what = "Queue: it does not move a job to the dead-letter queue after 5 deliveries → Run scripts/deploy-sqs.sh.";
    for policy in ["", r#"{"deadLetterTargetArn":"arn:aws:sqs:other","maxReceiveCount":5}"#] {
        patient.aws.change(aws::QUEUE, "/RedrivePolicy", json!(policy));
        patient.is_wrong_about(what).await;
    }
    patient.aws.change(aws::QUEUE, "/VisibilityTimeout", json!("30"));
    let what = "Queue: its visibility timeout is 30 s instead of 120 s → Run scripts/deploy-sqs.sh.";
    patient.is_wrong_about(what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn dead_letters_are_counted() {
    let patient = Patient::healthy().await;
    patient.aws.change(aws::DEAD_LETTERS, "/ApproximateNumberOfMessages", json!("3"));
    let what = "Dead-letter queue: 3 jobs have failed → Look at the worker's log (aws logs tail \
         /aws/lambda/discord_channelwright_worker). Then move them back: scripts/redrive.sh";
    patient.is_wrong_about(what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn functions_must_run() {
    let patient = Patient::healthy().await;
    patient.aws.change(aws::WORKER, "/state", json!("Inactive"));
    assert_eq!(patient.ask().await.code, Some(0), "it rests");
    patient.aws.change(aws::WORKER, "/update", json!("Failed"));
    patient.aws.change(aws::WORKER, "/update_reason", json!("no such layer"));
    let what = "Worker function: its last update failed: no such layer → Run scripts/deploy-sqs.sh.";
    patient.is_wrong_about(what).await;
    patient.aws.fail(aws::WORKER, "An error occurred (ResourceNotFoundException): Function not found");
    let what = "Worker function: An error occurred (ResourceNotFoundException): Function not found → Run \
                scripts/deploy-sqs.sh.";
    let ran = patient.ask().await;
    Patient::check_one(&ran, what);
    assert!(ran.out.contains("– Mode: needs both functions\n"), "{}", ran.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn jobs_must_reach_the_worker() {
    let patient = Patient::healthy().await;
    patient.aws.change(aws::MAPPINGS, "/0/state", json!("Disabled"));
    let what = "Event source mapping: it is Disabled, so no job reaches the worker → Run: aws lambda \
                update-event-source-mapping --enabled --uuid the-mapping";
    patient.is_wrong_about(what).await;
    patient.aws.change(aws::MAPPINGS, "/0/queue", json!(arn("another")));
    let what = "Event source mapping: there is none, so no job reaches the worker → Run scripts/deploy-sqs.sh.";
    patient.is_wrong_about(what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_workers_must_leave_the_bot_some_executions() {
    let patient = Patient::healthy().await;
    patient.aws.answer(aws::EXECUTIONS, &json!(15));
    assert_eq!(patient.ask().await.code, Some(0));
    patient.aws.answer(aws::EXECUTIONS, &json!(10));
    let what = "Concurrent executions: 10 workers leave 0 of the account's 10 for the bot, so that the bot may fail to \
                answer Discord → Run scripts/deploy-sqs.sh with CHANNELWRIGHT_WORKER_CONCURRENCY=5, or ask AWS to raise the \
                quota (Service Quotas, AWS Lambda, Concurrent executions).";
    patient.is_wrong_about(what).await;
    patient.aws.change(aws::MAPPINGS, "/0/workers", json!(5));
    assert_eq!(patient.ask().await.code, Some(0));
    patient.aws.fail(aws::EXECUTIONS, "An error occurred (AccessDeniedException): not authorized");
    let ran = patient.ask().await;
    assert!(ran.out.contains("; needs the permission lambda:GetAccountSettings\n"), "{}", ran.out);
    assert_eq!(ran.code, Some(0), "it is no fault of the deployment");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_worker_must_have_the_newest_token() {
    let patient = Patient::healthy().await;
    for (parameter, wanted) in [
        (json!({"type": "SecureString", "version": 3}), "has version 3, but the worker was deployed with version 2"),
        (json!({"type": "String", "version": 2}), "is a String, not a SecureString"),
    ] {
        patient.aws.answer(aws::TOKEN, &parameter);
        let what = format!("/channelwright/discord-bot-token {wanted}");
        patient.is_wrong_about(&format!("Deployed bot token: {what} → Run scripts/deploy-sqs.sh.")).await;
    }
    patient.aws.answer(aws::TOKEN, &Value::Null);
    let what = "the parameter /channelwright/discord-bot-token does not exist";
    patient.is_wrong_about(&format!("Deployed bot token: {what} → Run scripts/deploy-sqs.sh.")).await;
    patient.aws.change(aws::WORKER, "/token_parameter", Value::Null);
    let what = "the worker function has no DISCORD_BOT_TOKEN_PARAMETER";
    patient.is_wrong_about(&format!("Deployed bot token: {what} → Run scripts/deploy-sqs.sh.")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn both_functions_must_be_deployed_alike() {
    let patient = Patient::healthy().await;
    patient.aws.change(aws::WORKER, "/layers", json!([layer_arn(7)]));
    let what = "Mode: the bot has no layer, the worker channelwright-dependencies:7 → Run scripts/deploy-with-layer.sh, or \
                scripts/deploy-sqs.sh for static code.";
    patient.is_wrong_about(what).await;
    patient.aws.change(aws::WORKER, "/architecture", json!("arm64"));
    let what = "Mode: the bot runs on x86_64, but the worker on arm64 → Run scripts/deploy-sqs.sh.";
    patient.is_wrong_about(what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_layer_must_be_one_of_ours() {
    let patient = Patient::healthy().await;
    for question in [aws::BOT, aws::WORKER] {
        patient.aws.change(question, "/layers", json!([layer_arn(7)]));
    }
    patient.aws.answer(aws::LAYER, &Value::Null);
    let what = "Layer: channelwright-dependencies:7 has no fingerprint: it is not one of Channelwright's → Run \
                scripts/build-layer.sh, then scripts/deploy-with-layer.sh.";
    patient.is_wrong_about(what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_function_must_run_when_it_is_called() {
    let patient = Patient::healthy().await;
    patient.aws.answer(aws::WORKER_CALL, &json!("Unhandled"));
    let what = "Worker function: a test invocation failed (Unhandled) → Look at its log: aws logs tail \
                /aws/lambda/NAME. Then run scripts/deploy-sqs.sh, or scripts/deploy-with-layer.sh if it has a layer.";
    patient.is_wrong_about(what).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_layer_must_fit_both_functions() {
    let patient = Patient::healthy().await;
    for question in [aws::BOT, aws::WORKER] {
        patient.aws.change(question, "/layers", json!([layer_arn(7)]));
    }
    patient.aws.answer(aws::LAYER, &json!("fingerprint 0123abcd"));
    patient.aws.answer(aws::BOT_CALL, &json!("Runtime.ExitError"));
    let ran = patient.ask().await;
    assert!(ran.out.contains("❌ Bot function: a test invocation failed (Runtime.ExitError)"), "{}", ran.out);
    let layer = "❌ Layer: channelwright-dependencies:7, fingerprint 0123abcd: not both functions run with it";
    assert!(ran.out.contains(layer), "{}", ran.out);
}
