"""The layered packages stay within the budgets of scripts/sizes.py. scripts/build-release.sh checks the static packages."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def sizes(repository: Path):
    def run(mode: str, folder: Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(repository / "scripts/sizes.py"), mode, str(folder)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return run


def test_the_layered_packages_are_within_their_budgets(sizes, repository: Path):
    folder = repository / "target/layered/x86_64"
    assert (folder / "lambda-layer.zip").exists(), "run .venv/bin/python scripts/layered.py build x86_64"
    done = sizes("layered", folder)
    assert done.returncode == 0, done.stderr


def test_a_package_that_is_too_big_is_named_with_both_figures(sizes, tmp_path: Path):
    (tmp_path / "bot.zip").write_bytes(bytes(1000))
    (tmp_path / "worker.zip").write_bytes(bytes(9_876_500))
    done = sizes("static", tmp_path)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"{tmp_path / 'worker.zip'} is 9876.5 kB; the budget is ")
