"""A deployment from the first to the last day, with the real AWS CLI against an emulated AWS. The tests build on each
other, in this order."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from discord_simulator import DiscordSimulator
from emulator import ACCOUNT, REGION, Emulator
from project import Project

STACK, BUCKET = "channelwright-sqs-stack", f"channelwright-artifacts-{ACCOUNT}-{REGION}"
BOT, WORKER = "discord_channelwright_bot", "discord_channelwright_worker"
LAYER = "channelwright-dependencies"
TASKS, DEAD_LETTERS = "channelwright-tasks.fifo", "channelwright-tasks-dlq.fifo"
PATIENCE_S = 30
# What the first line of a reply begins with when nothing changes any more.
FINAL = ("✅", "❌", "⚠")


class Deployment:
    """One account, the packages to ship, and what a person at the command line has set."""

    def __init__(self, repository: Path, folder: Path, emulator: Emulator, discord: DiscordSimulator):
        self.project = Project.copy_of(repository, folder)
        self.emulator = emulator
        self.packages = [self._package(repository, name) for name in ("bot", "worker")]
        self.token = discord.bot_token
        self.calls = folder / "calls"
        self.settings = emulator.settings | {
            "PATH": f"{self._recording_aws(folder)}:{os.environ['PATH']}",
            "DISCORD_PUBLIC_KEY": discord.public_key,
            "DISCORD_BOT_TOKEN": discord.bot_token,
        }

    def _package(self, repository: Path, name: str) -> Path:
        """A package around a program that was built before: where its variable says, or by `cargo build`."""
        program = Path(os.environ.get(f"CHANNELWRIGHT_{name.upper()}", repository / "target/debug" / name))
        assert program.exists(), f"{program} is missing: run cargo build"
        small, package = self.project.root / name, self.project.root / f"{name}.zip"
        subprocess.run(["strip", "-o", small, program], check=True)
        make = self.project.root / "scripts/package.py"
        subprocess.run([sys.executable, make, "make", package, f"bootstrap={small}"], check=True)
        return package

    def _recording_aws(self, folder: Path) -> Path:
        """A folder with an `aws` that keeps the arguments and the environment it gets."""
        wrapper = folder / "bin" / "aws"
        wrapper.parent.mkdir()
        wrapper.write_text(f'#!/bin/sh\n{{ echo "aws $*"; env; }} >>"{self.calls}"\nexec {shutil.which("aws")} "$@"\n')
        wrapper.chmod(0o755)
        return wrapper.parent

    def run(self, script: str, *arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
        self.calls.write_text("")
        done = self.project.run(script, *arguments, **self.settings | settings)
        assert self.project.leftovers() == []
        assert self.token not in done.stdout + done.stderr + self.calls.read_text()
        return done

    def deploy(self, *options: object, **settings: str) -> subprocess.CompletedProcess[str]:
        return self.run("deploy-sqs.sh", "--no-build", *self.packages, *options, **settings)

    def called(self, *operations: str) -> list[str]:
        """Calls of these operations in the last run."""
        lines = [line.split()[:3] for line in self.calls.read_text().splitlines() if line.startswith("aws ")]
        return [words[2] for words in lines if words[2] in operations]

    def client(self, service: str):
        return self.emulator.client(service)

    def function(self, name: str) -> dict:
        return self.client("lambda").get_function_configuration(FunctionName=name)

    def stacks(self) -> list[str]:
        return [stack["StackName"] for stack in self.client("cloudformation").describe_stacks()["Stacks"]]

    def buckets(self) -> list[str]:
        return [bucket["Name"] for bucket in self.client("s3").list_buckets()["Buckets"]]

    def endpoint_url(self) -> str:
        return self.client("lambda").get_function_url_config(FunctionName=BOT)["FunctionUrl"]

    def local_endpoint_url(self) -> str:
        """The same on this machine, where the host of the real one has no address."""
        name = self.endpoint_url().removeprefix("https://").partition(".")[0]
        return f"{self.emulator.url}/_aws/lambda-url/{name}/"

    def hashes(self) -> list[str]:
        """Of the code that both functions run."""
        return [self.function(name)["CodeSha256"] for name in (BOT, WORKER)]


@pytest.fixture(scope="module")
def discord(repository: Path):
    with DiscordSimulator(repository) as discord:
        yield discord


@pytest.fixture(scope="module")
def deployment(repository: Path, tmp_path_factory: pytest.TempPathFactory, discord: DiscordSimulator):
    assert shutil.which("aws"), "install scripts/requirements.txt and put .venv/bin on the PATH"
    # Functions inherit the emulator's environment, and so the worker finds this Discord.
    with Emulator(tmp_path_factory.mktemp("emulator"), DISCORD_API_BASE=discord.api_base) as emulator:
        yield Deployment(repository, tmp_path_factory.mktemp("deployment"), emulator, discord)


def hash_of(package: Path) -> str:
    return base64.b64encode(hashlib.sha256(package.read_bytes()).digest()).decode()


def wait_for(condition):
    until = time.monotonic() + PATIENCE_S
    while not (result := condition()):
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.1)
    return result


def test_without_settings_nothing_begins(deployment: Deployment):
    done = deployment.deploy(DISCORD_BOT_TOKEN="")
    assert done.returncode == 1
    assert "failed: not set: DISCORD_BOT_TOKEN\nremedy: " in done.stderr
    assert deployment.buckets() == []


def test_a_dry_run_in_an_empty_account_leaves_it_empty(deployment: Deployment):
    done = deployment.deploy("--dry-run")
    assert done.returncode == 0, done.stderr
    assert "Add      Tasks                          AWS::SQS::Queue\n" in done.stdout
    assert deployment.buckets() == []
    assert deployment.stacks() == []


def test_a_value_that_the_template_refuses_changes_nothing(deployment: Deployment):
    done = deployment.deploy(CHANNELWRIGHT_LOG_RETENTION_DAYS="2")
    assert done.returncode == 1
    assert "LogRetentionDays" in done.stderr and "remedy: " in done.stderr
    assert deployment.stacks() == []


def test_a_first_deploy_that_fails_is_not_in_the_way_of_the_next(deployment: Deployment):
    template = deployment.project.root / "infrastructure/sqs-worker.yaml"
    good = template.read_text()
    no_layer = f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:none:1"
    template.write_text(good.replace("[HasLayer, [!Ref LayerArn], !Ref AWS::NoValue]", f"[HasLayer, [], [{no_layer}]]"))
    done = deployment.deploy()
    template.write_text(good)
    assert done.returncode == 1
    assert no_layer in done.stderr and "failed: the stack is " in done.stderr and "remedy: " in done.stderr
    assert deployment.stacks() == []


def test_a_first_deploy_makes_everything_and_tells_where(deployment: Deployment):
    done = deployment.deploy()
    assert done.returncode == 0, done.stderr
    assert f"Interactions endpoint URL  {deployment.endpoint_url()}\n" in done.stdout
    assert f"/{TASKS}\n" in done.stdout and f"/{DEAD_LETTERS}\n" in done.stdout
    assert deployment.hashes() == list(map(hash_of, deployment.packages))


def test_the_bucket_is_private_and_keeps_versions(deployment: Deployment):
    s3 = deployment.client("s3")
    access = s3.get_public_access_block(Bucket=BUCKET)["PublicAccessBlockConfiguration"]
    assert len(access) == 4 and all(access.values())
    assert s3.get_bucket_versioning(Bucket=BUCKET)["Status"] == "Enabled"


def test_the_same_again_uploads_and_changes_nothing(deployment: Deployment):
    done = deployment.deploy()
    assert done.returncode == 0, done.stderr
    assert "The stack has no changes.\n" in done.stdout
    assert "Interactions endpoint URL  https://" in done.stdout
    update = ("update-function-code", "update-function-configuration")
    assert deployment.called("put-object", "create-bucket", "execute-change-set", *update) == []
    change_sets = deployment.client("cloudformation").list_change_sets(StackName=STACK)["Summaries"]
    assert [one for one in change_sets if one["ExecutionStatus"] == "AVAILABLE"] == []


def test_what_is_not_given_stays_as_it_is_deployed(deployment: Deployment):
    changed = deployment.deploy(CHANNELWRIGHT_LOG_RETENTION_DAYS="7")
    assert changed.returncode == 0, changed.stderr
    assert "Modify   BotLog " in changed.stdout
    same = deployment.deploy(DISCORD_PUBLIC_KEY="", DISCORD_BOT_TOKEN="")
    assert same.returncode == 0, same.stderr
    assert "The stack has no changes.\n" in same.stdout
    assert deployment.function(WORKER)["Environment"]["Variables"]["DISCORD_BOT_TOKEN"] == deployment.token


def test_a_dry_run_shows_a_change_and_does_not_make_it(deployment: Deployment):
    done = deployment.deploy("--dry-run", CHANNELWRIGHT_WORKER_CONCURRENCY="9")
    assert done.returncode == 0, done.stderr
    assert "Modify   JobsForTheWorker               AWS::Lambda::EventSourceMapping\n" in done.stdout
    (mapping,) = deployment.client("lambda").list_event_source_mappings()["EventSourceMappings"]
    assert mapping["ScalingConfig"] == {"MaximumConcurrency": 5}
    assert deployment.stacks() == [STACK]


def test_the_roles_may_do_their_own_work_only(deployment: Deployment):
    queue = f"arn:aws:sqs:{REGION}:{ACCOUNT}:{TASKS}"
    take = {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"}

    def allowed(function: str, resource: str) -> set[str]:
        done = deployment.client("iam").simulate_principal_policy(
            PolicySourceArn=deployment.function(function)["Role"], ResourceArns=[resource],
            ActionNames=["sqs:SendMessage", "sqs:PurgeQueue", *take],
        )  # fmt: skip
        return {one["EvalActionName"] for one in done["EvaluationResults"] if one["EvalDecision"] == "allowed"}

    assert allowed(BOT, queue) == {"sqs:SendMessage"}
    assert allowed(WORKER, queue) == take
    assert allowed(BOT, queue + "x") == allowed(WORKER, queue + "x") == set()


def test_discord_accepts_the_endpoint(deployment: Deployment, discord: DiscordSimulator):
    assert discord.ask("probe", deployment.local_endpoint_url()) == {"wrong": []}


def test_a_command_makes_the_whole_campaign(deployment: Deployment, discord: DiscordSimulator):
    asked = discord.ask("add-campaign", deployment.local_endpoint_url(), "The Lost Mine")
    assert asked["verdict"].startswith("Deferred"), asked

    def finished() -> str | None:
        content = discord.ask("reply", asked["interaction"])["content"]
        return content if content and content.startswith(FINAL) else None

    assert wait_for(finished).startswith("✅")
    guild = discord.ask("guild")
    made = [channel for channel in guild["channels"] if channel["category"] == "The Lost Mine"]
    assert len(made) == 11 and all(one["seen_by_gm"] and not one["seen_by_stranger"] for one in made)
    assert "The Lost Mine Members" in guild["roles"]
    assert guild["violations"] == []


def test_a_message_that_is_no_job_ends_in_the_dead_letter_queue(deployment: Deployment):
    queue_url = f"{deployment.emulator.url}/{ACCOUNT}/{TASKS}"
    deployment.client("sqs").send_message(
        QueueUrl=queue_url, MessageBody="no job", MessageGroupId="1", MessageDeduplicationId="poison"
    )

    def poisoned() -> list[dict]:
        return [one for one in deployment.emulator.messages(DEAD_LETTERS) if one["Body"] == "no job"]

    (message,) = wait_for(poisoned)
    assert message["ReceiveCount"] == 5


def test_packages_in_the_wrong_order_are_noticed(deployment: Deployment):
    done = deployment.run("deploy-sqs.sh", "--no-build", *reversed(deployment.packages))
    assert done.returncode == 1
    assert f"failed: {BOT} does not work\nremedy: " in done.stderr


def test_a_deploy_brings_functions_back_to_static_code(deployment: Deployment, tmp_path: Path):
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("bootstrap", "other")
    assert deployment.deploy().returncode == 0
    functions, content = deployment.client("lambda"), other.read_bytes()
    layer = functions.publish_layer_version(LayerName=LAYER, Content={"ZipFile": content})["LayerVersionArn"]
    functions.update_function_code(FunctionName=BOT, ZipFile=content)
    functions.update_function_configuration(FunctionName=WORKER, Layers=[layer])
    done = deployment.deploy()
    assert done.returncode == 0, done.stderr
    assert "The stack has no changes.\n" in done.stdout
    assert deployment.called("put-object") == []
    assert deployment.hashes() == list(map(hash_of, deployment.packages))
    assert not deployment.function(WORKER).get("Layers")


def test_packages_for_another_processor_are_refused(deployment: Deployment):
    done = deployment.deploy("--arch", "arm64")
    assert done.returncode == 1
    assert "bot.zip is built for x86_64, not for arm64\n" in done.stderr
    assert deployment.called("create-change-set", "put-object") == []


def test_destroy_asks_first(deployment: Deployment):
    for options in ([], ["--dry-run"]):
        done = deployment.run("destroy.sh", *options)
        assert f"Bucket  {BUCKET}, with all its content\n" in done.stdout
        assert done.returncode == (0 if options else 1)
        assert deployment.called("delete-stack", "delete-objects", "delete-bucket", "delete-layer-version") == []


def test_destroy_leaves_nothing(deployment: Deployment):
    # Old versions and marks of deleted objects are content, too.
    s3 = deployment.client("s3")
    s3.put_object(Bucket=BUCKET, Key="x")
    s3.put_object(Bucket=BUCKET, Key="x")
    s3.delete_object(Bucket=BUCKET, Key="x")
    done = deployment.run("destroy.sh", "--yes")
    assert done.returncode == 0, done.stderr
    assert deployment.stacks() == deployment.buckets() == []
    functions, iam, logs = (deployment.client(service) for service in ("lambda", "iam", "logs"))
    assert functions.list_functions()["Functions"] == functions.list_layers()["Layers"] == []
    assert iam.list_roles()["Roles"] == logs.describe_log_groups()["logGroups"] == []
    assert deployment.client("cloudwatch").describe_alarms()["MetricAlarms"] == []
    assert not deployment.client("sqs").list_queues().get("QueueUrls")
    again = deployment.run("destroy.sh", "--yes")
    assert (again.returncode, again.stdout.splitlines()[-1]) == (0, "There is nothing to remove.")
