#!/usr/bin/env bash
# Deletes old versions of the layer. It keeps the newest of each processor, every version that a function of this account and
# region uses (in any of its own versions), and the version that scripts/rollback-layer.sh would restore.
#
# Usage: scripts/prune-layers.sh [options]
#
#   --keep N   the number of newest versions to keep (default: 3)
#   --dry-run  list the versions to delete; delete nothing
#   --help     show this text
#
# Needs:    Python 3 and an AWS account that you are signed in to
# Changes:  versions of the layer channelwright-dependencies, .venv/. Safe to run again.
#
# Functions of other accounts that use a deleted version keep working, but the version cannot be attached again.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

main() {
  read_options "$@"
  load_settings
  install_tools
  hand_over_with_bucket prune --keep "$keep" "${options[@]}"
}

read_options() {
  options=() keep=3
  while (($# > 0)); do
    case $1 in
      --help | -h)
        show_help
        exit 0
        ;;
      --dry-run) options+=(--dry-run) ;;
      --keep)
        keep=${2:-}
        [[ $keep =~ ^[1-9][0-9]{0,3}$ ]] || misuse '--keep needs a number, 1 or more'
        shift
        ;;
      *) misuse "unknown option $1" ;;
    esac
    shift
  done
}

main "$@"
