"""The published versions of the layer. A version's description contains the fingerprint that layer and code must share."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from functions import hex_of

LAYER = "channelwright-dependencies"


@dataclass(frozen=True)
class Version:
    """A published version."""

    number: int
    arn: str
    description: str
    processors: str

    @property
    def name(self) -> str:
        return self.arn.rpartition(":layer:")[2]


@dataclass(frozen=True)
class Content:
    """`url` lets anyone read the content for some minutes."""

    sha256: str
    size: int
    url: str


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
        found = self._client.get_layer_version(LayerName=LAYER, VersionNumber=version.number)["Content"]
        return Content(hex_of(found["CodeSha256"]), found["CodeSize"], found["Location"])

    def publish(self, content: bytes, fingerprint: str, processor: str) -> Version:
        """Publishes the layer. It has some 3 MB, and a request can have up to 50 MB, so this needs no bucket."""
        return _version(
            self._client.publish_layer_version(
                LayerName=LAYER, Content={"ZipFile": content}, Description=described(fingerprint),
                LicenseInfo="MIT OR Apache-2.0, and those of its parts", CompatibleRuntimes=["provided.al2023"],
                CompatibleArchitectures=[processor],
            )
        )  # fmt: skip

    def delete(self, version: Version) -> None:
        self._client.delete_layer_version(LayerName=LAYER, VersionNumber=version.number)

    def used(self) -> set[str]:
        """The ARNs of all layers that any function of this account and region uses, in any of its own versions."""
        pages = self._client.get_paginator("list_functions").paginate(FunctionVersion="ALL")
        return {layer["Arn"] for page in pages for one in page["Functions"] for layer in one.get("Layers") or []}


def described(fingerprint: str) -> str:
    return f"fingerprint {fingerprint}"


def with_fingerprint(versions: Iterable[Version], fingerprint: str) -> list[Version]:
    """The versions with this fingerprint, which covers the processor, too."""
    return [version for version in versions if version.description == described(fingerprint)]


def superfluous(versions: Iterable[Version], used: set[str], keep: int) -> list[tuple[Version, str]]:
    """Each version, the newest first, with the decision: the first word is "keep" or "delete"."""
    seen: Counter[str] = Counter()
    told = []
    for version in versions:
        seen[version.processors] += 1
        if seen[version.processors] <= keep:
            why = "keep"
        else:
            why = "keep: in use" if version.arn in used else "delete"
        told.append((version, why))
    return told


def _version(found: dict) -> Version:
    processors = "+".join(found.get("CompatibleArchitectures") or ["any"])
    return Version(found["Version"], found["LayerVersionArn"], found.get("Description") or "None", processors)
