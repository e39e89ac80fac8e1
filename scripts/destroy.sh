#!/usr/bin/env bash
# Removes everything that Channelwright's scripts created in one region of an AWS account: the stack with functions, queues,
# logs and alarms, the stored bot token, the published layers with the parameters that name them, and the bucket with all
# packages and the history of deploys. Jobs in both queues are lost. It changes nothing in Discord.
#
# Usage: scripts/destroy.sh [options]
#
#   --dry-run         list everything to remove; remove nothing
#   --keep-artifacts  remove only the stack
#   --yes             do not ask for confirmation
#   --help            show this text
#
# Needs:    Python 3 and an AWS account that you are signed in to; it reads AWS_PROFILE, AWS_REGION and
#           DISCORD_BOT_TOKEN_PARAMETER from the environment or the file .env
# Changes:  see above. Safe to run again, also after an interruption.

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
      *) misuse "unknown option $1" ;;
    esac
    shift
  done
}

main "$@"
