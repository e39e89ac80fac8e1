"""Layers for years: their status, the history of deploys, sharing and copying, and what may be deleted. A second account or region
of the emulator takes part where one is needed."""

import base64
import json
import re
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from botocore.exceptions import ClientError
from deployment import BOT, BUCKET, LAYER, WORKER, hash_of
from emulator import ACCOUNT, REGION
from layered_deployment import Layered, with_other_content
from project import Project
from proxy import Trouble

sys.path.append(str(Path(__file__).resolve().parents[1] / "operations"))

import history  # noqa: E402
import prune  # noqa: E402
import sharing  # noqa: E402
from report import Failure  # noqa: E402
from versions import Usage, Version, Versions  # noqa: E402

ORGANIZATION = "o-a1b2c3d4e5"
OTHER_REGION = "eu-west-1"
OTHER_ACCOUNT = "210987654321"
OTHER_KEYS = {"AWS_ACCESS_KEY_ID": OTHER_ACCOUNT, "AWS_SECRET_ACCESS_KEY": "test"}
NAMES = "/channelwright/layer"


@pytest.fixture
def deployment(layered_account: Layered) -> Layered:
    """An account after the first layered deploy, with two layers that nobody else may use. The functions use the older one."""
    account = layered_account
    account.settle(account.layer, account.other_layer, code=account.code)
    if account.arn(account.versions()[0]) != account.arn_of(account.other_layer):
        account.settle(account.layer, code=account.code)
        account.settle(account.layer, account.other_layer, code=account.code)
    functions = account.client("lambda")
    for version in account.versions():
        for statement, _ in sharing.shares_of(policy_of(functions, version)):
            functions.remove_layer_version_permission(LayerName=LAYER, VersionNumber=version, StatementId=statement)
    return account


def policy_of(functions, version: int) -> str:
    try:
        return functions.get_layer_version_policy(LayerName=LAYER, VersionNumber=version)["Policy"]
    except ClientError:
        return ""


def run(deployment: Layered, script: str, *arguments: object, **settings: str) -> str:
    """Runs a script that must succeed, and returns its output."""
    done = deployment.run(script, *arguments, **settings)
    assert done.returncode == 0, done.stderr
    return done.stdout


def elsewhere(deployment: Layered, service: str, account: str = OTHER_ACCOUNT):
    return deployment.emulator.client_of(account, service)


def names(ssm) -> dict[str, str]:
    found = ssm.get_parameters_by_path(Path=NAMES, Recursive=True)["Parameters"]
    return {one["Name"].removeprefix(NAMES): one["Value"] for one in found}


# -- Status and history ------------------------------------------------------------------------------------------------


def test_the_status_shows_each_version_with_its_users(deployment: Layered):
    used, other = deployment.arn_of(deployment.layer), deployment.arn_of(deployment.other_layer)
    out = run(deployment, "layers.sh", "status")
    (about_used, about_other) = (out.partition(f"ARN          {arn}\n")[2].partition("==")[0] for arn in (used, other))
    assert f"Size         {deployment.layer.stat().st_size} bytes\nUsed by      {BOT}, {WORKER}\n" in about_used
    assert re.search(r"^Published    \d{4}-\d\d-\d\d \d\d:\d\d UTC, 0 days ago$", about_used, re.MULTILINE)
    assert "Used by      no function\nShared with  nobody\n" in about_other
    assert f"x86_64  fingerprint {deployment.fingerprint}\n" in out


def test_published_versions_of_functions_count_as_users():
    """The emulator lists only the unpublished version of a function, so this is a stub."""
    layers, code = [{"Arn": "arn:layer"}], base64.b64encode(b"code").decode()
    listed = [
        {"FunctionName": BOT, "Version": "$LATEST", "CodeSha256": code},
        {"FunctionName": BOT, "Version": "3", "CodeSha256": code, "Layers": layers},
        {"FunctionName": "another", "Version": "$LATEST", "CodeSha256": "AAAA", "Layers": layers},
    ]

    class Lambda:
        def get_paginator(self, _: str):
            return self

        def paginate(self, **options: str) -> list[dict]:
            return [{"Functions": listed}] if options == {"FunctionVersion": "ALL"} else []

    assert Versions(Lambda()).usage() == Usage({"arn:layer": [f"{BOT}:3", "another"]}, {b"code".hex()})


