#!/usr/bin/env bash
# Deletes old versions of the layer, and old packages in the artifacts bucket. It keeps the newest of each processor and
# function, and everything in use: by a function of this account and region (in any of its own versions), by the stack, or by
# scripts/rollback-layer.sh. It also keeps versions that are shared with others (scripts/share-layer.sh).
#
# Usage: scripts/prune-layers.sh [options]
#
#   --keep N           the number of newest versions and packages to keep (default: 3)
#   --older-than DAYS  delete only what is at least so old (default: 0)
#   --dry-run          list everything with the decision; delete nothing
#   --help             show this text
#
# Needs:    Python 3 and an AWS account that you are signed in to
# Changes:  versions of the layer channelwright-dependencies, the parameters /channelwright/layer/… that name them, packages in
#           the bucket channelwright-artifacts-ACCOUNT-REGION, .venv/. Safe to run again.
#
# Functions that use a deleted version keep working, but the version cannot be attached again.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

main() {
  read_options "$@"
  load_settings
  install_tools
  hand_over_with_bucket prune --keep "$keep" --older-than "$days" "${options[@]}"
}

read_options() {
  options=() keep=3 days=0
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
      --older-than)
        days=${2:-}
        [[ $days =~ ^[0-9]{1,4}$ ]] || misuse '--older-than needs a number of days'
        shift
        ;;
      *) misuse "unknown option $1" ;;
    esac
    shift
  done
}

main "$@"
