"""Deploys of static code, against an emulated AWS. Each test starts with an empty account or with a complete deployment,
independent of other tests. test_operators_journey.py shows the whole, up to the removal."""

import hashlib
import json
import re
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from deployment import BOT, BUCKET, DEAD_LETTERS, LAYER, PARAMETER, STACK, TASKS, WORKER
from deployment import Deployment, hash_of, make_campaign, wait_for
from discord_simulator import DiscordSimulator
from emulator import ACCOUNT, REGION, Emulator
from proxy import Trouble


@pytest.fixture(scope="module")
def account(repository: Path, tmp_path_factory: pytest.TempPathFactory, discord: DiscordSimulator):
    # Functions inherit the emulator's environment, so the worker uses this Discord simulator.
    with Emulator(tmp_path_factory.mktemp("emulator"), DISCORD_API_BASE=discord.api_base) as emulator:
        deployment = Deployment(repository, tmp_path_factory.mktemp("deployment"), emulator, discord)
        # An old AWS CLI fails with every command of these scripts.
        aws = deployment.calls.parent / "bin/aws"
        aws.write_text("#!/bin/sh\necho 'Unknown options' >&2\nexit 252\n")
        yield deployment


@pytest.fixture
def empty(account: Deployment) -> Deployment:
    """An account without a deployment."""
    account.client("ssm").delete_parameters(Names=[PARAMETER])
    if account.stacks() or account.buckets():
        assert account.run("destroy.sh", "--yes").returncode == 0
    return account


@pytest.fixture
def deployment(account: Deployment) -> Deployment:
    """An account after a first deploy."""
    account.settle()
    return account


def test_a_deploy_without_settings_does_nothing(empty: Deployment):
    done = empty.deploy(DISCORD_BOT_TOKEN="")
    assert done.returncode == 1
    assert "failed: not set: DISCORD_BOT_TOKEN\nremedy: " in done.stderr
    assert empty.buckets() == []


@pytest.mark.parametrize(
    ("settings", "failure"),
    [
        ({"DISCORD_BOT_TOKEN": "a token with blanks, long enough"}, "DISCORD_BOT_TOKEN is not a token"),
        ({"DISCORD_BOT_TOKEN": "7" * 64, "DISCORD_PUBLIC_KEY": "7" * 64}, "DISCORD_BOT_TOKEN is the public key"),
        ({"DISCORD_BOT_TOKEN_PARAMETER": "7" * 64}, "DISCORD_BOT_TOKEN_PARAMETER is not the name of a parameter"),
    ],
)
def test_a_token_in_the_wrong_setting_is_reported_and_not_printed(empty: Deployment, settings: dict, failure: str):
    done = empty.deploy(**settings)
    assert done.returncode == 1
    assert f"failed: {failure}\nremedy: " in done.stderr
    everything = done.stdout + done.stderr + empty.calls.read_text()
    assert not any(value in everything for value in settings.values())


def test_a_token_that_anybody_could_read_is_refused(empty: Deployment):
    ssm = empty.client("ssm")
    ssm.put_parameter(Name=PARAMETER, Value="in the clear", Type="String")
    done = empty.deploy()
    assert done.returncode == 1
    assert f"failed: the parameter {PARAMETER} is not encrypted\nremedy: " in done.stderr
    ssm.delete_parameter(Name=PARAMETER)


def test_packages_go_to_the_bucket_of_the_settings(empty: Deployment):
    file = empty.project.root / ".env"
    file.write_text("CHANNELWRIGHT_ARTIFACTS_BUCKET=a-bucket-of-my-own\n")
    done = empty.deploy("--dry-run")
    file.unlink()
    assert done.returncode == 0, done.stderr
    assert "To be uploaded: s3://a-bucket-of-my-own/bot/" in done.stdout


def test_a_value_that_the_template_refuses_changes_nothing(empty: Deployment):
    done = empty.deploy(CHANNELWRIGHT_LOG_RETENTION_DAYS="2")
    assert done.returncode == 1
    assert "LogRetentionDays" in done.stderr and "remedy: " in done.stderr
    assert empty.stacks() == []


