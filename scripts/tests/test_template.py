"""The template has the core's numbers and grants least privilege."""

import json
import re
import shutil
import subprocess
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
import yaml
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

PARAMETER_ARN = "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter${DiscordBotTokenParameter}"


class _Loader(yaml.SafeLoader):
    """Reads `!Sub text` as {"Sub": "text"}."""


def _intrinsic(loader: yaml.Loader, suffix: str, node: yaml.Node):
    if isinstance(node, yaml.ScalarNode):
        return {suffix: loader.construct_scalar(node)}
    if isinstance(node, yaml.SequenceNode):
        return {suffix: loader.construct_sequence(node, deep=True)}
    return {suffix: loader.construct_mapping(node, deep=True)}


_Loader.add_multi_constructor("!", _intrinsic)


@pytest.fixture(scope="module")
def path(repository: Path) -> Path:
    return repository / "infrastructure" / "sqs-worker.yaml"


@pytest.fixture(scope="module")
def resources(path: Path) -> dict:
    return yaml.load(path.read_text(), _Loader)["Resources"]


@pytest.fixture(scope="module")
def limits(repository: Path) -> dict[str, int]:
    """The integers in core's limits. A constant is a product of numbers and earlier constants."""
    text = (repository / "crates/channelwright-core/src/limits.rs").read_text()
    found: dict[str, int] = {}
    for name, value in re.findall(r"pub const (\w+): u\d+ = ([\w *]+);", text):
        found[name] = 1
        for factor in value.replace("_000", "000").split("*"):
            factor = factor.strip()
            found[name] *= found[factor] if factor in found else int(factor)
    return found


