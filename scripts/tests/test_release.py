"""A release: the SBOM lists exactly the shipped components, and a tag that is not the version is refused at once."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator


def sbom_of(repository: Path, architecture: str, folder: Path) -> str:
    out = folder / f"{architecture}.cdx.json"
    subprocess.run([sys.executable, str(repository / "scripts/sbom.py"), architecture, str(out)], check=True)
    return out.read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=["x86_64", "arm64"])
def sbom(request: pytest.FixtureRequest, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return sbom_of(repository, request.param, tmp_path_factory.mktemp("sbom"))


def components(sbom: str) -> dict[str, dict]:
    return {one["name"]: one for one in json.loads(sbom)["components"]}


def test_the_sbom_is_valid_cyclonedx(sbom: str):
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(sbom) is None


def test_each_component_has_version_licence_and_checksum(sbom: str, repository: Path):
    lock = (repository / "Cargo.lock").read_text(encoding="utf-8")
    for name, one in components(sbom).items():
        if name != "std":
            (checksum,) = one["hashes"]
            entry = f'name = "{name}"\nversion = "{one["version"]}"\nsource = '
            assert entry in lock
            assert f'checksum = "{checksum["content"]}"' in lock.split(entry)[1].split("[[package]]")[0]
        assert one["licenses"][0]["expression"]
        assert "/" not in one["licenses"][0]["expression"]


def test_the_sbom_has_the_standard_library(sbom: str, repository: Path):
    toolchain = (repository / "rust-toolchain.toml").read_text(encoding="utf-8")
    assert f'channel = "{components(sbom)["std"]["version"]}"' in toolchain


def test_the_scope_separates_shipped_crates_from_build_tools(sbom: str):
    scopes = {name: one["scope"] for name, one in components(sbom).items()}
    for name in ("tokio", "rustls", "ring", "aws-sdk-sqs", "ed25519-dalek", "serde_yaml"):
        assert scopes[name] == "required"
    for name in ("serde_derive", "cc"):
        assert scopes[name] == "excluded"


def test_the_sbom_lists_no_other_crates(sbom: str):
    listed = components(sbom).keys()
    # Crates of tests, of the command line and of the simulator; crates of disabled features; our own crates.
    assert not listed & {"proptest", "tempfile", "clap", "axum", "h2", "windows-sys"}
    assert not [name for name in listed if name.startswith("channelwright")]


def test_every_component_is_a_dependency(sbom: str):
    graph = {one["ref"]: set(one.get("dependsOn", [])) for one in json.loads(sbom)["dependencies"]}
    reached, open_ends = set(), ["channelwright"]
    while open_ends:
        one = open_ends.pop()
        if one not in reached:
            reached.add(one)
            open_ends += graph[one]
    assert reached == {one["bom-ref"] for one in json.loads(sbom)["components"]} | {"channelwright"}


def test_the_same_commit_produces_the_same_sbom(repository: Path, tmp_path: Path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    text = sbom_of(repository, "x86_64", one)
    assert text == sbom_of(repository, "x86_64", two)
    assert str(repository) not in text


def test_a_tag_that_is_not_the_version_is_refused(repository: Path):
    command = [str(repository / "scripts/build-release.sh"), "--tag", "v999.0.0"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "the tag is v999.0.0, but the version is " in run.stderr
    assert "remedy: Correct the version in Cargo.toml" in run.stderr
    assert "Building" not in run.stdout


@pytest.mark.parametrize("options", [["--arch", "sparc"], ["--tag"], ["--publish"]])
def test_misuse_is_reported(repository: Path, options: list[str]):
    command = [str(repository / "scripts/build-release.sh"), *options]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "See build-release.sh --help" in run.stderr
