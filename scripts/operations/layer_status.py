"""Shows each version of the layer, who uses it and who may use it, for scripts/layers.sh status."""

from datetime import datetime, timezone
from functools import partial

import ending
import report
from account import Account, who
from bucket import RECORD, Both, Bucket
from layer_parameters import LayerParameters
from sharing import named, shares_of
from versions import LAYER, Content, Usage, Version, Versions


def status() -> None:
    account = Account()
    owner = who(account)
    report.step(
        "Looking at the layer",
        "The permissions lambda:ListLayerVersions, GetLayerVersion, GetLayerVersionPolicy, ListFunctions, "
        "ssm:GetParametersByPath, s3:ListBucket and s3:GetObject are needed.",
    )
    versions, bucket = Versions(account.client("lambda")), Bucket(account, owner)
    parameters = LayerParameters(account.client("ssm"))
    usage, published, *_ = ending.beside(versions.usage, versions.published, bucket.look, parameters.look)
    contents = ending.beside(*(partial(versions.content, version) for version in published))
    policies = versions.policies(published)
    record = bucket.read_record() if RECORD in bucket.keys else {}
    if not published:
        report.say(f"No version of {LAYER} is published: scripts/build-layer.sh does that.")
    for version, content in zip(published, contents, strict=True):
        report.step(f"Version {version}")
        _show(version, content, usage, record)
        report.say(f"Shared with  {named(shares_of(policies[version]))}")
        for name in sorted(name for name, arn in parameters.stored.items() if arn == version.arn):
            report.say(f"Named by     {name}")
    _show_others(published, usage)


def _show(version: Version, content: Content, usage: Usage, record: Both) -> None:
    days = (datetime.now(timezone.utc) - version.created).days
    report.say(f"ARN          {version.arn}")
    report.say(f"Published    {version.created:%Y-%m-%d %H:%M} UTC, {days} days ago")
    report.say(f"Size         {content.size} bytes")
    report.say(f"Used by      {', '.join(sorted(usage.users.get(version.arn, []))) or 'no function'}")
    rolled = sorted(function.name for function, running in record.items() if version.arn in running.layers)
    if rolled:
        report.say(f"Rollback     restores it for {', '.join(rolled)}")


def _show_others(published: list[Version], usage: Usage) -> None:
    """Versions in use that are not published here: of another account, or deleted. They work, but only as they are."""
    known = {version.arn for version in published}
    others = {arn: users for arn, users in usage.users.items() if f":layer:{LAYER}:" in arn and arn not in known}
    if others:
        report.step("Used, but deleted or of another account")
    for arn, users in sorted(others.items()):
        report.say(f"{arn}: {', '.join(sorted(users))}")
