#!/usr/bin/env python3
"""Builds the layer and both functions with one command, so that all three have the same dependencies.

Usage:
  layered.py build x86_64|arm64 [FOLDER]   writes lambda-layer.zip, bot.zip and worker.zip to FOLDER, by default
                                           target/layered/ARCHITECTURE

Needs rustup, and cargo-lambda on the PATH. The same commit produces the same bytes in any folder.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import package

ROOT = Path(__file__).resolve().parent.parent
TARGETS = {"x86_64": "x86_64-unknown-linux-gnu", "arm64": "aarch64-unknown-linux-gnu"}
# The version in provided.al2023. For an older one, zig links libpthread and libdl as separate files. They are empty since
# 2.34, but the loader would open both.
GLIBC = "2.34"
PROFILE = "layered"
# v0 names contain every crate that a symbol mentions; crates/layer/exports.txt selects by crate. With full RELRO, rustc
# calls everything through a table of addresses, with one relocation each. With partial RELRO, the linker can bind the
# shared object's own calls; the loader binds the others at the start and makes the relocated memory read-only.
FLAGS = ["-Csymbol-mangling-version=v0", "-Crelro-level=partial"]
# The layer's own crates. Their code is in the shared object, or is inlined into a function.
CRATES = ["layer", "platform", "queue"]
FUNCTIONS = ["bot", "worker"]
# The layer contains the facts behind its fingerprint in this file.
FACTS = "share/channelwright/facts.txt"


def build(architecture: str, out: Path) -> None:
    target = TARGETS[architecture]
    compiler = Path(output_of("rustc", "--print", "sysroot").strip())
    (objcopy,) = compiler.glob("lib/rustlib/*/bin/rust-objcopy")
    libraries = compiler / "lib/rustlib" / target
    if not (libraries / "lib").exists():
        subprocess.run(["rustup", "target", "add", target], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    sysroot = sysroot_without_shared_std(libraries)
    facts = gather_facts(target)
    compile_all(target, sysroot, objcopy, facts, out)
    shared = finish_shared_object(target_folder() / target / PROFILE / "deps" / "libchannelwright_layer.so", out, objcopy)
    (out / "facts.txt").write_text(facts, encoding="utf-8")
    packages = {"lambda-layer": {f"lib/{shared.name}": shared, FACTS: out / "facts.txt"}}
    packages |= {name: {"bootstrap": out / name / "bootstrap"} for name in FUNCTIONS}
    for name, entries in packages.items():
        path = out / f"{name}.zip"
        if not package.is_made_of(path, entries):
            package.make(path, entries)
        print(f"{path}: {path.stat().st_size} bytes", file=sys.stderr)


def target_folder() -> Path:
    return (ROOT / os.environ.get("CARGO_TARGET_DIR", "target")).resolve()


def output_of(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE).stdout


def sysroot_without_shared_std(real: Path) -> Path:
    """Links to the compiler's libraries for the target, without the shared std. If rustc finds std only as an archive, it
    links it into the layer's shared object, and the loader has one file less to search."""
    view = target_folder() / "sysroot" / real.name
    folder = view / "lib/rustlib" / real.name
    libraries = [one for one in (real / "lib").iterdir() if not re.fullmatch(r"libstd-\w+\.so", one.name)]
    links = {folder / "lib" / one.name: one for one in libraries}
    if (real / "bin").exists():
        links[folder / "bin"] = real / "bin"
    there = {path: path.readlink() for path in folder.rglob("*") if path.is_symlink()}
    if there != links:
        shutil.rmtree(view, ignore_errors=True)
        (folder / "lib").mkdir(parents=True)
        for link, library in links.items():
            link.symlink_to(library)
    return view


