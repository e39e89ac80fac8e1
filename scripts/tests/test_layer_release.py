"""A rehearsal of how a release publishes the layer: the role of infrastructure/layer-publisher.yaml, assumed with a token as
GitHub signs it, and the very commands of the workflow, against an emulated AWS that enforces IAM.

The emulator checks a token's claims, but not its signature. It asks for the permission lambda:ListLayers where AWS asks for
ListLayerVersions and GetLayerVersion, for none to delete a version, and for ssm:GetParametersByPath on every resource."""

import base64
import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from botocore.exceptions import ClientError
from deployment import LAYER
from emulator import REGION, Emulator
from programs import FINGERPRINT, Workshop
from project import Project

ISSUER, REPOSITORY_NAME = "https://token.actions.githubusercontent.com", "someone/channelwright"
APPROVED = f"repo:{REPOSITORY_NAME}:environment:layer"
# The field e_machine of an ELF header: where it is, and its value for arm64.
MACHINE, ARM64 = slice(18, 20), (183).to_bytes(2, "little")


@pytest.fixture(scope="module")
def emulator(tmp_path_factory: pytest.TempPathFactory):
    with Emulator(tmp_path_factory.mktemp("emulator")) as emulator:
        yield emulator


@pytest.fixture(scope="module")
def role(emulator: Emulator, repository: Path) -> str:
    """The role of the stack, as LAMBDA_LAYER_ARCHITECTURE.md says how to create it."""
    provider = emulator.client("iam").create_open_id_connect_provider(Url=ISSUER, ClientIDList=["sts.amazonaws.com"])
    formation = emulator.client("cloudformation")
    formation.create_stack(
        StackName="publisher", Capabilities=["CAPABILITY_IAM"],
        TemplateBody=(repository / "infrastructure/layer-publisher.yaml").read_text(encoding="utf-8"),
        Parameters=[
            {"ParameterKey": "Repository", "ParameterValue": REPOSITORY_NAME},
            {"ParameterKey": "Provider", "ParameterValue": provider["OpenIDConnectProviderArn"]},
        ],
    )  # fmt: skip
    formation.get_waiter("stack_create_complete").wait(StackName="publisher", WaiterConfig={"Delay": 1})
    (stack,) = formation.describe_stacks(StackName="publisher")["Stacks"]
    (output,) = stack["Outputs"]
    listing = {"Effect": "Allow", "Action": ["lambda:ListLayers", "ssm:GetParametersByPath"], "Resource": "*"}
    emulator.client("iam").put_role_policy(
        RoleName=output["OutputValue"].rpartition("/")[2], PolicyName="of-the-emulator",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [listing]}),
    )  # fmt: skip
    return output["OutputValue"]


