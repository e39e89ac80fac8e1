#!/usr/bin/env bash
# Moves failed jobs from the dead-letter queue back to the worker's queue, and reports the outcome. Fix the cause of the failure
# first; it is in the worker's log. Commands older than 15 minutes are finished, too; the worker posts their results in a
# channel, since Discord no longer accepts edits of the reply.
#
# Usage: scripts/redrive.sh [options]
#
#   --dry-run       list the jobs in the dead-letter queue; move nothing
#   --wait SECONDS  how long to wait for the outcome (default: 300); 0 does not wait
#   --yes           do not ask for confirmation
#   --help          show this text
#
# Needs:    the stack of scripts/deploy-sqs.sh, Python 3, and an AWS account that you are signed in to
# Changes:  messages from channelwright-tasks-dlq.fifo to channelwright-tasks.fifo, .venv/
#
# Safe to run again, also after an interruption: no message is lost, and the worker creates nothing twice. The output does not
# show what people typed.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

takes --dry-run
takes --wait '^[0-9]{1,5}$' 'a number of seconds'
takes --yes
read_options "$@"
prepare
hand_over redrive "${options[@]}"
