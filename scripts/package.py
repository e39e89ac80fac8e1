#!/usr/bin/env python3
"""Packages for Lambda: the same files make the same bytes, anywhere and at any time.

Usage:
  package.py make OUT.zip NAME=FILE...   puts the files into a zip, sorted, with fixed times and modes
  package.py check ZIP x86_64|arm64      is there a bootstrap that this processor runs?
"""

import struct
import sys
import zipfile
import zlib
from pathlib import Path

# The first moment that a zip can tell.
EPOCH = (1980, 1, 1, 0, 0, 0)
EXECUTABLE = 0o100755 << 16
UNIX = 3
# The field e_machine of an ELF header.
MACHINES = {62: "x86_64", 183: "arm64"}


def make(target: Path, entries: dict[str, Path]) -> None:
    """Writes a zip whose bytes depend on nothing but names and contents."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in sorted(entries.items()):
            archive.writestr(info_of(name), path.read_bytes())


def is_made_of(package: Path, entries: dict[str, Path]) -> bool:
    """Is it what `make` would write? Packing takes ten times as long as looking."""
    try:
        with zipfile.ZipFile(package) as archive:
            found = [(form_of(info), archive.read(info)) for info in archive.infolist()]
    except (OSError, zipfile.BadZipFile, zlib.error):
        return False
    return found == [(form_of(info_of(name)), path.read_bytes()) for name, path in sorted(entries.items())]


def info_of(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = UNIX
    info.external_attr = EXECUTABLE
    return info


def form_of(info: zipfile.ZipInfo) -> tuple:
    """All that a package tells of a file besides its content."""
    return info.filename, info.date_time, info.compress_type, info.create_system, info.external_attr


def problem(package: Path, architecture: str) -> str | None:
    """Why Lambda could not start this package on this processor, or None."""
    try:
        with zipfile.ZipFile(package) as archive:
            bootstrap = archive.getinfo("bootstrap")
            header = archive.read(bootstrap)[:20]
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    except zipfile.BadZipFile:
        return "is no zip file"
    except KeyError:
        return "holds no file bootstrap at its top"
    if not bootstrap.external_attr >> 16 & 0o111:
        return "holds a bootstrap that is not executable"
    if len(header) < 20 or header[:4] != b"\x7fELF":
        return "holds a bootstrap that is no Linux program"
    machine = MACHINES.get(struct.unpack_from("<H", header, 18)[0], "another processor")
    return None if machine == architecture else f"is built for {machine}, not for {architecture}"


def main(arguments: list[str]) -> int:
    match arguments:
        case ["make", target, *entries] if entries and all("=" in entry for entry in entries):
            make(Path(target), {name: Path(path) for name, _, path in (entry.partition("=") for entry in entries)})
        case ["check", package, ("x86_64" | "arm64") as architecture]:
            if wrong := problem(Path(package), architecture):
                print(f"{package} {wrong}", file=sys.stderr)
                return 1
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
