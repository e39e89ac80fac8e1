"""scripts/status.sh, run by a user who has the permissions of infrastructure/status-policy.json and no others."""

import json
import re
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path

import pytest
from deployment import BOT, DEAD_LETTERS, LAYER, WORKER, Deployment, make_campaign, wait_for
from discord_simulator import DiscordSimulator
from emulator import ACCOUNT, EMPTY_REGION, Emulator

POLICY, USER = "infrastructure/status-policy.json", "operator"
# The emulator takes any reading of layers for ListLayers.
READ_LAYER = "lambda:GetLayerVersion"
EMULATED = {"Effect": "Allow", "Action": "lambda:ListLayers", "Resource": "*"}


class Watched(Deployment):
    """A deployment, and a user who may only look at it."""

    def __init__(self, repository: Path, folder: Path, emulator: Emulator, discord: DiscordSimulator):
        super().__init__(repository, folder, emulator, discord)
        self.policy = json.loads((repository / POLICY).read_text(encoding="utf-8"))
        iam = self.client("iam")
        iam.create_user(UserName=USER)
        key = iam.create_access_key(UserName=USER)["AccessKey"]
        self.keys = {"AWS_ACCESS_KEY_ID": key["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"]}
        self.allow(self.policy["Statement"])

    def allow(self, statements: list[dict]) -> None:
        emulated = [EMULATED if one["Action"] == READ_LAYER else one for one in statements]
        document = json.dumps(self.policy | {"Statement": emulated})
        self.client("iam").put_user_policy(UserName=USER, PolicyName="status", PolicyDocument=document)

    def status(self, **settings: str):
        return self.run("status.sh", **(self.keys | settings))

    def screen(self) -> dict[str, str]:
        """Each part of the screen, in one line."""
        parts = re.findall(r"^([A-Z][a-z]+(?: [a-z]+)?|bot|worker)  +(.*\n(?: +.*\n)*)", self.status().stdout, re.MULTILINE)
        return {name: " ".join(lines.split()) for name, lines in parts}

    @contextmanager
    def on_a_layer(self, description: str):
        functions = self.client("lambda")
        layer = functions.publish_layer_version(
            LayerName=LAYER, Description=description, Content={"ZipFile": self.packages[0].read_bytes()}
        )
        for name in (BOT, WORKER):
            functions.update_function_configuration(FunctionName=name, Layers=[layer["LayerVersionArn"]])
        self.wait_for_functions()
        try:
            yield layer
        finally:
            for name in (BOT, WORKER):
                functions.update_function_configuration(FunctionName=name, Layers=[])


@pytest.fixture(scope="module")
def deployment(repository: Path, tmp_path_factory: pytest.TempPathFactory, discord: DiscordSimulator):
    with Emulator(tmp_path_factory.mktemp("emulator"), DISCORD_API_BASE=discord.api_base) as emulator:
        deployment = Watched(repository, tmp_path_factory.mktemp("deployment"), emulator, discord)
        deployed = deployment.deploy()
        assert deployed.returncode == 0, deployed.stderr
        deployment.bear_a_slow_machine()
        yield deployment


def test_one_screen_says_that_all_is_well(deployment: Watched):
    done = deployment.status()
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("\n✅ All is well.\n") and len(done.stdout.splitlines()) <= 24
    screen = deployment.screen()
    assert screen["Stack"] == "CREATE_COMPLETE"
    for name in ("bot", "worker"):
        assert re.fullmatch(r"Active, x86_64, changed 20..-..-.. ..:.. UTC code [0-9a-f]{16}, static", screen[name])
    assert screen["Jobs"] == "0 waiting, 0 in progress, 0 dead letters"
    assert screen["Alarms"] == "9, none in state ALARM"
    assert re.match(r"20..-..-.. \S+ static deployed ", screen["Last deploys"])
    assert deployment.proxy.calls == []


