"""Deploys layered code, for scripts/deploy-with-layer.sh."""

from functools import partial
from pathlib import Path

import ending
import packages
import report
from account import Account
from bucket import Bucket
from change import Change
from functions import BOT, WORKER, Functions, look_at_both, show_changes
from packages import Packages
from report import Failure
from versions import LAYER, Content, Version, Versions, with_fingerprint


def deploy(given: list[Path], layer_arn: str | None, is_dry_run: bool) -> None:
    account = Account()
    client = account.client("lambda")
    functions, versions = Functions(client), Versions(client)
    seen, published = ending.beside(partial(look_at_both, functions), versions.published)
    processor, owner = seen[BOT].processor, seen[BOT].arn.split(":")[4]
    before = {function: one.running for function, one in seen.items()}
    bucket = Bucket(account, owner)
    functions.package_of = bucket.place_of

    shipped = dict(zip((BOT, WORKER), given, strict=True)) if given else packages.build(processor)
    if given:
        packages.check(shipped, processor)
    fingerprint = packages.fingerprint_of(shipped)

    if layer_arn:
        version, content = _find_foreign_layer(layer_arn, account, versions, bucket)
    else:
        version, content = _find_layer(fingerprint, published, versions, bucket)
    packages.prove_fit(shipped, processor, version, content, account)

    wanted = packages.running(shipped, version.arn)
    differs = show_changes(before, wanted)
    if is_dry_run:
        report.say("Dry run: nothing was changed.")
        return
    if differs:
        with Change(functions, bucket, before, wanted) as change:
            _place(shipped, change, bucket, account)
            change.make()
    report.done()


def _find_layer(
    fingerprint: str, published: list[Version], versions: Versions, bucket: Bucket
) -> tuple[Version, Content]:
    """The newest published version with that fingerprint. Lists the bucket concurrently, since it is needed later."""
    permissions = "The permissions lambda:ListLayerVersions, lambda:GetLayerVersion and s3:ListBucket are needed."
    report.step("Looking for the layer", permissions)
    fitting = with_fingerprint(published, fingerprint)
    if not fitting:
        text = f"no published version of {LAYER} has the fingerprint {fingerprint}, which the code was linked to"
        raise Failure(text, packages.BUILD_LAYER)
    content, _ = ending.beside(partial(versions.content, fitting[0]), bucket.look)
    report.say(f"{fitting[0].name}, fingerprint {fingerprint}, {content.size} bytes")
    return fitting[0], content


def _find_foreign_layer(arn: str, account: Account, versions: Versions, bucket: Bucket) -> tuple[Version, Content]:
    """The version with this ARN, usually of another account. Its fingerprint is read from its content, not from what its owner
    wrote beside it."""
    report.step("Looking for the layer", "Ask the owner of the layer to run: scripts/share-layer.sh --account THIS_ACCOUNT")
    region = arn.split(":")[3]
    if region != account.region:
        text = f"the layer is in {region}, but the functions are in {account.region}"
        raise Failure(text, f"Its owner can copy it: scripts/layers.sh copy --to-region {account.region}")
    found, _ = ending.beside(partial(versions.find, arn), bucket.look)
    report.say(f"{arn}, {found[1].size} bytes")
    return found


def _place(shipped: Packages, change: Change, bucket: Bucket, account: Account) -> None:
    """Uploads the packages, the current packages if they are missing, and the record for a rollback."""
    permissions = "The permissions s3:PutObject, s3:ListBucket and lambda:GetFunction are needed."
    report.step("Placing the packages", permissions)
    staged = bucket.staged(shipped, change.wanted)
    bucket.upload(staged | change.keep_what_runs(account))
    change.record()
