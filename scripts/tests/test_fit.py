"""Which packages fit the layer, and why others are refused."""

import subprocess
import sys
from pathlib import Path

import pytest
from programs import FINGERPRINT, LAYER_CODE, OTHER_FINGERPRINT, PROGRAM_CODE, Workshop

X86_64, ARM64 = 62, 183
MACHINE_OFFSET = 18


@pytest.fixture
def workshop(repository: Path, tmp_path: Path) -> Workshop:
    return Workshop(tmp_path, repository / "scripts/package.py")


@pytest.fixture
def fit(repository: Path):
    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(repository / "scripts/fit.py"), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return run


@pytest.fixture
def machine() -> str:
    return {"x86_64": "x86_64", "aarch64": "arm64"}[subprocess.check_output(["uname", "-m"], text=True).strip()]


def linked(workshop: Workshop, name: str = "bot", code: str = PROGRAM_CODE, fingerprint: str = FINGERPRINT) -> Path:
    """A package with a program that was linked to a layer with this fingerprint."""
    layer = workshop.library(f"libchannelwright-{fingerprint}.so", LAYER_CODE)
    return workshop.packed_code(name, workshop.program(name, code, layer))


def test_layer_and_code_have_the_same_fingerprint(workshop: Workshop, fit):
    for package in (workshop.layer(), linked(workshop)):
        assert fit("fingerprint", package).stdout == f"{FINGERPRINT}\n"


def test_code_without_a_layer_is_static(workshop: Workshop, fit):
    package = workshop.packed_code("bot", workshop.program("bot", "int main(void) { return 0; }"))
    assert fit("fingerprint", package).stdout == "static\n"


def test_code_fits_the_layer_it_was_linked_to(workshop: Workshop, fit, machine: str):
    done = fit("check", machine, workshop.layer(), linked(workshop), linked(workshop, "worker"))
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{FINGERPRINT}\n", "")


def test_changed_code_still_fits(workshop: Workshop, fit, machine: str):
    changed = "int question(void); int main(void) { return question() == 42; }"
    assert fit("check", machine, workshop.layer(), linked(workshop, "worker", changed)).returncode == 0


def test_code_of_another_layer_is_refused(workshop: Workshop, fit, machine: str):
    package = linked(workshop, fingerprint=OTHER_FINGERPRINT)
    done = fit("check", machine, workshop.layer(), package)
    assert done.returncode == 1
    assert done.stderr == f"{package} was linked to the layer {OTHER_FINGERPRINT}, not to {FINGERPRINT}\n"


def test_missing_symbols_are_named(workshop: Workshop, fit, machine: str):
    package = linked(workshop)
    done = fit("check", machine, workshop.layer(code="int question(void) { return 0; }"), package)
    assert done.returncode == 1
    reason = f"needs 1 symbol that the layer {FINGERPRINT} does not have:\n  answer\n"
    assert done.stderr == f"bootstrap of {package} {reason}"


def test_only_some_of_many_missing_symbols_are_named(workshop: Workshop, fit, machine: str):
    names = [f"missing_{number}" for number in range(9)]
    layer = workshop.layer(code="".join(f"int {name}(void) {{ return 0; }}" for name in names))
    calls = "+".join(f"{name}()" for name in names)
    code = "".join(f"int {name}(void);" for name in names) + f"int main(void) {{ return {calls}; }}"
    made = workshop.folder / "made" / f"libchannelwright-{FINGERPRINT}.so"
    package = workshop.packed_code("bot", workshop.program("bot", code, made))
    assert fit("check", machine, layer, package).returncode == 0
    done = fit("check", machine, workshop.layer(), package)
    assert "needs 9 symbols that the layer" in done.stderr
    assert done.stderr.endswith(":\n  missing_0\n  missing_1\n  missing_2\n  missing_3\n  missing_4\n  and 4 more\n")


def test_a_weak_symbol_may_be_missing(workshop: Workshop, fit, machine: str):
    layer = workshop.layer(code=LAYER_CODE + "__attribute__((weak)) int maybe(void); int x(void) { return !maybe; }")
    assert fit("check", machine, layer).returncode == 0


def test_a_layer_with_a_missing_symbol_is_refused(workshop: Workshop, fit, machine: str):
    layer = workshop.layer(FINGERPRINT, "int elsewhere(void); int answer(void) { return elsewhere(); }")
    done = fit("check", machine, layer)
    assert done.returncode == 1
    assert "needs 1 symbol that the system does not have:\n  elsewhere\n" in done.stderr


