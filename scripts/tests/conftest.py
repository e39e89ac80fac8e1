"""Fixtures for the tests of the scripts."""

import os
from pathlib import Path

import pytest
from discord_simulator import DiscordSimulator
from emulator import Emulator
from layered_deployment import Layered
from project import Project

REPOSITORY = Path(__file__).resolve().parents[2]
# For the AWS CLI and cfn-lint.
os.environ["PATH"] = f"{REPOSITORY / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
# The files that take longest come first, so that all processes are busy to the end.
LONGEST = ("layer_build", "layers", "layered", "operators_journey", "deploy", "redrive", "release", "setting_up", "status")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ranks = {f"test_{name}": rank for rank, name in enumerate(LONGEST)}
    items.sort(key=lambda item: ranks.get(item.path.stem, len(ranks)))


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the scripts and the template, so that no test reads or writes the real `.env`."""
    return Project.copy_of(REPOSITORY, tmp_path)


@pytest.fixture(scope="module")
def discord(repository: Path):
    """A separate Discord simulator for each test file."""
    with DiscordSimulator(repository) as discord:
        yield discord


@pytest.fixture(scope="module")
def layered_account(repository: Path, tmp_path_factory: pytest.TempPathFactory, discord: DiscordSimulator):
    """A separate account for each test file, for layered deployments."""
    opt = tmp_path_factory.mktemp("opt")
    environment = {"DISCORD_API_BASE": discord.api_base, "LD_LIBRARY_PATH": str(opt / "lib")}
    with Emulator(tmp_path_factory.mktemp("emulator"), **environment) as emulator:
        yield Layered(repository, tmp_path_factory.mktemp("deployment"), emulator, discord, opt)