def test_the_status_shows_what_a_rollback_would_restore(deployment: Layered):
    assert deployment.ship("--no-build", *deployment.other_code).returncode == 0
    out = run(deployment, "layers.sh", "status")
    (line,) = re.findall(r"^Rollback .*", out, re.MULTILINE)
    assert line == f"Rollback     restores it for {BOT}, {WORKER}"
    assert out.index(deployment.arn_of(deployment.layer)) < out.index(line)


def test_a_deleted_version_that_is_still_used_is_shown(deployment: Layered):
    arn = deployment.arn_of(deployment.layer)
    deployment.client("lambda").delete_layer_version(LayerName=LAYER, VersionNumber=int(arn.rpartition(":")[2]))
    assert f"== Used, but deleted or of another account\n{arn}: {BOT}, {WORKER}\n" in run(deployment, "layers.sh", "status")


def test_the_history_shows_every_deploy_with_its_times(deployment: Layered):
    forget_history(deployment)
    assert "There is no deploy yet." in run(deployment, "layers.sh", "history")
    worker = with_other_content(deployment, deployment.code[1], "a-change")
    assert deployment.ship("--no-build", deployment.code[0], worker).returncode == 0
    # Nothing changed, so this is no deploy.
    assert deployment.ship("--no-build", deployment.code[0], worker).returncode == 0
    assert deployment.run("rollback-layer.sh").returncode == 0
    no_worker = with_other_content(deployment, deployment.code[0], "no-worker")
    assert deployment.ship("--no-build", deployment.code[0], no_worker).returncode == 1
    assert deployment.deploy().returncode == 0
    out = run(deployment, "layers.sh", "history")
    deploys = re.findall(r"^\d{4}-\d\d-\d\d \d\d:\d\d.*?  (\w+) +(\w+(?: \w+)?) +\d+\.\d s", out, re.MULTILINE)
    kinds = [("layered", "deployed"), ("rollback", "deployed"), ("layered", "taken back"), ("static", "deployed")]
    assert deploys == kinds
    assert f"bot {content_of(deployment.code[0])}" in out and f"worker {content_of(worker)}, {LAYER}:" in out
    assert re.search(r"^layered   1 deployed, 1 failed; p50 \d+\.\d s, p95 \d+\.\d s$", out, re.MULTILINE)
    assert "== The last 1 of 4 deploys" in run(deployment, "layers.sh", "history", "--last", 1)


def content_of(package: Path) -> str:
    """The beginning of the SHA-256, as in the history."""
    return base64.b64decode(hash_of(package)).hex()[:8]


def forget_history(deployment: Layered) -> None:
    s3 = deployment.client("s3")
    for one in s3.list_objects_v2(Bucket=BUCKET, Prefix="deploys/").get("Contents", []):
        s3.delete_object(Bucket=BUCKET, Key=one["Key"])


def test_each_deploy_is_one_line_of_json(deployment: Layered):
    forget_history(deployment)
    assert deployment.run("rollback-layer.sh").returncode == 0
    s3 = deployment.client("s3")
    (one,) = s3.list_objects_v2(Bucket=BUCKET, Prefix="deploys/")["Contents"]
    text = s3.get_object(Bucket=BUCKET, Key=one["Key"])["Body"].read().decode()
    assert text.count("\n") == 1 and text.endswith("\n")
    entry = json.loads(text)
    assert entry["runs"]["bot"]["layers"] == [] and entry["seconds"]["Changing and probing the functions"] > 0


def test_a_deploy_succeeds_without_its_history(deployment: Layered):
    worker = with_other_content(deployment, deployment.code[1], "unrecorded")
    # The package, the record for a rollback, and the history.
    done = deployment.ship_with_trouble(Trouble("fail", 3, "put-object"), deployment.code[0], worker)
    assert done.returncode == 0
    assert "The history does not have this deploy: " in done.stderr
    assert deployment.running()[1][0] == hash_of(worker)


