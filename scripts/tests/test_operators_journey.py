"""A new operator's whole journey, in the order of README's section "Deploy": deploy, register, maintain and remove the bot. It
uses the scripts as README names them, as a user who has the permissions of infrastructure/operator-policy.json and no others,
on an emulated AWS that enforces IAM.

At the end it prints how long each command took. To see that: .venv/bin/pytest -s scripts/tests/test_operators_journey.py
The emulator answers at once, so AWS's own time is missing; and the packages are already compiled."""

import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from deployment import BOT, BUCKET, DEAD_LETTERS, PARAMETER, TASKS, WORKER, hash_of, make_campaign
from discord_simulator import DiscordSimulator
from emulator import REGION, Emulator
from layered_deployment import RECORD, Layered, with_other_content

POLICY, USER = "infrastructure/operator-policy.json", "operator"
# The emulator takes any reading of layers for ListLayers, and asks for the others on every resource.
EMULATED = {
    "Effect": "Allow", "Resource": "*", "Action": ["lambda:ListLayers", "ssm:GetParametersByPath", "ssm:DeleteParameters"],
}  # fmt: skip
OTHER_ACCOUNT, OTHER_REGION = "210987654321", "eu-west-1"
# Puts the compiled packages into place, instead of compiling.
BUILD_STATIC = """#!/usr/bin/env bash
mkdir -p "{target}" && cp "{root}"/{{bot,worker}}.zip "{target}"
"""
CARGO = """#!/bin/sh
case $1 in
  metadata) echo '{{"target_directory": "{target}"}}' ;;
esac
"""


class Journey(Layered):
    """The operator, with a checked out project whose code is compiled."""

    IS_PRELOADED = False

    def __init__(self, repository: Path, folder: Path, emulator: Emulator, discord: DiscordSimulator, opt: Path):
        super().__init__(repository, folder, emulator, discord, opt)
        self.discord, self.took = discord, []
        scripts, static = self.project.root / "scripts", self.project.root / "target/static/x86_64"
        (scripts / "build-static.sh").write_text(BUILD_STATIC.format(root=self.project.root, target=static))
        self.built = folder / "built"
        shutil.copytree(self.source, self.built)
        built = (scripts / "layered.py").read_text().replace(str(self.source), str(self.built))
        (scripts / "layered.py").write_text(built)
        cargo = folder / "bin/cargo"
        cargo.write_text(CARGO.format(target=discord.program.parents[1]))
        cargo.chmod(0o755)
        self.settings = {name: self.settings[name] for name in ("PATH", "AWS_REGION")} | self._sign_in(repository)
        # Nobody but this test has another Discord.
        self.settings |= {"DISCORD_API_BASE": discord.api_base}
        shutil.copy(repository / ".env.example", self.project.root)

    def _sign_in(self, repository: Path) -> dict[str, str]:
        """A user with the policy that README names."""
        iam = self.client("iam")
        iam.create_user(UserName=USER)
        policy = json.loads((repository / POLICY).read_text(encoding="utf-8"))
        documents = {"operator": policy, "of-the-emulator": policy | {"Statement": [EMULATED]}}
        for name, document in documents.items():
            arn = iam.create_policy(PolicyName=name, PolicyDocument=json.dumps(document))["Policy"]["Arn"]
            iam.attach_user_policy(UserName=USER, PolicyArn=arn)
        key = iam.create_access_key(UserName=USER)["AccessKey"]
        return {"AWS_ACCESS_KEY_ID": key["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"]}

    def fill_in(self) -> None:
        """The file .env, from its example."""
        text = (self.project.root / ".env.example").read_text(encoding="utf-8")
        for name, value in {
            "DISCORD_PUBLIC_KEY": self.discord.public_key, "DISCORD_BOT_TOKEN": self.discord.bot_token,
            "DISCORD_APPLICATION_ID": self.discord.application_id,
        }.items():  # fmt: skip
            text, count = re.subn(rf"^{name}=$", f"{name}={value}", text, flags=re.MULTILINE)
            assert count == 1, name
        (self.project.root / ".env").write_text(text, encoding="utf-8")

    def does(self, command: str, fails: bool = False, **settings: str) -> str:
        """Runs a command of README. Returns what it printed."""
        start = time.monotonic()
        script, *options = command.split()
        done = self.run(script, *options, **settings)
        self.took.append((time.monotonic() - start, " ".join([*(f"{name}={value}" for name, value in settings.items()), command])))
        assert done.returncode == int(fails), done.stdout + done.stderr
        return done.stdout + done.stderr

    @contextmanager
    def changed(self, name: str, package: Path, content: str) -> Iterator[Path]:
        """Other code of this function is compiled."""
        place = self.built / f"{name}.zip"
        good = place.read_bytes()
        shutil.copy(with_other_content(self, package, content), place)
        yield place
        place.write_bytes(good)

    def unzip_layer(self) -> None:
        """What AWS does on /opt."""
        shutil.unpack_archive(self.layer, self.opt)

    def everything(self, region: str) -> list[str]:
        """The names of everything that is in the account, apart from the user."""
        found = {
            ("cloudformation", "describe_stacks"): "Stacks", ("lambda", "list_functions"): "Functions",
            ("lambda", "list_layers"): "Layers", ("lambda", "list_event_source_mappings"): "EventSourceMappings",
            ("sqs", "list_queues"): "QueueUrls", ("ssm", "describe_parameters"): "Parameters",
            ("logs", "describe_log_groups"): "logGroups", ("logs", "describe_metric_filters"): "metricFilters",
            ("cloudwatch", "describe_alarms"): "MetricAlarms", ("cloudwatch", "list_dashboards"): "DashboardEntries",
            ("iam", "list_roles"): "Roles", ("s3", "list_buckets"): "Buckets",
        }  # fmt: skip
        return [
            f"{key}: {one}"
            for (service, operation), key in found.items()
            for one in getattr(self.emulator.client_of("test", service, region), operation)().get(key, [])
        ]


