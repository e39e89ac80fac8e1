//! Reads the deployment through the AWS CLI. Does not judge.
//!
//! Every query selects the few fields that it needs, since a function's settings can contain secrets.

use std::{
    env,
    io::{self, Write as _},
    process::Stdio,
    time::Duration,
};

use serde_json::Value;
use tempfile::NamedTempFile;
use tokio::{process::Command, time::timeout};

use crate::settings::BOT_TOKEN;

/// The names from the stack's template.
pub(crate) const STACK: &str = "channelwright-sqs-stack";
const BOT: &str = "discord_channelwright_bot";
const WORKER: &str = "discord_channelwright_worker";

/// The timeout of one query. The CLI takes a second to start, and much longer on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

const FUNCTION: &str = "{state: State, reason: StateReason, update: LastUpdateStatus, \
    update_reason: LastUpdateStatusReason, architecture: Architectures[0], layers: Layers[].Arn, \
    public_key: Environment.Variables.DISCORD_PUBLIC_KEY, \
    token_parameter: Environment.Variables.DISCORD_BOT_TOKEN_PARAMETER, \
    token_version: Environment.Variables.DISCORD_BOT_TOKEN_VERSION}";

const MAPPING: &str = "EventSourceMappings[].{uuid: UUID, queue: EventSourceArn, state: State, \
    workers: ScalingConfig.MaximumConcurrency}";

/// AWS's response: `None` if the query was not sent; the CLI's message if it failed.
pub(crate) type Answer = Option<Result<Value, String>>;

/// The deployment as AWS reports it.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Why AWS cannot be reached, and the remedy.
    pub(crate) barrier: Option<String>,
    /// The account's number.
    pub(crate) account: String,
    /// `status` and `outputs`.
    pub(crate) stack: Answer,
    /// The attributes of both queues.
    pub(crate) queue: Answer,
    pub(crate) dead_letters: Answer,
    /// The fields in `FUNCTION`.
    pub(crate) bot: Answer,
    pub(crate) worker: Answer,
    /// The result of invoking them: null, or Lambda's name for the error.
    pub(crate) bot_call: Answer,
    pub(crate) worker_call: Answer,
    /// `uuid`, `queue`, `state` and `workers`, the maximum concurrency, of each.
    pub(crate) mappings: Answer,
    /// The account's concurrent executions for functions without reserved concurrency.
    pub(crate) executions: Answer,
    /// `type` and `version` of the parameter that holds the token; never its value.
    pub(crate) token: Answer,
    /// The description of the bot's layer version.
    pub(crate) layer: Answer,
}

impl Found {
    fn barred(why: String) -> Self {
        Self { barrier: Some(why), ..Self::default() }
    }

    /// One of the stack's outputs.
    pub(crate) fn output(&self, key: &str) -> Option<&str> {
        let outputs = self.stack.as_ref()?.as_ref().ok()?.get("outputs")?.as_array()?;
        outputs
            .iter()
            .find(|one| one.get("OutputKey").and_then(Value::as_str) == Some(key))?
            .get("OutputValue")?
            .as_str()
    }
}

/// Sends all queries, concurrently where one does not depend on another.
pub(crate) async fn look() -> Found {
    let stack = "Stacks[0].{status: StackStatus, outputs: Outputs}";
    let (who, stack) = tokio::join!(
        ask(["sts", "get-caller-identity", "--query", "Account"]),
        ask(["cloudformation", "describe-stacks", "--stack-name", STACK, "--query", stack]),
    );
    let account = match who {
        Ok(account) => account.as_str().unwrap_or_default().to_owned(),
        Err(failure) => return Found::barred(barrier(&failure)),
    };
    let stack = Some(stack.map_err(|failure| failure.to_string()));
    let mut found = Found { account, stack, ..Found::default() };
    if matches!(found.stack, Some(Ok(_))) {
        found.ask_about_parts().await;
    }
    found
}

/// Why AWS cannot be reached, and the remedy.
fn barrier(failure: &Failure) -> String {
    match failure {
        Failure::NoCli => "there is no AWS CLI; install it, or run scripts/deploy-sqs.sh once".to_owned(),
        Failure::Refused(why) if why.contains("specify a region") => {
            "no AWS region is set; set AWS_REGION, or run `aws configure`".to_owned()
        }
        Failure::Refused(why) => {
            format!("the AWS CLI cannot sign in; run `aws configure` or `aws sso login`, or set AWS_PROFILE ({why})")
        }
    }
}