def test_a_layer_that_needs_another_library_is_refused(workshop: Workshop, fit, machine: str):
    ssl = workshop.library("libssl.so.3", "int connect_safely(void) { return 0; }")
    code = LAYER_CODE + "int connect_safely(void); int x(void) { return connect_safely(); }"
    done = fit("check", machine, workshop.layer(FINGERPRINT, code, str(ssl)))
    assert done.returncode == 1
    assert "needs libssl.so.3, which provided.al2023 does not have\n" in done.stderr


@pytest.mark.parametrize("version", ["GLIBC_2.35", "GLIBC_3.0", "GLIBC_PRIVATE", "GCC_12.0.0"])
def test_code_that_needs_a_newer_system_is_refused(workshop: Workshop, fit, machine: str, version: str):
    done = fit("check-static", machine, asking_for(workshop, version))
    assert done.returncode == 1
    assert f"needs {version}; provided.al2023 has GLIBC_2.34, GCC_11 and older\n" in done.stderr


@pytest.mark.parametrize("version", ["GLIBC_2.34", "GLIBC_2.2.5", "GCC_3.0"])
def test_code_for_an_older_system_passes(workshop: Workshop, fit, machine: str, version: str):
    assert fit("check-static", machine, asking_for(workshop, version)).returncode == 0


def asking_for(workshop: Workshop, version: str) -> Path:
    """A program that needs a symbol with this version from libm."""
    script = workshop.folder / "versions"
    script.write_text(f"{version} {{ global: *; }};")
    code = "int calculate(void) { return 0; }"
    library = workshop.library("libm.so.6", code, f"-Wl,--version-script={script}", "-nostdlib")
    program = workshop.program("bot", "int calculate(void); int main(void) { return calculate(); }", library)
    return workshop.packed_code("bot", program)


def test_a_layer_for_another_processor_is_refused(workshop: Workshop, fit, machine: str):
    other = {"x86_64": "arm64", "arm64": "x86_64"}[machine]
    done = fit("check", other, workshop.layer())
    assert done.returncode == 1
    assert done.stderr.endswith(f".zip is built for {machine}, not for {other}\n")


def test_code_for_another_processor_than_the_layer_is_refused(workshop: Workshop, fit, machine: str):
    layer, package = workshop.layer(), linked(workshop)
    program = bytearray((workshop.folder / "made/bot").read_bytes())
    program[MACHINE_OFFSET] = ARM64 if machine == "x86_64" else X86_64
    (workshop.folder / "made/bot").write_bytes(program)
    package = workshop.packed_code("bot", workshop.folder / "made/bot")
    assert "is built for " in fit("check", machine, layer, package).stderr


def test_a_layer_has_exactly_one_object_named_after_its_soname(workshop: Workshop, fit, machine: str):
    good = workshop.library(f"libchannelwright-{FINGERPRINT}.so", LAYER_CODE)
    second = workshop.library("libmore.so", LAYER_CODE)
    done = fit("check", machine, workshop.packed_layer(good, second))
    assert "is not a layer of Channelwright: it contains lib/libchannelwright" in done.stderr
    renamed = good.rename(good.with_name(f"libchannelwright-{OTHER_FINGERPRINT}.so"))
    assert "has the SONAME libchannelwright-" in fit("check", machine, workshop.packed_layer(renamed)).stderr


def test_check_refuses_static_code_and_check_static_layered_code(workshop: Workshop, fit, machine: str):
    static = workshop.packed_code("worker", workshop.program("worker", "int main(void) { return 0; }"))
    assert fit("check-static", machine, static).returncode == 0
    assert fit("check", machine, workshop.layer(), static).stderr == f"{static} is static code: it needs no layer\n"
    assert "needs libchannelwright-" in fit("check-static", machine, linked(workshop)).stderr


def test_a_file_that_is_not_a_package_is_refused(workshop: Workshop, fit, machine: str, tmp_path: Path):
    text = tmp_path / "text"
    text.write_text("no program")
    assert fit("fingerprint", text).stderr == f"{text} is not a zip file\n"
    assert fit("fingerprint", tmp_path / "none").stderr.endswith("/none cannot be read: No such file or directory\n")
    assert fit("fingerprint", workshop.packed("x", readme=text)).stderr == f"{tmp_path}/x.zip contains no file bootstrap\n"
    assert " is not a Linux program: " in fit("fingerprint", workshop.packed_code("bot", text)).stderr
    assert fit("fingerprint").returncode == fit("check", "riscv", text).returncode == 2
