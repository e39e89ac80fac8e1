#!/usr/bin/env bash
# Makes or updates everything Channelwright needs in an AWS account: both functions with static code, the interactions
# endpoint, the queue, its dead-letter queue, roles, logs and alarms. Layers are detached, so this is also the way back
# from a layered deploy.
#
# Usage: scripts/deploy-sqs.sh [options]
#
#   --dry-run                      build and show what would change; change nothing
#   --arch x86_64|arm64            the processor the functions run on (as deployed, or x86_64)
#   --no-build BOT.zip WORKER.zip  ship these packages; do not build
#   --help                         this text
#
# Needs:    Python 3, rustup (not with --no-build), an AWS account to sign in to, and the settings DISCORD_PUBLIC_KEY
#           and DISCORD_BOT_TOKEN, from the environment or the file .env; .env.example lists all settings
# Changes:  the bucket channelwright-artifacts-ACCOUNT-REGION, the stack channelwright-sqs-stack, the parameter
#           /channelwright/discord-bot-token (encrypted: the only place where the token is kept), target/ and .venv/
#
# Where anything fails on the way, functions and stack are again what they were before; only a new token stays stored. A
# first deploy that does not answer stays, with its log.
# A setting that is not given stays as it is deployed. Safe to run again: what is the same is not uploaded, and a stack
# without changes is left alone. --dry-run makes a change set in AWS and deletes it again.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

main() {
  read_options "$@"
  load_settings
  install_tools
  hand_over_with_settings deploy-static "${options[@]}" "${packages[@]}"
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
      --arch)
        [[ ${2:-} == x86_64 || ${2:-} == arm64 ]] || misuse '--arch is x86_64 or arm64'
        options+=(--processor "$2")
        shift
        ;;
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
