//! Judges the deployment on AWS: stack, queues, functions and layer. Pure.

use channelwright_core::limits::{QUEUE_MAX_RECEIVE_COUNT, QUEUE_VISIBILITY_TIMEOUT_S};
use serde_json::Value;

use super::{
    aws::{Answer, Found, STACK},
    report::Line,
};

const ACCOUNT: &str = "AWS account";
const STACK_LINE: &str = "Stack";
const QUEUE: &str = "Queue";
const DEAD_LETTERS: &str = "Dead-letter queue";
const BOT_LINE: &str = "Bot function";
const WORKER_LINE: &str = "Worker function";
const MAPPING: &str = "Event source mapping";
const EXECUTIONS: &str = "Concurrent executions";
const DEPLOYED_KEY: &str = "Deployed public key";
const TOKEN: &str = "Deployed bot token";
const MODE: &str = "Mode";
const LAYER: &str = "Layer";

/// Executions that the workers must leave for the bot, and numbers of workers that divide Discord's limit.
const FOR_THE_BOT: u64 = 5;
const WORKERS: [u64; 3] = [10, 5, 2];

const DEPLOY: &str = "Run scripts/deploy-sqs.sh.";
const LOOK_AT_THE_LOG: &str = "Look at the worker's log (aws logs tail /aws/lambda/discord_channelwright_worker)";

/// The URL of the deployed endpoint.
pub(crate) fn endpoint_url(found: &Found) -> Option<&str> {
    found.output("InteractionsEndpointUrl")
}

pub(crate) fn lines(found: &Found, public_key: Option<&str>) -> Vec<Line> {
    let all =
        [STACK_LINE, QUEUE, DEAD_LETTERS, BOT_LINE, WORKER_LINE, MAPPING, EXECUTIONS, DEPLOYED_KEY, TOKEN, MODE, LAYER];
    if let Some(barrier) = &found.barrier {
        let rest = all.map(|subject| Line::unchecked(subject, "needs AWS"));
        return [vec![Line::unchecked(ACCOUNT, barrier.clone())], rest.to_vec()].concat();
    }
    vec![
        Line::well(ACCOUNT, found.account.clone()),
        stack(&found.stack),
        check(QUEUE, &found.queue, "needs the stack", |attributes| queue(attributes, &found.dead_letters)),
        check(DEAD_LETTERS, &found.dead_letters, "needs the stack", dead_letters),
        check(BOT_LINE, &found.bot, "needs the stack", |bot| function(BOT_LINE, bot, &found.bot_call)),
        check(WORKER_LINE, &found.worker, "needs the stack", |worker| {
            function(WORKER_LINE, worker, &found.worker_call)
        }),
        check(MAPPING, &found.mappings, "needs the stack", |mappings| mapping(mappings, &found.queue)),
        executions(&found.executions, found.mappings.as_ref().and_then(|all| ours(all.as_ref().ok()?, &found.queue))),
        deployed_key(&found.bot, public_key),
        token(&found.worker, &found.token),
        mode(&found.bot, &found.worker),
        layer(found),
    ]
}

/// Judges a response, if there is one.
fn check(subject: &'static str, answer: &Answer, needs: &str, judge: impl FnOnce(&Value) -> Line) -> Line {
    match answer {
        None => Line::unchecked(subject, needs),
        Some(Err(error)) => unasked(subject, error),
        Some(Ok(value)) => judge(value),
    }
}

fn unasked(subject: &'static str, error: &str) -> Line {
    let remedy = match error {
        _ if error.contains("AccessDenied") => "Grant the permission to the signed-in user or role.",
        _ if error.contains("NotFound") || error.contains("NonExistent") => DEPLOY,
        _ => "Fix the cause, then run this again.",
    };
    Line::wrong(subject, error, remedy)
}

