#!/usr/bin/env bash
# Builds and packs both functions without the layer. scripts/deploy-sqs.sh does this and deploys them.
#
# Usage: scripts/build-static.sh x86_64|arm64
#
# Needs:    rustup and Python 3
# Changes:  target/static/x86_64 or target/static/arm64, the rest of target/, and .venv/

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

case ${1:-} in
  --help | -h) show_help ;;
  x86_64 | arm64) build_static "$1" ;;
  *) misuse 'the processor is x86_64 or arm64' ;;
esac