@pytest.fixture
def operator(repository: Path, tmp_path: Path, discord: DiscordSimulator):
    folders = [tmp_path / name for name in ("emulator", "deployment", "opt")]
    for folder in folders:
        folder.mkdir()
    emulated, deployed, opt = folders
    # Functions inherit the environment: the worker uses this Discord, and both find the layer.
    settings = {"DISCORD_API_BASE": discord.api_base, "LD_LIBRARY_PATH": str(opt / "lib")}
    with Emulator(emulated, **settings) as emulator:
        operator = Journey(repository, deployed, emulator, discord, opt)
        yield operator
        print(f"\n{sum(seconds for seconds, _ in operator.took):6.1f} s  the whole journey, of which:")
        for seconds, command in operator.took:
            print(f"{seconds:6.1f} s  {command}")


def test_the_operators_journey_from_first_deploy_to_removal(operator: Journey, discord: DiscordSimulator):
    assert operator.everything(REGION) == operator.everything(OTHER_REGION) == []
    deploy_and_register(operator, discord)
    deploy_code_on_a_layer(operator, discord)
    break_a_deploy(operator)
    share_and_copy_the_layer(operator)
    roll_back_and_prune(operator)
    make_campaign(operator, discord, "The Last")
    assert "✅ All is well." in operator.does("status.sh")
    destroy(operator)


def deploy_and_register(operator: Journey, discord: DiscordSimulator) -> None:
    """README's steps 1 to 5."""
    operator.fill_in()
    planned = operator.does("deploy-sqs.sh --dry-run")
    assert "Add      Tasks                          AWS::SQS::Queue\n" in planned
    assert f"To be stored: {PARAMETER}, version 1\n" in planned and operator.everything(REGION) == []
    deployed = operator.does("deploy-sqs.sh")
    assert re.search(r"^== Done in [0-9.]+ s\n( +[0-9.]+ s  .+\n)* +[0-9.]+ s  Changing the stack ", deployed, re.MULTILINE)
    assert f"Interactions endpoint URL  {operator.endpoint_url()}\n" in deployed
    assert f"/{TASKS}\n" in deployed and f"/{DEAD_LETTERS}\n" in deployed
    assert operator.hashes() == [hash_of(package) for package in operator.packages]
    # Pastes the URL into the portal. The real host name does not resolve here.
    discord.ask("endpoint", operator.local_endpoint_url())
    assert discord.ask("probe", operator.local_endpoint_url()) == {"wrong": []}
    assert "\nRegistered.\n" in operator.does("register-commands.sh")
    doctor = operator.does(f"doctor.sh --guild {discord.guild_id}", fails=True)
    assert re.findall(r"^❌ (.*?):", doctor, re.MULTILINE) == ["Interactions endpoint URL"], doctor
    make_campaign(operator, discord, "The First")
    operator.bear_a_slow_machine()
    assert "✅ All is well." in operator.does("status.sh")


