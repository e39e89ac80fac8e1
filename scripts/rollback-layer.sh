#!/usr/bin/env bash
# Restores the code and layer (or the static code) that both functions had before the last scripts/deploy-with-layer.sh. It
# works from any machine: the packages and the record of the previous deploy are in the artifacts bucket.
#
# Usage: scripts/rollback-layer.sh [options]
#
#   --dry-run  show the changes; change nothing
#   --help     show this text
#
# Needs:    a previous layered deploy, Python 3, and an AWS account that you are signed in to
# Changes:  code and layers of both functions, .venv/. If a step fails, the script undoes its changes.
#
# Safe to run again: a second run changes nothing. To go forward again, run scripts/deploy-with-layer.sh; to go further back,
# run it from an older commit; to return to static code, run scripts/deploy-sqs.sh.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

takes --dry-run
read_options "$@"
prepare
hand_over rollback "${options[@]}"
