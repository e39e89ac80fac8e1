"""The fingerprint of a layer, that a change in the campaign's code leaves it unchanged, and that another function can use it."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest
from deployment import LAYER
from emulator import Emulator
from programs import PROGRAM_CODE, Workshop

TRIPLE = "x86_64-unknown-linux-gnu"
RULES = ["core", "std", "alloc", "serde_json", "-std::net", "-std::sys", "std::sys::sync"]
# A version script as rustc passes it to the linker, with every public symbol.
SCRIPT = """{
  global:
    _RNvCs1_10serde_json9to_string;
    _RNvMCs2_4coreNtCs3_7reqwest6Client;
    _RINvCs2_4core3refNtCs1_10serde_json5ValueECs4_7reqwest;
    _RINvCs2_4core3refNtCs4_7reqwest6ClientECs1_10serde_json;
    _RNvMNtCs5_3std3netNtB2_9TcpStream7connect;
    _RINvCs2_4core3refNtNtCs5_3std3net9TcpStreamECs1_10serde_json;
    _RNvNtCs5_3std7network4open;
    _RNvNtNtCs5_3std3sys2fs4open;
    _RNvNtNtCs5_3std3sys4sync4wait;
    rust_eh_personality;
    rust_metadata_layer_0123456789abcdef;
    ring_core_0_17_14__x25519_sc_mask;

  local:
    *;
};
"""


def load(repository: Path, name: str):
    """Loads a script, with or without suffix, as a module."""
    sys.path.insert(0, str(repository / "scripts"))
    loader = SourceFileLoader(name.replace("-", "_").removesuffix(".py"), str(repository / "scripts" / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    sys.path.pop(0)
    return module


@pytest.fixture
def linker(repository: Path):
    return load(repository, "layer-cc")


@pytest.fixture
def copy(repository: Path, tmp_path: Path) -> Path:
    return copy_of(repository, tmp_path)


def copy_of(repository: Path, folder: Path) -> Path:
    """A copy of the repository in another folder."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=repository, check=True, stdout=subprocess.PIPE, text=True,
    ).stdout  # fmt: skip
    for name in filter(None, listed.split("\0")):
        if (repository / name).is_file():
            (folder / "copy" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(repository / name, folder / "copy" / name)
    return folder / "copy"


def facts_of(folder: Path) -> str:
    return load(folder, "layered.py").gather_facts(TRIPLE)


def replace(path: Path, old: str, new: str):
    text = path.read_text()
    assert text.count(old) == 1, f"{path} does not say {old!r} once"
    path.write_text(text.replace(old, new))


def test_only_symbols_that_the_rules_allow_are_exported(linker):
    # The last crate in a name only says where the generic was instantiated.
    assert linker.exports(SCRIPT, RULES) == [
        "_RINvCs2_4core3refNtCs1_10serde_json5ValueECs4_7reqwest",
        "_RNvCs1_10serde_json9to_string",
        "_RNvNtCs5_3std7network4open",
        # Of the rules for a path, the longest decides.
        "_RNvNtNtCs5_3std3sys4sync4wait",
    ]


def test_a_symbol_has_the_same_short_name_in_every_file(linker):
    names = [linker.short(f"_RNvCs1_10serde_json{number}") for number in range(10_000)]
    assert {len(name) for name in names} == {8} and len(set(names)) == len(names)
    assert names[0] == linker.short("_RNvCs1_10serde_json0")


def test_a_function_takes_its_layer_before_any_other_folder_of_the_loader(linker, repository: Path, tmp_path: Path):
    workshop, folders = Workshop(tmp_path, repository / "scripts/package.py"), [tmp_path / "layer", tmp_path / "other"]
    for answer, folder in enumerate(folders):
        folder.mkdir()
        workshop.library("liblayer.so", f"int answer(void) {{ return {answer}; }}").rename(folder / "liblayer.so")
    options = ["-Wl,--enable-new-dtags", f"-Wl,-rpath,{folders[0]}"]
    program = workshop.program("bot", PROGRAM_CODE.replace(" != 42", ""), folders[0] / "liblayer.so", *options)

    def answer() -> int:
        return subprocess.run([program], env={"LD_LIBRARY_PATH": str(folders[1])}, check=False).returncode

    assert answer() == 1
    linker.search_layer_first(program)
    assert answer() == 0


def test_the_fingerprint_covers_facts_and_exports(linker):
    fingerprint = linker.fingerprint("facts", ["a", "b"])
    assert len(fingerprint) == 16 and int(fingerprint, 16)
    assert fingerprint == linker.fingerprint("facts", ["a", "b"])
    assert fingerprint not in (linker.fingerprint("other facts", ["a", "b"]), linker.fingerprint("facts", ["a"]))


def test_facts_are_the_same_in_another_folder(repository: Path, copy: Path):
    assert facts_of(copy) == facts_of(repository)


def test_facts_name_compiler_and_crates_but_no_folder(repository: Path):
    facts = facts_of(repository)
    for known in ("rustc 1.", "x86_64-unknown-linux-gnu", "\nserde_yaml v0.9", "\nring v0.17", 'opt-level = "z"'):
        assert known in facts, known
    assert str(repository) not in facts and str(Path.home()) not in facts


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        # Other features change the facts, and need no download.
        ("Cargo.toml", 'unicode-normalization = "0.1"', 'unicode-normalization = { version = "0.1", default-features = false }'),
        ("Cargo.toml", 'opt-level = "z"', 'opt-level = "s"'),
        ("crates/platform/src/https.rs", "Duration::from_secs(20)", "Duration::from_secs(21)"),
        ("crates/layer/exports.txt", "\nhex\n", "\n"),
    ],
)  # fmt: skip
def test_a_change_to_the_layers_inputs_changes_the_facts(repository: Path, copy: Path, path: str, old: str, new: str):
    replace(copy / path, old, new)
    assert facts_of(copy) != facts_of(repository)