def test_each_problem_comes_with_the_command_that_helps(deployment: Watched):
    sqs, watch = deployment.client("sqs"), deployment.client("cloudwatch")
    url = f"{deployment.emulator.url}/{ACCOUNT}/{DEAD_LETTERS}"
    sqs.send_message(QueueUrl=url, MessageBody="no job", MessageGroupId="1", MessageDeduplicationId="1")
    watch.set_alarm_state(AlarmName="channelwright-misfit", StateValue="ALARM", StateReason="a test")
    try:
        done = deployment.status()
    finally:
        watch.set_alarm_state(AlarmName="channelwright-misfit", StateValue="OK", StateReason="a test")
        sqs.purge_queue(QueueUrl=url)
    assert done.returncode == 1
    assert "❌ jobs failed: 1. " in done.stdout and "\n   scripts/redrive.sh\n" in done.stdout
    assert "❌ the alarm channelwright-misfit is in state ALARM\n" in done.stdout
    assert "\n     scripts/rollback-layer.sh\n" in done.stdout
    assert "All is well" not in done.stdout and done.stderr == ""


def test_the_layer_is_named_with_its_fingerprint(deployment: Watched):
    with deployment.on_a_layer("fingerprint 0123456789abcdef") as layer:
        version = f"{LAYER}:{layer['Version']}"
        assert f", layer {version}, fingerprint 0123456789abcdef" in deployment.screen()["worker"]
        deployment.client("lambda").delete_layer_version(LayerName=LAYER, VersionNumber=layer["Version"])
        assert f", layer {version}, fingerprint unknown (this version is deleted)" in deployment.screen()["bot"]


def make_metrics(deployment: Watched) -> None:
    """Makes metrics of the lines in both logs, as CloudWatch does and the emulator does not."""
    logs, watch = deployment.client("logs"), deployment.client("cloudwatch")
    for name in (BOT, WORKER):
        events = logs.filter_log_events(logGroupName=f"/aws/lambda/{name}")["events"]
        for line in (json.loads(one["message"]) for one in events if '"_aws"' in one["message"]):
            (directive,) = line["_aws"]["CloudWatchMetrics"]
            (dimensions,) = directive["Dimensions"]
            common = {
                "Dimensions": [{"Name": one, "Value": line[one]} for one in dimensions],
                "Timestamp": datetime.fromtimestamp(line["_aws"]["Timestamp"] / 1000, timezone.utc),
            }
            data = [common | {"MetricName": one["Name"], "Value": line[one["Name"]]} for one in directive["Metrics"]]
            watch.put_metric_data(Namespace=directive["Namespace"], MetricData=data)


def test_todays_campaigns_come_from_the_functions_metrics(deployment: Watched, discord: DiscordSimulator):
    assert deployment.screen()["Today"] == "no interaction yet"
    make_campaign(deployment, discord, "The Seen")
    group = f"/aws/lambda/{WORKER}"
    logs = deployment.client("logs")
    wait_for(lambda: "CampaignTime" in str(logs.filter_log_events(logGroupName=group)["events"]))
    make_metrics(deployment)
    assert re.fullmatch(
        r"campaigns \(static\): 1; from command to final message p50 \d+\.\d\d s, p95 \d+\.\d\d s "
        r"interactions \(static\): 1; until the response p99 \d+\.\d ms",
        deployment.screen()["Today"],
    )


def test_every_permission_of_the_policy_is_needed(deployment: Watched):
    statements = deployment.policy["Statement"]
    with deployment.on_a_layer("fingerprint 0123456789abcdef"):
        assert deployment.status().returncode == 0
        for left_out in statements:
            actions = left_out["Action"] if isinstance(left_out["Action"], list) else [left_out["Action"]]
            for action in actions:
                kept = [one for one in actions if one != action]
                others = [one for one in statements if one is not left_out]
                deployment.allow([*others, left_out | {"Action": kept}] if kept else others)
                done = deployment.status()
                assert done.returncode == 1 and "status-policy.json" in done.stderr, action
    deployment.allow(statements)


def test_without_a_stack_the_script_says_how_to_deploy(deployment: Watched):
    done = deployment.status(AWS_REGION=EMPTY_REGION)
    assert done.returncode == 1
    assert done.stderr == "\nfailed: there is no stack yet\nremedy: Run scripts/deploy-sqs.sh.\n"
