#!/usr/bin/env bash
# Shows the status in one screen: the stack, both functions with what they run, the queue, failed jobs, alarms, the last
# deploys and today's campaigns. Each problem is followed by the command that helps.
#
# Usage: scripts/status.sh [options]
#
#   --help  show this text
#
# Needs:    Python 3 and an AWS account that you are signed in to. infrastructure/status-policy.json has all permissions that
#           this needs, for people who may look but not change anything.
# Changes:  only .venv/
#
# Exits with 0 if all is well, otherwise with 1. Days begin at midnight UTC.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

read_options "$@"
prepare
hand_over status
