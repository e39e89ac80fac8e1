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

command=${1:-}
case $command in
  status) ;;
  history) takes --last '^[1-9][0-9]{0,4}$' 'a number, 1 or more' ;;
  copy)
    takes --to-region '^[a-z0-9-]+$' 'a region'
    takes --to-profile . 'a profile'
    takes --version '^[1-9][0-9]{0,8}$' 'a number'
    takes --dry-run
    ;;
  '') misuse 'the command is status, history or copy' ;;
  *) read_options "$@" ;;
esac
read_options "${@:2}"
[[ $command != copy || -n ${given["--to-region"]:-}${given["--to-profile"]:-} ]] || misuse 'copy needs --to-region or --to-profile'
prepare
hand_over "layer-$command" "${options[@]}"
