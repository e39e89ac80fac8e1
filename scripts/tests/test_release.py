"""A release: the SBOM lists exactly the shipped components; a tag that is not the version, or a version without an entry in
the changelog, is refused at once."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from project import Project


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


def test_the_same_commit_produces_the_same_sbom(sbom: str, repository: Path, tmp_path: Path, request: pytest.FixtureRequest):
    assert sbom == sbom_of(repository, request.node.callspec.params["sbom"], tmp_path)
    assert str(repository) not in sbom


def test_a_tag_that_is_not_the_version_is_refused(repository: Path):
    command = [str(repository / "scripts/build-release.sh"), "--tag", "v999.0.0"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "the tag is v999.0.0, but the version is " in run.stderr
    assert "remedy: Correct the version in Cargo.toml" in run.stderr
    assert "Building" not in run.stdout


@pytest.mark.parametrize(
    "changelog",
    ["", "## 1.2.0 - 2026-11-27\n\nText.\n", "## 1.2.3 - unreleased\n\nText.\n", "## 1.2.3 - 2026-11-27\n\n## 1.2.0 - 2026-11-20\n\nText.\n"],
    ids=["nothing", "of another version", "without a date", "without a text"],
)  # fmt: skip
def test_a_version_without_an_entry_in_the_changelog_is_refused(project: Project, changelog: str):
    run = release(project, changelog)
    assert run.returncode == 1
    assert "failed: version 1.2.3 has no entry in the changelog" in run.stderr
    assert "remedy: Write it in docs/CHANGELOG.md" in run.stderr
    assert "Building" not in run.stdout


def test_a_version_with_an_entry_is_built(project: Project):
    run = release(project, "# Changelog\n\n## 1.2.3 - 2026-11-27\n\nText.\n")
    assert "changelog" not in run.stderr
    assert "Building" in run.stdout


def release(project: Project, changelog: str) -> subprocess.CompletedProcess[str]:
    """Starts the release of version 1.2.3. Instead of building, it fails."""
    tools = project.root / "tools"
    tools.mkdir()
    for tool, code in {"cargo": 'test "$1" = pkgid && echo "path+file:///x/cli#channelwright@1.2.3"', "rustup": "false"}.items():
        (tools / tool).write_text(f"#!/bin/sh\n{code}\n")
        (tools / tool).chmod(0o755)
    (project.root / "docs").mkdir()
    (project.root / "docs/CHANGELOG.md").write_text(changelog)
    return project.run("build-release.sh", "--tag", "v1.2.3", PATH=f"{tools}:{os.environ['PATH']}")


def test_the_notes_of_a_release_are_its_entry(repository: Path, tmp_path: Path):
    changelog = tmp_path / "CHANGELOG.md"
    changelog.write_text("# Changelog\n\n## 1.10.0 - 2026-12-01\n\nNew.\n\n### Fixed\n\nB.\n\n## 1.1.0 - 2026-11-27\n\nOld.\n")
    command = [sys.executable, str(repository / "scripts/changelog.py"), "1.10.0", str(changelog)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout == "New.\n\n### Fixed\n\nB.\n"


def test_the_version_in_development_stands_in_the_changelog(repository: Path):
    version = re.search(r'^version = "(.+)"$', (repository / "Cargo.toml").read_text(encoding="utf-8"), re.MULTILINE)[1]
    headings = re.findall(r"^## (\S+) - (?:\d{4}-\d\d-\d\d|unreleased)$", (repository / "docs/CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == version


@pytest.mark.parametrize("options", [["--arch", "sparc"], ["--tag"], ["--publish"]])
def test_misuse_is_reported(repository: Path, options: list[str]):
    command = [str(repository / "scripts/build-release.sh"), *options]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "See build-release.sh --help" in run.stderr