def test_percentiles_are_times_that_occurred():
    def entry(seconds: float, outcome: str = "deployed") -> dict:
        return {"kind": "static", "outcome": outcome, "seconds": {"Building static code for x86_64": 99, "Placing": seconds}}

    times = [entry(seconds) for seconds in range(20, 0, -1)]
    assert history.summary(times) == ["static    20 deployed, 0 failed; p50 10.0 s, p95 19.0 s"]
    assert history.summary([entry(3), entry(99, "taken back")]) == ["static    1 deployed, 1 failed; p50 3.0 s, p95 3.0 s"]
    assert history.summary([entry(9, "taken back")]) == ["static    0 deployed, 1 failed; none succeeded"]


# -- Names -------------------------------------------------------------------------------------------------------------


def test_parameters_name_the_newest_version_and_each_fingerprint(deployment: Layered):
    old, new = deployment.arn_of(deployment.layer), deployment.arn_of(deployment.other_layer)
    run(deployment, "build-layer.sh")
    wanted = {
        "/x86_64/latest": new,
        f"/x86_64/fp/{deployment.fingerprint}": old,
        f"/x86_64/fp/{deployment.fingerprint_of(deployment.other_layer)}": new,
    }
    assert names(deployment.client("ssm")) == wanted
    again = run(deployment, "build-layer.sh")
    assert f"{NAMES}/" not in again and deployment.changed() == []
    # Nothing uses the other layer, so its names go with it.
    run(deployment, "prune-layers.sh", "--keep", 1)
    assert names(deployment.client("ssm")) == wanted
    delete_newest(deployment)
    run(deployment, "build-layer.sh")
    assert names(deployment.client("ssm")) == {"/x86_64/latest": old, f"/x86_64/fp/{deployment.fingerprint}": old}


def delete_newest(deployment: Layered) -> None:
    deployment.client("lambda").delete_layer_version(LayerName=LAYER, VersionNumber=deployment.versions()[0])


# -- Sharing -----------------------------------------------------------------------------------------------------------


def test_another_account_deploys_on_a_shared_layer(deployment: Layered):
    """The functions' account is the one that does not own the layer."""
    layer = deployment.layer.read_bytes()
    owner = elsewhere(deployment, "lambda")
    arn = owner.publish_layer_version(
        LayerName=LAYER, Content={"ZipFile": layer}, CompatibleRuntimes=["provided.al2023"],
        CompatibleArchitectures=["x86_64"],
    )["LayerVersionArn"]  # fmt: skip
    before = deployment.kept()
    refused = deployment.ship("--layer-arn", arn)
    assert refused.returncode == 1 and "remedy: Ask the owner of the layer to run: scripts/share-layer.sh" in refused.stderr
    assert deployment.kept() == before
    number = int(arn.rpartition(":")[2])
    shared = run(deployment, "share-layer.sh", "--account", ACCOUNT, "--version", number, **OTHER_KEYS)
    assert f"scripts/deploy-with-layer.sh --layer-arn and:\n  {arn}\n" in shared

    built = deployment.project.root / "target/layered/x86_64/lambda-layer.zip"
    built.write_bytes(b"no layer")
    done = deployment.ship("--no-build", *deployment.code, "--layer-arn", arn)
    assert done.returncode == 0, done.stderr
    assert deployment.running() == [(hash_of(package), [arn]) for package in deployment.code]
    assert f"{arn}: {BOT}, {WORKER}\n" in run(deployment, "layers.sh", "status")
    run(deployment, "rollback-layer.sh")
    assert deployment.running() == before[0]


def test_code_that_does_not_fit_a_foreign_layer_is_refused(deployment: Layered):
    """Its description claims the right fingerprint."""
    arn = deployment.client("lambda").publish_layer_version(
        LayerName=LAYER, Content={"ZipFile": deployment.other_layer.read_bytes()},
        Description=f"fingerprint {deployment.fingerprint}", CompatibleArchitectures=["x86_64"],
    )["LayerVersionArn"]  # fmt: skip
    before = deployment.kept()
    done = deployment.ship("--layer-arn", arn)
    assert done.returncode == 1
    assert "was linked to the layer" in done.stderr and "failed: the code does not fit the layer" in done.stderr
    assert deployment.kept() == before


