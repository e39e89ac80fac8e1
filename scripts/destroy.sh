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

takes --dry-run
takes --keep-artifacts
takes --yes
read_options "$@"
prepare
hand_over destroy "${options[@]}" 3< <(print_settings)
