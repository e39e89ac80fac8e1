"""The artifacts bucket: every package under its SHA-256, the record of the code and layers before the last layered deploy, one
line for each function, and the history of deploys (history.py)."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import ending
import report
from account import Account
from botocore.exceptions import ClientError
from functions import BOTH, NO_LAYER, Function, Running
from report import AWS_ERRORS, Failure

RECORD = "layered/before"
NO_ROLLBACK = "there is no layered deploy to roll back"
Both = dict[Function, Running]


@dataclass(frozen=True)
class Version:
    """An object's content and version id; None if the bucket keeps no versions."""

    content: bytes
    id: str | None


class Bucket:
    """`owner` is the account that it must belong to: another account may own a bucket of that name."""

    def __init__(self, account: Account, owner: str):
        self.name = os.environ.get("CHANNELWRIGHT_ARTIFACTS_BUCKET") or f"channelwright-artifacts-{owner}-{account.region}"
        # The key of each object, with its upload time.
        self.keys: dict[str, datetime] = {}
        self._client, self._region, self.exists = account.client("s3"), account.region, True
        # The version of the record that this run overwrote.
        self._record_before: str | None = None
        self._mine = {"Bucket": self.name, "ExpectedBucketOwner": owner}

    def look(self, folder: str = "") -> None:
        """Lists the keys of all objects, or of those in a folder."""
        try:
            for page in self._client.get_paginator("list_objects_v2").paginate(**self._mine, Prefix=folder):
                self.keys.update((one["Key"], one["LastModified"]) for one in page.get("Contents", []))
        except ClientError as error:
            if error.response["Error"]["Code"] != "NoSuchBucket":
                raise
            self.exists = False

    def place_of(self, function: Function, code: str) -> tuple[str, str]:
        return self.name, f"{function.folder}/{code}.zip"

    def keeps(self, function: Function, code: str) -> bool:
        return self.place_of(function, code)[1] in self.keys

    def staged(
        self, packages: dict[Function, Path], wanted: Both, is_dry_run: bool = False
    ) -> dict[str, bytes]:
        """The content of the packages that are not in the bucket yet, by key."""
        content = {}
        for function, package in packages.items():
            key = self.place_of(function, wanted[function].code)[1]
            if key in self.keys:
                report.say(f"Already there: s3://{self.name}/{key}")
            else:
                content[key] = package.read_bytes()
                verb = "To be uploaded:" if is_dry_run else "Uploading"
                report.say(f"{verb} s3://{self.name}/{key} ({len(content[key])} bytes)")
        return content

    def upload(self, content: dict[str, bytes]) -> None:
        """Uploads objects by their keys, concurrently."""
        self._ensure()
        if content:
            put = self._client.put_object
            ending.beside(*(partial(put, **self._mine, Key=key, Body=body) for key, body in content.items()))

    def _ensure(self) -> None:
        """Creates the bucket if it does not exist."""
        if self.exists:
            return
        place = {"CreateBucketConfiguration": {"LocationConstraint": self._region}}
        # S3 rejects us-east-1 as a location constraint.
        self._client.create_bucket(Bucket=self.name, **({} if self._region == "us-east-1" else place))
        report.say(f"Created the bucket {self.name}")
        self.exists = True
        self.secure()

    def secure(self) -> None:
        """Makes the bucket private and enables versions."""
        blocks = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
        access = dict.fromkeys(blocks, True)
        self._client.put_public_access_block(**self._mine, PublicAccessBlockConfiguration=access)
        self._client.put_bucket_versioning(**self._mine, VersioningConfiguration={"Status": "Enabled"})

    def delete(self) -> None:
        """Deletes the bucket with its content."""
        self._delete_objects()
        self._client.delete_bucket(**self._mine)

    def delete_for_good(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._delete_objects(key)

    def _delete_objects(self, prefix: str = "") -> None:
        """Deletes objects with their old versions and delete markers."""
        for page in self._client.get_paginator("list_object_versions").paginate(**self._mine, Prefix=prefix):
            found = page.get("Versions", []) + page.get("DeleteMarkers", [])
            doomed = [{"Key": one["Key"], "VersionId": one["VersionId"]} for one in found]
            if not doomed:
                continue
            errors = self._client.delete_objects(**self._mine, Delete={"Objects": doomed, "Quiet": True}).get("Errors")
            for error in errors or []:
                report.complain(f"{error.get('Key')}: {error.get('Message')}")
            if errors:
                raise Failure("some objects cannot be deleted")

    def read(self, key: str) -> bytes:
        return self._client.get_object(**self._mine, Key=key)["Body"].read()

    def write_record(self, before: Both) -> None:
        self._record_before = self._record().id if RECORD in self.keys else None
        self.upload({RECORD: record_of(before)})

    def read_record(self) -> Both:
        """The code and layers before the last layered deploy."""
        if RECORD not in self.keys:
            raise Failure(NO_ROLLBACK, "For static code run scripts/deploy-sqs.sh.")
        before = {}
        for line in self._record().content.decode().splitlines():
            name, code, layers = line.split(" ")
            function = next(one for one in BOTH if one.name == name)
            before[function] = Running(code, () if layers == NO_LAYER else tuple(layers.split(",")))
        return before

    def forget_record(self, before: Both) -> None:
        """Deletes the record if this run wrote it. The bucket keeps versions, so this restores the previous one."""
        try:
            found = self._record()
            if found.id and found.id != self._record_before and found.content == record_of(before):
                self._client.delete_object(**self._mine, Key=RECORD, VersionId=found.id)
        except AWS_ERRORS as error:
            code = error.response["Error"]["Code"] if isinstance(error, ClientError) else ""
            if code not in ("NoSuchKey", "NoSuchBucket"):
                report.complain(f"Could not restore the record of the previous deploy: {error}")

    def _record(self) -> Version:
        answer = self._client.get_object(**self._mine, Key=RECORD)
        version = answer.get("VersionId")
        return Version(answer["Body"].read(), None if version == "null" else version)


def record_of(before: Both) -> bytes:
    lines = (f"{one.name} {before[one].code} {','.join(before[one].layers) or NO_LAYER}\n" for one in BOTH)
    return "".join(lines).encode()