fn stack(answer: &Answer) -> Line {
    if let Some(Err(error)) = answer
        && error.contains("does not exist")
    {
        let what = format!("there is no {STACK} in this account and region");
        return Line::wrong(
            STACK_LINE,
            what,
            "Run scripts/deploy-sqs.sh, or set AWS_REGION and AWS_PROFILE to those of the stack.",
        );
    }
    check(STACK_LINE, answer, "needs AWS", |stack| {
        let status = text(stack, "status");
        match status {
            "CREATE_COMPLETE" | "UPDATE_COMPLETE" | "IMPORT_COMPLETE" => {
                Line::well(STACK_LINE, format!("{STACK}, {status}"))
            }
            "UPDATE_ROLLBACK_COMPLETE" => {
                Line::well(STACK_LINE, format!("{STACK}, {status}: the last deploy was rolled back"))
            }
            _ if status.ends_with("_IN_PROGRESS") => {
                Line::wrong(STACK_LINE, format!("it is {status}"), "Wait until that is over, then run this again.")
            }
            _ => Line::wrong(STACK_LINE, format!("it is {status}"), DEPLOY),
        }
    })
}

fn queue(attributes: &Value, dead_letters: &Answer) -> Line {
    let wait = number(attributes, "VisibilityTimeout");
    if wait != QUEUE_VISIBILITY_TIMEOUT_S {
        let what = format!("its visibility timeout is {wait} s instead of {QUEUE_VISIBILITY_TIMEOUT_S} s");
        return Line::wrong(QUEUE, what, DEPLOY);
    }
    let redrive: Value = serde_json::from_str(text(attributes, "RedrivePolicy")).unwrap_or_default();
    let target = text(&redrive, "deadLetterTargetArn");
    let is_linked = match dead_letters {
        Some(Ok(dead)) => target == text(dead, "QueueArn"),
        _ => !target.is_empty(),
    };
    let tries = number(&redrive, "maxReceiveCount");
    if !is_linked || tries != u64::from(QUEUE_MAX_RECEIVE_COUNT) {
        let what =
            format!("it does not move a job to the dead-letter queue after {QUEUE_MAX_RECEIVE_COUNT} deliveries");
        return Line::wrong(QUEUE, what, DEPLOY);
    }
    let waiting = number(attributes, "ApproximateNumberOfMessages");
    let in_work = number(attributes, "ApproximateNumberOfMessagesNotVisible");
    Line::well(QUEUE, format!("{waiting} jobs waiting, {in_work} in progress; at most {tries} deliveries each"))
}

fn dead_letters(attributes: &Value) -> Line {
    match number(attributes, "ApproximateNumberOfMessages") {
        0 => Line::well(DEAD_LETTERS, "empty"),
        count => Line::wrong(
            DEAD_LETTERS,
            if count == 1 { "1 job has failed".to_owned() } else { format!("{count} jobs have failed") },
            format!("{LOOK_AT_THE_LOG}. Then move them back: scripts/redrive.sh"),
        ),
    }
}

/// A function that was not used for weeks is `Inactive`; the next invocation reactivates it.
fn function(subject: &'static str, function: &Value, call: &Answer) -> Line {
    let (state, update) = (text(function, "state"), text(function, "update"));
    match (state, update) {
        ("Pending", _) | (_, "InProgress") => {
            Line::wrong(subject, "it is being updated", "Wait until that is over, then run this again.")
        }
        ("Failed", _) => Line::wrong(subject, format!("it cannot run: {}", text(function, "reason")), DEPLOY),
        (_, "Failed") => {
            Line::wrong(subject, format!("its last update failed: {}", text(function, "update_reason")), DEPLOY)
        }
        _ => check(subject, call, "needs the stack", |failure| match failure.as_str() {
            None => {
                Line::well(subject, format!("{state}, {}, a test invocation succeeded", text(function, "architecture")))
            }
            Some(failure) => Line::wrong(
                subject,
                format!("a test invocation failed ({failure})"),
                "Look at its log: aws logs tail /aws/lambda/NAME. Then run scripts/deploy-sqs.sh, or \
                 scripts/deploy-with-layer.sh if it has a layer.",
            ),
        }),
    }
}