def test_a_layer_in_another_region_is_refused(deployment: Layered):
    arn = deployment.arn_of(deployment.layer).replace(REGION, OTHER_REGION)
    done = deployment.ship("--layer-arn", arn)
    assert done.returncode == 1
    assert f"failed: the layer is in {OTHER_REGION}, but the functions are in {REGION}\n" in done.stderr
    assert f"remedy: Its owner can copy it: scripts/layers.sh copy --to-region {REGION}\n" in done.stderr


@pytest.mark.parametrize(
    ("options", "grantee"),
    [(("--account", OTHER_ACCOUNT), f"account {OTHER_ACCOUNT}"), (("--organization", ORGANIZATION), f"organization {ORGANIZATION}")],
)
def test_a_version_is_shared_listed_and_revoked(deployment: Layered, options: tuple[str, str], grantee: str):
    new, old = deployment.versions()
    dry = run(deployment, "share-layer.sh", *options, "--dry-run")
    assert f": to be shared with {grantee}\nDry run: nothing was changed.\n" in dry and deployment.changed() == []
    run(deployment, "share-layer.sh", *options)
    again = run(deployment, "share-layer.sh", *options)
    assert f": already shared with {grantee}\n" in again and deployment.changed() == []
    listed = run(deployment, "share-layer.sh", "--list")
    assert f"\n{new}  x86_64  fingerprint {deployment.fingerprint_of(deployment.other_layer)}: {grantee}\n" in listed
    assert f"\n{old}  x86_64  fingerprint {deployment.fingerprint}: nobody\n" in listed
    assert f"\nShared with  {grantee}\n" in run(deployment, "layers.sh", "status")
    assert f"{new}, shared with {grantee}\n" in run(deployment, "destroy.sh", "--dry-run")
    run(deployment, "share-layer.sh", *options, "--revoke")
    assert grantee not in run(deployment, "share-layer.sh", "--list")


def test_a_shared_version_can_be_read_by_that_account_alone(deployment: Layered):
    arn = deployment.arn_of(deployment.layer)
    run(deployment, "share-layer.sh", "--account", OTHER_ACCOUNT, "--version", arn.rpartition(":")[2])
    assert elsewhere(deployment, "lambda").get_layer_version_by_arn(Arn=arn)["Content"]["CodeSize"]
    for account in (OTHER_ACCOUNT, "333333333333"):
        if account == OTHER_ACCOUNT:
            run(deployment, "share-layer.sh", "--account", account, "--revoke")
        with pytest.raises(ClientError, match="AccessDenied"):
            elsewhere(deployment, "lambda", account=account).get_layer_version_by_arn(Arn=arn)


def test_what_was_shared_otherwise_is_revoked(deployment: Layered):
    version = deployment.versions()[1]
    deployment.client("lambda").add_layer_version_permission(
        LayerName=LAYER, VersionNumber=version, StatementId="by-hand", Action="lambda:GetLayerVersion", Principal=OTHER_ACCOUNT
    )
    run(deployment, "share-layer.sh", "--account", OTHER_ACCOUNT, "--revoke")
    assert policy_of(deployment.client("lambda"), version) == ""


def test_the_owner_needs_no_sharing(deployment: Layered):
    done = deployment.run("share-layer.sh", "--account", ACCOUNT)
    assert done.returncode == 1 and f"failed: {ACCOUNT} is the account that owns the layer\nremedy: " in done.stderr


def test_who_may_use_a_version_is_read_from_any_policy():
    def grantee(principal: object, **condition: object) -> str:
        statement = {"Sid": "s", "Effect": "Allow", "Principal": principal, **condition}
        return sharing.named(sharing.shares_of(json.dumps({"Statement": [statement]})))

    assert grantee({"AWS": "arn:aws:iam::123456789012:root"}) == grantee({"AWS": "123456789012"}) == "account 123456789012"
    assert grantee("*") == grantee({"AWS": "*"}) == "everyone"
    organization = {"Condition": {"StringEquals": {"aws:PrincipalOrgID": ORGANIZATION}}}
    assert grantee("*", **organization) == f"organization {ORGANIZATION}"
    assert sharing.named(sharing.shares_of("")) == "nobody"


