#!/usr/bin/env bash
# Brings both functions back to what they ran before the last scripts/deploy-with-layer.sh: code and layer, or static
# code. From any machine: packages and the record of what ran are in the artifacts bucket.
#
# Usage: scripts/rollback-layer.sh [options]
#
#   --dry-run  show what would change; change nothing
#   --help     this text
#
# Needs:    a layered deploy before this, Python 3, an AWS account to sign in to
# Changes:  code and layers of both functions, .venv/. Where that fails, both run again what they ran before it.
#
# Safe to run again: it stays at what ran before the last deploy, and goes neither further back nor forth. Forth is
# scripts/deploy-with-layer.sh; further back is the same from an older commit; static code is scripts/deploy-sqs.sh.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

main() {
  read_options "$@"
  load_settings
  install_tools
  hand_over_with_bucket rollback "${options[@]}"
}

read_options() {
  options=()
  while (($# > 0)); do
    case $1 in
      --help | -h)
        show_help
        exit 0
        ;;
      --dry-run) options+=(--dry-run) ;;
      *) misuse "there is no option $1" ;;
    esac
    shift
  done
}

main "$@"
