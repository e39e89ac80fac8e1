//! A fake `aws` that prints prepared answers; by default those of a healthy deployment.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use tempfile::TempDir;

/// The queries, each identified by words that occur in no other one.
pub(crate) const WHO: &str = "get-caller-identity";
pub(crate) const STACK: &str = "describe-stacks";
pub(crate) const QUEUE: &str = "queue-url the-queue";
pub(crate) const DEAD_LETTERS: &str = "queue-url the-dead-letters";
pub(crate) const BOT: &str = "get-function-configuration --function-name discord_channelwright_bot";
pub(crate) const WORKER: &str = "get-function-configuration --function-name discord_channelwright_worker";
pub(crate) const BOT_CALL: &str = "invoke --function-name discord_channelwright_bot";
pub(crate) const WORKER_CALL: &str = "invoke --function-name discord_channelwright_worker";
pub(crate) const MAPPINGS: &str = "list-event-source-mappings";
pub(crate) const EXECUTIONS: &str = "get-account-settings";
pub(crate) const TOKEN: &str = "describe-parameters";
pub(crate) const LAYER: &str = "get-layer-version-by-arn";

const ACCOUNT_AND_PLACE: &str = "eu-central-1:123456789012";

/// Prints the file whose name is among its arguments; fails with one that ends in `.error`. Fails if the bot's token is in
/// its environment.
const PROGRAM: &str = r#"#!/bin/sh
[ -z "$DISCORD_BOT_TOKEN" ] || { echo 'the token is in the environment' >&2; exit 3; }
cd "$(dirname "$0")/answers" || exit 4
for file in *; do
  case "$*" in
    *"${file%.error} "*)
      case "$file" in
        *.error) cat "$file" >&2; exit 254 ;;
        *) cat "$file"; exit 0 ;;
      esac ;;
  esac
done
echo "nobody expected: $*" >&2
exit 5
"#;

pub(crate) struct FakeAws {
    folder: TempDir,
}

impl FakeAws {
    /// A deployment without problems.
    pub(crate) fn healthy(endpoint: &str, public_key: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("aws");
        fs::write(&program, PROGRAM).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        fs::create_dir(folder.path().join("answers")).unwrap();
        let aws = Self { folder };
        aws.answer(WHO, &json!("123456789012"));
        let outputs = [
            ("InteractionsEndpointUrl", endpoint),
            ("QueueUrl", "the-queue"),
            ("DeadLetterQueueUrl", "the-dead-letters"),
        ];
        let outputs = outputs.map(|(key, value)| json!({"OutputKey": key, "OutputValue": value}));
        aws.answer(STACK, &json!({"status": "UPDATE_COMPLETE", "outputs": outputs}));
        aws.answer(QUEUE, &queue());
        aws.answer(DEAD_LETTERS, &json!({"QueueArn": arn("dead"), "ApproximateNumberOfMessages": "0"}));
        let mut bot = function(&[]);
        bot["public_key"] = json!(public_key);
        aws.answer(BOT, &bot);
        let mut worker = function(&[]);
        worker["token_parameter"] = json!("/channelwright/discord-bot-token");
        worker["token_version"] = json!("2");
        aws.answer(WORKER, &worker);
        aws.answer(BOT_CALL, &Value::Null);
        aws.answer(WORKER_CALL, &Value::Null);
        aws.answer(TOKEN, &json!({"type": "SecureString", "version": 2}));
        let mapping = json!({"uuid": "the-mapping", "queue": arn("tasks"), "state": "Enabled", "workers": 10});
        aws.answer(MAPPINGS, &json!([mapping]));
        aws.answer(EXECUTIONS, &json!(1000));
        aws
    }

    /// For `PATH`.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn answer(&self, question: &str, answer: &Value) {
        fs::write(self.file(question), answer.to_string()).unwrap();
    }

    /// Changes one field of an answer.
    pub(crate) fn change(&self, question: &str, pointer: &str, to: Value) {
        let text = fs::read_to_string(self.file(question)).unwrap();
        let mut answer: Value = serde_json::from_str(&text).unwrap();
        *answer.pointer_mut(pointer).unwrap() = to;
        self.answer(question, &answer);
    }

    pub(crate) fn fail(&self, question: &str, words: &str) {
        let file = self.file(question);
        let _ = fs::remove_file(&file);
        fs::write(format!("{}.error", file.display()), words).unwrap();
    }

    fn file(&self, question: &str) -> PathBuf {
        self.folder.path().join("answers").join(question)
    }
}

fn function(layers: &[&str]) -> Value {
    json!({
        "state": "Active", "reason": null, "update": "Successful", "update_reason": null, "architecture": "x86_64",
        "layers": layers, "public_key": null
    })
}

pub(crate) fn arn(name: &str) -> String {
    format!("arn:aws:sqs:{ACCOUNT_AND_PLACE}:{name}")
}

pub(crate) fn layer_arn(version: u32) -> String {
    format!("arn:aws:lambda:{ACCOUNT_AND_PLACE}:layer:channelwright-dependencies:{version}")
}

fn queue() -> Value {
    let redrive = json!({"deadLetterTargetArn": arn("dead"), "maxReceiveCount": 5});
    json!({
        "QueueArn": arn("tasks"), "ApproximateNumberOfMessages": "2", "ApproximateNumberOfMessagesNotVisible": "1",
        "VisibilityTimeout": "120", "RedrivePolicy": redrive.to_string()
    })
}
