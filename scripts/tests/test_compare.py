"""The report that a pull request gets about its packages."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY
from programs import FINGERPRINT, OTHER_FINGERPRINT, Workshop

sys.path.append(str(REPOSITORY / "scripts"))

import compare  # noqa: E402

# A function that asks Lambda's runtime API for work.
PROGRAM = """
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
int answer(void);
int main(void) {
  int api = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(atoi(strchr(getenv("AWS_LAMBDA_RUNTIME_API"), ':') + 1)) };
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  usleep(%d);
  return answer() != 42 || connect(api, (struct sockaddr *)&to, sizeof to) || write(api, "GET", 3) != 3 || pause();
}
"""
FACTS = "# compiler\nrustc 1.95.0\n\n# crates\ntokio v{} default\n"


@pytest.fixture(scope="module")
def packages(repository: Path, tmp_path_factory: pytest.TempPathFactory):
    def make(name: str, fingerprint: str = FINGERPRINT, tokio: str = "1.54.0", pause_ms: int = 0, ballast: int = 0) -> Path:
        workshop = Workshop(tmp_path_factory.mktemp(name), repository / "scripts/package.py")
        shared = workshop.library(f"libchannelwright-{fingerprint}.so", "int answer(void) { return 42; }")
        facts, more = workshop.folder / "facts", workshop.folder / "more"
        facts.write_text(FACTS.format(tokio))
        # It cannot be compressed.
        more.write_bytes(random.Random(0).randbytes(ballast))
        workshop.packed("lambda-layer", **{f"lib/{shared.name}": shared, "share/channelwright/facts.txt": facts})
        program = workshop.program("bootstrap", PROGRAM % (1000 * pause_ms), shared)
        workshop.packed("bot", bootstrap=program)
        workshop.packed("worker", bootstrap=program, more=more)
        return workshop.folder

    return make


@pytest.fixture(scope="module")
def before(packages) -> Path:
    return packages("before")


@pytest.fixture
def compare_report(before: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture):
    """Returns the exit code and the report."""
    monkeypatch.setattr(compare, "STARTS", 5)

    def run(after: Path, *options: str) -> tuple[int, str]:
        return compare.main([str(before), str(after), *options]), capsys.readouterr().out

    return run


def test_a_change_of_our_own_code_keeps_the_layer(compare_report, packages):
    _, report = compare_report(packages("same"))
    assert f"The layer stays as it is (fingerprint `{FINGERPRINT}`)" in report
    for row in ("bot.zip", "worker.zip", "lambda-layer.zip", "bot: start-up", "worker: start-up"):
        assert f"\n| {row} | " in report


def test_a_new_fingerprint_is_reported_with_its_cause(compare_report, packages):
    _, report = compare_report(packages("other", fingerprint=OTHER_FINGERPRINT, tokio="1.55.0"))
    assert f"**The layer's fingerprint changes** from `{FINGERPRINT}` to `{OTHER_FINGERPRINT}`" in report
    assert "\n- tokio v1.54.0 default\n+ tokio v1.55.0 default\n" in report
    assert "rustc" not in report


def test_a_package_over_its_budget_fails_unless_it_is_agreed(compare_report, packages):
    big = packages("big", ballast=3_000_000)
    code, report = compare_report(big)
    assert code == 1
    assert "\n**Over the limit**:\n\n- worker.zip is " in report
    assert str(big) not in report
    code, report = compare_report(big, "--agreed")
    assert code == 0
    assert "\n**Over the limit**, which the label `over-budget` allows:\n\n- worker.zip is " in report


def test_a_slower_start_fails(compare_report, packages):
    code, report = compare_report(packages("slow", pause_ms=50))
    assert code == 1
    for name in ("bot", "worker"):
        assert f"\n- {name} starts in " in report


def test_starts_within_the_limit_pass(before: Path):
    _, excess = compare.report(before, before, {"bot": (4.0, 4.39), "worker": (5.0, 3.0)})
    assert excess == []
    _, (line,) = compare.report(before, before, {"bot": (4.0, 4.41), "worker": (5.0, 5.0)})
    assert line == "bot starts in 4.41 ms instead of 4.00 ms: more than 10% slower"


def test_a_function_that_does_not_start_is_reported(compare_report, packages):
    broken, other = packages("broken"), packages("other layer", fingerprint=OTHER_FINGERPRINT)
    (broken / "lambda-layer.zip").write_bytes((other / "lambda-layer.zip").read_bytes())
    with pytest.raises(SystemExit, match=rf"bot did not ask for work: .*libchannelwright-{FINGERPRINT}\.so"):
        compare_report(broken)


@pytest.mark.parametrize("arguments", [[], ["one"], ["one", "two", "--force"]])
def test_misuse_is_reported(repository: Path, arguments: list[str]):
    command = [sys.executable, str(repository / "scripts/compare.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Usage:" in done.stderr
