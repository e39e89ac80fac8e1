#!/usr/bin/env python3
"""Makes packages for Lambda. The same files always produce the same bytes.

Usage:
  package.py make OUT.zip NAME=FILE...   writes the files to a zip, sorted, with fixed times and modes
  package.py check ZIP x86_64|arm64      checks that the zip has a bootstrap for this processor
"""

import struct
import sys
import zipfile
import zlib
from pathlib import Path

# The earliest time in the zip format.
EPOCH = (1980, 1, 1, 0, 0, 0)
EXECUTABLE = 0o100755 << 16
UNIX = 3
# The field e_machine of an ELF header.
MACHINES = {62: "x86_64", 183: "arm64"}


def make(target: Path, entries: dict[str, Path]) -> None:
    """Writes a zip whose bytes depend only on names and contents."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in sorted(entries.items()):
            archive.writestr(info_of(name), path.read_bytes())


def is_made_of(package: Path, entries: dict[str, Path]) -> bool:
    """Whether the zip has the content that `make` would write. Packing takes ten times as long as this check."""
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
    """The metadata of a file in a package."""
    return info.filename, info.date_time, info.compress_type, info.create_system, info.external_attr


def problem(package: Path, architecture: str) -> str | None:
    """Returns the reason why Lambda could not start this package on this processor, or None."""
    try:
        with zipfile.ZipFile(package) as archive:
            bootstrap = archive.getinfo("bootstrap")
            header = archive.read(bootstrap)[:20]
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    except zipfile.BadZipFile:
        return "is not a zip file"
    except KeyError:
        return "has no file bootstrap at the top level"
    if not bootstrap.external_attr >> 16 & 0o111:
        return "has a bootstrap that is not executable"
    if len(header) < 20 or header[:4] != b"\x7fELF":
        return "has a bootstrap that is not a Linux program"
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
