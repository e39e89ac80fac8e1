"""An emulated AWS account, and the commands that an operator runs against it."""

import base64
import functools
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import preloaded
from discord_simulator import DiscordSimulator
from emulator import ACCOUNT, REGION, Emulator
from project import Project
from proxy import Proxy, Trouble

STACK, BUCKET = "channelwright-sqs-stack", f"channelwright-artifacts-{ACCOUNT}-{REGION}"
BOT, WORKER = "discord_channelwright_bot", "discord_channelwright_worker"
LAYER = "channelwright-dependencies"
TASKS, DEAD_LETTERS = "channelwright-tasks.fifo", "channelwright-tasks-dlq.fifo"
PARAMETER = "/channelwright/discord-bot-token"
PATIENCE_S = 30
# The template's defaults. They are given explicitly because a deploy keeps settings that it is not given.
DEFAULTS = {"CHANNELWRIGHT_LOG_RETENTION_DAYS": "30", "CHANNELWRIGHT_WORKER_CONCURRENCY": "10"}
# Pauses of the scripts: module, name and value.
HURRY = [
    ("functions", "ACCESS_PAUSES_S", "(0.01,) * 5"), ("queues", "SEARCH_S", "60, 0"), ("redrive", "POLL_S", "0.1, 3"),
]  # fmt: skip
# A final reply starts with one of these.
FINAL = ("✅", "❌", "⚠")


