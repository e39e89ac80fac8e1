"""The template agrees with the core's numbers and grants no more than it must."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml


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
    """The whole numbers of the core. A constant is a product of numbers and of constants before it."""
    text = (repository / "crates/channelwright-core/src/limits.rs").read_text()
    found: dict[str, int] = {}
    for name, value in re.findall(r"pub const (\w+): u\d+ = ([\w *]+);", text):
        found[name] = 1
        for factor in value.replace("_000", "000").split("*"):
            factor = factor.strip()
            found[name] *= found[factor] if factor in found else int(factor)
    return found


def test_cfn_lint_has_nothing_to_say(path: Path):
    lint = shutil.which("cfn-lint")
    assert lint, "install scripts/requirements.txt and put .venv/bin on the PATH"
    done = subprocess.run([lint, str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_template_fits_into_a_request(path: Path):
    assert path.stat().st_size < 51_200, "a larger template must be uploaded first"


def test_the_numbers_are_those_of_the_core(resources: dict, limits: dict[str, int]):
    tasks, worker = resources["Tasks"]["Properties"], resources["Worker"]["Properties"]
    assert worker["Timeout"] == limits["WORKER_TIMEOUT_S"]
    assert tasks["VisibilityTimeout"] == limits["QUEUE_VISIBILITY_TIMEOUT_S"]
    assert tasks["RedrivePolicy"]["maxReceiveCount"] == limits["QUEUE_MAX_RECEIVE_COUNT"]
    old_jobs, slow_bot = (resources[name]["Properties"] for name in ("OldJobsAlarm", "BotDurationAlarm"))
    assert old_jobs["Threshold"] == limits["INTERACTION_TOKEN_LIFETIME_S"]
    assert slow_bot["Threshold"] < limits["INTERACTION_ANSWER_MS"]


def test_visibility_is_at_least_six_times_the_timeout(resources: dict):
    visibility = resources["Tasks"]["Properties"]["VisibilityTimeout"]
    assert visibility >= 6 * resources["Worker"]["Properties"]["Timeout"]


def _policies(resources: dict) -> dict[str, dict[str, set[str]]]:
    """For each role, what it may do to which resource."""
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


def test_each_role_may_do_exactly_this(resources: dict):
    logs = {"logs:CreateLogStream", "logs:PutLogEvents"}
    take = {"sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"}
    assert _policies(resources) == {
        "BotRole": {"{'GetAtt': 'Tasks.Arn'}": {"sqs:SendMessage"}, "{'GetAtt': 'BotLog.Arn'}": logs},
        "WorkerRole": {"{'GetAtt': 'Tasks.Arn'}": take, "{'GetAtt': 'WorkerLog.Arn'}": logs},
    }


def _words(value):
    """Every text in a value, with the keys that lead to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from (((key, *keys), word) for keys, word in _words(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)
    elif isinstance(value, str):
        yield (), value


def test_only_the_function_url_is_open_to_everybody(resources: dict):
    wild = {(name, *keys) for name, resource in resources.items() for keys, word in _words(resource) if "*" in word}
    assert wild == {
        ("BotUrlMayBeAsked", "Properties", "Principal"),
        ("BotMayBeInvokedThroughItsUrl", "Properties", "Principal"),
    }


def test_the_token_reaches_only_the_worker(resources: dict):
    users = {name for name, resource in resources.items() if "DiscordBotToken" in str(resource)}
    assert users == {"Worker"}


def test_every_function_logs_into_a_group_that_forgets(resources: dict):
    functions = [one["Properties"] for one in resources.values() if one["Type"] == "AWS::Lambda::Function"]
    groups = [resources[function["LoggingConfig"]["LogGroup"]["Ref"]]["Properties"] for function in functions]
    assert len(functions) == 2
    assert all("RetentionInDays" in group for group in groups)
    names = [f"/aws/lambda/{function['FunctionName']}" for function in functions]
    assert [group["LogGroupName"] for group in groups] == names


def test_queues_are_encrypted_and_linked(resources: dict):
    tasks, dead = resources["Tasks"]["Properties"], resources["DeadLetters"]["Properties"]
    assert tasks["SqsManagedSseEnabled"] and dead["SqsManagedSseEnabled"]
    assert tasks["RedrivePolicy"]["deadLetterTargetArn"] == {"GetAtt": "DeadLetters.Arn"}
    assert dead["RedriveAllowPolicy"]["sourceQueueArns"][0]["Sub"].endswith(":" + tasks["QueueName"])
