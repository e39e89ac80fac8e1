"""An emulated account and what a person at the command line does to it."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

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
# The template's own; a deploy keeps what it is not given.
DEFAULTS = {"CHANNELWRIGHT_LOG_RETENTION_DAYS": "30", "CHANNELWRIGHT_WORKER_CONCURRENCY": "10"}
# What the first line of a reply begins with when nothing changes any more.
FINAL = ("✅", "❌", "⚠")


class Deployment:
    """One account, the packages to ship, and what a person at the command line has set."""

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
        self.settings = emulator.settings | {
            "PATH": f"{self._recording_aws(folder)}:{os.environ['PATH']}",
            # What a person may have chosen for the AWS CLI.
            "AWS_DEFAULT_OUTPUT": "yaml",
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
        (folder / "bin").mkdir()
        self._record(folder / "bin/aws", shutil.which("aws"))
        return folder / "bin"

    def _record_python(self) -> None:
        """The same for the `python` of the scripts."""
        tools = self.project.root / ".venv/bin"
        real = tools.resolve()
        tools.unlink()
        tools.mkdir()
        for tool in real.iterdir():
            (tools / tool.name).symlink_to(tool)
        (tools / "python").unlink()
        self._record(tools / "python", real / "python")

    def _record(self, wrapper: Path, program: object) -> None:
        name = wrapper.name
        wrapper.write_text(f'#!/bin/sh\n{{ echo "{name} $*"; env; }} >>"{self.calls}"\nexec "{program}" "$@"\n')
        wrapper.chmod(0o755)

    def run(self, script: str, *arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
        """Through a proxy, which keeps in mind what is called. The trouble is for this run alone."""
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
        """A whole deployment with the settings that `deploy` has, whatever somebody made of it. Deploys where it differs."""
        if not self.stacks() or self.settled != self.state():
            done = self.deploy(**DEFAULTS)
            assert done.returncode == 0, done.stderr
            self.settled = self.state()

    def state(self) -> object:
        """Parameters and template of the stack, the token, and what the functions are besides."""
        formation = self.client("cloudformation")
        (stack,) = formation.describe_stacks(StackName=STACK)["Stacks"]
        parameters = {one["ParameterKey"]: one["ParameterValue"] for one in stack["Parameters"]}
        token = self.client("ssm").get_parameter(Name=PARAMETER, WithDecryption=True)["Parameter"]
        functions = [self.function(name) for name in (BOT, WORKER)]
        runs = [(one["CodeSha256"], one.get("Layers"), one["Environment"]) for one in functions]
        return parameters, formation.get_template(StackName=STACK)["TemplateBody"], token["Value"], token["Version"], runs

    def called(self, *operations: str) -> list[str]:
        """Calls of these operations in the last run."""
        return [call.operation for call in self.proxy.calls if call.operation in operations]

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


def hash_of(package: Path) -> str:
    return base64.b64encode(hashlib.sha256(package.read_bytes()).digest()).decode()


def make_campaign(deployment: Deployment, discord: DiscordSimulator, name: str):
    """A game master asks for a campaign at the deployed endpoint, and gets the whole of it."""
    asked = discord.ask("add-campaign", deployment.local_endpoint_url(), name)
    assert asked["verdict"].startswith("Deferred"), asked

    def finished() -> str | None:
        content = discord.ask("reply", asked["interaction"])["content"]
        return content if content and content.startswith(FINAL) else None

    assert wait_for(finished).startswith("✅")
    check_campaign(discord, name)


def check_campaign(discord: DiscordSimulator, name: str):
    """It is there, whole, once, and nobody sees what is not for them."""
    guild = discord.ask("guild")
    made = [channel for channel in guild["channels"] if channel["category"] == name]
    assert len(made) == 11 and all(one["seen_by_gm"] and not one["seen_by_stranger"] for one in made)
    assert f"{name} Members" in guild["roles"]
    assert guild["violations"] == []


def wait_for(condition):
    until = time.monotonic() + PATIENCE_S
    while not (result := condition()):
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.1)
    return result