# -- Copying -----------------------------------------------------------------------------------------------------------


def profile(deployment: Layered) -> str:
    """A profile of the other account."""
    folder = deployment.project.root / ".aws"
    folder.mkdir(exist_ok=True)
    keys = f"aws_access_key_id = {OTHER_ACCOUNT}\naws_secret_access_key = test\n"
    (folder / "credentials").write_text(f"[other]\n{keys}")
    return "other"


def test_a_copy_in_another_region_has_the_same_bytes(deployment: Layered):
    before = deployment.versions()
    version = deployment.arn_of(deployment.layer).rpartition(":")[2]
    there = deployment.emulator.client_of("test", "lambda", OTHER_REGION)
    dry = run(deployment, "layers.sh", "copy", "--to-region", OTHER_REGION, "--version", version, "--dry-run")
    assert "Dry run: nothing was published." in dry and not there.list_layer_versions(LayerName=LAYER)["LayerVersions"]
    out = run(deployment, "layers.sh", "copy", "--to-region", OTHER_REGION, "--version", version)
    (copy,) = there.list_layer_versions(LayerName=LAYER)["LayerVersions"]
    assert f"\n  {copy['LayerVersionArn']}\n" in out and copy["Description"] == f"fingerprint {deployment.fingerprint}"
    content = there.get_layer_version(LayerName=LAYER, VersionNumber=copy["Version"])["Content"]
    assert content["CodeSha256"] == hash_of(deployment.layer)
    again = run(deployment, "layers.sh", "copy", "--to-region", OTHER_REGION, "--version", version)
    assert "This content is already published: nothing to do." in again and deployment.changed() == []
    assert deployment.versions() == before


def test_a_copy_in_another_account_is_named_there(deployment: Layered):
    for one in elsewhere(deployment, "lambda").list_layer_versions(LayerName=LAYER)["LayerVersions"]:
        elsewhere(deployment, "lambda").delete_layer_version(LayerName=LAYER, VersionNumber=one["Version"])
    out = run(deployment, "layers.sh", "copy", "--to-profile", profile(deployment))
    assert f"Account {OTHER_ACCOUNT}, region {REGION}, profile other\n" in out
    (copy,) = elsewhere(deployment, "lambda").list_layer_versions(LayerName=LAYER)["LayerVersions"]
    assert f":{OTHER_ACCOUNT}:" in copy["LayerVersionArn"]
    assert names(elsewhere(deployment, "ssm"))["/x86_64/latest"] == copy["LayerVersionArn"]


def test_a_version_with_other_bytes_than_those_sent_is_deleted():
    class Lambda:
        """Publishes something else."""

        deleted = None

        def publish_layer_version(self, **_: object) -> dict:
            arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:{LAYER}:7"
            content = {"CodeSha256": "AAAA", "CodeSize": 3, "Location": ""}
            return {"Version": 7, "LayerVersionArn": arn, "CreatedDate": "2026-01-01T00:00:00.000+0000", "Content": content}

        def delete_layer_version(self, **version: object) -> None:
            self.deleted = version

    client = Lambda()
    with pytest.raises(Failure, match="AWS published other bytes"):
        Versions(client).publish(b"layer", "0" * 16, "x86_64")
    assert client.deleted == {"LayerName": LAYER, "VersionNumber": 7}


# -- Pruning -----------------------------------------------------------------------------------------------------------


def test_shared_versions_and_young_ones_are_kept(deployment: Layered):
    unused, shared = publish(deployment), publish(deployment)
    run(deployment, "share-layer.sh", "--account", OTHER_ACCOUNT, "--version", shared)
    newest = publish(deployment)
    young = run(deployment, "prune-layers.sh", "--keep", 1, "--older-than", 30)
    assert "  keep: younger than 30 days\n" in young and "There is nothing to delete." in young
    out = run(deployment, "prune-layers.sh", "--keep", 1)
    assert f"  keep: shared with account {OTHER_ACCOUNT}\n" in out
    kept = deployment.versions()
    assert kept[:2] == [newest, shared] and unused not in kept


