"""The shared functions of the scripts: settings, help, errors and temporary files."""

import re
import subprocess
from pathlib import Path

import pytest
from project import Project

SECRET = "a-secret-token"
SCRIPTS = [
    "build-layer.sh", "build-release.sh", "deploy-sqs.sh", "deploy-with-layer.sh", "destroy.sh", "layers.sh", "prune-layers.sh",
    "redrive.sh", "rollback-layer.sh", "share-layer.sh", "status.sh",
]  # fmt: skip
SHOW = 'load_settings; printf "%s|%s" "${DISCORD_PUBLIC_KEY-unset}" "${DISCORD_BOT_TOKEN-unset}"'


def env_file(project: Project, text: str) -> None:
    (project.root / ".env").write_text(text)


def test_settings_come_from_the_file(project: Project):
    env_file(project, f"# comment\n\nDISCORD_PUBLIC_KEY=ab\r\nDISCORD_BOT_TOKEN='{SECRET}'  \n")
    assert project.bash(SHOW).stdout == f"ab|{SECRET}"


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_a_byte_order_mark_is_ignored(project: Project, locale: str):
    (project.root / ".env").write_bytes(b"\xef\xbb\xbfDISCORD_PUBLIC_KEY=ab\r\nDISCORD_BOT_TOKEN=cd\r\n")
    assert project.bash(SHOW, LC_ALL=locale).stdout == "ab|cd"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_is_refused_with_a_remedy(project: Project, encoding: str):
    (project.root / ".env").write_bytes(f"DISCORD_BOT_TOKEN={SECRET}\r\n".encode(encoding))
    done = project.bash(SHOW)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("\nfailed: .env is not UTF-8\nremedy: Save it as UTF-8")
    assert SECRET not in done.stderr.replace("\0", "")


def test_the_environment_takes_precedence_even_if_empty(project: Project):
    env_file(project, "DISCORD_PUBLIC_KEY=file\nDISCORD_BOT_TOKEN=file")
    assert project.bash(SHOW, DISCORD_PUBLIC_KEY="environment", DISCORD_BOT_TOKEN="").stdout == "environment|"


def test_values_are_not_expanded(project: Project):
    env_file(project, 'DISCORD_PUBLIC_KEY=$(touch owned) `id` $HOME\nDISCORD_BOT_TOKEN=" a=b#c\'d "')
    assert project.bash(SHOW).stdout == "$(touch owned) `id` $HOME| a=b#c'd "


def test_a_last_line_without_a_newline_is_read(project: Project):
    env_file(project, "DISCORD_PUBLIC_KEY=ab")
    assert project.bash(SHOW).stdout == "ab|unset"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (f"\nDISCORD_TOKEN={SECRET}", ".env, line 2: there is no setting DISCORD_TOKEN"),
        (f"PATH={SECRET}", ".env, line 1: there is no setting PATH"),
        (f"export DISCORD_BOT_TOKEN={SECRET}", ".env, line 1: not of the form NAME=value"),
        (f"DISCORD_BOT_TOKEN = {SECRET}", ".env, line 1: not of the form NAME=value"),
        (f"DISCORD_BOT_TOKEN=x\nDISCORD_BOT_TOKEN={SECRET}", ".env, line 2: DISCORD_BOT_TOKEN is set twice"),
    ],
)
def test_mistakes_in_the_file_are_reported_without_the_value(project: Project, text: str, complaint: str):
    env_file(project, text)
    done = project.bash(SHOW)
    assert done.returncode == 1
    assert f"failed: {complaint}\nremedy: " in done.stderr
    assert SECRET not in done.stdout + done.stderr


def test_settings_are_not_in_the_environment_of_other_programs(project: Project):
    env_file(project, "CHANNELWRIGHT_ARCHITECTURE=arm64")
    done = project.bash("load_settings; env", DISCORD_BOT_TOKEN=SECRET)
    assert "PATH=" in done.stdout
    assert SECRET not in done.stdout and "CHANNELWRIGHT_ARCHITECTURE" not in done.stdout


def test_tracing_shows_no_secret(project: Project):
    script = f'source "{project.root}/scripts/lib.sh"; load_settings; need DISCORD_BOT_TOKEN'
    environment = project.environment(DISCORD_BOT_TOKEN=SECRET)
    done = subprocess.run(["bash", "-xc", script], env=environment, capture_output=True, text=True, check=True)
    assert SECRET not in done.stderr


def test_need_names_everything_that_is_missing(project: Project):
    done = project.bash("need DISCORD_PUBLIC_KEY AWS_REGION DISCORD_BOT_TOKEN", AWS_REGION="x", DISCORD_BOT_TOKEN="")
    assert done.returncode == 1
    assert "failed: not set: DISCORD_PUBLIC_KEY, DISCORD_BOT_TOKEN\nremedy: " in done.stderr


def test_a_failure_names_the_step_and_the_remedy_once(project: Project):
    done = project.bash('step "Counting" "Count again."; x=$(false; echo 1); echo "$x"')
    assert done.returncode == 1
    assert done.stdout == "\n== Counting\n"
    assert re.fullmatch(r"\nfailed: Counting \(.*, line \d+, exit code 1\)\nremedy: Count again\.\n", done.stderr)


def test_temporary_files_are_removed(project: Project):
    for code in ("true", "false", "die no", 'kill -TERM "$$"; sleep 5', 'kill -INT "$$"; sleep 5'):
        project.bash(f'touch "$work/x"; {code}')
        assert project.leftovers() == [], code


def test_temporary_files_are_private(project: Project):
    assert project.bash('stat --format %a "$work"').stdout == "700\n"


@pytest.mark.parametrize("script", SCRIPTS)
def test_help_is_the_header(project: Project, script: str):
    done = project.run(script, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(rf"^Usage: scripts/{script} (COMMAND )?\[options\]$", done.stdout, re.MULTILINE)
    assert "#" not in done.stdout and "source" not in done.stdout
    code = (project.root / "scripts" / script).read_text()
    options = {"--help", *re.findall(r"^[^#\n]*\btakes (--[a-z-]+)", code, re.MULTILINE)}
    options |= {"--no-build"} if "\ntakes_packages\n" in code else set()
    assert options == set(re.findall(r"^  (--[a-z-]+)", done.stdout, re.MULTILINE))


@pytest.mark.parametrize("script", SCRIPTS)
def test_unknown_options_are_misuse(project: Project, script: str):
    done = project.run(script, "--fast")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"unknown option --fast\nSee {script} --help\n"


def test_the_example_names_every_setting(project: Project, repository: Path):
    known = project.bash('printf "%s\\n" "${settings[@]}"').stdout.split()
    example = (repository / ".env.example").read_text()
    assert re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE) == known


def test_the_example_is_a_valid_file(project: Project, repository: Path):
    env_file(project, (repository / ".env.example").read_text())
    assert project.bash(SHOW).stdout == "|"
    env_file(project, re.sub(r"^#(?=[A-Z_]+=)", "", (repository / ".env.example").read_text(), flags=re.MULTILINE))
    assert project.bash("load_settings; printf %s $CHANNELWRIGHT_ARCHITECTURE").stdout == "x86_64"
