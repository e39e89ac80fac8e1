#!/usr/bin/env bash
# Restores the code and layer (or the static code) that both functions had before the last scripts/deploy-with-layer.sh. It
# works from any machine: the packages and the record of the previous deploy are in the artifacts bucket.
#
# Usage: scripts/rollback-layer.sh [options]
#
#   --dry-run  show the changes; change nothing
#   --help     show this text
#
# Needs:    a previous layered deploy, Python 3, and an AWS account that you are signed in to
# Changes:  code and layers of both functions, .venv/. If a step fails, the script undoes its changes.
#
# Safe to run again: a second run changes nothing. To go forward again, run scripts/deploy-with-layer.sh; to go further back,
# run it from an older commit; to return to static code, run scripts/deploy-sqs.sh.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

main() {
  read_options "$@"
  load_settings
  install_tools
  hand_over_with_bucket rollback "${options[@]}"
}

read_options() {
  options=()
  while (($# > 0)); do
    case $1 in
      --help | -h)
        show_help
        exit 0
        ;;
      --dry-run) options+=(--dry-run) ;;
      *) misuse "unknown option $1" ;;
    esac
    shift
  done
}

main "$@"
