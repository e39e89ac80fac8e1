"""Registering the commands, and the doctor, with the real AWS CLI against an emulated AWS. Cargo is a stub, since the program
is already built."""

import re
import subprocess
from pathlib import Path

import pytest
from deployment import BOT, DEAD_LETTERS, WORKER, Deployment
from discord_simulator import DiscordSimulator
from emulator import ACCOUNT, Emulator
from project import Project

SCRIPTS = ["register-commands.sh", "doctor.sh"]
LINK = "https://discord.com/oauth2/authorize?client_id={}&scope=bot+applications.commands&permissions=2252126532217873\n"
# Accepts the two commands that the scripts use, and records its environment.
CARGO = """#!/bin/sh
env >>"{folder}/cargo-environment"
case $1 in
  build) ;;
  metadata) echo '{{"target_directory": "{target}"}}' ;;
  *) exit 9 ;;
esac
"""


@pytest.fixture(scope="module")
def deployment(repository: Path, tmp_path_factory: pytest.TempPathFactory, discord: DiscordSimulator):
    folder = tmp_path_factory.mktemp("deployment")
    # The limit of a new account.
    small = {"LAMBDA_ACCOUNT_CONCURRENCY": "10"}
    with Emulator(tmp_path_factory.mktemp("emulator"), DISCORD_API_BASE=discord.api_base, **small) as emulator:
        deployment = Deployment(repository, folder, emulator, discord)
        cargo = folder / "bin" / "cargo"
        cargo.write_text(CARGO.format(folder=folder, target=discord.program.parents[1]))
        cargo.chmod(0o755)
        deployment.settings |= {
            "DISCORD_APPLICATION_ID": discord.application_id, "DISCORD_API_BASE": discord.api_base,
        }  # fmt: skip
        deployed, registered = deployment.deploy(), deployment.run("register-commands.sh")
        assert deployed.returncode == 0, deployed.stderr
        assert registered.returncode == 0, registered.stderr
        assert "So the stack gets at most 5 workers, which leaves the rest for the bot." in deployed.stdout
        # The real host name of the endpoint does not resolve here.
        discord.ask("endpoint", deployment.local_endpoint_url())
        yield deployment


def test_the_token_is_not_in_cargos_environment(deployment: Deployment):
    deployment.run("register-commands.sh", "--dry-run")
    environment = (deployment.calls.parent / "cargo-environment").read_text()
    assert "PATH=" in environment and deployment.token not in environment


def wrong(out: str) -> list[str]:
    return re.findall(r"^❌ (.*?):", out, re.MULTILINE)


def test_the_commands_are_registered_once(deployment: Deployment, repository: Path):
    with DiscordSimulator(repository) as discord:
        check_registering(deployment, discord)


def check_registering(deployment: Deployment, discord: DiscordSimulator) -> None:
    """Registers at a Discord that does not have the commands yet."""
    settings = {
        "DISCORD_APPLICATION_ID": discord.application_id, "DISCORD_BOT_TOKEN": discord.bot_token,
        "DISCORD_API_BASE": discord.api_base,
    }  # fmt: skip
    first = deployment.run("register-commands.sh", **settings)
    assert first.returncode == 0, first.stderr
    assert "\n/add-campaign is not registered for all servers.\n" in first.stdout
    assert "\nRegistered.\n" in first.stdout
    assert first.stdout.endswith(LINK.format(discord.application_id))
    registered = discord.ask("commands")
    assert {"add-campaign", "campaign"} <= {one["name"] for one in registered["global"]} and registered["guild"] == []
    second = deployment.run("register-commands.sh", **settings)
    assert "\n/add-campaign is already registered for all servers.\n" in second.stdout
    assert discord.ask("commands") == registered


def test_settings_come_from_the_file(deployment: Deployment):
    settings = {name: deployment.settings[name] for name in ("DISCORD_APPLICATION_ID", "DISCORD_BOT_TOKEN")}
    file = deployment.project.root / ".env"
    file.write_text("".join(f"{name}={value}\n" for name, value in settings.items()))
    keep = {name: value for name, value in deployment.settings.items() if name not in settings}
    done = deployment.project.run("register-commands.sh", "--dry-run", **keep)
    file.unlink()
    assert done.returncode == 0, done.stderr
    assert "already registered" in done.stdout