def assume(emulator: Emulator, role: str, subject: str, audience: str = "sts.amazonaws.com") -> dict[str, str]:
    """What the action configure-aws-credentials does. Returns the credentials as environment variables."""
    part = lambda claims: base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")  # noqa: E731
    token = f"{part({'alg': 'RS256'})}.{part({'iss': ISSUER, 'aud': audience, 'sub': subject})}.c2lnbmF0dXJl"
    got = emulator.client("sts").assume_role_with_web_identity(RoleArn=role, RoleSessionName="GitHubActions", WebIdentityToken=token)
    keys = got["Credentials"]
    return {
        "AWS_ACCESS_KEY_ID": keys["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": keys["SecretAccessKey"],
        "AWS_SESSION_TOKEN": keys["SessionToken"], "AWS_REGION": REGION, "AWS_ENDPOINT_URL": emulator.url,
    }  # fmt: skip


@pytest.fixture(scope="module")
def job(repository: Path) -> dict:
    return yaml.safe_load((repository / ".github/workflows/release.yml").read_text(encoding="utf-8"))["jobs"]["layer"]


@pytest.fixture
def release(project: Project, repository: Path, tmp_path: Path) -> Project:
    """The checked out project with the files of a release."""
    workshop, files = Workshop(tmp_path, repository / "scripts/package.py"), project.root / "release-files"
    files.mkdir()
    shutil.copy(workshop.layer(), files / "channelwright-1.2.3-x86_64-layer.zip")
    other = tmp_path / "made" / f"libchannelwright-{FINGERPRINT}.so"
    content = bytearray(other.read_bytes())
    content[MACHINE] = ARM64
    other.write_bytes(content)
    shutil.copy(workshop.packed_layer(other), files / "channelwright-1.2.3-arm64-layer.zip")
    for name in ("x86_64-static-bot", "arm64-layered-bot"):
        (files / f"channelwright-1.2.3-{name}.zip").write_bytes(b"not for this job")
    return project


def run_job(job: dict, project: Project, credentials: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs the job's commands as GitHub does."""
    (commands,) = (step["run"] for step in job["steps"] if "run" in step)
    return subprocess.run(
        ["bash", "-e", "-c", commands], cwd=project.root, env=project.environment(**credentials), capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def published(emulator: Emulator) -> list[tuple[int, str, str]]:
    versions = emulator.client("lambda").list_layer_versions(LayerName=LAYER)["LayerVersions"]
    return sorted((one["Version"], *one["CompatibleArchitectures"], one["Description"]) for one in versions)


def test_an_approved_release_publishes_both_layers_once(emulator: Emulator, role: str, job: dict, release: Project):
    for _ in range(2):
        done = run_job(job, release, assume(emulator, role, APPROVED))
        assert done.returncode == 0, done.stderr
        assert published(emulator) == [(1, "x86_64", f"fingerprint {FINGERPRINT}"), (2, "arm64", f"fingerprint {FINGERPRINT}")]
    assert done.stdout.count("This content is already published") == 2
    found = emulator.client("ssm").get_parameters_by_path(Path="/channelwright/layer", Recursive=True)["Parameters"]
    assert {one["Name"].rpartition("layer/")[2] for one in found} == {
        f"{processor}/{name}" for processor in ("x86_64", "arm64") for name in ("latest", f"fp/{FINGERPRINT}")
    }


@pytest.mark.parametrize(
    "subject",
    [
        f"repo:{REPOSITORY_NAME}:ref:refs/heads/main", f"repo:{REPOSITORY_NAME}:ref:refs/tags/v1.2.3",
        f"repo:{REPOSITORY_NAME}:pull_request", f"repo:{REPOSITORY_NAME}:environment:other",
        "repo:somebody-else/channelwright:environment:layer",
    ],
)  # fmt: skip
def test_no_other_job_gets_the_role(emulator: Emulator, role: str, subject: str):
    with pytest.raises(ClientError, match="AccessDenied"):
        assume(emulator, role, subject)


def test_a_token_for_another_service_does_not_get_the_role(emulator: Emulator, role: str):
    with pytest.raises(ClientError, match="AccessDenied"):
        assume(emulator, role, APPROVED, audience="https://github.com/someone")


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [
        ("publish_layer_version", {"LayerName": "another", "Content": {"ZipFile": b"x"}}),
        ("list_functions", {}),
        ("update_function_code", {"FunctionName": "discord_channelwright_bot", "ZipFile": b"x"}),
    ],
)  # fmt: skip
def test_the_role_can_do_nothing_else(emulator: Emulator, role: str, operation: str, arguments: dict):
    keys = assume(emulator, role, APPROVED)
    client = emulator.session.create_client(
        "lambda", region_name=REGION, endpoint_url=emulator.url, aws_access_key_id=keys["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=keys["AWS_SECRET_ACCESS_KEY"], aws_session_token=keys["AWS_SESSION_TOKEN"],
    )  # fmt: skip
    with pytest.raises(ClientError, match="AccessDenied"):
        getattr(client, operation)(**arguments)


def test_the_role_allows_exactly_these_actions(emulator: Emulator, role: str):
    policy = emulator.client("iam").get_role_policy(RoleName=role.rpartition("/")[2], PolicyName="publish")["PolicyDocument"]
    allowed = {action for one in policy["Statement"] for action in ([one["Action"]] if isinstance(one["Action"], str) else one["Action"])}
    assert allowed == {
        "lambda:ListLayerVersions", "lambda:PublishLayerVersion", "lambda:GetLayerVersion",
        "ssm:GetParametersByPath", "ssm:PutParameter", "ssm:DeleteParameters",
    }  # fmt: skip
    resources = json.dumps([one["Resource"] for one in policy["Statement"]])
    assert resources.count("arn:") == resources.count(":layer:channelwright-dependencies") + resources.count(":parameter/channelwright/layer")


def test_the_job_waits_for_an_approval_and_has_no_other_permission(job: dict, repository: Path):
    assert job["environment"] == APPROVED.rpartition(":")[2]
    assert job["permissions"] == {"contents": "read", "id-token": "write"}
    # Only a release that exists is published.
    assert job["needs"] == "publish"
    workflow = yaml.safe_load((repository / ".github/workflows/release.yml").read_text(encoding="utf-8"))
    assert [name for name, other in workflow["jobs"].items() if "environment" in other] == ["layer"]