def test_a_failed_first_deploy_leaves_no_stack(empty: Deployment):
    template = empty.project.root / "infrastructure/sqs-worker.yaml"
    good = template.read_text()
    no_layer = f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:none:1"
    template.write_text(good.replace("[HasLayer, [!Ref LayerArn], !Ref AWS::NoValue]", f"[HasLayer, [], [{no_layer}]]"))
    try:
        done = empty.deploy()
    finally:
        template.write_text(good)
    assert done.returncode == 1
    assert no_layer in done.stderr and "failed: the stack is " in done.stderr and "remedy: " in done.stderr
    assert empty.stacks() == []


def test_a_first_deploy_whose_functions_do_not_work_leaves_no_stack(empty: Deployment):
    """Deploys packages in the wrong order."""
    done = empty.run("deploy-sqs.sh", "--no-build", *reversed(empty.packages))
    assert done.returncode == 1
    assert f"failed: {BOT} does not work\nremedy: " in done.stderr and "The stack is removed.\n" in done.stderr
    assert empty.stacks() == [] and empty.client("lambda").list_functions()["Functions"] == []


def test_an_interrupted_first_deploy_leaves_no_stack(empty: Deployment):
    empty.trouble = Trouble("TERM", 1, "execute-change-set")
    done = empty.deploy()
    assert (done.returncode, empty.stacks()) == (143, [])


def test_a_first_deploy_goes_on_after_a_lost_response(empty: Deployment):
    """AWS refuses the retry because the change set is already being executed."""
    empty.trouble = Trouble("lose the first response", 1, "execute-change-set")
    done = empty.deploy()
    assert done.returncode == 0, done.stderr
    assert "The stack is CREATE_COMPLETE.\n" in done.stdout
    assert empty.stacks() == [STACK]


def stored_token(deployment: Deployment) -> dict:
    return deployment.client("ssm").get_parameter(Name=PARAMETER, WithDecryption=True)["Parameter"]


def test_the_token_is_stored_encrypted_and_nowhere_else(deployment: Deployment):
    token = stored_token(deployment)
    assert (token["Type"], token["Value"]) == ("SecureString", deployment.token)
    formation = deployment.client("cloudformation")
    elsewhere = [formation.describe_stacks(), formation.get_template(StackName=STACK)]
    elsewhere += [deployment.function(BOT), deployment.function(WORKER)]
    assert deployment.token not in json.dumps(elsewhere, default=str)


def test_the_bucket_is_private_and_keeps_versions(deployment: Deployment):
    s3 = deployment.client("s3")
    access = s3.get_public_access_block(Bucket=BUCKET)["PublicAccessBlockConfiguration"]
    assert len(access) == 4 and all(access.values())
    assert s3.get_bucket_versioning(Bucket=BUCKET)["Status"] == "Enabled"


def test_a_second_deploy_uploads_and_changes_nothing(deployment: Deployment):
    done = deployment.deploy()
    assert done.returncode == 0, done.stderr
    assert "The stack has no changes.\n" in done.stdout
    assert "Interactions endpoint URL  https://" in done.stdout
    update = ("update-function-code", "update-function-configuration")
    assert deployment.called("put-object", "put-parameter", "create-bucket", "execute-change-set", *update) == []
    change_sets = deployment.client("cloudformation").list_change_sets(StackName=STACK)["Summaries"]
    assert [one for one in change_sets if one["ExecutionStatus"] == "AVAILABLE"] == []


def test_settings_that_are_not_given_are_kept(deployment: Deployment):
    changed = deployment.deploy(CHANNELWRIGHT_LOG_RETENTION_DAYS="7")
    assert changed.returncode == 0, changed.stderr
    assert "Modify   BotLog " in changed.stdout
    same = deployment.deploy(DISCORD_PUBLIC_KEY="", DISCORD_BOT_TOKEN="")
    assert same.returncode == 0, same.stderr
    assert "The stack has no changes.\n" in same.stdout
    assert stored_token(deployment)["Value"] == deployment.token


def test_another_token_restarts_the_worker(deployment: Deployment):
    other, version = deployment.token + "-of-tomorrow", stored_token(deployment)["Version"]
    planned = deployment.deploy("--dry-run", DISCORD_BOT_TOKEN=other)
    assert planned.returncode == 0, planned.stderr
    assert f"To be stored: {PARAMETER}, version {version + 1}\n" in planned.stdout
    assert "Modify   Worker " in planned.stdout
    assert stored_token(deployment)["Version"] == version
    done = deployment.deploy(DISCORD_BOT_TOKEN=other)
    assert done.returncode == 0, done.stderr
    assert f"Stored {PARAMETER}, version {version + 1}\n" in done.stdout and "Modify   Worker " in done.stdout
    assert other not in done.stdout + done.stderr + deployment.calls.read_text()
    assert stored_token(deployment)["Value"] == other


