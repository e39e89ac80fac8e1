"""What a run prints of its errors."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "operations"))

import report  # noqa: E402
from report import Failure  # noqa: E402


def test_each_error_is_printed(capsys):
    """Python gives later objects the ids of those that are gone."""
    for number in range(10):
        report.tell(Failure(f"error {number}", ""))
    assert capsys.readouterr().err.split("\n")[1::2] == [f"failed: error {number}" for number in range(10)]


def test_an_error_is_printed_once(capsys):
    error = Failure("an error", "")
    report.tell(error)
    report.tell(error)
    assert capsys.readouterr().err.count("failed: an error") == 1
