#!/usr/bin/env bash
# Shows the published versions of the layer and the history of deploys, and copies the layer to another region or account.
#
# Usage: scripts/layers.sh COMMAND [options]
#
#   status                each version: fingerprint, age, size, the functions that use it, the accounts that may use it
#   history               the deploys, with their times: median (p50) and 95th percentile (p95)
#   copy                  publishes the same bytes in another region or account, and compares their hashes
#
#   --last N              history: the number of deploys (default: 20)
#   --to-region REGION    copy: to this region (default: the same one)
#   --to-profile PROFILE  copy: to the account of this AWS profile (default: the same account)
#   --version N           copy: this version (default: the newest of each processor)
#   --dry-run             copy: show what would be published; publish nothing
#   --help                show this text
#
# Needs:    Python 3 and an AWS account that you are signed in to, for a copy also the other one
# Changes:  status and history: only .venv/. copy: new versions of the layer channelwright-dependencies and the parameters
#           /channelwright/layer/… in the other region or account, and target/
#
# Safe to run again: what is already there is not published twice.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

main() {
  read_options "$@"
  load_settings
  install_tools
  case $command in
    status) hand_over_with_bucket layer-status ;;
    history) hand_over_with_bucket layer-history --last "$last" ;;
    copy) hand_over layer-copy "${options[@]}" ;;
  esac
}

read_options() {
  command='' options=() last=20
  while (($# > 0)); do
    case $1 in
      --help | -h)
        show_help
        exit 0
        ;;
      status | history | copy)
        [[ -z $command ]] || misuse "there are two commands: $command and $1"
        command=$1
        ;;
      --last)
        last=${2:-}
        [[ $last =~ ^[1-9][0-9]{0,4}$ ]] || misuse '--last needs a number, 1 or more'
        shift
        ;;
      --to-region)
        [[ ${2:-} =~ ^[a-z0-9-]+$ ]] || misuse '--to-region needs a region'
        options+=(--to-region "$2")
        shift
        ;;
      --to-profile)
        [[ -n ${2:-} ]] || misuse '--to-profile needs a profile'
        options+=(--to-profile "$2")
        shift
        ;;
      --version)
        [[ ${2:-} =~ ^[1-9][0-9]{0,8}$ ]] || misuse '--version needs a number'
        options+=(--version "$2")
        shift
        ;;
      --dry-run) options+=(--dry-run) ;;
      *) misuse "unknown option $1" ;;
    esac
    shift
  done
  [[ -n $command ]] || misuse 'the command is status, history or copy'
  [[ $command != copy || "${options[*]}" == *--to-* ]] || misuse 'copy needs --to-region or --to-profile'
  [[ $command == copy || ${#options[@]} -eq 0 ]] || misuse "${options[0]} is an option of copy"
}

main "$@"
