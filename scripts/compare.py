#!/usr/bin/env python3
"""Reports, as Markdown, what a change does to the layer and both functions: the layer's fingerprint, sizes, and start-up.

Usage:
  compare.py BEFORE AFTER [--agreed]   two folders that scripts/layered.py wrote, built for this machine's processor

Fails if a package exceeds its budget (scripts/sizes.py) or a function starts more than 10 % slower; with --agreed, it reports
both and succeeds. Run with .venv/bin/python.
"""

import os
import select
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import fit
import sizes
from layered import FACTS, FUNCTIONS

# Starts of each function before and after, alternating. On a busy machine, the fastest tenth of the starts of equal packages
# differed by up to 9 % (medians: 28 %), so a slower function is measured again.
STARTS = 200
ROUNDS = 3
SLOWER_MAX = 1.10
PATIENCE_S = 10
LOG_MAX_BYTES = 2000
# The number of changed facts that the report shows; nobody reads a longer list.
SHOWN = 40
ENVIRONMENT = {
    "AWS_LAMBDA_FUNCTION_NAME": "function", "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "256",
    "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x",
    "SQS_QUEUE_URL": "https://sqs.us-east-1.amazonaws.com/123456789012/tasks.fifo", "DISCORD_BOT_TOKEN": "x",
    # The public key of RFC 8032, section 7.1, test 1. No function is sent anything that it could verify.
    "DISCORD_PUBLIC_KEY": "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
}  # fmt: skip


class Function:
    """An unpacked function with its layer. It is started, but gets no work."""

    def __init__(self, packages: Path, folder: Path, name: str):
        self.task, self.times_ms = folder / name, []
        for package, place in ((f"{name}.zip", self.task), ("lambda-layer.zip", folder / "opt")):
            with zipfile.ZipFile(packages / package) as archive:
                archive.extractall(place)
        (self.task / "bootstrap").chmod(0o755)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.environment = ENVIRONMENT | {
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self.listener.getsockname()[1]}", "LD_LIBRARY_PATH": str(folder / "opt/lib"),
        }  # fmt: skip

    def start(self) -> None:
        """Measures the time from exec to the first request for work."""
        with tempfile.TemporaryFile() as log:
            began = time.perf_counter()
            process = subprocess.Popen([self.task / "bootstrap"], env=self.environment, stdout=log, stderr=log)
            ended = os.pidfd_open(process.pid)
            try:
                ready, _, _ = select.select([self.listener, ended], [], [], PATIENCE_S)
                if self.listener in ready:
                    connection, _ = self.listener.accept()
                    with connection:
                        connection.recv(1)
                    self.times_ms.append((time.perf_counter() - began) * 1000)
            finally:
                os.close(ended)
                process.kill()
                process.wait()
            if self.listener not in ready:
                log.seek(0)
                said = log.read(LOG_MAX_BYTES).decode(errors="replace").strip()
                raise SystemExit(f"{self.task.name} did not ask for work: {said or 'it printed nothing'}")

    @property
    def time_ms(self) -> float:
        """A tenth of the starts was faster."""
        return statistics.quantiles(self.times_ms, n=10)[0]


def measure(before: Path, after: Path) -> dict[str, tuple[float, float]]:
    """The start-up of each function before and after, in milliseconds."""
    with tempfile.TemporaryDirectory() as name:
        folders = [(before, Path(name) / "before"), (after, Path(name) / "after")]
        return {name: measure_both([Function(*one, name) for one in folders]) for name in FUNCTIONS}


def measure_both(both: list[Function]) -> tuple[float, float]:
    for function in both:
        # The first start reads the files from disk, so it does not count.
        function.start()
    for _ in range(ROUNDS):
        both[0].times_ms, both[1].times_ms = [], []
        for nth in range(STARTS):
            for function in both if nth % 2 else reversed(both):
                function.start()
        if both[1].time_ms <= both[0].time_ms * SLOWER_MAX:
            break
    return both[0].time_ms, both[1].time_ms


def report(before: Path, after: Path, starts: dict[str, tuple[float, float]]) -> tuple[str, list[str]]:
    """The report, and a line for each limit that the change exceeds."""
    rows = ["| | before | after | change | limit |", "|---|---|---|---|---|"]
    for name, budget in sizes.BUDGETS["layered"].items():
        old, new = ((folder / f"{name}.zip").stat().st_size / 1000 for folder in (before, after))
        rows.append(f"| {name}.zip | {old:,.1f} kB | {new:,.1f} kB | {new - old:+,.1f} kB ({new / old - 1:+.1%}) | {budget:,} kB |")
    for name, (old, new) in starts.items():
        rows.append(f"| {name}: start-up | {old:.2f} ms | {new:.2f} ms | {new / old - 1:+.1%} | {SLOWER_MAX - 1:+.0%} |")
    excess = [line.removeprefix(f"{after}{os.sep}") for line in sizes.excess("layered", after)]
    excess += [
        f"{name} starts in {new:.2f} ms instead of {old:.2f} ms: more than {SLOWER_MAX - 1:.0%} slower"
        for name, (old, new) in starts.items()
        if new > old * SLOWER_MAX
    ]
    note = f"Start-up: from exec to the first request for work, the fastest tenth of {STARTS} alternating starts each."
    return "\n".join(["## Layer, sizes and start-up", "", *layer(before, after), "", *rows, "", note]), excess


def layer(before: Path, after: Path) -> list[str]:
    """What becomes of the layer, and why."""
    old, new = (fit.fingerprint(folder / "lambda-layer.zip") for folder in (before, after))
    if old == new:
        return [f"The layer stays as it is (fingerprint `{old}`): `deploy-with-layer.sh` is enough."]
    lost, gained = facts(before), facts(after)
    lines = [f"- {line}" for line in lost if line not in gained] + [f"+ {line}" for line in gained if line not in lost]
    more = [f"… and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return [
        f"**The layer's fingerprint changes** from `{old}` to `{new}`: `build-layer.sh` has to publish a new layer first.", "",
        "```diff", *lines[:SHOWN], *more, "```",
    ]  # fmt: skip


def facts(folder: Path) -> list[str]:
    with zipfile.ZipFile(folder / "lambda-layer.zip") as archive:
        return archive.read(FACTS).decode().splitlines()


def main(arguments: list[str]) -> int:
    match arguments:
        case [before, after, *rest] if rest in ([], ["--agreed"]):
            folders = Path(before).resolve(), Path(after).resolve()
            text, excess = report(*folders, measure(*folders))
            print(text)
            if excess:
                agreed = ", which the label `over-budget` allows" if rest else ""
                print(f"\n**Over the limit**{agreed}:\n", *(f"- {line}" for line in excess), sep="\n")
            return 1 if excess and not rest else 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
