"""The published versions of the layer. A version's description contains the fingerprint that layer and code must share."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from hashlib import sha256

import ending
import report
from botocore.exceptions import ClientError
from functions import BOTH, hex_of
from report import Failure

LAYER = "channelwright-dependencies"


@dataclass(frozen=True)
class Version:
    """A published version."""

    number: int
    arn: str
    description: str
    processors: str
    created: datetime

    @property
    def name(self) -> str:
        return self.arn.rpartition(":layer:")[2]

    @property
    def fingerprint(self) -> str | None:
        found = re.fullmatch(r"fingerprint ([0-9a-f]{16})", self.description)
        return found and found[1]

    def __str__(self) -> str:
        return f"{self.number}  {self.processors}  {self.description}"


@dataclass(frozen=True)
class Content:
    """`url` lets anyone read the content for some minutes."""

    sha256: str
    size: int
    url: str


@dataclass
class Usage:
    """What the functions of this account and region use, in any of their own versions."""

    # The functions that use a layer, by its ARN.
    users: dict[str, list[str]] = field(default_factory=dict)
    # The SHA-256 of the code of our functions.
    code: set[str] = field(default_factory=set)


class Versions:
    """Calls Lambda."""

    def __init__(self, client):
        self._client = client

    def published(self) -> list[Version]:
        """All versions, the newest first."""
        pages = self._client.get_paginator("list_layer_versions").paginate(LayerName=LAYER)
        found = [_version(one) for page in pages for one in page["LayerVersions"]]
        return sorted(found, key=lambda version: version.number, reverse=True)

    def content(self, version: Version) -> Content:
        return _content(self._client.get_layer_version(LayerName=LAYER, VersionNumber=version.number))

    def find(self, arn: str) -> tuple[Version, Content]:
        """A version of any account that lets us use it."""
        found = self._client.get_layer_version_by_arn(Arn=arn)
        return _version(found), _content(found)

    def publish(self, content: bytes, fingerprint: str, processor: str) -> Version:
        """Publishes the layer. It has about 2 MB, and a request can have up to 50 MB, so this needs no bucket."""
        found = self._client.publish_layer_version(
            LayerName=LAYER, Content={"ZipFile": content}, Description=f"fingerprint {fingerprint}",
            LicenseInfo="MIT OR Apache-2.0, and those of its parts", CompatibleRuntimes=["provided.al2023"],
            CompatibleArchitectures=[processor],
        )  # fmt: skip
        version = _version(found)
        if _content(found).sha256 != sha256(content).hexdigest():
            report.complain(f"{version.name} has other bytes than were sent: deleting it")
            self.delete(version)
            raise Failure("AWS published other bytes than it was sent", "Run this again.")
        return version

    def delete(self, version: Version) -> None:
        self._client.delete_layer_version(LayerName=LAYER, VersionNumber=version.number)

    def usage(self) -> Usage:
        usage = Usage()
        for page in self._client.get_paginator("list_functions").paginate(FunctionVersion="ALL"):
            for one in page["Functions"]:
                version = one.get("Version", "$LATEST")
                name = one["FunctionName"] + ("" if version == "$LATEST" else f":{version}")
                for layer in one.get("Layers") or []:
                    usage.users.setdefault(layer["Arn"], []).append(name)
                if one["FunctionName"] in {function.name for function in BOTH}:
                    usage.code.add(hex_of(one["CodeSha256"]))
        return usage

    def policies(self, versions: Iterable[Version]) -> dict[Version, str]:
        """Each version's resource policy, in JSON; empty if it has none."""
        wanted = list(versions)
        return dict(zip(wanted, ending.beside(*(partial(self._policy, one) for one in wanted)), strict=True))

    def _policy(self, version: Version) -> str:
        try:
            return self._client.get_layer_version_policy(LayerName=LAYER, VersionNumber=version.number)["Policy"]
        except ClientError as error:
            if error.response["Error"]["Code"] != "ResourceNotFoundException":
                raise
            return ""

    def allow(self, version: Version, statement: str, **principal: str) -> None:
        """`principal` is what AddLayerVersionPermission takes: Principal, and OrganizationId."""
        self._client.add_layer_version_permission(
            LayerName=LAYER, VersionNumber=version.number, StatementId=statement, Action="lambda:GetLayerVersion", **principal
        )

    def disallow(self, version: Version, statement: str) -> None:
        self._client.remove_layer_version_permission(
            LayerName=LAYER, VersionNumber=version.number, StatementId=statement
        )


def with_fingerprint(versions: Iterable[Version], fingerprint: str) -> list[Version]:
    """The versions with this fingerprint, which covers the processor, too."""
    return [version for version in versions if version.fingerprint == fingerprint]


def chosen(published: list[Version], number: int | None) -> list[Version]:
    """The version of this number, or the newest of each processor."""
    if number is None:
        found = list({one.processors: one for one in reversed(published)}.values())
    else:
        found = [one for one in published if one.number == number]
    if not found:
        text = f"there is no version {number} of {LAYER}" if number else f"no version of {LAYER} is published"
        raise Failure(text, "scripts/layers.sh status lists them; scripts/build-layer.sh publishes one.")
    return found


def _version(found: dict) -> Version:
    processors = "+".join(found.get("CompatibleArchitectures") or ["any"])
    created = datetime.strptime(found["CreatedDate"], "%Y-%m-%dT%H:%M:%S.%f%z")
    return Version(found["Version"], found["LayerVersionArn"], found.get("Description") or "None", processors, created)


def _content(found: dict) -> Content:
    content = found["Content"]
    return Content(hex_of(content["CodeSha256"]), content["CodeSize"], content["Location"])
