"""The packages: builds them, and proves that they fit the layer."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import fit
import package
import report
from account import Account
from functions import BOT, BOTH, WORKER, Function, Running
from report import Failure
from versions import Content, Version

ROOT = Path(__file__).resolve().parents[2]
BUILD_LAYER = "Run scripts/build-layer.sh, then this again."
Packages = dict[Function, Path]


@contextmanager
def complaining(failure: str) -> Iterator[None]:
    """Prints what does not fit, and fails with this text."""
    try:
        yield
    except fit.Misfit as misfit:
        report.complain(misfit)
        raise Failure(failure) from misfit


def target_folder() -> Path:
    """The target folder of Cargo and scripts/layered.py."""
    return ROOT / os.environ.get("CARGO_TARGET_DIR", "target")


def built_folder(processor: str) -> Path:
    return target_folder() / "layered" / processor


def build(processor: str) -> Packages:
    """Builds layer and code, unless nothing has changed."""
    report.step(
        f"Building layer and code for {processor}",
        "Install rustup (https://rustup.rs). For other errors, see the messages of the compiler.",
    )
    tools = {"PATH": f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"}
    return _built([sys.executable, ROOT / "scripts/layered.py", "build", processor], built_folder(processor), **tools)


def build_static(processor: str) -> Packages:
    report.step(f"Building static code for {processor}", "See the messages above.")
    return _built([ROOT / "scripts/build-static.sh", processor], ROOT / "target/static" / processor)


def _built(command: list, folder: Path, **environment: str) -> Packages:
    if subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=False).returncode:
        raise Failure(report.current.text)
    return {function: folder / f"{function.folder}.zip" for function in BOTH}


def running(packages: Packages, *layers: str) -> dict[Function, Running]:
    """What both functions run after these packages are deployed with these layers."""
    return {one: Running(sha256(package.read_bytes()).hexdigest(), layers) for one, package in packages.items()}


def check(packages: Packages, processor: str) -> None:
    """Checks packages that were built elsewhere."""
    report.step("Checking the packages", "Run this without --no-build: then it builds valid packages.")
    wrong = {path: package.problem(path, processor) for path in packages.values()}
    for path, problem in wrong.items():
        if problem:
            report.complain(f"{path} {problem}")
    if any(wrong.values()):
        raise Failure(report.current.text)


def check_static(packages: Packages, processor: str) -> None:
    """Proves that the packages need only libraries of the system."""
    report.step("Proving that they run on provided.al2023", "Run this without --no-build: then it builds valid packages.")
    with complaining("the packages do not run on provided.al2023"):
        fit.check_static(processor, list(packages.values()))
    report.say("Both packages run on provided.al2023.")


def fingerprint_of(packages: Packages) -> str:
    """The fingerprint of both packages."""
    with complaining(report.current.text):
        of_bot, of_worker = (fit.fingerprint(packages[function]) for function in (BOT, WORKER))
    if "static" in (of_bot, of_worker):
        text = "there is static code among the packages: it needs no layer"
        raise Failure(text, "Ship it with scripts/deploy-sqs.sh.")
    if of_bot != of_worker:
        text = f"the packages were linked to different layers: {of_bot} and {of_worker}"
        raise Failure(text, "Build both from one commit.")
    return of_bot


def prove_fit(packages: Packages, processor: str, version: Version, content: Content, account: Account) -> None:
    """Proves that the packages fit this version: against the local layer if it has the same hash, or the published one."""
    report.step("Proving the fit", BUILD_LAYER)
    layer = built_folder(processor) / "lambda-layer.zip"
    if not _is(layer, content.sha256):
        layer = fetched(content, account)
    with complaining(f"the code does not fit the layer {version.name}"):
        fit.check(processor, layer, [packages[function] for function in BOTH])
    report.say("Both packages fit: everything they need is in the layer or in provided.al2023.")


def fetched(content: Content, account: Account) -> Path:
    """Downloads the published layer, and keeps it for the next time."""
    kept = target_folder() / "layers" / f"{content.sha256}.zip"
    if not _is(kept, content.sha256):
        report.say("Downloading the published layer")
        layer = account.download(content.url)
        if sha256(layer).hexdigest() != content.sha256:
            raise Failure("the downloaded layer is not the published one", "Run this again.")
        kept.parent.mkdir(parents=True, exist_ok=True)
        unfinished = kept.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(layer)
        unfinished.replace(kept)
    return kept


def _is(path: Path, wanted: str) -> bool:
    return path.is_file() and sha256(path.read_bytes()).hexdigest() == wanted
