#!/usr/bin/env bash
# Moves jobs that were given up from the dead-letter queue back to the worker, and tells what came of them. Mend first
# what made them fail: the worker's log says it. A command that was given more than 15 minutes ago is finished, too; its
# outcome is told in a channel, since Discord no longer takes an answer to the command itself.
#
# Usage: scripts/redrive.sh [options]
#
#   --dry-run       show what is in the dead-letter queue; move nothing
#   --wait SECONDS  how long to wait for the outcome (300); 0 does not wait
#   --yes           do not ask
#   --help          this text
#
# Needs:    the stack of scripts/deploy-sqs.sh, Python 3, an AWS account to sign in to
# Changes:  messages from channelwright-tasks-dlq.fifo to channelwright-tasks.fifo, .venv/
#
# Safe to run again, also after it was broken off: no message is lost, and the worker makes nothing twice. What the
# messages hold is not shown.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

main() {
  read_options "$@"
  load_settings
  install_tools
  hand_over redrive --wait "$wait_s" "${options[@]}"
}

read_options() {
  options=() wait_s=300
  while (($# > 0)); do
    case $1 in
      --help | -h)
        show_help
        exit 0
        ;;
      --dry-run) options+=(--dry-run) ;;
      --wait)
        wait_s=${2:-}
        [[ $wait_s =~ ^[0-9]{1,5}$ ]] || misuse '--wait needs a number of seconds'
        shift
        ;;
      --yes) options+=(--yes) ;;
      *) misuse "there is no option $1" ;;
    esac
    shift
  done
}

main "$@"
