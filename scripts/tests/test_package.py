"""Packages: the same content produces the same bytes, and a package that Lambda cannot start is refused."""

import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

X86_64, ARM64 = 62, 183


@pytest.fixture
def package(repository: Path):
    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(repository / "scripts/package.py"), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return run


def program(machine: int) -> bytes:
    return b"\x7fELF" + bytes(14) + machine.to_bytes(2, "little") + b"the rest"


def test_the_same_files_produce_the_same_bytes(package, tmp_path: Path):
    for folder, mode, age in (("one", 0o600, 0), ("two", 0o755, 1_000_000_000)):
        (tmp_path / folder).mkdir()
        for name in ("b", "a"):
            file = tmp_path / folder / name
            file.write_bytes(program(X86_64) * 1000)
            file.chmod(mode)
            os.utime(file, (age, age))
    one, two = tmp_path / "one", tmp_path / "two"
    package("make", one / "x.zip", f"bootstrap={one}/a", f"lib/b.so={one}/b").check_returncode()
    package("make", two / "y.zip", f"lib/b.so={two}/b", f"bootstrap={two}/a").check_returncode()
    assert (one / "x.zip").read_bytes() == (two / "y.zip").read_bytes()


def test_a_package_is_sorted_and_executable(package, tmp_path: Path):
    (tmp_path / "program").write_bytes(program(X86_64))
    target = tmp_path / "x.zip"
    package("make", target, f"z={tmp_path}/program", f"bootstrap={tmp_path}/program").check_returncode()
    entries = zipfile.ZipFile(target).infolist()
    assert [entry.filename for entry in entries] == ["bootstrap", "z"]
    assert {entry.external_attr >> 16 for entry in entries} == {0o100755}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_a_good_package_passes(package, tmp_path: Path):
    (tmp_path / "program").write_bytes(program(ARM64))
    package("make", tmp_path / "x.zip", f"bootstrap={tmp_path}/program").check_returncode()
    assert package("check", tmp_path / "x.zip", "arm64").returncode == 0


@pytest.mark.parametrize(
    ("name", "content", "mode", "complaint"),
    [
        ("bootstrap", program(ARM64), 0o755, "is built for arm64, not for x86_64"),
        ("bootstrap", program(3), 0o755, "is built for another processor, not for x86_64"),
        ("bootstrap", b"#!/bin/sh\n", 0o755, "has a bootstrap that is not a Linux program"),
        ("bootstrap", program(X86_64), 0o644, "has a bootstrap that is not executable"),
        ("bot/bootstrap", program(X86_64), 0o755, "has no file bootstrap at the top level"),
    ],
)
def test_a_bad_package_is_refused(package, tmp_path: Path, name: str, content: bytes, mode: int, complaint: str):
    target = tmp_path / "x.zip"
    with zipfile.ZipFile(target, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = mode << 16
        archive.writestr(info, content)
    done = package("check", target, "x86_64")
    assert (done.returncode, done.stderr) == (1, f"{target} {complaint}\n")


def test_a_file_that_is_not_a_zip_is_refused(package, tmp_path: Path):
    (tmp_path / "x.zip").write_text("no zip")
    assert package("check", tmp_path / "x.zip", "x86_64").stderr == f"{tmp_path}/x.zip is not a zip file\n"
    assert package("check", tmp_path / "y.zip", "x86_64").stderr.endswith("cannot be read: No such file or directory\n")


def test_a_package_with_the_same_content_is_recognised(package, repository: Path, tmp_path: Path):
    spec = importlib.util.spec_from_file_location("package", repository / "scripts/package.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    target, entries = tmp_path / "x.zip", {"bootstrap": tmp_path / "program", "lib/a.so": tmp_path / "library"}
    assert not module.is_made_of(target, entries)
    for path in entries.values():
        path.write_bytes(program(X86_64) + path.name.encode())
    package("make", target, *(f"{name}={path}" for name, path in entries.items())).check_returncode()
    assert module.is_made_of(target, entries)

    assert not module.is_made_of(target, {"bootstrap": entries["bootstrap"]})
    assert not module.is_made_of(target, entries | {"bootstrap": entries["lib/a.so"]})
    good = target.read_bytes()
    target.write_bytes(good[:60] + b"\xff" * 8 + good[68:])
    assert not module.is_made_of(target, entries)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as today:
        for name, path in entries.items():
            today.write(path, name)
    assert not module.is_made_of(target, entries)
