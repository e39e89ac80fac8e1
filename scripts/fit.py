#!/usr/bin/env python3
"""Checks that packages fit the layer and the system that runs them. A package must pass before it is uploaded: Rust has no
stable ABI, so code that does not fit crashes at its first start or later.

Usage:
  fit.py fingerprint ZIP...                            prints the fingerprint of each layer, or of the layer that the code
                                                       was linked to: 16 hexadecimal digits, or "static"
  fit.py check x86_64|arm64 LAYER.zip [CODE.zip...]    checks that the system has what the layer needs, and the layer what
                                                       the code needs
  fit.py check-static x86_64|arm64 CODE.zip...         checks that the system has what the code needs

Run with .venv/bin/python, which has scripts/requirements-deploy.txt.
"""

import io
import re
import shutil
import struct
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from elftools.common.exceptions import ELFError
from elftools.elf.dynamic import DynamicSection
from elftools.elf.elffile import ELFFile
from elftools.elf.gnuversions import GNUVerNeedSection, GNUVerSymSection
from elftools.elf.sections import SymbolTableSection

MACHINES = {"EM_X86_64": "x86_64", "EM_AARCH64": "arm64"}
# The runtime provided.al2023 has glibc 2.34 and the libgcc of GCC 11 (packages of Amazon Linux 2023), with all symbols of
# these versions and older ones.
SYSTEM = {
    "libc.so.6", "libm.so.6", "libgcc_s.so.1", "libdl.so.2", "libpthread.so.0", "librt.so.1",
    "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1",
}  # fmt: skip
NEWEST = {"GLIBC": (2, 34), "GCC": (11,)}
LAYER_OBJECT = re.compile(r"libchannelwright-([0-9a-f]{16})\.so")
VERSION_IS_WEAK = 2
# In a symbol table: how a symbol is bound, and the section of one from another file.
LOCAL, GLOBAL, UNDEFINED = 0, 1, 0
SHOWN = 5


class Misfit(Exception):
    """The reason why a package must not be deployed, as a message for the operator."""


@dataclass
class Object:
    """What the dynamic linker reads from one file."""

    where: str
    machine: str
    soname: str | None
    needed: list[str]
    # Required versions of the system's symbols.
    versions: set[str]
    # Symbols that the file exports, and those that it needs from other files than the system's. Weak ones may be missing.
    exported: set[str]
    imported: set[str]

    def linked_to(self) -> str:
        """Returns the fingerprint of the layer that it was linked to, or "static"."""
        linked = [found[1] for name in self.needed if (found := LAYER_OBJECT.fullmatch(name))]
        if len(linked) > 1:
            raise Misfit(f"{self.where} is linked to {len(linked)} layers: {', '.join(linked)}")
        return linked[0] if linked else "static"


def fingerprint(package: Path) -> str:
    """Returns the fingerprint of a layer, or of the layer that the code was linked to, or "static"."""
    with opened(package) as archive:
        if layer_objects(archive):
            return layer_of(archive, package)[0]
        return read_object(archive, "bootstrap", package).linked_to()


def check(architecture: str, layer: Path, packages: list[Path]) -> str:
    """Returns the fingerprint that all packages have in common."""
    with opened(layer) as archive:
        wanted, name = layer_of(archive, layer)
        shared = read_object(archive, name, layer)
    if shared.soname != Path(name).name:
        raise Misfit(f"{shared.where} has the SONAME {shared.soname}")
    check_system(shared, architecture)
    check_symbols(shared, set(), "the system")
    for package in packages:
        check_code(package, architecture, shared, wanted)
    return wanted


def check_code(package: Path, architecture: str, layer: Object, wanted: str) -> None:
    with opened(package) as archive:
        code = read_object(archive, "bootstrap", package)
    linked = code.linked_to()
    if linked == "static":
        raise Misfit(f"{package} is static code: it needs no layer")
    if linked != wanted:
        raise Misfit(f"{package} was linked to the layer {linked}, not to {wanted}")
    check_system(code, architecture, layer.soname)
    check_symbols(code, layer.exported, f"the layer {wanted}")


def check_static(architecture: str, packages: list[Path]) -> None:
    for package in packages:
        with opened(package) as archive:
            code = read_object(archive, "bootstrap", package)
        check_system(code, architecture)
        check_symbols(code, set(), "the system")


def check_system(thing: Object, architecture: str, layer: str | None = None) -> None:
    """Checks the processor, the libraries and their versions."""
    if thing.machine != architecture:
        raise Misfit(f"{thing.where} is built for {thing.machine}, not for {architecture}")
    strange = [name for name in thing.needed if name not in SYSTEM and name != layer]
    if strange:
        raise Misfit(f"{thing.where} needs {', '.join(strange)}, which provided.al2023 does not have")
    newer = sorted(filter(is_too_new, thing.versions))
    if newer:
        raise Misfit(f"{thing.where} needs {', '.join(newer)}; provided.al2023 has GLIBC_2.34, GCC_11 and older")