impl Found {
    async fn ask_about_parts(&mut self) {
        let (queue, dead_letters, bot, worker, mappings, executions) = tokio::join!(
            queue(self.output("QueueUrl")),
            queue(self.output("DeadLetterQueueUrl")),
            function(BOT),
            function(WORKER),
            answer(["lambda", "list-event-source-mappings", "--function-name", WORKER, "--query", MAPPING,]),
            answer(["lambda", "get-account-settings", "--query", "AccountLimit.UnreservedConcurrentExecutions"]),
        );
        let (token, layer, bot_call, worker_call) =
            tokio::join!(token(&worker), layer(&bot), call(BOT, b"{}"), call(WORKER, br#"{"Records":[]}"#));
        (self.bot_call, self.worker_call) = (bot_call, worker_call);
        (self.queue, self.dead_letters, self.bot, self.worker) = (queue, dead_letters, bot, worker);
        (self.mappings, self.executions, self.token, self.layer) = (mappings, executions, token, layer);
    }
}

async fn queue(url: Option<&str>) -> Answer {
    let question =
        ["sqs", "get-queue-attributes", "--attribute-names", "All", "--query", "Attributes", "--queue-url", url?];
    answer(question).await
}

async fn function(name: &str) -> Answer {
    answer(["lambda", "get-function-configuration", "--function-name", name, "--query", FUNCTION]).await
}

/// Invokes a function with an event that needs no signature and changes nothing. A function that does not fit its layer or
/// lacks a setting fails.
async fn call(name: &str, event: &[u8]) -> Answer {
    let file = match event_file(event) {
        Ok(file) => file,
        Err(error) => return Some(Err(format!("cannot create a temporary file: {error}"))),
    };
    let payload = format!("fileb://{}", file.path().display());
    // The response itself is irrelevant.
    answer([
        "lambda",
        "invoke",
        "--function-name",
        name,
        "--payload",
        &payload,
        "--query",
        "FunctionError",
        "/dev/null",
    ])
    .await
}

fn event_file(event: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = NamedTempFile::new()?;
    file.write_all(event)?;
    Ok(file)
}

async fn token(worker: &Answer) -> Answer {
    let name = worker.as_ref()?.as_ref().ok()?.get("token_parameter")?.as_str()?;
    let (filter, query) = (format!("Key=Name,Values={name}"), "Parameters[0].{type: Type, version: Version}");
    answer(["ssm", "describe-parameters", "--query", query, "--parameter-filters", &filter]).await
}

async fn layer(bot: &Answer) -> Answer {
    let arn = bot.as_ref()?.as_ref().ok()?.pointer("/layers/0")?.as_str()?;
    answer(["lambda", "get-layer-version-by-arn", "--query", "Description", "--arn", arn]).await
}

async fn answer<const N: usize>(question: [&str; N]) -> Answer {
    Some(ask(question).await.map_err(|failure| failure.to_string()))
}

/// Why a query failed.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("there is no AWS CLI")]
    NoCli,
    /// The CLI's message.
    #[error("{0}")]
    Refused(String),
}

/// Runs the AWS CLI once, without the bot's token in its environment.
async fn ask<const N: usize>(question: [&str; N]) -> Result<Value, Failure> {
    let mut command = Command::new("aws");
    command.args(question).args(["--output", "json"]).env_remove(BOT_TOKEN.name);
    command.env("AWS_PAGER", "").env("AWS_CLI_AUTO_PROMPT", "off");
    // Version 1 of the CLI ignores these variables for SQS, so pass an option.
    if question.contains(&"sqs")
        && let Some(url) = ["AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL"].into_iter().find_map(env::var_os)
    {
        command.arg("--endpoint-url").arg(url);
    }
    command.stdin(Stdio::null()).kill_on_drop(true);
    let output = match timeout(PATIENCE, command.output()).await {
        Ok(Ok(output)) => output,
        Ok(Err(error)) if error.kind() == io::ErrorKind::NotFound => return Err(Failure::NoCli),
        Ok(Err(error)) => return Err(Failure::Refused(format!("cannot run aws: {error}"))),
        Err(_) => return Err(Failure::Refused(format!("aws takes longer than {} s", PATIENCE.as_secs()))),
    };
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        let last = text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("aws failed without a message");
        return Err(Failure::Refused(last.trim().to_owned()));
    }
    // The CLI prints nothing for null.
    if output.stdout.trim_ascii().is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_slice(&output.stdout).map_err(|error| Failure::Refused(format!("aws did not print JSON: {error}")))
}
