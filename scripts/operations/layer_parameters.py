"""Parameters in SSM's Parameter Store that name versions of the layer, so that templates and scripts need not know numbers:
/channelwright/layer/PROCESSOR/latest and /channelwright/layer/PROCESSOR/fp/FINGERPRINT. Each contains a version's ARN."""

from collections.abc import Iterable

import report
from versions import Version

ROOT = "/channelwright/layer"
# SSM's maximum for one call.
BATCH = 10
PERMISSIONS = "The permissions ssm:GetParametersByPath, PutParameter and DeleteParameters are needed."


class LayerParameters:
    """`look` sets `stored`, the ARNs by the parameters' names."""

    def __init__(self, client):
        self._client = client
        self.stored: dict[str, str] = {}

    def look(self) -> None:
        pages = self._client.get_paginator("get_parameters_by_path").paginate(Path=ROOT, Recursive=True)
        self.stored = {one["Name"]: one["Value"] for page in pages for one in page["Parameters"]}

    def follow(self, published: Iterable[Version]) -> None:
        """Makes the parameters name these versions, and no others."""
        wanted = named(published)
        for name, arn in wanted.items():
            if self.stored.get(name) != arn:
                self._client.put_parameter(Name=name, Value=arn, Type="String", Overwrite=True)
                report.say(f"{name} names version {arn.rpartition(':')[2]}")
        self._delete(sorted(self.stored.keys() - wanted.keys()))
        self.stored = wanted

    def _delete(self, names: list[str]) -> None:
        for start in range(0, len(names), BATCH):
            self._client.delete_parameters(Names=names[start : start + BATCH])
        for name in names:
            report.say(f"Deleted {name}")


def named(published: Iterable[Version]) -> dict[str, str]:
    """The parameters that these versions should have, by name. The newest version counts."""
    wanted: dict[str, str] = {}
    for version in sorted(published, key=lambda version: version.number, reverse=True):
        for processor in version.processors.split("+"):
            if version.fingerprint:
                wanted.setdefault(f"{ROOT}/{processor}/latest", version.arn)
                wanted.setdefault(f"{ROOT}/{processor}/fp/{version.fingerprint}", version.arn)
    return wanted