def deploy_code_on_a_layer(operator: Journey, discord: DiscordSimulator) -> None:
    operator.does("build-layer.sh")
    operator.unzip_layer()
    operator.does("deploy-with-layer.sh")
    layer = operator.arn_of(operator.layer)
    assert operator.running() == [(hash_of(package), [layer]) for package in operator.code]
    make_campaign(operator, discord, "The Layered")
    with operator.changed("worker", operator.code[1], "another commit") as worker:
        out = operator.does("deploy-with-layer.sh")
        assert operator.running()[1] == (hash_of(worker), [layer]) and f"{BOT}: nothing to do\n" in out


def break_a_deploy(operator: Journey) -> None:
    before = operator.kept()
    with operator.changed("worker", operator.code[0], "a bot instead of the worker"):
        out = operator.does("deploy-with-layer.sh", fails=True)
    assert f"failed: {WORKER} does not work\nremedy: " in out and f"{WORKER} is restored" in out
    assert operator.kept() == before
    assert "✅ All is well." in operator.does("status.sh")
    history = operator.does("layers.sh history")
    kinds = re.findall(r"^\d{4}-.*?  (\w+) +(\w+(?: \w+)?) +\d+\.\d s", history, re.MULTILINE)
    assert kinds == [("static", "deployed"), ("layered", "deployed"), ("layered", "deployed"), ("layered", "taken back")]


def share_and_copy_the_layer(operator: Journey) -> None:
    arn = operator.arn_of(operator.layer)
    operator.does(f"share-layer.sh --account {OTHER_ACCOUNT}")
    assert f": account {OTHER_ACCOUNT}\n" in operator.does("share-layer.sh --list")
    other = operator.emulator.client_of(OTHER_ACCOUNT, "lambda")
    assert other.get_layer_version_by_arn(Arn=arn)["Content"]["CodeSha256"] == hash_of(operator.layer)
    operator.does(f"layers.sh copy --to-region {OTHER_REGION}")
    there = operator.emulator.client_of("test", "lambda", OTHER_REGION)
    copy = there.get_layer_version_by_arn(Arn=arn.replace(REGION, OTHER_REGION))
    assert copy["Content"]["CodeSha256"] == hash_of(operator.layer)
    assert f"Shared with  account {OTHER_ACCOUNT}\n" in operator.does("layers.sh status")


def roll_back_and_prune(operator: Journey) -> None:
    operator.does("rollback-layer.sh")
    layer = operator.arn_of(operator.layer)
    assert operator.running() == [(hash_of(package), [layer]) for package in operator.code]
    operator.does(f"share-layer.sh --account {OTHER_ACCOUNT} --revoke")
    out = operator.does("prune-layers.sh --keep 1")
    assert "Deleted worker/" in out and "Deleted version" not in out


def destroy(operator: Journey) -> None:
    """In both regions, since there is a copy of the layer in the other."""
    # The bucket keeps versions: deleting an object leaves its old version and a delete marker. destroy.sh deletes both.
    operator.client("s3").delete_object(Bucket=BUCKET, Key=RECORD)
    assert f"Bucket  {BUCKET}, with all its content\n" in operator.does("destroy.sh --dry-run")
    operator.does("destroy.sh --yes")
    operator.does("destroy.sh --yes", AWS_REGION=OTHER_REGION)
    assert operator.everything(REGION) == operator.everything(OTHER_REGION) == []
    assert operator.does("destroy.sh --yes").endswith("There is nothing to remove.\n")
