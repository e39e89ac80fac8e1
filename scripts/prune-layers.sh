#!/usr/bin/env bash
# Deletes old versions of the layer, and old packages in the artifacts bucket. It keeps the newest of each processor and
# function, and everything in use: by a function of this account and region (in any of its own versions), by the stack, or by
# scripts/rollback-layer.sh. It also keeps versions that are shared with others (scripts/share-layer.sh).
#
# Usage: scripts/prune-layers.sh [options]
#
#   --keep N           the number of newest versions and packages to keep (default: 3)
#   --older-than DAYS  delete only what is at least DAYS days old (default: 0)
#   --dry-run          list everything with the decision; delete nothing
#   --help             show this text
#
# Needs:    Python 3 and an AWS account that you are signed in to
# Changes:  versions of the layer channelwright-dependencies, the parameters /channelwright/layer/… that name them, packages in
#           the bucket channelwright-artifacts-ACCOUNT-REGION, .venv/. Safe to run again.
#
# Functions that use a deleted version keep working, but the version cannot be attached again.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

takes --keep '^[1-9][0-9]{0,3}$' 'a number, 1 or more'
takes --older-than '^[0-9]{1,4}$' 'a number of days'
takes --dry-run
read_options "$@"
prepare
hand_over prune "${options[@]}"