def publish(deployment: Layered) -> int:
    """Publishes a version that nothing uses."""
    content = {"ZipFile": deployment.layer.read_bytes()}
    functions = deployment.client("lambda")
    return functions.publish_layer_version(LayerName=LAYER, Content=content, CompatibleArchitectures=["x86_64"])["Version"]


def test_old_packages_that_nothing_names_are_deleted(deployment: Layered):
    s3 = deployment.client("s3")
    for one in s3.list_objects_v2(Bucket=BUCKET)["Contents"]:
        if re.match("(bot|worker)/", one["Key"]):
            s3.delete_object(Bucket=BUCKET, Key=one["Key"])
    # The code that runs and the code before it, in the middle of others.
    for name in ("old", "new"):
        if name == "new":
            assert deployment.ship("--no-build", *deployment.other_code).returncode == 0
        s3.put_object(Bucket=BUCKET, Key=f"bot/{name}.zip")
        s3.put_object(Bucket=BUCKET, Key=f"bot/{name}.zip")
    before = package_keys(deployment)
    dry = run(deployment, "prune-layers.sh", "--keep", 1, "--dry-run")
    assert "  bot/old.zip  delete\n" in dry and package_keys(deployment) == before
    run(deployment, "prune-layers.sh", "--keep", 1)
    assert package_keys(deployment) == before - {"bot/old.zip"}
    # No old version stays, which would cost as much as the package.
    versions = s3.list_object_versions(Bucket=BUCKET, Prefix="bot/old.zip")
    assert not versions.get("Versions") and not versions.get("DeleteMarkers")
    assert deployment.run("rollback-layer.sh").returncode == 0


def package_keys(deployment: Layered) -> set[str]:
    found = deployment.client("s3").list_objects_v2(Bucket=BUCKET)["Contents"]
    return {one["Key"] for one in found if re.match("(bot|worker)/", one["Key"])}


def test_a_version_is_deleted_only_if_no_rule_keeps_it():
    now = datetime(2026, 11, 27, tzinfo=timezone.utc)
    versions = [
        Version(number, f"arn:{number}", "None", processor, now - timedelta(days=age))
        for number, processor, age in [
            (6, "x86_64", 40), (5, "x86_64", 41), (4, "arm64", 50), (3, "x86_64", 29), (2, "x86_64", 30), (1, "x86_64", 90),
        ]
    ]
    shares = {version: [] for version in versions} | {versions[1]: [("s", sharing.Grantee("everyone"))]}
    usage = Usage({"arn:1": ["another_function"]})
    judged = prune.judged_versions(versions, usage, {}, shares, prune.Rules(1, 30, now))
    assert [(version.number, why) for version, why in judged] == [
        (6, "keep"), (5, "keep: shared with everyone"), (4, "keep"), (3, "keep: younger than 30 days"), (2, "delete"),
        (1, "keep: in use"),
    ]  # fmt: skip


# -- Misuse ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("script", "options", "complaint"),
    [
        ("layers.sh", [], "the command is status, history or copy"),
        ("layers.sh", ["status", "history"], "unknown option history"),
        ("layers.sh", ["copy"], "copy needs --to-region or --to-profile"),
        ("layers.sh", ["status", "--dry-run"], "unknown option --dry-run"),
        ("layers.sh", ["history", "--last", "0"], "--last needs a number, 1 or more"),
        ("share-layer.sh", [], "name one --account or one --organization, or use --list"),
        ("share-layer.sh", ["--account", "12"], "--account needs an account: 12 digits"),
        ("share-layer.sh", ["--organization", "o-1"], "--organization needs an organization, such as o-a1b2c3d4e5"),
        ("share-layer.sh", ["--list", "--revoke"], "--list takes no other option"),
        ("deploy-with-layer.sh", ["--layer-arn", LAYER], "--layer-arn needs the ARN of a layer's version"),
        ("prune-layers.sh", ["--older-than", "a week"], "--older-than needs a number of days"),
    ],
)
def test_misuse_is_reported(project: Project, script: str, options: list[str], complaint: str):
    done = project.run(script, *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{complaint}\nSee {script} --help\n"
