"""The history of deploys, for scripts/layers.sh history: one line of JSON for each, in an object of its own in the artifacts
bucket, so that concurrent deploys lose none."""

import json
import math
import os
import time
from functools import partial

import ending
import report
from account import Account, who
from bucket import Both, Bucket
from functions import BOTH
from report import AWS_ERRORS

FOLDER = "deploys/"
# Compiling takes as long as the machine needs, which says nothing about AWS.
BUILDING = "Building "


def record(bucket: Bucket, kind: str, outcome: str, wanted: Both) -> None:
    """Adds a deploy, with the time of each step. A deploy does not fail because this does."""
    if not bucket.exists:
        return
    now = time.gmtime()
    entry = {
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", now), "kind": kind, "outcome": outcome,
        "runs": {one.folder: {"code": wanted[one].code, "layers": wanted[one].layers} for one in BOTH},
        "seconds": {text: round(one, 2) for text, one in report.seconds().items()},
    }  # fmt: skip
    key = f"{FOLDER}{time.strftime('%Y-%m-%dT%H-%M-%SZ', now)}-{os.urandom(4).hex()}.json"
    try:
        bucket.upload({key: json.dumps(entry).encode() + b"\n"})
    except AWS_ERRORS as error:
        report.complain(f"The history does not have this deploy: {error}")


def history(last: int) -> None:
    account = Account()
    bucket = Bucket(account, who(account))
    report.step("Reading the history", "The permissions s3:ListBucket and s3:GetObject are needed.")
    bucket.look(FOLDER)
    keys = sorted(bucket.keys)[-last:]
    entries = [json.loads(text) for text in ending.beside(*(partial(bucket.read, key) for key in keys))]
    if not entries:
        report.say("There is no deploy yet.")
        return
    for entry in entries:
        report.say(line(entry))
    report.step(f"The last {len(entries)} of {len(bucket.keys)} deploys, without the time of building")
    for text in summary(entries):
        report.say(text)


def line(entry: dict) -> str:
    layers = {layer.rpartition(":layer:")[2] for one in entry["runs"].values() for layer in one["layers"]}
    code = ", ".join(f"{name} {one['code'][:8]}" for name, one in entry["runs"].items())
    when = entry["time"].replace("T", " ").removesuffix(":00Z").removesuffix("Z")
    return f"{when}  {entry['kind']:<8}  {entry['outcome']:<14}  {_total(entry):6.1f} s  {code}" + "".join(
        f", {layer}" for layer in sorted(layers)
    )


def summary(entries: list[dict]) -> list[str]:
    """The number of deploys of each kind, and how long the successful ones took."""
    lines = []
    for kind in sorted({entry["kind"] for entry in entries}):
        mine = [entry for entry in entries if entry["kind"] == kind]
        times = sorted(_total(entry) for entry in mine if entry["outcome"] == "deployed")
        failed = len(mine) - len(times)
        took = f"p50 {_percentile(times, 50):.1f} s, p95 {_percentile(times, 95):.1f} s" if times else "none succeeded"
        lines.append(f"{kind:<8}  {len(times)} deployed, {failed} failed; {took}")
    return lines


def _total(entry: dict) -> float:
    return sum(seconds for text, seconds in entry["seconds"].items() if not text.startswith(BUILDING))


def _percentile(ordered: list[float], percent: int) -> float:
    """The nearest rank: a value that occurred."""
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]
