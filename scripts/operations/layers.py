"""Publishes the layer and copies it elsewhere, for scripts/build-layer.sh and scripts/layers.sh copy."""

from hashlib import sha256
from pathlib import Path

import fit
import layer_parameters
import packages
import report
from account import Account, who
from botocore.exceptions import ClientError
from functions import BOT
from layer_parameters import LayerParameters
from report import Failure
from versions import LAYER, Version, Versions, chosen, with_fingerprint


def processor() -> None:
    """Prints the deployed functions' processor, or the default, and nothing else."""
    report.current.text, report.current.remedy = (
        "Looking at the functions", "The permission lambda:GetFunctionConfiguration is needed.",
    )  # fmt: skip
    try:
        found = Account().client("lambda").get_function_configuration(FunctionName=BOT.name)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceNotFoundException":
            raise
        found = {"Architectures": ["x86_64"]}
    report.say(found["Architectures"][0])


def publish(layer: Path, processor: str, is_dry_run: bool) -> None:
    """Publishes the layer unless the same content is already published."""
    fingerprint = _check(layer, processor)
    account = Account()
    version = _publish(account, layer.read_bytes(), fingerprint, processor, is_dry_run)
    report.done()
    report.say(f"Layer        {LAYER}, for {processor}")
    report.say(f"Version      {version.number if version else ''}")
    report.say(f"ARN          {version.arn if version else ''}")
    report.say(f"Fingerprint  {fingerprint}")
    report.say(f"Size         {layer.stat().st_size} bytes")


def copy(region: str | None, profile: str | None, number: int | None, is_dry_run: bool) -> None:
    """Publishes the same bytes in another region or account. Their hash is compared after the download, and again after they
    were published."""
    account = Account()
    who(account)
    report.step("Reading the layer", "The permissions lambda:ListLayerVersions and GetLayerVersion are needed.")
    versions = Versions(account.client("lambda"))
    found = {one: versions.content(one) for one in chosen(versions.published(), number)}
    layers = {version: packages.fetched(content, account) for version, content in found.items()}
    for version, content in found.items():
        report.say(f"{version}, {content.size} bytes, SHA-256 {content.sha256}")
    target = Account(profile, region or account.region)
    who(target, "the account of the copy")
    copies = {}
    for version, layer in layers.items():
        fingerprint = _check(layer, version.processors)
        copies[version] = _publish(target, layer.read_bytes(), fingerprint, version.processors, is_dry_run)
    report.done()
    for version, copied in copies.items():
        report.say(f"{version.arn}\n  {copied.arn if copied else 'would be copied'}")


def _check(layer: Path, processor: str) -> str:
    """The fingerprint of a layer that the system can load."""
    report.step("Checking the layer", "Build it again: run scripts/build-layer.sh without --no-build.")
    with packages.complaining(report.current.text):
        # The code is checked when it is deployed.
        fingerprint = fit.check(processor, layer, [])
    report.say("It needs nothing but itself and provided.al2023.")
    return fingerprint


def _publish(account: Account, content: bytes, fingerprint: str, processor: str, is_dry_run: bool) -> Version | None:
    """The version with this content, new or not; None if this is a dry run. The parameters follow."""
    report.step(
        "Comparing with what is published",
        "The permissions lambda:ListLayerVersions, GetLayerVersion and ssm:GetParametersByPath are needed.",
    )
    versions, parameters = Versions(account.client("lambda")), LayerParameters(account.client("ssm"))
    published = versions.published()
    parameters.look()
    wanted = sha256(content).hexdigest()
    candidates = with_fingerprint(published, fingerprint)
    version = next((one for one in candidates if versions.content(one).sha256 == wanted), None)
    if version:
        report.say("This content is already published: nothing to do.")
    if is_dry_run:
        report.say(("" if version else "This content would become a new version.\n") + "Dry run: nothing was published.")
        return version
    if not version:
        report.step("Publishing the layer", "The permission lambda:PublishLayerVersion is needed.")
        version = versions.publish(content, fingerprint, processor)
        published.append(version)
        report.say(f"{version.arn} has the same SHA-256: {wanted}")
    report.step("Naming the versions", layer_parameters.PERMISSIONS)
    parameters.follow(published)
    return version