fn runs(call: &Answer) -> bool {
    matches!(call, Some(Ok(Value::Null)))
}

/// The mapping from the queue to the worker.
fn ours<'a>(mappings: &'a Value, queue: &Answer) -> Option<&'a Value> {
    let arn = queue.as_ref().and_then(|queue| Some(text(queue.as_ref().ok()?, "QueueArn")));
    mappings.as_array()?.iter().find(|one| arn.is_none_or(|arn| text(one, "queue") == arn))
}

fn mapping(mappings: &Value, queue: &Answer) -> Line {
    match ours(mappings, queue).map(|one| (text(one, "state"), text(one, "uuid"))) {
        Some(("Enabled", _)) => Line::well(MAPPING, "brings jobs from the queue to the worker"),
        Some(("Creating" | "Enabling" | "Updating", _)) => {
            Line::wrong(MAPPING, "it is being changed", "Wait until that is over, then run this again.")
        }
        Some((state, uuid)) => Line::wrong(
            MAPPING,
            format!("it is {state}, so no job reaches the worker"),
            format!("Run: aws lambda update-event-source-mapping --enabled --uuid {uuid}"),
        ),
        None => Line::wrong(MAPPING, "there is none, so no job reaches the worker", DEPLOY),
    }
}

/// A new account can run ten functions concurrently. `scripts/operations/concurrency.py` has the same numbers.
fn executions(limit: &Answer, mapping: Option<&Value>) -> Line {
    let limit = match limit {
        None => return Line::unchecked(EXECUTIONS, "needs the stack"),
        Some(Err(error)) => {
            let why = format!("{error}; needs the permission lambda:GetAccountSettings");
            return Line::unchecked(EXECUTIONS, why);
        }
        Some(Ok(limit)) => limit.as_u64().unwrap_or(0),
    };
    let Some(workers) = mapping.map(|mapping| number(mapping, "workers")).filter(|workers| *workers > 0) else {
        return Line::unchecked(EXECUTIONS, "needs the event source mapping");
    };
    let left = limit.saturating_sub(workers);
    let what = format!("{workers} workers leave {left} of the account's {limit} for the bot");
    if left >= FOR_THE_BOT {
        return Line::well(EXECUTIONS, what);
    }
    let quota = "ask AWS to raise the quota (Service Quotas, AWS Lambda, Concurrent executions)";
    let fewer = WORKERS.into_iter().find(|fewer| *fewer < workers && limit.saturating_sub(*fewer) >= FOR_THE_BOT);
    let remedy = match fewer {
        Some(fewer) => format!("Run scripts/deploy-sqs.sh with CHANNELWRIGHT_WORKER_CONCURRENCY={fewer}, or {quota}."),
        None => format!("To fix this, {quota}."),
    };
    Line::wrong(EXECUTIONS, format!("{what}, so that the bot may fail to answer Discord"), remedy)
}

fn deployed_key(bot: &Answer, public_key: Option<&str>) -> Line {
    let Some(Ok(bot)) = bot else { return Line::unchecked(DEPLOYED_KEY, "needs the bot function") };
    match public_key {
        None => Line::unchecked(DEPLOYED_KEY, "needs DISCORD_PUBLIC_KEY"),
        Some(key) if key.eq_ignore_ascii_case(text(bot, "public_key")) => {
            Line::well(DEPLOYED_KEY, "matches DISCORD_PUBLIC_KEY")
        }
        Some(_) => Line::wrong(DEPLOYED_KEY, "the bot function's key differs from DISCORD_PUBLIC_KEY", DEPLOY),
    }
}

