#!/usr/bin/env bash
# Deletes old versions of the layer. Kept are the newest of each processor, every version that a function of this
# account and region uses, in any of its own versions, and what scripts/rollback-layer.sh goes back to.
#
# Usage: scripts/prune-layers.sh [options]
#
#   --keep N   how many of the newest to keep (3)
#   --dry-run  show what would be deleted; delete nothing
#   --help     this text
#
# Needs:    Python 3, an AWS account to sign in to
# Changes:  versions of the layer channelwright-dependencies, .venv/. Safe to run again.
#
# A function of another account that uses a deleted version keeps working, but cannot be given that version again.

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
      *) misuse "there is no option $1" ;;
    esac
    shift
  done
}

main "$@"