def test_a_token_that_was_stored_otherwise_restarts_the_worker(deployment: Deployment):
    ssm = deployment.client("ssm")
    ssm.put_parameter(Name=PARAMETER, Value=deployment.token, Type="SecureString", Overwrite=True)
    done = deployment.deploy(DISCORD_BOT_TOKEN="")
    assert done.returncode == 0, done.stderr
    assert "Modify   Worker " in done.stdout
    assert deployment.called("put-parameter") == []


def test_a_dry_run_shows_which_code_is_replaced(deployment: Deployment, tmp_path: Path):
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(deployment.packages[1]) as good, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as changed:
        changed.writestr(good.infolist()[0], good.read("bootstrap") + b"other")
    done = deployment.run("deploy-sqs.sh", "--no-build", deployment.packages[0], other, "--dry-run")
    assert done.returncode == 0, done.stderr
    code = hashlib.sha256(other.read_bytes()).hexdigest()[:16]
    assert f"{BOT}: nothing to do\n{WORKER}: code {code}, no layer instead\n" in done.stdout


def test_a_dry_run_shows_a_change_and_does_not_make_it(deployment: Deployment):
    done = deployment.deploy("--dry-run", CHANNELWRIGHT_WORKER_CONCURRENCY="9")
    assert done.returncode == 0, done.stderr
    assert "Modify   JobsForTheWorker               AWS::Lambda::EventSourceMapping\n" in done.stdout
    (mapping,) = deployment.client("lambda").list_event_source_mappings()["EventSourceMappings"]
    assert mapping["ScalingConfig"] == {"MaximumConcurrency": 10}
    assert deployment.stacks() == [STACK]


