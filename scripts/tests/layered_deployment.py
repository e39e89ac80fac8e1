"""An emulated AWS account with layered code: static and layered packages, layers and functions.

The emulator does not mount layers. So each published layer is unzipped into a folder that the functions use in place of
/opt."""

import io
import os
import re
import shutil
import urllib.request
import zipfile
from pathlib import Path

from deployment import BOT, BUCKET, LAYER, WORKER, Deployment, hash_of
from discord_simulator import DiscordSimulator
from emulator import ACCOUNT, REGION, Emulator
from proxy import Call, Trouble

OTHER_FINGERPRINT = "0" * 15 + "1"
FUNCTIONS = (BOT, WORKER)
# The bucket's record of the code before the last layered deploy.
RECORD = "layered/before"


class Layered(Deployment):
    """A deployment with static and layered packages, and the folder in place of /opt."""

    def __init__(self, repository: Path, folder: Path, emulator: Emulator, discord: DiscordSimulator, opt: Path):
        super().__init__(repository, folder, emulator, discord)
        self.folder, self.opt = folder, opt
        source = Path(os.environ.get("CHANNELWRIGHT_LAYERED", repository / "target/layered/x86_64"))
        self.layer, *self.code = (source / f"{name}.zip" for name in ("lambda-layer", "bot", "worker"))
        for package in (self.layer, *self.code):
            assert package.exists(), f"{package} is missing: run .venv/bin/python scripts/layered.py build x86_64"
        self.source, self.record = source, None
        self.fingerprint = self.fingerprint_of(self.layer)
        self.other_layer = of_another_layer(self, self.layer, "other-layer")
        self.other_code = [of_another_layer(self, package, f"other-{package.stem}") for package in self.code]
        # Building takes minutes, so the copy of the scripts uses the packages that are already built.
        target = self.project.root / "target/layered/x86_64"
        target.parent.mkdir(parents=True)
        (self.project.root / "scripts/layered.py").write_text(
            f"import shutil\nshutil.copytree({str(source)!r}, {str(target)!r}, dirs_exist_ok=True)\n"
        )

    def ship(self, *options: object, **settings: str):
        """Deploys the given packages, or the built ones."""
        return self.run("deploy-with-layer.sh", *options, **settings)

    def ship_with_trouble(self, trouble: Trouble, *packages: Path):
        """Deploys with a fault."""
        self.trouble = trouble
        # Fewer attempts take less time.
        return self.ship("--no-build", *packages, AWS_MAX_ATTEMPTS="2")

    def publish(self, *options: object) -> str:
        """Publishes a layer, unzips it into the folder for /opt, and returns its ARN."""
        done = self.run("build-layer.sh", *options)
        assert done.returncode == 0, done.stderr
        arn = re.search(r"^ARN +(\S+)$", done.stdout, re.MULTILINE)[1]
        version = self.client("lambda").get_layer_version(LayerName=LAYER, VersionNumber=int(arn.rpartition(":")[2]))
        with urllib.request.urlopen(version["Content"]["Location"]) as response:
            zipfile.ZipFile(io.BytesIO(response.read())).extractall(self.opt)
        return arn

    def settle(self, *layers: Path, code: list[Path] | None = None) -> None:
        """Brings the account to this state: exactly these layers are published, and the functions run this code with the
        first of them, or static code without a layer."""
        if not self.stacks():
            super().settle()
        if code and self.record is None:
            self._make_record()
        shutil.copytree(self.source, self.project.root / "target/layered/x86_64", dirs_exist_ok=True)
        self._settle_layers(layers)
        arn = [self.arn_of(layers[0])] if code else []
        for function, package in zip(FUNCTIONS, code or self.packages, strict=True):
            self._settle_function(function, package, arn)
        self._settle_record(deployed=code is not None)

    def _settle_layers(self, wanted: tuple[Path, ...]) -> None:
        functions, found = self.client("lambda"), self._published()
        kept = [version for digest, version in found.items() if digest in map(hash_of, wanted)]
        for version in set(self.versions()) - set(kept):
            functions.delete_layer_version(LayerName=LAYER, VersionNumber=version)
        for layer in wanted:
            if hash_of(layer) not in found:
                functions.publish_layer_version(
                    LayerName=LAYER, Description=f"fingerprint {self.fingerprint_of(layer)}",
                    Content={"ZipFile": layer.read_bytes()}, CompatibleRuntimes=["provided.al2023"],
                    CompatibleArchitectures=["x86_64"],
                )  # fmt: skip
            # Writing the file again would change the memory of running functions.
            if not (self.opt / f"lib/libchannelwright-{self.fingerprint_of(layer)}.so").exists():
                zipfile.ZipFile(layer).extractall(self.opt)

    def _settle_function(self, function: str, package: Path, layers: list[str]) -> None:
        functions, found = self.client("lambda"), self.function(function)
        if found["CodeSha256"] != hash_of(package):
            functions.update_function_code(FunctionName=function, ZipFile=package.read_bytes())
        if [layer["Arn"] for layer in found.get("Layers") or []] != layers:
            functions.update_function_configuration(FunctionName=function, Layers=layers)

    def _settle_record(self, *, deployed: bool) -> None:
        """Writes the record that a rollback restores. After a first layered deploy, it is static code."""
        s3 = self.client("s3")
        if deployed:
            s3.put_object(Bucket=BUCKET, Key=RECORD, Body=self.record)
        else:
            s3.delete_object(Bucket=BUCKET, Key=RECORD)

    def _make_record(self) -> None:
        self.settle(self.layer)
        done = self.ship()
        assert done.returncode == 0, done.stderr
        self.record = self.client("s3").get_object(Bucket=BUCKET, Key=RECORD)["Body"].read()

    def _published(self) -> dict[str, int]:
        """The version of each content; the older one if two have the same."""
        functions = self.client("lambda")
        versions = {version: functions.get_layer_version(LayerName=LAYER, VersionNumber=version) for version in self.versions()}
        return {one["Content"]["CodeSha256"]: version for version, one in versions.items()}

    def arn_of(self, layer: Path) -> str:
        return self.arn(self._published()[hash_of(layer)])

    @staticmethod
    def fingerprint_of(layer: Path) -> str:
        return re.search(r"lib/libchannelwright-([0-9a-f]{16})\.so", " ".join(zipfile.ZipFile(layer).namelist()))[1]

    def versions(self) -> list[int]:
        """The layer's versions, newest first."""
        return [one["Version"] for one in self.client("lambda").list_layer_versions(LayerName=LAYER)["LayerVersions"]]

    def running(self) -> list[tuple[str, list[str]]]:
        """The code and layers of both functions."""
        found = map(self.function, FUNCTIONS)
        return [(one["CodeSha256"], [layer["Arn"] for layer in one.get("Layers") or []]) for one in found]

    def kept(self) -> tuple[list[tuple[str, list[str]]], bytes]:
        """The state that a failed deploy must not change: the running code, and the record for a rollback."""
        record = self.client("s3").get_object(Bucket=BUCKET, Key=RECORD)["Body"].read()
        return self.running(), record

    def changed(self) -> list[Call]:
        """The changes of the last run in AWS."""
        return [call for call in self.proxy.calls if call.operation != "invoke"]

    def arn(self, version: int) -> str:
        return f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:{LAYER}:{version}"


def altered(deployment: Layered, package: Path, name: str, change, rename=lambda entry: entry) -> Path:
    """A copy of the package with changed content of its only object."""
    target = deployment.folder / f"{name}.zip"
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.startswith(("bootstrap", "lib/")):
                content = change(content)
            entry.filename = rename(entry.filename)
            new.writestr(entry, content)
    return target


def with_other_content(deployment: Layered, package: Path, name: str) -> Path:
    """A package with the same behaviour and another hash."""
    return altered(deployment, package, name, lambda content: content + name.encode())


def of_another_layer(deployment: Layered, package: Path, name: str) -> Path:
    """A package with another fingerprint, as with other dependencies."""
    old, new = deployment.fingerprint, OTHER_FINGERPRINT
    return altered(
        deployment, package, name, lambda content: content.replace(old.encode(), new.encode()),
        lambda entry: entry.replace(old, new),
    )  # fmt: skip
