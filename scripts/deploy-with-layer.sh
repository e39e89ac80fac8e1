#!/usr/bin/env bash
# Deploys code without its dependencies, which are in the layer: a few hundred kilobytes in all. The script proves that the
# code fits a published version of the layer, changes only what differs, and then probes both functions. If a step fails, it
# restores the code and layer of both.
#
# Usage: scripts/deploy-with-layer.sh [options]
#
#   --dry-run                      build, prove the fit and show the changes; change nothing
#   --no-build BOT.zip WORKER.zip  deploy these packages instead of building them
#   --layer-arn ARN                use this version of the layer, for example of another account that shares it, instead of
#                                  the own version with the code's fingerprint
#   --help                         show this text
#
# Needs:    both functions (scripts/deploy-sqs.sh creates them), a published layer (scripts/build-layer.sh), Python 3,
#           rustup (not with --no-build), an AWS account that you are signed in to
# Changes:  code and layers of both functions, the bucket channelwright-artifacts-ACCOUNT-REGION (packages, and the history for
#           scripts/layers.sh history), target/ and .venv/
#
# Safe to run again. To undo it, run scripts/rollback-layer.sh; to return to static code, scripts/deploy-sqs.sh. When a new
# layer replaces another, a function has new code without its layer for a second or two. A first layer is attached before
# the code, without such a gap.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

takes --dry-run
takes_packages
takes --layer-arn '^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:layer:[A-Za-z0-9_-]+:[0-9]+$' "the ARN of a layer's version"
read_options "$@"
prepare
hand_over deploy "${options[@]}"