# Builds with one function more than the product has. The flags name the repository's target folder, so that cargo takes the
# third-party code of its copy as it is.
BUILD = """
import sys
from pathlib import Path
from unittest.mock import patch

import layered

out, repositorys = sys.argv[1], Path(sys.argv[2])
layered.FUNCTIONS.append("another-function")
compile_all, target = layered.compile_all, layered.target_folder()
sysroot = layered.sysroot_without_shared_std

def in_repositorys(function, *arguments):
    with patch.object(layered, "target_folder", lambda: repositorys):
        return function(*arguments)

layered.compile_all = lambda *arguments: in_repositorys(compile_all, *arguments)
layered.sysroot_without_shared_std = lambda *arguments: in_repositorys(sysroot, *arguments)
sys.exit(layered.main(["build", "x86_64", out]))
"""


@pytest.fixture(scope="module")
def target(repository: Path) -> Path:
    """The target folder after `scripts/layered.py build x86_64`."""
    target = (repository / os.environ.get("CARGO_TARGET_DIR", "target")).resolve()
    assert (target / f"{TRIPLE}/layered").exists(), "run .venv/bin/python scripts/layered.py build x86_64"
    return target


@pytest.fixture(scope="module")
def rebuilt(repository: Path, target: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages of a copy of the repository, in another folder, with a changed worker and another function. Compiles our
    crates; third-party code, which takes minutes, is copied with the target folder."""
    folder = tmp_path_factory.mktemp("rebuilt")
    copy, again, target_copy = copy_of(repository, folder), folder / "again", folder / "target"
    replace(copy / "crates/worker/src/batch.rs", "Cannot read a message", "A message of another kind")
    shutil.copytree(repository / "scripts/tests/another_function", copy / "crates/another-function")
    # Adds the crate to Cargo.lock.
    metadata = ["cargo", "metadata", "--offline", "--format-version", "1"]
    subprocess.run(metadata, cwd=copy, stdout=subprocess.DEVNULL, check=True)
    for name in (TRIPLE, "layered"):
        shutil.copytree(target / name, target_copy / name, symlinks=True)
    settings = {"CARGO_TARGET_DIR": str(target_copy), "PYTHONPATH": str(copy / "scripts")}
    try:
        build = [sys.executable, "-c", BUILD, again, target]
        done = subprocess.run(build, env=os.environ | settings, capture_output=True, text=True)
    finally:
        shutil.rmtree(target_copy, ignore_errors=True)
    assert done.returncode == 0, done.stderr
    compiled = set(re.findall(r"^ +Compiling (\S+)", done.stderr, re.MULTILINE))
    assert compiled and all(one.startswith("channelwright-") for one in compiled), compiled
    return again


@pytest.fixture(scope="module")
def built(target: Path) -> Path:
    return target / "layered/x86_64"


def test_the_packages_name_no_folder_of_this_machine(repository: Path, target: Path, built: Path):
    """Such a name would make the bytes differ between machines."""
    cargo_home = os.environ.get("CARGO_HOME", str(Path.home() / ".cargo"))
    for name in ("lambda-layer", "bot", "worker"):
        archive = zipfile.ZipFile(built / f"{name}.zip")
        content = b"".join(map(archive.read, archive.namelist()))
        for folder in (str(repository), str(target), cargo_home):
            assert folder.encode() not in content, f"{name} contains {folder}"


def test_changed_business_logic_fits_the_same_layer(repository: Path, built: Path, rebuilt: Path):
    """The unchanged packages have the same bytes."""
    for name in ("lambda-layer.zip", "bot.zip"):
        assert (rebuilt / name).read_bytes() == (built / name).read_bytes(), name
    assert b"A message of another kind" in zipfile.ZipFile(rebuilt / "worker.zip").read("bootstrap")
    assert b"A message of another kind" not in zipfile.ZipFile(built / "worker.zip").read("bootstrap")
    packages = [built / "lambda-layer.zip", *(rebuilt / f"{name}.zip" for name in ("bot", "worker", "another-function"))]
    subprocess.run([sys.executable, repository / "scripts/fit.py", "check", "x86_64", *packages], check=True)


def test_another_function_runs_on_the_same_layer(built: Path, rebuilt: Path, tmp_path: Path):
    """The emulator does not mount layers, so the layer is unzipped into a folder in place of /opt."""
    code, opt = (rebuilt / "another-function.zip").read_bytes(), tmp_path / "opt"
    (tmp_path / "emulator").mkdir()
    with Emulator(tmp_path / "emulator", LD_LIBRARY_PATH=str(opt / "lib")) as emulator:
        functions, iam = emulator.client("lambda"), emulator.client("iam")
        layer = functions.publish_layer_version(
            LayerName=LAYER, Content={"ZipFile": (built / "lambda-layer.zip").read_bytes()}
        )["LayerVersionArn"]  # fmt: skip
        trust = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}'
        role = iam.create_role(RoleName="another", AssumeRolePolicyDocument=trust)["Role"]["Arn"]
        functions.create_function(
            FunctionName="another", Runtime="provided.al2023", Handler="bootstrap", Role=role, Code={"ZipFile": code},
            Layers=[layer],
        )  # fmt: skip

        def double(number: int) -> dict:
            return functions.invoke(FunctionName="another", Payload=str(number).encode())

        # Without the layer it does not start.
        assert "FunctionError" in double(21)
        zipfile.ZipFile(built / "lambda-layer.zip").extractall(opt)
        assert double(21)["Payload"].read() == b"42"
