#!/usr/bin/env bash
# Creates or updates everything that Channelwright needs in an AWS account: both functions with static code, the interactions
# endpoint, the queue and its dead-letter queue, roles, logs and alarms. It detaches the layer, so it also returns from a
# layered deploy to static code.
#
# Usage: scripts/deploy-sqs.sh [options]
#
#   --dry-run                      build and show the changes; change nothing
#   --arch x86_64|arm64            the functions' processor (default: as deployed, or x86_64)
#   --no-build BOT.zip WORKER.zip  deploy these packages instead of building them
#   --help                         show this text
#
# Needs:    Python 3, rustup (not with --no-build), an AWS account that you are signed in to, and the settings
#           DISCORD_PUBLIC_KEY and DISCORD_BOT_TOKEN, from the environment or the file .env; .env.example lists all settings
# Changes:  the bucket channelwright-artifacts-ACCOUNT-REGION, the stack channelwright-sqs-stack, the parameter
#           /channelwright/discord-bot-token (encrypted; the only place where the token is stored), target/ and .venv/
#
# If a step fails, the script restores the functions and the stack; a failed first deploy removes the stack. Only the bucket
# with the packages and a new token stay. The script shows the end of the log of a function that does not work.
#
# Settings that are not given keep their deployed values. Safe to run again: it uploads only what differs and leaves an
# unchanged stack alone. --dry-run creates a change set in AWS and deletes it.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

takes --dry-run
takes --arch '^(x86_64|arm64)$' 'x86_64 or arm64'
takes_packages
read_options "$@"
prepare
hand_over deploy-static "${options[@]}" 3< <(print_settings)