class Deployment:
    """One account, the packages to deploy, and the operator's settings."""

    # Whether the scripts' Python and the AWS CLI have imported their modules before they start.
    IS_PRELOADED = True

    def __init__(self, repository: Path, folder: Path, emulator: Emulator, discord: DiscordSimulator):
        assert shutil.which("aws"), "install scripts/requirements.txt and put .venv/bin on the PATH"
        self.project = Project.copy_of(repository, folder)
        self.emulator = emulator
        self.packages = [self._package(repository, name) for name in ("bot", "worker")]
        self.token = discord.bot_token
        self.trouble: Trouble | None = None
        self.settled = None
        self.calls = folder / "calls"
        self._record_python()
        self._hurry()
        self.settings = emulator.settings | {
            "PATH": f"{self._recording_aws(folder)}:{os.environ['PATH']}",
            # A setting of the AWS CLI that an operator may have.
            "AWS_DEFAULT_OUTPUT": "yaml",
            "DISCORD_PUBLIC_KEY": discord.public_key,
            "DISCORD_BOT_TOKEN": discord.bot_token,
        }

    def _package(self, repository: Path, name: str) -> Path:
        package = self.project.root / f"{name}.zip"
        package.write_bytes(packed(repository, name))
        return package

    def _hurry(self) -> None:
        """Shortens every pause in which the scripts wait for AWS: the emulator does everything at once."""
        for module, name, value in HURRY:
            path = self.project.root / f"scripts/operations/{module}.py"
            text, count = re.subn(rf"^((?:\w+, )*{name}(?:, \w+)*) = .*", rf"\1 = {value}", path.read_text(), flags=re.MULTILINE)
            assert count == 1, name
            path.write_text(text)

    def _recording_aws(self, folder: Path) -> Path:
        """Returns a folder with an `aws` that records its arguments and environment."""
        (folder / "bin").mkdir()
        self._record(folder / "bin/aws", shutil.which("aws"), "awscli.clidriver", shutil.which("aws"))
        return folder / "bin"

    def _record_python(self) -> None:
        """Makes the scripts' `python` record its arguments and environment."""
        tools = self.project.root / ".venv/bin"
        real = tools.resolve()
        tools.unlink()
        tools.mkdir()
        for tool in real.iterdir():
            (tools / tool.name).symlink_to(tool)
        (tools / "python").unlink()
        self._record(tools / "python", real / "python", "botocore.session")

    def _record(self, wrapper: Path, program: object, module: str, script: str = "") -> None:
        name = wrapper.name
        if self.IS_PRELOADED:
            program = self.calls.parent / f"preloaded-{name}"
            preloaded.client(program, module, script)
        wrapper.write_text(f'#!/bin/sh\n{{ echo "{name} $*"; env; }} >>"{self.calls}"\nexec "{program}" "$@"\n')
        wrapper.chmod(0o755)

    def run(self, script: str, *arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
        """Runs a script through a proxy that records its calls. The trouble applies to this run only."""
        self.calls.write_text("")
        trouble, self.trouble = self.trouble, None
        with Proxy(self.emulator, lambda: self.project.process_group) as self.proxy:
            self.proxy.forget(trouble)
            settings = self.settings | {"AWS_ENDPOINT_URL": self.proxy.url} | settings
            done = self.project.run(script, *arguments, **settings)
        assert self.project.leftovers() == []
        assert self.token not in done.stdout + done.stderr + self.calls.read_text()
        return done

    def deploy(self, *options: object, **settings: str) -> subprocess.CompletedProcess[str]:
        return self.run("deploy-sqs.sh", "--no-build", *self.packages, *options, **settings)

    def settle(self) -> None:
        """Restores a complete deployment with the default settings. Deploys only if something differs."""
        if not self.stacks() or self.settled != self.state():
            done = self.deploy(**DEFAULTS)
            assert done.returncode == 0, done.stderr
            self.settled = self.state()

    def state(self) -> object:
        """The stack's parameters and template, the token, and the functions' code and configuration."""
        formation = self.client("cloudformation")
        (stack,) = formation.describe_stacks(StackName=STACK)["Stacks"]
        parameters = {one["ParameterKey"]: one["ParameterValue"] for one in stack["Parameters"]}
        token = self.client("ssm").get_parameter(Name=PARAMETER, WithDecryption=True)["Parameter"]
        functions = [self.function(name) for name in (BOT, WORKER)]
        runs = [(one["CodeSha256"], one.get("Layers"), one["Environment"]) for one in functions]
        return parameters, formation.get_template(StackName=STACK)["TemplateBody"], token["Value"], token["Version"], runs

    def called(self, *operations: str) -> list[str]:
        """The calls of these operations in the last run."""
        return [call.operation for call in self.proxy.calls if call.operation in operations]

    def client(self, service: str):
        return self.emulator.client(service)

    def function(self, name: str) -> dict:
        return self.client("lambda").get_function_configuration(FunctionName=name)

    def wait_for_functions(self) -> None:
        """Waits until no update is in progress."""
        for name in (BOT, WORKER):
            self.client("lambda").get_waiter("function_updated_v2").wait(FunctionName=name, WaiterConfig={"Delay": 0.05})

    def bear_a_slow_machine(self) -> None:
        """The emulator measures how long the bot takes on this machine."""
        watch = self.client("cloudwatch")
        (alarm,) = watch.describe_alarms(AlarmNames=["channelwright-bot-duration"])["MetricAlarms"]
        kept = ("AlarmName", "Namespace", "MetricName", "Dimensions", "ExtendedStatistic", "Period", "EvaluationPeriods",
                "ComparisonOperator", "TreatMissingData")  # fmt: skip
        watch.put_metric_alarm(**{name: alarm[name] for name in kept}, Threshold=60_000)

    def stacks(self) -> list[str]:
        return [stack["StackName"] for stack in self.client("cloudformation").describe_stacks()["Stacks"]]

    def buckets(self) -> list[str]:
        return [bucket["Name"] for bucket in self.client("s3").list_buckets()["Buckets"]]

    def endpoint_url(self) -> str:
        return self.client("lambda").get_function_url_config(FunctionName=BOT)["FunctionUrl"]

    def local_endpoint_url(self) -> str:
        """The same endpoint on this machine. The real host name does not resolve here."""
        name = self.endpoint_url().removeprefix("https://").partition(".")[0]
        return f"{self.emulator.url}/_aws/lambda-url/{name}/"

    def hashes(self) -> list[str]:
        """The hashes of both functions' code."""
        return [self.function(name)["CodeSha256"] for name in (BOT, WORKER)]


@functools.cache
def packed(repository: Path, name: str) -> bytes:
    """Packs a program that is already built. Its path is in CHANNELWRIGHT_BOT or CHANNELWRIGHT_WORKER, by default the output of
    `cargo build`."""
    program = Path(os.environ.get(f"CHANNELWRIGHT_{name.upper()}", repository / "target/debug" / name))
    assert program.exists(), f"{program} is missing: run cargo build"
    with tempfile.TemporaryDirectory() as folder:
        small, package = Path(folder) / name, io.BytesIO()
        subprocess.run(["strip", "-o", small, program], check=True)
        # Compressing it, and reading that in each deploy, would take longer.
        with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as archive:
            archive.write(small, "bootstrap")
        return package.getvalue()


def hash_of(package: Path) -> str:
    return base64.b64encode(hashlib.sha256(package.read_bytes()).digest()).decode()


def make_campaign(deployment: Deployment, discord: DiscordSimulator, name: str):
    """Uses the command at the deployed endpoint, and checks that the campaign is complete."""
    asked = discord.ask("add-campaign", deployment.local_endpoint_url(), name)
    assert asked["verdict"].startswith("Deferred"), asked

    def finished() -> str | None:
        content = discord.ask("reply", asked["interaction"])["content"]
        return content if content and content.startswith(FINAL) else None

    assert wait_for(finished).startswith("✅")
    check_campaign(discord, name)


def check_campaign(discord: DiscordSimulator, name: str):
    """Checks that there is one complete campaign, and that strangers cannot view it."""
    guild = discord.ask("guild")
    made = [channel for channel in guild["channels"] if channel["category"] == name]
    assert len(made) == 11 and all(one["seen_by_gm"] and not one["seen_by_stranger"] for one in made)
    assert f"{name} Members" in guild["roles"]
    assert guild["violations"] == []


def wait_for(condition):
    until = time.monotonic() + PATIENCE_S
    while not (result := condition()):
        assert time.monotonic() < until, f"not within {PATIENCE_S} s"
        time.sleep(0.1)
    return result
