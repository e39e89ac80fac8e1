"""Deletes old versions of the layer and old packages, for scripts/prune-layers.sh."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import partial

import ending
import layer_parameters
import report
from account import Account, who
from bucket import RECORD, Both, Bucket
from functions import BOTH
from layer_parameters import LayerParameters
from sharing import Shares, named, shares_of
from stack import Stack
from versions import LAYER, Usage, Version, Versions

# The stack's parameters that name packages.
CODE_KEYS = ("BotCodeKey", "WorkerCodeKey")


@dataclass(frozen=True)
class Rules:
    """What is kept although nothing needs it: the newest `keep` items, and items younger than `days` days."""

    keep: int
    days: int
    now: datetime

    def protects(self, rank: int, created: datetime) -> str | None:
        """The reason to keep something; its rank is 1 for the newest of its kind."""
        if rank <= self.keep:
            return "keep"
        if self.now - created < timedelta(days=self.days):
            return f"keep: younger than {self.days} days"
        return None


def prune(keep: int, days: int, is_dry_run: bool) -> None:
    account = Account()
    owner = who(account)
    report.step(
        "Looking for what is in use",
        "The permissions lambda:ListFunctions, ListLayerVersions, GetLayerVersionPolicy, cloudformation:DescribeStacks, "
        "ssm:GetParametersByPath, s3:ListBucket and s3:GetObject are needed.",
    )
    versions, bucket = Versions(account.client("lambda")), Bucket(account, owner)
    stack, parameters = Stack(account.client("cloudformation")), LayerParameters(account.client("ssm"))
    usage, published, deployed, *_ = ending.beside(
        versions.usage, versions.published, stack.parameters, bucket.look, parameters.look
    )
    policies = versions.policies(published)
    shares = {version: shares_of(policy) for version, policy in policies.items()}
    record = bucket.read_record() if RECORD in bucket.keys else {}
    rules = Rules(keep, days, datetime.now(timezone.utc))

    report.step(f"Versions of {LAYER}")
    doomed = _show(judged_versions(published, usage, record, shares, rules), str)
    report.step(f"Packages in {bucket.name}")
    needed = {key for name, key in deployed.items() if name in CODE_KEYS} | keys_in_use(bucket, usage, record)
    packages = _show(judged_packages(bucket.keys, needed, rules), str)
    if not doomed and not packages:
        report.say("There is nothing to delete.")
        return
    if is_dry_run:
        report.say("Dry run: nothing was deleted.")
        return
    report.step(
        "Deleting",
        "The permissions lambda:DeleteLayerVersion, s3:ListBucketVersions and s3:DeleteObjectVersion are needed, and: "
        + layer_parameters.PERMISSIONS,
    )
    # A name must not lead to a deleted version.
    parameters.follow(one for one in published if one not in doomed)
    for version in doomed:
        versions.delete(version)
        report.say(f"Deleted version {version.number}")
    bucket.delete_for_good(packages)
    for key in packages:
        report.say(f"Deleted {key}")
    report.done()


def _show(judged: list[tuple], text: Callable[[object], str]) -> list:
    for thing, why in judged:
        report.say(f"  {text(thing)}  {why}")
    return [thing for thing, why in judged if why == "delete"]


def judged_versions(
    published: Iterable[Version], usage: Usage, record: Both, shares: dict[Version, Shares], rules: Rules
) -> list[tuple[Version, str]]:
    """Each version, the newest first, with the decision: the first word is "keep" or "delete"."""
    seen: Counter[str] = Counter()
    recorded = {arn for running in record.values() for arn in running.layers}
    judged = []
    for version in published:
        seen[version.processors] += 1
        why = rules.protects(seen[version.processors], version.created)
        if version.arn in usage.users:
            why = why or "keep: in use"
        if version.arn in recorded:
            why = why or "keep: for scripts/rollback-layer.sh"
        if shares[version]:
            why = why or f"keep: shared with {named(shares[version])}"
        judged.append((version, why or "delete"))
    return judged


def keys_in_use(bucket: Bucket, usage: Usage, record: Both) -> set[str]:
    """The packages that a function runs, in any of its own versions, or that a rollback needs."""
    code = usage.code | {running.code for running in record.values()}
    return {bucket.place_of(function, one)[1] for function in BOTH for one in code}


def judged_packages(keys: dict[str, datetime], needed: set[str], rules: Rules) -> list[tuple[str, str]]:
    """The same for each package."""
    judged = []
    for function in BOTH:
        mine = [key for key in keys if key.startswith(f"{function.folder}/")]
        for rank, key in enumerate(sorted(mine, key=lambda key: keys[key], reverse=True), 1):
            why = rules.protects(rank, keys[key]) or ("keep: in use" if key in needed else "delete")
            judged.append((key, why))
    return judged