def test_missing_settings_are_named(project: Project):
    done = project.run("register-commands.sh")
    assert (done.returncode, done.stdout) == (1, "")
    assert "failed: not set: DISCORD_APPLICATION_ID, DISCORD_BOT_TOKEN\nremedy: " in done.stderr


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_script_ends_with_the_programs_exit_code(deployment: Deployment, script: str):
    done = deployment.run(script, "--fast")
    assert done.returncode == 2
    assert "unexpected argument '--fast'" in done.stderr and "failed:" not in done.stderr


@pytest.mark.parametrize("script", SCRIPTS)
def test_help_is_the_header_and_lists_every_option(project: Project, discord: DiscordSimulator, script: str):
    done = project.run(script, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"\nUsage: scripts/{script} [options]\n" in done.stdout
    subcommand = {"register-commands.sh": "register", "doctor.sh": "doctor"}[script]
    whole = subprocess.run([discord.program, subcommand, "--help"], capture_output=True, text=True, check=True)
    known, documented = (
        set(re.findall(r"^ +(?:-h, )?(--[a-z-]+)", text, re.MULTILINE)) for text in (whole.stdout, done.stdout)
    )
    assert documented == known and len(documented) > 2


def test_the_doctor_finds_no_problem_in_a_healthy_deployment(deployment: Deployment, discord: DiscordSimulator):
    done = deployment.run("doctor.sh", "--guild", discord.guild_id)
    # The endpoint differs only because of its local URL.
    assert wrong(done.stdout) == ["Interactions endpoint URL"], done.stdout + done.stderr
    assert deployment.endpoint_url() in done.stdout
    assert "\n✅ Endpoint: refuses an unsigned request (HTTP 401)" in done.stdout
    assert f"\n✅ AWS account: {ACCOUNT}\n" in done.stdout
    for line in (
        "Dead-letter queue: empty", "Bot function: Active, x86_64, a test invocation succeeded", "Deployed public key: matches DISCORD_PUBLIC_KEY",
        "Mode: both static, on x86_64", "Event source mapping: brings jobs from the queue to the worker",
        "Concurrent executions: 5 workers leave 5 of the account's 10 for the bot",
    ):  # fmt: skip
        assert f"\n✅ {line}\n" in done.stdout
    assert "\n– Layer: static code needs none\n" in done.stdout
    assert done.returncode == 1


def test_the_doctor_reports_problems(deployment: Deployment):
    queue_url = f"{deployment.emulator.url}/{ACCOUNT}/{DEAD_LETTERS}"
    deployment.client("sqs").send_message(
        QueueUrl=queue_url, MessageBody="no job", MessageGroupId="1", MessageDeduplicationId="1"
    )
    functions = deployment.client("lambda")
    (mapping,) = functions.list_event_source_mappings()["EventSourceMappings"]
    functions.update_event_source_mapping(UUID=mapping["UUID"], Enabled=False)
    try:
        done = deployment.run("doctor.sh")
    finally:
        functions.update_event_source_mapping(UUID=mapping["UUID"], Enabled=True)
        deployment.client("sqs").purge_queue(QueueUrl=queue_url)
    assert wrong(done.stdout) == ["Interactions endpoint URL", "Dead-letter queue", "Event source mapping"], done.stdout
    assert "1 job has failed" in done.stdout and f"--uuid {mapping['UUID']}" in done.stdout


def test_the_doctor_prints_the_layers_fingerprint(deployment: Deployment):
    functions = deployment.client("lambda")
    layer = functions.publish_layer_version(
        LayerName="channelwright-dependencies", Description="fingerprint 0123abcd",
        Content={"ZipFile": deployment.packages[0].read_bytes()},
    )  # fmt: skip
    try:
        for name in (BOT, WORKER):
            functions.update_function_configuration(FunctionName=name, Layers=[layer["LayerVersionArn"]])
        done = deployment.run("doctor.sh")
    finally:
        for name in (BOT, WORKER):
            functions.update_function_configuration(FunctionName=name, Layers=[])
    assert "\n✅ Mode: both layered, on x86_64\n" in done.stdout
    assert "\n✅ Layer: channelwright-dependencies:1, fingerprint 0123abcd: both functions run with it\n" in done.stdout


def test_without_a_region_the_doctor_skips_aws(deployment: Deployment):
    done = deployment.run("doctor.sh", AWS_REGION="")
    assert "\n– AWS account: no AWS region is set; set AWS_REGION, or run `aws configure`\n" in done.stdout
    assert wrong(done.stdout) == [], done.stdout
    assert done.returncode == 0, done.stderr
