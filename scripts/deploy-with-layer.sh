#!/usr/bin/env bash
# Ships code that finds its dependencies in the layer: some kilobytes for each function. Deploys only what is proved to
# fit a published version of the layer, changes only what differs, and proves afterwards that both functions work. Where
# anything fails on the way, both functions run again what they ran before.
#
# Usage: scripts/deploy-with-layer.sh [options]
#
#   --dry-run                      build, prove the fit and show what would change; change nothing
#   --no-build BOT.zip WORKER.zip  ship these packages; do not build
#   --help                         this text
#
# Needs:    both functions (scripts/deploy-sqs.sh makes them, and says on which processor they run), a published layer
#           (scripts/build-layer.sh), Python 3, rustup (not with --no-build), an AWS account to sign in to
# Changes:  code and layers of both functions, the bucket channelwright-artifacts-ACCOUNT-REGION, target/ and .venv/
#
# Safe to run again. The way back: scripts/rollback-layer.sh, or scripts/deploy-sqs.sh to static code. Where the layer
# changes, a function is without the right one for a second or two between its code and its layer; a first layer comes
# before the code, so that there is no such time.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

main() {
  read_options "$@"
  load_settings
  install_tools
  hand_over_with_bucket deploy "${options[@]}" "${packages[@]}"
}

read_options() {
  options=() packages=()
  while (($# > 0)); do
    case $1 in
      --help | -h)
        show_help
        exit 0
        ;;
      --dry-run) options+=(--dry-run) ;;
      --no-build)
        packages=("${2:-}" "${3:-}")
        [[ -f ${packages[0]} && -f ${packages[1]} ]] ||
          misuse '--no-build needs two packages: first the bot, then the worker'
        ! cmp -s "${packages[@]}" || misuse 'both packages are the same'
        shift 2
        ;;
      *) misuse "there is no option $1" ;;
    esac
    shift
  done
}

main "$@"
