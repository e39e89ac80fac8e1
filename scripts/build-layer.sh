#!/usr/bin/env bash
# Builds the layer, in which both functions find their dependencies, and publishes it, unless the same is published
# already. Needed once, and then whenever dependencies, compiler or build settings change; scripts/deploy-with-layer.sh
# says when. Publishing changes no function: that script attaches the layer together with the code that fits it.
#
# Usage: scripts/build-layer.sh [options]
#
#   --dry-run             build, check and show what would be published; publish nothing
#   --arch x86_64|arm64   the processor that the functions run on (as deployed, or x86_64)
#   --no-build LAYER.zip  publish this; do not build
#   --help                this text
#
# Needs:    rustup and Python 3 (not rustup with --no-build), an AWS account to sign in to
# Changes:  one new version of the layer channelwright-dependencies, lambda-layer.zip, target/ and .venv/
#
# Safe to run again. The version's description records the fingerprint of what layer and code must agree on.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

main() {
  read_options "$@"
  load_settings
  install_tools
  choose_architecture
  if [[ -z $layer ]]; then
    build
  fi
  hand_over publish "$layer" "$architecture" "${options[@]}"
}

read_options() {
  options=() layer='' architecture=''
  while (($# > 0)); do
    case $1 in
      --help | -h)
        show_help
        exit 0
        ;;
      --dry-run) options+=(--dry-run) ;;
      --arch)
        architecture=${2:-}
        [[ $architecture == x86_64 || $architecture == arm64 ]] || misuse '--arch is x86_64 or arm64'
        shift
        ;;
      --no-build)
        layer=${2:-}
        [[ -f $layer ]] || misuse '--no-build needs a layer'
        shift
        ;;
      *) misuse "there is no option $1" ;;
    esac
    shift
  done
}

# As asked for, or as the functions are deployed.
choose_architecture() {
  architecture=${architecture:-${CHANNELWRIGHT_ARCHITECTURE:-}}
  if [[ -n $architecture ]]; then
    return
  fi
  step 'Looking at the functions'
  architecture=$(operate processor) || exit 1
  say "They run on $architecture, or will."
}

build() {
  build_layered "$architecture"
  layer=$root/lambda-layer.zip
  cp "$layered/lambda-layer.zip" "$layer"
}

main "$@"
