"""The scripts' work in AWS, in one process and with a pinned SDK: starting the AWS CLI for each call would take longer than the
calls, and its version is unknown. People run the scripts, which read options and settings; see the --help of each.

Usage: python scripts/operations COMMAND …

  deploy-static [BOT.zip WORKER.zip] [--processor x86_64|arm64] [--dry-run]
                                                            for scripts/deploy-sqs.sh; reads the settings from a pipe
  deploy [BOT.zip WORKER.zip] [--layer-arn ARN] [--bucket NAME] [--dry-run]
                                                            for scripts/deploy-with-layer.sh
  rollback [--bucket NAME] [--dry-run]                      for scripts/rollback-layer.sh
  processor                                                 for scripts/build-layer.sh: prints the functions' processor
  publish LAYER.zip x86_64|arm64 [--dry-run]                for scripts/build-layer.sh
  destroy [--yes] [--keep-artifacts] [--dry-run]            for scripts/destroy.sh; reads the settings from a pipe
  layer-status [--bucket NAME]                              for scripts/layers.sh
  layer-history --last N [--bucket NAME]                    for scripts/layers.sh
  layer-copy [--to-region REGION] [--to-profile PROFILE] [--version N] [--dry-run]
                                                            for scripts/layers.sh
  share account|organization ID [--revoke] [--version N] [--dry-run]
                                                            for scripts/share-layer.sh
  list-shares                                               for scripts/share-layer.sh
  prune --keep N --older-than DAYS [--bucket NAME] [--dry-run]
                                                            for scripts/prune-layers.sh
  redrive --wait SECONDS [--yes] [--dry-run]                for scripts/redrive.sh
  status [--bucket NAME]                                    for scripts/status.sh

Run with .venv/bin/python, which has scripts/requirements-deploy.txt.
"""

import argparse
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

import ending  # noqa: E402
import report  # noqa: E402
from ending import Interrupted  # noqa: E402


def main(arguments: list[str]) -> int:
    given = _options().parse_args(arguments)
    ending.listen()
    try:
        _run(given)
    except Interrupted as interrupted:
        return interrupted.exit_code
    except (report.Failure, OSError, *report.AWS_ERRORS) as error:
        report.tell(error)
        return 1
    return 0


def _options() -> argparse.ArgumentParser:
    bucket, dry_run, version = (argparse.ArgumentParser(add_help=False) for _ in range(3))
    bucket.add_argument("--bucket")
    version.add_argument("--version", type=int)
    dry_run.add_argument("--dry-run", action="store_true")
    parser = argparse.ArgumentParser(
        prog="operations", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    static = commands.add_parser("deploy-static", parents=[dry_run])
    static.add_argument("packages", nargs="*", type=Path)
    static.add_argument("--processor")
    deploy = commands.add_parser("deploy", parents=[bucket, dry_run])
    deploy.add_argument("packages", nargs="*", type=Path)
    deploy.add_argument("--layer-arn")
    commands.add_parser("rollback", parents=[bucket, dry_run])
    commands.add_parser("processor")
    publish = commands.add_parser("publish", parents=[dry_run])
    publish.add_argument("layer", type=Path)
    publish.add_argument("processor", choices=["x86_64", "arm64"])
    _layer_options(commands, bucket, dry_run, version)
    destroy = commands.add_parser("destroy", parents=[dry_run])
    destroy.add_argument("--yes", action="store_true")
    destroy.add_argument("--keep-artifacts", action="store_true")
    redrive = commands.add_parser("redrive", parents=[dry_run])
    redrive.add_argument("--wait", type=int, required=True)
    redrive.add_argument("--yes", action="store_true")
    commands.add_parser("status", parents=[bucket])
    return parser


def _layer_options(commands, bucket, dry_run, version) -> None:
    commands.add_parser("layer-status", parents=[bucket])
    history = commands.add_parser("layer-history", parents=[bucket])
    history.add_argument("--last", type=int, required=True)
    copy = commands.add_parser("layer-copy", parents=[version, dry_run])
    copy.add_argument("--to-region")
    copy.add_argument("--to-profile")
    share = commands.add_parser("share", parents=[version, dry_run])
    share.add_argument("kind", choices=["account", "organization"])
    share.add_argument("id")
    share.add_argument("--revoke", action="store_true")
    commands.add_parser("list-shares")
    prune = commands.add_parser("prune", parents=[bucket, dry_run])
    prune.add_argument("--keep", type=int, required=True)
    prune.add_argument("--older-than", type=int, required=True)


def _run(given: argparse.Namespace) -> None:
    """Imports only the modules that the command needs."""
    match given.command:
        case "deploy-static":
            import settings
            from deploy_static import deploy_static

            deploy_static(given.packages, given.processor, settings.read(), given.dry_run)
        case "deploy":
            from deploy import deploy

            deploy(given.packages, given.layer_arn, given.bucket, given.dry_run)
        case "rollback":
            from rollback import rollback

            rollback(given.bucket, given.dry_run)
        case "destroy":
            import settings
            from destroy import destroy

            destroy(settings.read(), given.yes, given.keep_artifacts, given.dry_run)
        case "redrive":
            from redrive import redrive

            redrive(given.wait, given.yes, given.dry_run)
        case "status":
            from status import status

            status(given.bucket)
        case _:
            _run_for_layers(given)


def _run_for_layers(given: argparse.Namespace) -> None:
    match given.command:
        case "processor":
            from layers import processor

            print(processor())
        case "publish":
            from layers import publish

            publish(given.layer, given.processor, given.dry_run)
        case "layer-status":
            from layer_status import status

            status(given.bucket)
        case "layer-history":
            from history import history

            history(given.bucket, given.last)
        case "layer-copy":
            from layers import copy

            copy(given.to_region, given.to_profile, given.version, given.dry_run)
        case "share":
            from sharing import share

            share(given.kind, given.id, given.version, given.revoke, given.dry_run)
        case "list-shares":
            from sharing import list_shares

            list_shares()
        case "prune":
            from prune import prune

            prune(given.keep, given.older_than, given.bucket, given.dry_run)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
