"""Layered code from its first deploy to the rollback, with the real AWS CLI, layer and functions. Each test starts with
the state of its fixture, independent of other tests."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from deployment import BOT, BUCKET, LAYER, WORKER, hash_of, make_campaign
from discord_simulator import DiscordSimulator
from elftools.elf.elffile import ELFFile
from emulator import EMPTY_REGION
from layered_deployment import (
    FUNCTIONS, OTHER_FINGERPRINT, RECORD, Layered, altered, of_another_layer, with_other_content,
)  # fmt: skip
from project import Project
from proxy import Trouble

BUILD_AGAIN = "Run scripts/build-layer.sh, then this again."


@pytest.fixture(scope="module")
def account(layered_account: Layered) -> Layered:
    return layered_account


@pytest.fixture
def static(account: Layered) -> Layered:
    """Static functions without a published layer."""
    account.settle()
    return account


@pytest.fixture
def published(account: Layered) -> Layered:
    """Static functions and a published layer."""
    account.settle(account.layer)
    return account


@pytest.fixture
def deployment(account: Layered) -> Layered:
    """An account after the first layered deploy."""
    account.settle(account.layer, code=account.code)
    return account


@pytest.fixture
def two_layers(account: Layered) -> Layered:
    """An account after the first layered deploy, with a second published layer."""
    account.settle(account.layer, account.other_layer, code=account.code)
    return account


def with_a_missing_symbol(deployment: Layered, package: Path, name: str) -> Path:
    """A package that needs a symbol that the layer does not have."""
    library = f"lib/libchannelwright-{deployment.fingerprint}.so"
    exported = {symbol.name for symbol in symbols(deployment.layer, library) if symbol.entry.st_shndx != "SHN_UNDEF"}
    used = next(one.name for one in symbols(package, "bootstrap") if one.name in exported).encode()
    missing = used[:-1] + (b"Y" if used.endswith(b"X") else b"X")
    return altered(deployment, package, name, lambda content: content.replace(b"\0%b\0" % used, b"\0%b\0" % missing))


def symbols(package: Path, name: str):
    elf = ELFFile(io.BytesIO(zipfile.ZipFile(package).read(name)))
    return elf.get_section_by_name(".dynsym").iter_symbols()


@pytest.mark.parametrize(
    ("script", "options"),
    [
        ("build-layer.sh", ["--arch", "riscv"]),
        ("build-layer.sh", ["--no-build", "/nowhere"]),
        ("deploy-with-layer.sh", ["--no-build", "/dev/null"]),
        ("prune-layers.sh", ["--keep", "0"]),
    ],
)
def test_misuse_is_reported(project: Project, script: str, options: list[str]):
    done = project.run(script, *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(f"\nSee {script} --help\n")


def test_a_layered_deploy_needs_existing_functions(account: Layered):
    done = account.ship(AWS_REGION=EMPTY_REGION)
    assert done.returncode == 1
    assert "remedy: Create them with scripts/deploy-sqs.sh." in done.stderr


def test_a_layered_deploy_needs_a_published_layer(static: Layered):
    before = static.running()
    done = static.ship()
    assert done.returncode == 1
    assert f"has the fingerprint {static.fingerprint}" in done.stderr
    assert f"remedy: {BUILD_AGAIN}\n" in done.stderr
    assert (static.running(), static.changed()) == (before, [])


def test_a_dry_run_publishes_nothing(static: Layered):
    done = static.run("build-layer.sh", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert "Dry run: nothing was published.\n" in done.stdout
    assert static.versions() == []


def test_the_layer_is_published_with_its_fingerprint(static: Layered):
    arn = static.publish()
    version = static.client("lambda").get_layer_version_by_arn(Arn=arn)
    assert version["Description"] == f"fingerprint {static.fingerprint}"
    assert version["CompatibleRuntimes"] == ["provided.al2023"] and version["CompatibleArchitectures"] == ["x86_64"]
    assert version["Content"]["CodeSha256"] == hash_of(static.layer)
    assert (static.project.root / "lambda-layer.zip").read_bytes() == static.layer.read_bytes()


def test_the_same_layer_is_published_once(deployment: Layered):
    done = deployment.run("build-layer.sh")
    assert done.returncode == 0, done.stderr
    assert "This content is already published: nothing to do.\n" in done.stdout
    (version,) = deployment.versions()
    summary = f"Version      {version}\nARN          {deployment.arn(version)}\nFingerprint  {deployment.fingerprint}\n"
    assert summary in done.stdout
    assert f"Size         {deployment.layer.stat().st_size} bytes\n" in done.stdout


def test_a_dry_run_changes_no_function(published: Layered):
    before, (version,) = published.running(), published.versions()
    done = published.ship("--dry-run")
    assert done.returncode == 0, done.stderr
    assert f"layer {LAYER}:{version} instead\n" in done.stdout
    assert (published.running(), published.changed()) == (before, [])


def test_the_first_layered_deploy(published: Layered):
    done = published.ship()
    assert done.returncode == 0, done.stderr
    layer = published.arn_of(published.layer)
    assert published.running() == [(hash_of(package), [layer]) for package in published.code]
    assert f"{BOT} answers\n{WORKER} answers\n" in done.stdout
    assert re.search(r"^== Done in [0-9.]+ s\n( +[0-9.]+ s  .+\n)* +[0-9.]+ s  Proving the fit\n", done.stdout, re.MULTILINE)
    # Static code runs with a layer, but layered code does not run without one. So the layer is attached first.
    for function in FUNCTIONS:
        assert updates_of(published, function) == ["configuration", "code"]


def updates_of(deployment: Layered, function: str) -> list[str]:
    """The updates of this function in the last run, in order."""
    update = "update-function-"
    found = [one for one in deployment.proxy.calls if one.name == function and one.operation.startswith(update)]
    return [one.operation.removeprefix(update) for one in found]


def test_without_the_layer_the_code_does_not_start(deployment: Layered):
    """Shows that the tests run layered code with this layer."""
    aside = deployment.opt.rename(deployment.opt.with_name("aside"))
    try:
        restart(deployment)
        response = deployment.client("lambda").invoke(FunctionName=BOT, Payload=b"{}")
    finally:
        aside.rename(deployment.opt)
    assert "FunctionError" in response


def restart(deployment: Layered) -> None:
    """Makes the next invocation start a new process."""
    functions = deployment.client("lambda")
    for function in FUNCTIONS:
        timeout = deployment.function(function)["Timeout"]
        functions.update_function_configuration(FunctionName=function, Timeout=timeout)
        functions.get_waiter("function_updated_v2").wait(FunctionName=function)


def test_a_second_deploy_uploads_and_changes_nothing(deployment: Layered):
    done = deployment.ship()
    assert done.returncode == 0, done.stderr
    assert f"{BOT}: nothing to do\n{WORKER}: nothing to do\n" in done.stdout
    assert deployment.changed() == []


def test_a_rollback_restores_the_previous_code(deployment: Layered):
    layered = deployment.running()
    dry = deployment.run("rollback-layer.sh", "--dry-run")
    assert dry.returncode == 0, dry.stderr
    assert "no layer instead\n" in dry.stdout and deployment.running() == layered
    done = deployment.run("rollback-layer.sh")
    assert done.returncode == 0, done.stderr
    assert deployment.running() == [(hash_of(package), []) for package in deployment.packages]
    assert f"{BOT} answers\n{WORKER} answers\n" in done.stdout
    for function in FUNCTIONS:
        assert updates_of(deployment, function) == ["code", "configuration"]


def test_a_second_rollback_changes_nothing(deployment: Layered):
    assert deployment.run("rollback-layer.sh").returncode == 0
    before = deployment.running()
    done = deployment.run("rollback-layer.sh")
    assert done.returncode == 0, done.stderr
    assert f"{BOT}: nothing to do\n{WORKER}: nothing to do\n" in done.stdout
    assert (deployment.running(), deployment.changed()) == (before, [])


def test_only_the_changed_function_is_updated(deployment: Layered):
    worker = with_other_content(deployment, deployment.code[1], "changed-worker")
    done = deployment.ship("--no-build", deployment.code[0], worker)
    assert done.returncode == 0, done.stderr
    assert deployment.running()[1] == (hash_of(worker), [deployment.arn_of(deployment.layer)])
    assert updates_of(deployment, BOT) == [] and updates_of(deployment, WORKER) == ["code"]
    uploaded = re.findall(r"^Uploading s3://[^/]+/(\w+)/", done.stdout, re.MULTILINE)
    assert uploaded == ["worker"]


def test_code_is_checked_against_the_published_layer(deployment: Layered):
    """The locally built layer may differ."""
    shutil.rmtree(deployment.project.root / "target/layers", ignore_errors=True)
    built = deployment.project.root / "target/layered/x86_64/lambda-layer.zip"
    built.write_bytes(b"no layer")
    for _ in range(2):
        done = deployment.ship("--no-build", *deployment.code, "--dry-run")
        assert done.returncode == 0, done.stderr
    assert "Downloading" not in done.stdout
    (kept,) = (deployment.project.root / "target/layers").iterdir()
    assert kept.read_bytes() == deployment.layer.read_bytes()


def static_code(deployment: Layered, _: Path, __: str) -> Path:
    return deployment.packages[1]


@pytest.mark.parametrize(
    ("misfit", "reason", "remedy"),
    [
        (with_a_missing_symbol, f"the code does not fit the layer {LAYER}:", BUILD_AGAIN),
        (of_another_layer, "the packages were linked to different layers: ", "Build both from one commit."),
        (static_code, "there is static code among the packages", "Ship it with scripts/deploy-sqs.sh."),
    ],
)
def test_one_package_that_does_not_fit_is_refused(deployment: Layered, misfit, reason: str, remedy: str):
    before = deployment.running()
    done = deployment.ship("--no-build", deployment.code[0], misfit(deployment, deployment.code[1], "misfit"))
    assert done.returncode == 1
    assert re.search(rf"^failed: .*{re.escape(reason)}.*\nremedy: {re.escape(remedy)}$", done.stderr, re.MULTILINE)
    assert (deployment.running(), deployment.changed()) == (before, [])


def test_code_for_an_unpublished_layer_is_refused(deployment: Layered):
    before = deployment.running()
    done = deployment.ship("--no-build", *deployment.other_code)
    assert done.returncode == 1
    assert f"has the fingerprint {OTHER_FINGERPRINT}" in done.stderr
    assert f"remedy: {BUILD_AGAIN}\n" in done.stderr
    assert (deployment.running(), deployment.changed()) == (before, [])


def test_another_layer_is_published_beside_the_first(deployment: Layered):
    before, (first,) = deployment.running(), deployment.versions()
    arn = deployment.publish("--no-build", deployment.other_layer)
    assert deployment.versions() == [int(arn.rpartition(":")[2]), first]
    assert deployment.running() == before


@pytest.mark.parametrize(("trouble", "call"), [("fail", 1), ("lose the response", 2), ("fail", 4)])
def test_a_deploy_that_fails_half_way_is_reverted(two_layers: Layered, trouble: str, call: int):
    """One of the four updates fails, or succeeds with a lost response."""
    before = two_layers.kept()
    done = two_layers.ship_with_trouble(Trouble(trouble, call), *two_layers.other_code)
    assert done.returncode == 1
    assert re.search(r"^failed: the (code|configuration) of \w+ cannot be changed\nremedy: ", done.stderr, re.MULTILINE)
    assert f"{BOT} is restored" in done.stderr
    assert two_layers.kept() == before


def test_a_deploy_whose_functions_do_not_work_is_reverted(deployment: Layered):
    before = deployment.kept()
    no_worker = with_other_content(deployment, deployment.code[0], "no-worker")
    done = deployment.ship("--no-build", deployment.code[0], no_worker)
    assert done.returncode == 1
    assert f"failed: {WORKER} does not work\nremedy: " in done.stderr
    assert f"{WORKER} is restored" in done.stderr
    assert deployment.kept() == before


def test_a_deploy_waits_for_iam(deployment: Layered):
    """A changed role takes seconds to work everywhere. Until then Lambda refuses calls; a lasting refusal is a failure."""
    bot = with_other_content(deployment, deployment.code[0], "patient-bot")
    done = deployment.ship_with_trouble(Trouble("deny", 2, "invoke"), bot, deployment.code[1])
    assert done.returncode == 0, done.stderr
    assert deployment.running()[0] == (hash_of(bot), [deployment.arn_of(deployment.layer)])
    before = deployment.kept()
    done = deployment.ship_with_trouble(Trouble("deny", 99, "invoke"), *deployment.code)
    assert done.returncode == 1
    assert "AccessDeniedException" in done.stderr and f"failed: {BOT} does not work\nremedy: " in done.stderr
    assert deployment.kept() == before


@pytest.mark.parametrize(("signal", "code"), [("INT", 130), ("HUP", 129), ("TERM", 143)])
def test_an_interrupted_deploy_is_reverted(two_layers: Layered, signal: str, code: int):
    before = two_layers.kept()
    done = two_layers.ship_with_trouble(Trouble(signal, 2), *two_layers.other_code)
    assert done.returncode == code
    assert f"{BOT} is restored" in done.stderr
    assert two_layers.kept() == before


def test_a_deploy_that_cannot_be_reverted_is_reported_and_can_be_rolled_back(two_layers: Layered):
    before = two_layers.running()
    done = two_layers.ship_with_trouble(Trouble("fail from here", 3), *two_layers.other_code)
    assert done.returncode == 1
    assert "failed: could not restore everything\nremedy: Run scripts/rollback-layer.sh" in done.stderr
    assert two_layers.running() != before
    assert re.search(r"^\d{4}.* layered   not taken back ", two_layers.run("layers.sh", "history").stdout, re.MULTILINE)
    done = two_layers.run("rollback-layer.sh")
    assert done.returncode == 0, done.stderr
    assert two_layers.running() == before


def test_code_and_layer_change_together(two_layers: Layered):
    done = two_layers.ship("--no-build", *two_layers.other_code)
    assert done.returncode == 0, done.stderr
    layer = two_layers.arn_of(two_layers.other_layer)
    assert two_layers.running() == [(hash_of(package), [layer]) for package in two_layers.other_code]
    for function in FUNCTIONS:
        assert updates_of(two_layers, function) == ["code", "configuration"]


def test_a_rollback_restores_code_that_was_deployed_otherwise(deployment: Layered):
    """The bucket does not have this code before the deploy."""
    foreign = with_other_content(deployment, deployment.packages[0], "foreign")
    functions = deployment.client("lambda")
    functions.update_function_code(FunctionName=BOT, ZipFile=foreign.read_bytes())
    functions.get_waiter("function_updated_v2").wait(FunctionName=BOT)
    before = deployment.running()
    assert deployment.ship().returncode == 0
    done = deployment.run("rollback-layer.sh")
    assert done.returncode == 0, done.stderr
    assert deployment.running() == before


def test_layers_in_use_and_the_newest_are_kept(two_layers: Layered):
    # The functions use the first layer, and a rollback would restore the second.
    for code in (two_layers.other_code, two_layers.code):
        assert two_layers.ship("--no-build", *code).returncode == 0
    second, first = two_layers.versions()
    functions, content = two_layers.client("lambda"), {"ZipFile": two_layers.layer.read_bytes()}
    for processor in ("x86_64", "arm64", "x86_64"):
        functions.publish_layer_version(LayerName=LAYER, Content=content, CompatibleArchitectures=[processor])
    newest, newest_arm64, unused, *_ = before = two_layers.versions()
    dry = two_layers.run("prune-layers.sh", "--keep", "1", "--dry-run")
    assert dry.returncode == 0, dry.stderr
    assert two_layers.versions() == before
    done = two_layers.run("prune-layers.sh", "--keep", "1")
    assert done.returncode == 0, done.stderr
    assert unused not in (first, second) and two_layers.versions() == [newest, newest_arm64, second, first]


def test_deploy_sqs_returns_to_static_code(deployment: Layered):
    done = deployment.deploy()
    assert done.returncode == 0, done.stderr
    assert deployment.running() == [(hash_of(package), []) for package in deployment.packages]


def test_without_a_layered_deploy_there_is_no_rollback(deployment: Layered):
    s3 = deployment.client("s3")
    s3.delete_object(Bucket=BUCKET, Key=RECORD)
    done = deployment.run("rollback-layer.sh")
    assert done.returncode == 1
    assert "failed: there is no layered deploy to roll back\nremedy: " in done.stderr
