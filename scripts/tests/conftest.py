"""Fixtures for the tests of the scripts."""

from pathlib import Path

import pytest
from discord_simulator import DiscordSimulator
from project import Project

REPOSITORY = Path(__file__).resolve().parents[2]


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