def is_too_new(version: str) -> bool:
    """Also true for a family that the system does not have, such as GLIBC_PRIVATE."""
    family, _, number = version.partition("_")
    parts = tuple(map(int, number.split("."))) if re.fullmatch(r"\d+(\.\d+)*", number) else None
    return family not in NEWEST or parts is None or parts > NEWEST[family]


def check_symbols(thing: Object, there: set[str], who: str) -> None:
    names = sorted(thing.imported - there)
    if names:
        shown = "".join(f"\n  {name}" for name in readable(names[:SHOWN]))
        more = f"\n  and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        count = "1 symbol" if len(names) == 1 else f"{len(names)} symbols"
        raise Misfit(f"{thing.where} needs {count} that {who} does not have:{shown}{more}")


def readable(names: list[str]) -> list[str]:
    """Demangles the names if binutils are installed."""
    if not shutil.which("c++filt"):
        return names
    done = subprocess.run(["c++filt"], input="\n".join(names), capture_output=True, text=True, check=False)
    return done.stdout.splitlines() if done.returncode == 0 else names


def layer_of(archive: zipfile.ZipFile, package: Path) -> tuple[str, str]:
    """Returns the fingerprint of a layer and the name of its only object."""
    objects = layer_objects(archive)
    found = LAYER_OBJECT.fullmatch(Path(objects[0]).name) if len(objects) == 1 else None
    if not found:
        raise Misfit(f"{package} is not a layer of Channelwright: it contains {', '.join(objects) or 'no lib/*.so'}")
    return found[1], objects[0]


def layer_objects(archive: zipfile.ZipFile) -> list[str]:
    return [name for name in archive.namelist() if re.fullmatch(r"lib/.*\.so.*", name)]


def opened(package: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(package)
    except OSError as error:
        raise Misfit(f"{package} cannot be read: {error.strerror}") from error
    except zipfile.BadZipFile as error:
        raise Misfit(f"{package} is not a zip file") from error


def read_object(archive: zipfile.ZipFile, name: str, package: Path) -> Object:
    where = f"{name} of {package}"
    try:
        elf = ELFFile(io.BytesIO(archive.read(name)))
        machine = MACHINES.get(elf["e_machine"], "another processor")
        # A file without a dynamic section needs no other file.
        dynamic = next((one for one in elf.iter_sections() if isinstance(one, DynamicSection)), None)
        tags = list(dynamic.iter_tags()) if dynamic else []
        versions, system = read_versions(elf)
        exported, imported = read_symbols(elf, system)
    except KeyError as error:
        raise Misfit(f"{package} contains no file {name}") from error
    except ELFError as error:
        raise Misfit(f"{where} is not a Linux program: {error}") from error
    soname = next((tag.soname for tag in tags if tag.entry.d_tag == "DT_SONAME"), None)
    needed = [tag.needed for tag in tags if tag.entry.d_tag == "DT_NEEDED"]
    return Object(where, machine, soname, needed, versions, exported, imported)


def read_versions(elf: ELFFile) -> tuple[set[str], set[int]]:
    """Returns the required versions of the system's symbols, and the indexes of these symbols in the symbol table."""
    needs = next((one for one in elf.iter_sections() if isinstance(one, GNUVerNeedSection)), None)
    table = next((one for one in elf.iter_sections() if isinstance(one, GNUVerSymSection)), None)
    if not needs or not table:
        return set(), set()
    required = [one for need, ones in needs.iter_versions() if need.name in SYSTEM for one in ones]
    numbers = {one.entry.vna_other for one in required}
    # The table has two bytes for each symbol. (Its own iterator is slow.)
    places = {place for place, (number,) in enumerate(struct.iter_unpack("<H", table.data())) if number in numbers}
    return {one.name for one in required if not one.entry.vna_flags & VERSION_IS_WEAK}, places


def read_symbols(elf: ELFFile, system: set[int]) -> tuple[set[str], set[str]]:
    """Returns the symbols that the file exports, and those that it needs from other files than the system's."""
    table = elf.get_section_by_name(".dynsym")
    exported, imported = set(), set()
    if not isinstance(table, SymbolTableSection):
        return exported, imported
    names = table.stringtable.data()
    # An entry of a 64-bit file: name, binding and type, visibility, section, value and size. (The library's iterator is slow.)
    for place, (start, info, section) in enumerate(struct.iter_unpack("<IBxH16x", table.data())):
        name, bind, is_here = names[start : names.index(b"\0", start)].decode(), info >> 4, section != UNDEFINED
        if is_here and bind != LOCAL:
            exported.add(name)
        if not is_here and bind == GLOBAL and place not in system:
            imported.add(name)
    return exported, imported


def main(arguments: list[str]) -> int:
    try:
        match arguments:
            case ["fingerprint", *packages] if packages:
                print(*(fingerprint(Path(package)) for package in packages), sep="\n")
            case ["check", ("x86_64" | "arm64") as architecture, layer, *packages]:
                print(check(architecture, Path(layer), list(map(Path, packages))))
            case ["check-static", ("x86_64" | "arm64") as architecture, *packages] if packages:
                check_static(architecture, list(map(Path, packages)))
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except Misfit as misfit:
        print(misfit, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
