#!/usr/bin/env python3
"""Writes a software bill of materials for a release: its third-party components, as CycloneDX JSON.

Usage:
  sbom.py x86_64|arm64 OUT.json

The list comes from Cargo and has the crates of both functions and the layer for this processor, but not those of tests or
of other crates in the workspace. Crates in a package have the scope "required"; those that only the build uses (build
scripts, procedural macros) are "excluded". The same commit produces the same bytes.

Needs rustup and git. Run with .venv/bin/python, which has scripts/requirements-release.txt.
"""

import json
import re
import subprocess
import sys
import tomllib
from datetime import datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from layered import FUNCTIONS, ROOT, TARGETS, output_of
from packageurl import PackageURL

PACKAGES = ["channelwright-layer", *(f"channelwright-{name}" for name in FUNCTIONS)]
FEATURES = ",".join(f"channelwright-{name}/layer" for name in FUNCTIONS)

# A crate's name and version, which identify it in Cargo.lock.
Crate = tuple[str, str]


def describe(target: str) -> Bom:
    """Builds the whole list. Our own crates are one component, which has the dependencies of all of them."""
    shipped, built = crates(target, "normal,no-proc-macro"), crates(target, "normal,build")
    facts, needs = resolve(target)
    hashes = checksums()
    ours = {crate for crate in built if crate not in hashes}
    components = {crate: library(facts[crate], hashes[crate], crate in shipped) for crate in sorted(built - ours)}
    whole, std = program(facts[PACKAGES[0], version_of(ours)]), standard_library()

    bom = Bom(components=[std, *components.values()])
    bom.metadata.component = whole
    direct = {need for crate in ours for need in needs[crate]} & components.keys()
    bom.register_dependency(whole, [std, *(components[need] for need in direct)])
    for crate, component in components.items():
        bom.register_dependency(component, [components[need] for need in needs[crate] & components.keys()])
    bom.metadata.properties.add(Property(name="cdx:rustc:sbom:target:triple", value=target))
    bom.metadata.timestamp = datetime.fromisoformat(output_of("git", "show", "--no-patch", "--format=%cI").strip())
    bom.serial_number = uuid5(NAMESPACE_URL, f"{whole.purl} {target} {bom.metadata.timestamp} {sorted(hashes.items())}")
    return bom


def crates(target: str, edges: str) -> set[Crate]:
    """The crates that Cargo builds for the packages, following these edges."""
    command = ["cargo", "tree", "--locked", "--target", target, "--features", FEATURES, "--edges", edges]
    for package in PACKAGES:
        command += ["--package", package]
    lines = output_of(*command, "--prefix", "none", "--no-dedupe", "--format", "{p}").splitlines()
    return {(name, version.removeprefix("v")) for name, version, *_ in (line.split(" ") for line in lines if line)}


def resolve(target: str) -> tuple[dict[Crate, dict], dict[Crate, set[Crate]]]:
    """Returns Cargo's metadata of each crate, and its dependencies without those of tests."""
    # Dependencies of build scripts are compiled for this machine.
    host = re.search(r"^host: (\S+)$", output_of("rustc", "--verbose", "--version"), re.MULTILINE)[1]
    command = ["cargo", "metadata", "--locked", "--format-version", "1"]
    for platform in sorted({target, host}):
        command += ["--filter-platform", platform]
    metadata = json.loads(output_of(*command, "--features", FEATURES))
    names = {package["id"]: (package["name"], package["version"]) for package in metadata["packages"]}
    needs = {
        names[node["id"]]: {
            names[need["pkg"]] for need in node["deps"] if any(kind["kind"] != "dev" for kind in need["dep_kinds"])
        }
        for node in metadata["resolve"]["nodes"]
    }
    return {names[package["id"]]: package for package in metadata["packages"]}, needs


def checksums() -> dict[Crate, str]:
    """The SHA-256 of each crate's archive, from Cargo.lock. Our own crates have none."""
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text(encoding="utf-8"))
    return {(one["name"], one["version"]): one["checksum"] for one in lock["package"] if "checksum" in one}


def version_of(ours: set[Crate]) -> str:
    (version,) = {version for _, version in ours}
    return version


def library(facts: dict, checksum: str, shipped: bool) -> Component:
    if not facts["license"]:
        raise SystemExit(f"failed: {facts['name']} {facts['version']} has no licence")
    purl = PackageURL("cargo", name=facts["name"], version=facts["version"])
    component = Component(
        type=ComponentType.LIBRARY,
        name=facts["name"],
        version=facts["version"],
        bom_ref=purl.to_string(),
        purl=purl,
        licenses=[licence(facts["license"])],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=checksum)],
        scope=ComponentScope.REQUIRED if shipped else ComponentScope.EXCLUDED,
    )
    if facts["repository"]:
        component.external_references.add(source_of(facts))
    return component


def program(facts: dict) -> Component:
    """The component for our own crates."""
    return Component(
        type=ComponentType.APPLICATION,
        name="channelwright",
        version=facts["version"],
        bom_ref="channelwright",
        licenses=[licence(facts["license"])],
        external_references=[source_of(facts)],
    )


def standard_library() -> Component:
    """The standard library is in every package and comes with the compiler. Advisories use this CPE for it."""
    version = re.search(r"^release: (\S+)$", output_of("rustc", "--verbose", "--version"), re.MULTILINE)[1]
    return Component(
        type=ComponentType.LIBRARY,
        name="std",
        version=version,
        bom_ref=f"std@{version}",
        cpe=f"cpe:2.3:a:rust-lang:rust:{version}:*:*:*:*:*:*:*",
        licenses=[licence("MIT OR Apache-2.0")],
        scope=ComponentScope.REQUIRED,
    )


def licence(expression: str) -> LicenseExpression:
    """Reads an SPDX expression. Old crates use "/" for "OR"."""
    return LicenseFactory().make_with_expression(expression.replace("/", " OR "))


def source_of(facts: dict) -> ExternalReference:
    return ExternalReference(type=ExternalReferenceType.VCS, url=XsUri(facts["repository"]))


def main(arguments: list[str]) -> int:
    match arguments:
        case [("x86_64" | "arm64") as architecture, out]:
            try:
                bom = describe(TARGETS[architecture])
            except subprocess.CalledProcessError as error:
                print(f"failed: {error.cmd[0]} {error.cmd[1]} (exit code {error.returncode})", file=sys.stderr)
                return 1
            text = JsonV1Dot6(bom).output_as_string(indent=1)
            Path(out).write_text(text + "\n", encoding="utf-8")
            return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