def gather_facts(target: str) -> str:
    """Lists what a layer and its code must have in common: compiler, target, flags, profiles, every crate with its version
    and features, and the sources of the shared object."""
    manifest = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    profiles = re.findall(r"^\[profile\.[^\]]*\]\n(?:[^\[\n].*\n)*", manifest, re.MULTILINE)
    tree = ["cargo", "tree", "--locked", "--package", "channelwright-layer", "--target", target, "--edges", "normal,build"]
    crates = output_of(*tree, "--prefix", "none", "--no-dedupe", "--format", "{p} {f}").splitlines()
    ours = f" ({ROOT}"
    sources = [path for name in CRATES for path in sorted((ROOT / "crates" / name).rglob("*")) if path.is_file()]
    sources += [ROOT / "scripts" / name for name in ("layer-cc", "layered.py", "no-unwinding.ld")]
    hashes = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(ROOT)}" for path in sources]
    parts = {
        "compiler": output_of("rustc", "--verbose", "--version").strip(),
        "target": target,
        "flags": " ".join(FLAGS),
        "profiles": "".join(profiles).strip(),
        "crates": "\n".join(sorted({line.split(ours)[0].strip() for line in crates})),
        "sources": "\n".join(hashes),
    }
    return "\n\n".join(f"# {name}\n{text}" for name, text in parts.items()) + "\n"


def compile_all(target: str, sysroot: Path, objcopy: Path, facts: str, out: Path) -> None:
    """Uses one cargo command. Separate builds would have other features, and so other crate hashes."""
    cargo_home = Path(os.environ.get("CARGO_HOME", Path.home() / ".cargo"))
    flags = [
        *FLAGS,
        f"--sysroot={sysroot}",
        # Found on the PATH. An absolute path would differ between folders, and cargo would compile everything again.
        "-Clinker=layer-cc",
        # Paths of this machine would leak into the binaries and make them differ between folders.
        f"--remap-path-prefix={target_folder()}=target",
        f"--remap-path-prefix={cargo_home}=cargo",
    ]
    variables = {
        "PATH": f"{ROOT / 'scripts'}{os.pathsep}{os.environ['PATH']}",
        "CARGO_ENCODED_RUSTFLAGS": "\x1f".join(flags),
        "CHANNELWRIGHT_LAYER_FACTS": hashlib.sha256(facts.encode()).hexdigest(),
        "CHANNELWRIGHT_OBJCOPY": str(objcopy),
        "CHANNELWRIGHT_LINKER_VARIABLE": f"CARGO_TARGET_{target.upper().replace('-', '_')}_LINKER",
    }
    command = ["cargo", "lambda", "build", "--locked", "--profile", PROFILE, "--lambda-dir", str(out)]
    command += ["--target", f"{target}.{GLIBC}"]
    packages = ["channelwright-layer", *(f"channelwright-{name}" for name in FUNCTIONS)]
    features = ",".join(f"channelwright-{name}/layer" for name in FUNCTIONS)
    for name in packages:
        command += ["--package", name]
    subprocess.run([*command, "--features", features], cwd=ROOT, env=os.environ | variables, check=True, stdout=sys.stderr)


def finish_shared_object(built: Path, out: Path, objcopy: Path) -> Path:
    """Copies the shared object without the sections for the compiler, under the name that the functions load."""
    shutil.rmtree(out / "lib", ignore_errors=True)
    (out / "lib").mkdir()
    copy = out / "lib" / "stripped.so"
    subprocess.run(
        [objcopy, "--strip-all", "--remove-section=.rustc", "--remove-section=.comment", built, copy],
        # The folder of the compiler's own libraries, which cargo sets for the programs that it starts.
        env=os.environ | {"LD_LIBRARY_PATH": str(objcopy.parents[3])},
        check=True,
    )
    name = re.search(rb"libchannelwright-[0-9a-f]{16}\.so", copy.read_bytes())
    if name is None:
        raise SystemExit(f"{built} has no fingerprint in its name: was it linked by scripts/layer-cc?")
    return copy.rename(copy.with_name(name[0].decode()))


def main(arguments: list[str]) -> int:
    match arguments:
        case ["build", ("x86_64" | "arm64") as architecture, *folder] if len(folder) < 2:
            try:
                build(architecture, Path(*folder).resolve() if folder else target_folder() / "layered" / architecture)
            except subprocess.CalledProcessError as error:
                print(f"failed: {error.cmd[0]} {error.cmd[1]} (exit code {error.returncode})", file=sys.stderr)
                return 1
            return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
