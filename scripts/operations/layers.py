"""Publishes the layer and deletes old versions, for scripts/build-layer.sh and scripts/prune-layers.sh."""

from functools import partial
from hashlib import sha256
from pathlib import Path

import ending
import fit
import report
from account import Account, who
from botocore.exceptions import ClientError
from bucket import RECORD, Bucket
from functions import BOT
from report import Failure
from versions import LAYER, Version, Versions, superfluous, with_fingerprint


def processor() -> str:
    """The deployed functions' processor, or the default. Prints nothing, since its caller prints the result."""
    report.current.text, report.current.remedy = (
        "Looking at the functions", "The permission lambda:GetFunctionConfiguration is needed.",
    )  # fmt: skip
    try:
        found = Account().client("lambda").get_function_configuration(FunctionName=BOT.name)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceNotFoundException":
            raise
        return "x86_64"
    return found["Architectures"][0]


def publish(layer: Path, processor: str, is_dry_run: bool) -> None:
    """Publishes the layer unless the same content is already published."""
    report.step("Checking the layer", "Build it again: run this without --no-build.")
    try:
        # The code is checked when it is deployed.
        fingerprint = fit.check(processor, layer, [])
    except fit.Misfit as misfit:
        report.complain(misfit)
        raise Failure(report.current.text) from misfit
    report.say("It needs nothing but itself and provided.al2023.")

    versions, content = Versions(Account().client("lambda")), layer.read_bytes()
    version = _same(versions, fingerprint, content)
    if version:
        report.say("This content is already published: nothing to do.")
    elif is_dry_run:
        report.say("This content would become a new version.\nDry run: nothing was published.")
    else:
        report.step("Publishing the layer", "The permission lambda:PublishLayerVersion is needed.")
        version = versions.publish(content, fingerprint, processor)
    report.step("Done")
    report.say(f"Layer        {LAYER}, for {processor}")
    report.say(f"Version      {version.number if version else ''}")
    report.say(f"ARN          {version.arn if version else ''}")
    report.say(f"Fingerprint  {fingerprint}")
    report.say(f"Size         {len(content)} bytes")


def _same(versions: Versions, fingerprint: str, content: bytes) -> Version | None:
    """The published version with this content."""
    permissions = "The permissions lambda:ListLayerVersions and GetLayerVersion are needed."
    report.step("Comparing with what is published", permissions)
    wanted = sha256(content).hexdigest()
    candidates = with_fingerprint(versions.published(), fingerprint)
    return next((one for one in candidates if versions.content(one).sha256 == wanted), None)


def prune(keep: int, bucket_name: str | None, is_dry_run: bool) -> None:
    account = Account()
    owner = who(account)

    permissions = "The permissions lambda:ListFunctions, s3:ListBucket and s3:GetObject are needed."
    report.step("Looking for versions in use", permissions)
    versions = Versions(account.client("lambda"))
    bucket = Bucket(account, owner, bucket_name)
    used, published, _ = ending.beside(versions.used, versions.published, bucket.look)
    if RECORD in bucket.keys:
        for running in bucket.read_record().values():
            used.update(running.layers)

    report.step(f"Versions of {LAYER}")
    told = superfluous(published, used, keep)
    for version, why in told:
        report.say(f"  {version.number}  {version.processors}  {version.description}  {why}")
    doomed = [version for version, why in told if why == "delete"]
    if not doomed:
        report.say("There is nothing to delete.")
    elif is_dry_run:
        report.say("Dry run: nothing was deleted.")
    else:
        report.step("Deleting", "The permission lambda:DeleteLayerVersion is needed.")
        for version in doomed:
            versions.delete(version)
            report.say(f"Deleted version {version.number}")