/// The worker reads the parameter when it starts. A deploy writes the version into the worker's configuration, so that a new
/// version restarts it.
fn token(worker: &Answer, parameter: &Answer) -> Line {
    let Some(Ok(worker)) = worker else { return Line::unchecked(TOKEN, "needs the worker function") };
    let name = text(worker, "token_parameter");
    if name.is_empty() {
        return Line::wrong(TOKEN, "the worker function has no DISCORD_BOT_TOKEN_PARAMETER", DEPLOY);
    }
    check(TOKEN, parameter, "needs the parameter", |parameter| {
        let (version, deployed) = (number(parameter, "version"), number(worker, "token_version"));
        match text(parameter, "type") {
            "" => Line::wrong(TOKEN, format!("the parameter {name} does not exist"), DEPLOY),
            "SecureString" if version == deployed => {
                Line::well(TOKEN, format!("version {version} of the parameter {name}"))
            }
            "SecureString" => {
                let what = format!("{name} has version {version}, but the worker was deployed with version {deployed}");
                Line::wrong(TOKEN, what, DEPLOY)
            }
            other => Line::wrong(TOKEN, format!("{name} is a {other}, not a SecureString"), DEPLOY),
        }
    })
}

/// Static or layered, and whether both functions agree.
fn mode(bot: &Answer, worker: &Answer) -> Line {
    let (Some(Ok(bot)), Some(Ok(worker))) = (bot, worker) else {
        return Line::unchecked(MODE, "needs both functions");
    };
    let architectures = [text(bot, "architecture"), text(worker, "architecture")];
    let [one, other] = architectures;
    if one != other {
        return Line::wrong(MODE, format!("the bot runs on {one}, but the worker on {other}"), DEPLOY);
    }
    match (layers(bot).as_slice(), layers(worker).as_slice()) {
        ([], []) => Line::well(MODE, format!("both static, on {one}")),
        (of_bot, of_worker) if of_bot == of_worker => Line::well(MODE, format!("both layered, on {one}")),
        (of_bot, of_worker) => Line::wrong(
            MODE,
            format!("the bot has {}, the worker {}", named(of_bot), named(of_worker)),
            "Run scripts/deploy-with-layer.sh, or scripts/deploy-sqs.sh for static code.",
        ),
    }
}

/// scripts/build-layer.sh publishes a layer with the description `fingerprint HEX`. Code loads a file with the fingerprint in
/// its name, so if it runs, it has the right layer.
fn layer(found: &Found) -> Line {
    let Some(Ok(bot)) = &found.bot else { return Line::unchecked(LAYER, "needs the bot function") };
    let attached = layers(bot);
    if attached.is_empty() {
        return Line::unchecked(LAYER, "static code needs none");
    }
    check(LAYER, &found.layer, "needs the bot function", |description| {
        let name = named(&attached);
        match description.as_str().and_then(|text| text.strip_prefix("fingerprint ")) {
            Some(fingerprint) if runs(&found.bot_call) && runs(&found.worker_call) => {
                Line::well(LAYER, format!("{name}, fingerprint {fingerprint}: both functions run with it"))
            }
            Some(fingerprint) => Line::wrong(
                LAYER,
                format!("{name}, fingerprint {fingerprint}: not both functions run with it"),
                "Run scripts/deploy-with-layer.sh, which attaches the right layer.",
            ),
            None => Line::wrong(
                LAYER,
                format!("{name} has no fingerprint: it is not one of Channelwright's"),
                "Run scripts/build-layer.sh, then scripts/deploy-with-layer.sh.",
            ),
        }
    })
}

fn layers(function: &Value) -> Vec<&str> {
    let layers = function.get("layers").and_then(Value::as_array);
    layers.into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Layers as `NAME:VERSION`.
fn named(layers: &[&str]) -> String {
    let short = layers.iter().map(|arn| arn.split_once(":layer:").map_or(*arn, |(_, name)| name));
    let all = short.collect::<Vec<_>>().join(", ");
    if all.is_empty() { "no layer".to_owned() } else { all }
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// Reads a number, which SQS writes as text.
fn number(value: &Value, field: &str) -> u64 {
    let field = value.get(field);
    field.and_then(|number| number.as_u64().or_else(|| number.as_str()?.parse().ok())).unwrap_or(0)
}