def test_cfn_lint_finds_nothing(repository: Path):
    lint = shutil.which("cfn-lint")
    assert lint, "install scripts/requirements.txt and put .venv/bin on the PATH"
    done = subprocess.run([lint, *(repository / "infrastructure").glob("*.yaml")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_template_fits_into_a_request(path: Path):
    assert path.stat().st_size < 51_200, "a larger template has to be uploaded to S3 first"


def test_the_numbers_are_those_of_the_core(resources: dict, limits: dict[str, int]):
    tasks, worker = resources["Tasks"]["Properties"], resources["Worker"]["Properties"]
    assert worker["Timeout"] == limits["WORKER_TIMEOUT_S"]
    assert tasks["VisibilityTimeout"] == limits["QUEUE_VISIBILITY_TIMEOUT_S"]
    # The worker recognises its last delivery by this number, and then posts a final message.
    assert tasks["RedrivePolicy"]["maxReceiveCount"] == limits["QUEUE_MAX_RECEIVE_COUNT"]
    assert resources["OldJobsAlarm"]["Properties"]["Threshold"] == limits["INTERACTION_TOKEN_LIFETIME_S"]


def test_the_worker_has_its_whole_time_for_one_job(resources: dict, limits: dict[str, int]):
    mapping, visibility = (resources[name]["Properties"] for name in ("JobsForTheWorker", "Tasks"))
    assert mapping["BatchSize"] == 1
    assert visibility["VisibilityTimeout"] >= resources["Worker"]["Properties"]["Timeout"], "Lambda refuses less"
    # If a worker dies before it takes its message, the next delivery comes after this time.
    assert visibility["VisibilityTimeout"] <= 120
    # After a run that used all of its time, the reply can still be edited.
    assert resources["Worker"]["Properties"]["Timeout"] < limits["INTERACTION_TOKEN_LIFETIME_S"]


def test_workers_share_discords_limit_by_their_maximum_number(resources: dict):
    scaling = resources["JobsForTheWorker"]["Properties"]["ScalingConfig"]["MaximumConcurrency"]
    variable = resources["Worker"]["Properties"]["Environment"]["Variables"]["WORKER_MAXIMUM_CONCURRENCY"]
    assert variable == scaling == {"Ref": "WorkerMaximumConcurrency"}


def test_a_late_response_of_the_bot_raises_an_alarm_and_is_not_cut_off(repository: Path, resources: dict, limits: dict[str, int]):
    timeout_ms = resources["Bot"]["Properties"]["Timeout"] * 1000
    alarm_ms = resources["BotDurationAlarm"]["Properties"]["Threshold"]
    # A response that waits for all attempts at SQS is slow, but in time. The alarm reports it.
    assert _sqs_call_timeout_ms(repository) <= alarm_ms < limits["INTERACTION_ANSWER_MS"]
    # A timeout of Lambda hides the cause. Discord stops waiting after 3 s, so a much longer timeout is useless.
    assert limits["INTERACTION_ANSWER_MS"] < timeout_ms <= 10_000


def _sqs_call_timeout_ms(repository: Path) -> int:
    """The timeout of one call to SQS with all attempts, a constant in the Rust code."""
    folders = [repository / "crates" / name for name in ("queue", "platform")]
    sources = [path.read_text() for folder in folders for path in sorted(folder.rglob("*.rs"))]
    pattern = r"const CALL_TIMEOUT: Duration = Duration::from_(secs|millis)\(([\d_]+)\);"
    ((unit, number),) = re.findall(pattern, "\n".join(sources))
    return int(number) * (1000 if unit == "secs" else 1)


def test_a_job_reaches_the_dead_letter_queue_before_it_expires(resources: dict, limits: dict[str, int]):
    tasks, dead = (resources[name]["Properties"]["MessageRetentionPeriod"] for name in ("Tasks", "DeadLetters"))
    # Each delivery may delay the next one by SQS's maximum.
    assert tasks > limits["QUEUE_MAX_RECEIVE_COUNT"] * limits["QUEUE_VISIBILITY_MAX_S"]
    assert dead == 14 * 24 * 60 * 60, "SQS's maximum, so that an operator has time to look"


def test_functions_have_ten_times_their_peak_memory(repository: Path, resources: dict):
    bench = (repository / "crates/workbench/src/bench.rs").read_text()
    (promised_mb,) = re.findall(r'"< (\d+) MB"', bench)
    for function in ("Bot", "Worker"):
        # Lambda allots CPU time in proportion to memory, and a cold start needs CPU time.
        assert resources[function]["Properties"]["MemorySize"] >= 10 * int(promised_mb), function


def test_one_failure_raises_an_alarm(resources: dict):
    alarms = {name: one["Properties"] for name, one in resources.items() if one["Type"] == "AWS::CloudWatch::Alarm"}
    thresholds = {name: alarm["Threshold"] for name, alarm in alarms.items()}
    failures = ("DeadLetters", "BotErrors", "BotThrottles", "WorkerErrors", "WorkerThrottles", "Misfit", "FailedStarts")
    assert {f"{name}Alarm" for name in failures} == {name for name, threshold in thresholds.items() if threshold == 0}
    for name, alarm in alarms.items():
        compared = (alarm["ComparisonOperator"], alarm["EvaluationPeriods"], alarm["TreatMissingData"])
        assert compared == ("GreaterThanThreshold", 1, "notBreaching"), name


def _of_type(resources: dict, kind: str) -> dict[str, dict]:
    return {name: one["Properties"] for name, one in resources.items() if one["Type"] == kind}


def test_every_alarm_says_which_command_helps(repository: Path, resources: dict):
    for name, alarm in _of_type(resources, "AWS::CloudWatch::Alarm").items():
        commands = re.findall(r"^  (.+)$", alarm["AlarmDescription"], re.MULTILINE)
        assert commands, name
        scripts = re.findall(r"\bscripts/[a-z-]+\.sh\b", alarm["AlarmDescription"])
        assert all((repository / script).exists() for script in scripts), (name, scripts)
        assert all(one.startswith(("scripts/", "aws ")) for one in commands), (name, commands)
        groups = {one["LogGroupName"] for one in _of_type(resources, "AWS::Logs::LogGroup").values()}
        assert set(re.findall(r"/aws/lambda/\w+", alarm["AlarmDescription"])) <= groups, name


def test_failures_in_both_logs_raise_an_alarm(resources: dict):
    counted: dict[str, set[str]] = {}
    for name, found in _of_type(resources, "AWS::Logs::MetricFilter").items():
        (metric,) = found["MetricTransformations"]
        # A default value would be a custom metric that costs money although nothing happens.
        assert "DefaultValue" not in metric and metric["MetricNamespace"] == "Channelwright", name
        counted.setdefault(metric["MetricName"], set()).add(found["LogGroupName"]["Ref"])
    alarms = _of_type(resources, "AWS::CloudWatch::Alarm").values()
    watched = {alarm["MetricName"] for alarm in alarms if alarm["Namespace"] == "Channelwright"}
    assert counted == {name: {"BotLog", "WorkerLog"} for name in watched} and len(watched) == 2


def test_the_filter_finds_the_loaders_messages(resources: dict):
    pattern = resources["BotMisfits"]["Properties"]["FilterPattern"]
    phrases = re.findall(r'\?"([^"]+)"', pattern)
    for line in (
        "/var/task/bootstrap: error while loading shared libraries: libchannelwright-0123456789abcdef.so: cannot open shared object file",
        "/var/task/bootstrap: symbol lookup error: /var/task/bootstrap: undefined symbol: _RNvCs1_5tokio4main",
    ):
        assert any(phrase in line for phrase in phrases), line


def test_the_filter_finds_the_functions_message(repository: Path, resources: dict):
    source = (repository / "crates/platform/src/function.rs").read_text(encoding="utf-8")
    assert '"{name} cannot run"' in source
    for name in ("bot", "worker"):
        pattern = resources[f"{name.capitalize()}FailedStarts"]["Properties"]["FilterPattern"]
        assert f'$.message = "{name} cannot run"' in pattern


def test_the_dashboard_shows_every_alarm_and_metric(repository: Path, resources: dict):
    body = resources["Dashboard"]["Properties"]["DashboardBody"]["Sub"]
    alarms = set(re.findall(r"\$\{(\w+)\.Arn\}", body))
    assert alarms == set(_of_type(resources, "AWS::CloudWatch::Alarm"))
    widgets = json.loads(body)["widgets"]
    sources = [path.read_text(encoding="utf-8") for name in ("bot", "worker", "platform") for path in (repository / "crates" / name / "src").rglob("*.rs")]
    names = {metric[1] for one in widgets for metric in one["properties"].get("metrics", []) if metric[0] == "Channelwright"}
    assert names == {"AckTime", "CampaignTime", "ColdStart"}
    for name in names:
        assert any(re.search(rf'const \w+: &str = "{name}";', source) for source in sources), name


def test_queries_use_documented_fields(repository: Path, resources: dict):
    documented = set(re.findall(r"`([\w.]+)`", (repository / "docs/logging.md").read_text(encoding="utf-8")))
    queries = _of_type(resources, "AWS::Logs::QueryDefinition")
    assert set(queries) == {"OneInteraction", "ColdStarts", "SlowestCampaigns"}
    for name, query in queries.items():
        text = re.sub(r'"[^"]*"', "", query["QueryString"])
        own = set(re.findall(r"\bas (\w+)", text))
        words = set(re.findall(r"(?<![@\w.])[A-Za-z_][\w.]*(?!\w*\()", text)) - own
        commands = {"filter", "fields", "sort", "display", "stats", "limit", "by", "as", "or", "desc"}
        assert words - commands <= documented, (name, words - commands - documented)


def _policies(resources: dict) -> dict[str, dict[str, set[str]]]:
    """The actions that each role allows, by resource."""
    policies: dict[str, dict[str, set[str]]] = {}
    for name, resource in resources.items():
        if resource["Type"] != "AWS::IAM::Role":
            continue
        assert "ManagedPolicyArns" not in resource["Properties"], name
        allowed = policies[name] = {}
        for policy in resource["Properties"]["Policies"]:
            for statement in policy["PolicyDocument"]["Statement"]:
                assert statement["Effect"] == "Allow"
                actions = statement["Action"]
                names = [actions] if isinstance(actions, str) else actions
                allowed.setdefault(str(statement["Resource"]), set()).update(names)
    return policies


def test_each_role_allows_exactly_these_actions(resources: dict):
    logs = {"logs:CreateLogStream", "logs:PutLogEvents"}
    take = {"sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"}
    assert _policies(resources) == {
        "BotRole": {"{'GetAtt': 'Tasks.Arn'}": {"sqs:SendMessage"}, "{'GetAtt': 'BotLog.Arn'}": logs},
        "WorkerRole": {
            "{'GetAtt': 'Tasks.Arn'}": {*take, "sqs:SendMessage"},
            "{'GetAtt': 'WorkerLog.Arn'}": logs,
            str({"Sub": PARAMETER_ARN}): {"ssm:GetParameter"},
        },
    }


def _words(value):
    """Every string in a value, with its path of keys."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from (((key, *keys), word) for keys, word in _words(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)
    elif isinstance(value, str):
        yield (), value


def test_only_the_function_url_is_public(resources: dict):
    wild = {(name, *keys) for name, resource in resources.items() for keys, word in _words(resource) if "*" in word}
    assert wild == {
        ("BotUrlMayBeAsked", "Properties", "Principal"),
        ("BotMayBeInvokedThroughItsUrl", "Properties", "Principal"),
    }


def test_the_token_is_not_in_the_stack_and_only_the_worker_has_its_parameter(path: Path, resources: dict):
    users = {name for name, resource in resources.items() if "DiscordBotToken" in str(resource)}
    assert users == {"Worker", "WorkerRole"}
    parameters = yaml.load(path.read_text(), _Loader)["Parameters"]
    assert not any("NoEcho" in parameter for parameter in parameters.values())
    assert "DISCORD_BOT_TOKEN" not in resources["Worker"]["Properties"]["Environment"]["Variables"]


def test_every_functions_log_group_has_a_retention(resources: dict):
    functions = [one["Properties"] for one in resources.values() if one["Type"] == "AWS::Lambda::Function"]
    groups = [resources[function["LoggingConfig"]["LogGroup"]["Ref"]]["Properties"] for function in functions]
    assert len(functions) == 2
    assert all("RetentionInDays" in group for group in groups)
    names = [f"/aws/lambda/{function['FunctionName']}" for function in functions]
    assert [group["LogGroupName"] for group in groups] == names


def test_the_privacy_page_has_the_times_of_the_stack(repository: Path, path: Path, resources: dict):
    page = " ".join((repository / "docs/privacy.md").read_text(encoding="utf-8").split())
    queued, dead = (resources[name]["Properties"]["MessageRetentionPeriod"] // 86_400 for name in ("Tasks", "DeadLetters"))
    logged = yaml.load(path.read_text(), _Loader)["Parameters"]["LogRetentionDays"]["Default"]
    assert f"stays in the queue for at most {queued} days" in page
    assert f"set aside for the operator for at most {dead} days" in page
    assert f"is kept for {logged} days" in page


def test_queues_are_encrypted_and_linked(resources: dict):
    tasks, dead = resources["Tasks"]["Properties"], resources["DeadLetters"]["Properties"]
    assert tasks["SqsManagedSseEnabled"] and dead["SqsManagedSseEnabled"]
    assert tasks["RedrivePolicy"]["deadLetterTargetArn"] == {"GetAtt": "DeadLetters.Arn"}
    assert dead["RedriveAllowPolicy"]["sourceQueueArns"][0]["Sub"].endswith(":" + tasks["QueueName"])


def test_the_operator_may_do_what_the_stack_needs(repository: Path, resources: dict):
    """CloudFormation uses the operator's permissions to change the stack's resources, and the emulator does not check them. AWS
    publishes which actions each type of resource needs; this test compares the actions of the type's own service."""
    statements = json.loads((repository / "infrastructure/operator-policy.json").read_text(encoding="utf-8"))["Statement"]
    allowed = [one for statement in statements for one in ([statement["Action"]] if isinstance(statement["Action"], str) else statement["Action"])]
    for kind in {resource["Type"] for resource in resources.values()}:
        schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", kind).schema
        service = kind.split("::")[1].lower()
        wanted = {one for name, handler in schema["handlers"].items() if name != "list" for one in handler["permissions"]}
        missing = [one for one in wanted if one.startswith(f"{service}:") and not any(fnmatchcase(one, action) for action in allowed)]
        assert missing == [], kind
    assert any(fnmatchcase("iam:PassRole", action) for action in allowed)
