#!/usr/bin/env bash
# Removes everything that Channelwright's scripts made in an AWS account: the stack with functions, queues, logs and
# alarms, the stored bot token, the published layers, and the bucket with all packages. Jobs and dead letters in the
# queues are lost. Nothing in Discord is touched.
#
# Usage: scripts/destroy.sh [options]
#
#   --dry-run         show what would be removed; remove nothing
#   --keep-artifacts  remove only the stack
#   --yes             do not ask
#   --help            this text
#
# Needs:    an AWS account to sign in to; AWS_PROFILE, AWS_REGION and DISCORD_BOT_TOKEN_PARAMETER are read from the
#           environment or the file .env
# Changes:  what is named above. Safe to run again, also after it was broken off.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

main() {
  read_options "$@"
  load_settings
  install_tools
  hand_over_with_settings destroy "${options[@]}"
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
      --keep-artifacts) options+=(--keep-artifacts) ;;
      --yes) options+=(--yes) ;;
      *) misuse "there is no option $1" ;;
    esac
    shift
  done
}

main "$@"