def test_each_role_has_only_the_permissions_that_it_needs(deployment: Deployment):
    queue = f"arn:aws:sqs:{REGION}:{ACCOUNT}:{TASKS}"
    take = {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"}

    def allowed(function: str, resource: str) -> set[str]:
        done = deployment.client("iam").simulate_principal_policy(
            PolicySourceArn=deployment.function(function)["Role"], ResourceArns=[resource],
            ActionNames=["sqs:SendMessage", "sqs:PurgeQueue", "ssm:GetParameter", "ssm:PutParameter", *take],
        )  # fmt: skip
        return {one["EvalActionName"] for one in done["EvaluationResults"] if one["EvalDecision"] == "allowed"}

    assert allowed(BOT, queue) == {"sqs:SendMessage"}
    assert allowed(WORKER, queue) == {*take, "sqs:SendMessage"}
    assert allowed(BOT, queue + "x") == allowed(WORKER, queue + "x") == set()
    token = f"arn:aws:ssm:{REGION}:{ACCOUNT}:parameter{PARAMETER}"
    assert allowed(WORKER, token) == {"ssm:GetParameter"}
    assert allowed(BOT, token) == allowed(WORKER, token + "-x") == set()


def test_a_worker_with_the_name_of_another_parameter_does_not_start(deployment: Deployment):
    functions, ssm = deployment.client("lambda"), deployment.client("ssm")
    ssm.put_parameter(Name="/another/secret", Value=deployment.token, Type="SecureString")
    good = deployment.function(WORKER)["Environment"]
    bad = {"Variables": good["Variables"] | {"DISCORD_BOT_TOKEN_PARAMETER": "/another/secret"}}
    functions.update_function_configuration(FunctionName=WORKER, Environment=bad)
    try:
        response = functions.invoke(FunctionName=WORKER, Payload=b'{"Records":[]}')
    finally:
        functions.update_function_configuration(FunctionName=WORKER, Environment=good)
        ssm.delete_parameter(Name="/another/secret")
    # The emulator responds with the last lines of the log.
    log = response["Payload"].read().decode()
    assert "no bot token from /another/secret: SSM answered AccessDeniedException (HTTP 400); the function's" in log
    assert "FunctionError" in response and deployment.token not in log


def test_a_message_that_is_not_a_job_reaches_the_dead_letter_queue(deployment: Deployment):
    queue_url = f"{deployment.emulator.url}/{ACCOUNT}/{TASKS}"
    deployment.client("sqs").send_message(
        QueueUrl=queue_url, MessageBody="no job", MessageGroupId="1", MessageDeduplicationId="poison"
    )

    def poisoned() -> list[dict]:
        return [one for one in deployment.emulator.messages(DEAD_LETTERS) if one["Body"] == "no job"]

    (message,) = wait_for(poisoned)
    assert message["ReceiveCount"] == 5


OTHER_SETTINGS = {"CHANNELWRIGHT_LOG_RETENTION_DAYS": "7", "CHANNELWRIGHT_WORKER_CONCURRENCY": "5"}


@contextmanager
def another_template(deployment: Deployment):
    """Changes the template, as another commit would."""
    template = deployment.project.root / "infrastructure/sqs-worker.yaml"
    good = template.read_text()
    template.write_text(good.replace("Timeout: 10", "Timeout: 11"))
    try:
        yield
    finally:
        template.write_text(good)


def test_a_deploy_whose_functions_do_not_work_is_reverted(deployment: Deployment):
    """Deploys packages in the wrong order, with other settings and another template. One function had a layer before."""
    functions, content = deployment.client("lambda"), deployment.packages[0].read_bytes()
    layer = functions.publish_layer_version(LayerName=LAYER, Content={"ZipFile": content})["LayerVersionArn"]
    functions.update_function_configuration(FunctionName=WORKER, Layers=[layer])
    before = deployment.state()
    with another_template(deployment):
        done = deployment.run("deploy-sqs.sh", "--no-build", *reversed(deployment.packages), **OTHER_SETTINGS)
    assert done.returncode == 1
    assert f"failed: {BOT} does not work\nremedy: " in done.stderr
    assert "The stack's template and parameters are restored.\n" in done.stderr
    assert f"{WORKER} is restored: code " in done.stderr
    assert deployment.state() == before


def test_an_interrupted_deploy_is_reverted(deployment: Deployment):
    before = deployment.state()
    deployment.trouble = Trouble("TERM", 1, "execute-change-set")
    done = deployment.deploy(**OTHER_SETTINGS)
    assert done.returncode == 143
    assert deployment.state() == before


def test_a_package_that_needs_a_newer_system_is_not_uploaded(deployment: Deployment, tmp_path: Path):
    newer = tmp_path / "newer.zip"
    with zipfile.ZipFile(deployment.packages[1]) as good, zipfile.ZipFile(newer, "w") as bad:
        bad.writestr(good.infolist()[0], good.read("bootstrap").replace(b"\0GLIBC_2.34\0", b"\0GLIBC_2.99\0"))
    done = deployment.run("deploy-sqs.sh", "--no-build", deployment.packages[0], newer)
    assert done.returncode == 1
    assert "newer.zip needs GLIBC_2.99; provided.al2023 has GLIBC_2.34, GCC_11 and older\n" in done.stderr
    assert "failed: the packages do not run on provided.al2023\nremedy: " in done.stderr
    assert deployment.proxy.calls == []


def test_a_deploy_returns_functions_to_static_code(deployment: Deployment, tmp_path: Path):
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("bootstrap", "other")
    functions, content = deployment.client("lambda"), other.read_bytes()
    layer = functions.publish_layer_version(LayerName=LAYER, Content={"ZipFile": content})["LayerVersionArn"]
    functions.update_function_code(FunctionName=BOT, ZipFile=content)
    functions.update_function_configuration(FunctionName=WORKER, Layers=[layer])
    done = deployment.deploy()
    assert done.returncode == 0, done.stderr
    assert "The stack has no changes.\n" in done.stdout
    # The bot's old code is uploaded for a possible rollback. The bucket already has everything else.
    uploaded = [call.name for call in deployment.proxy.calls if call.operation == "put-object" and "/deploys/" not in call.name]
    assert uploaded == [f"{BUCKET}/bot/{hashlib.sha256(content).hexdigest()}.zip"]
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
        assert f"Token   {PARAMETER}\n" in done.stdout
        assert done.returncode == (0 if options else 1)
        removals = ("delete-stack", "delete-objects", "delete-bucket", "delete-layer-version", "delete-parameter")
        assert deployment.called(*removals) == []
