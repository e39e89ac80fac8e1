#!/usr/bin/env python3
"""Measures how long scripts/deploy-with-layer.sh takes against the emulated AWS, with the packages of scripts/layered.py.

Usage: .venv/bin/python scripts/tests/measure_deploy.py

The time does not include the build. The emulator runs on the same machine, so keep it otherwise idle.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from discord_simulator import DiscordSimulator
from emulator import Emulator
from layered_deployment import Layered, with_other_content

RUNS = 7
REPOSITORY = Path(__file__).resolve().parents[2]


class Measured(Layered):
    """Starts the scripts' Python as a person does."""

    IS_PRELOADED = False


def main() -> None:
    os.environ["PATH"] = f"{REPOSITORY / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
    with tempfile.TemporaryDirectory() as name, DiscordSimulator(REPOSITORY) as discord:
        folders = [Path(name) / one for one in ("layer", "emulator", "deployment")]
        for folder in folders:
            folder.mkdir()
        layer, emulated, deployed = folders
        settings = {"DISCORD_API_BASE": discord.api_base, "LD_LIBRARY_PATH": str(layer / "lib")}
        with Emulator(emulated, **settings) as emulator:
            measure(Measured(REPOSITORY, deployed, emulator, discord, layer))


def measure(deployment: Measured) -> None:
    static = deployment.deploy()
    assert static.returncode == 0, static.stderr
    deployment.publish()
    layered = deployment.ship()
    assert layered.returncode == 0, layered.stderr
    bot, worker = deployment.code

    def other(package: Path, content: str) -> Path:
        return with_other_content(deployment, package, content)

    report("both functions changed", [[other(bot, f"b{i}"), other(worker, f"w{i}")] for i in range(RUNS)], deployment)
    report("nothing changed", [[other(bot, f"b{RUNS - 1}"), other(worker, f"w{RUNS - 1}")]] * RUNS, deployment)


def report(what: str, deploys: list[list[Path]], deployment: Measured) -> None:
    seconds = []
    for packages in deploys:
        start = time.monotonic()
        done = deployment.ship("--no-build", *packages)
        seconds.append(time.monotonic() - start)
        assert done.returncode == 0, done.stderr
    low, high = min(seconds), max(seconds)
    print(f"{what}: {statistics.median(seconds):.1f} s ({low:.1f} to {high:.1f}, n = {len(seconds)})", flush=True)
    print(done.stdout.partition("== Done")[2], flush=True)


if __name__ == "__main__":
    sys.exit(main())
