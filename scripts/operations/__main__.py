"""The scripts' work in AWS, in one process and with a pinned SDK: starting the AWS CLI for each call would take longer than the
calls, and its version is unknown. People run the scripts, which check the options and read the settings; see the --help of each.

Run with .venv/bin/python, which has scripts/requirements-deploy.txt.
"""

import argparse
import importlib
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

import ending  # noqa: E402
import report  # noqa: E402
import settings  # noqa: E402
from ending import Interrupted  # noqa: E402

# For each option of the scripts: the operation's argument and the settings for argparse.
FLAG = {"action": "store_true"}
OPTIONS = {
    "--account": ("account", {}), "--arch": ("processor", {}), "--dry-run": ("is_dry_run", FLAG),
    "--keep": ("keep", {"type": int, "default": 3}), "--keep-artifacts": ("keeps_artifacts", FLAG),
    "--last": ("last", {"type": int, "default": 20}), "--layer-arn": ("layer_arn", {}),
    "--no-build": ("given", {"type": Path, "nargs": 2, "default": []}),
    "--older-than": ("days", {"type": int, "default": 0}), "--organization": ("organization", {}),
    "--revoke": ("revokes", FLAG), "--to-profile": ("profile", {}), "--to-region": ("region", {}),
    "--version": ("number", {"type": int}), "--wait": ("patience_s", {"type": int, "default": 300}),
    "--yes": ("is_agreed", FLAG),
}  # fmt: skip
# Each command with the module and function that carry it out, and its options.
COMMANDS = {
    "deploy-static": ("deploy_static", "deploy_static", "--no-build --arch --dry-run"),
    "deploy": ("deploy", "deploy", "--no-build --layer-arn --dry-run"),
    "rollback": ("rollback", "rollback", "--dry-run"),
    "processor": ("layers", "processor", ""),
    "publish": ("layers", "publish", "--dry-run"),
    "destroy": ("destroy", "destroy", "--yes --keep-artifacts --dry-run"),
    "layer-status": ("layer_status", "status", ""),
    "layer-history": ("history", "history", "--last"),
    "layer-copy": ("layers", "copy", "--to-region --to-profile --version --dry-run"),
    "share": ("sharing", "share", "--account --organization --revoke --version --dry-run"),
    "list-shares": ("sharing", "list_shares", ""),
    "prune": ("prune", "prune", "--keep --older-than --dry-run"),
    "redrive": ("redrive", "redrive", "--wait --yes --dry-run"),
    "status": ("status", "status", ""),
}
# They read the settings, from a pipe.
WITH_SETTINGS = ("deploy-static", "destroy")


def main(arguments: list[str]) -> int:
    given = vars(_parser().parse_args(arguments))
    ending.listen()
    try:
        _run(given.pop("command"), given)
    except Interrupted as interrupted:
        return interrupted.exit_code
    except (report.Failure, OSError, *report.AWS_ERRORS) as error:
        report.tell(error)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="operations", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (_, _, options) in COMMANDS.items():
        command = commands.add_parser(name)
        if name == "publish":
            command.add_argument("layer", type=Path)
            command.add_argument("processor", choices=["x86_64", "arm64"])
        for option in options.split():
            argument, how = OPTIONS[option]
            command.add_argument(option, dest=argument, **how)
    return parser


def _run(command: str, arguments: dict) -> None:
    """Imports only the modules that the command needs."""
    module, function, _ = COMMANDS[command]
    if command in WITH_SETTINGS:
        arguments["settings"] = settings.read()
    getattr(importlib.import_module(module), function)(**arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
