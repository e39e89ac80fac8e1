"""Compiles small layers and programs in C, with the names, symbols and versions that fit.py checks."""

import subprocess
from pathlib import Path

FINGERPRINT, OTHER_FINGERPRINT = "0123456789abcdef", "fedcba9876543210"
LAYER_CODE = "int answer(void) { return 42; } int question(void) { return 6 * 9; }"
PROGRAM_CODE = "int answer(void); int main(void) { return answer() != 42; }"


class Workshop:
    """Builds packages in a folder."""

    def __init__(self, folder: Path, package_maker: Path):
        self.folder, self.package_maker = folder, package_maker

    def library(self, soname: str, code: str = "", *options: str) -> Path:
        target = self.folder / "made" / soname
        self._compile(target, code, "-shared", "-fPIC", f"-Wl,-soname,{soname}", *options)
        return target

    def program(self, name: str, code: str, *libraries: Path) -> Path:
        target = self.folder / "made" / name
        self._compile(target, code, *map(str, libraries))
        return target

    def layer(self, fingerprint: str = FINGERPRINT, code: str = LAYER_CODE, *options: str) -> Path:
        return self.packed_layer(self.library(f"libchannelwright-{fingerprint}.so", code, *options))

    def packed_layer(self, *objects: Path) -> Path:
        return self.packed("lambda-layer", **{f"lib/{one.name}": one for one in objects})

    def packed_code(self, name: str, bootstrap: Path) -> Path:
        return self.packed(name, bootstrap=bootstrap)

    def packed(self, name: str, **entries: Path) -> Path:
        target = self.folder / f"{name}.zip"
        pairs = [f"{entry}={file}" for entry, file in entries.items()]
        subprocess.run(["python3", self.package_maker, "make", target, *pairs], check=True)
        return target

    def _compile(self, target: Path, code: str, *options: str) -> None:
        target.parent.mkdir(exist_ok=True)
        command = ["cc", "-o", str(target), "-x", "c", "-", "-x", "none", *options]
        subprocess.run(command, input=code, text=True, check=True)
