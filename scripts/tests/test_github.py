"""What GitHub reads in .github names things that exist in this repository."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

# What Dependabot reads for each ecosystem. The directory of an entry holds it; for GitHub's workflows, it is the root.
MANIFESTS = {"cargo": "Cargo.lock", "pip": "requirements*.txt", "github-actions": ".github/workflows/*.yml"}


@pytest.fixture(scope="module")
def updates(repository: Path) -> list[dict]:
    return yaml.safe_load((repository / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]


def test_dependabot_covers_every_manifest(updates: list[dict], repository: Path):
    listed = subprocess.run(["git", "ls-files"], cwd=repository, capture_output=True, text=True, check=True).stdout
    paths = [Path("/") / line for line in listed.splitlines()]
    there = {
        (ecosystem, "/" if ecosystem == "github-actions" else str(path.parent))
        for ecosystem, pattern in MANIFESTS.items()
        for path in paths
        if path.match(pattern)
    }
    assert {(one["package-ecosystem"], one["directory"]) for one in updates} == there


def test_versions_are_updated_in_groups_every_week(updates: list[dict]):
    for one in updates:
        assert one["schedule"]["interval"] == "weekly"
        # A group applies to version updates by default, so a security update is never held back by others.
        assert [group["patterns"] for group in one["groups"].values()] == [["*"]]
        assert "applies-to" not in str(one["groups"])


def test_every_path_in_the_issue_forms_exists(repository: Path):
    for form in (repository / ".github/ISSUE_TEMPLATE").glob("*.yml"):
        for path in re.findall(r"\b(?:docs|scripts)/[\w./-]+\w", form.read_text(encoding="utf-8")):
            assert (repository / path).exists(), f"{form.name} names {path}"
