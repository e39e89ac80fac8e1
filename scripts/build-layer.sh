#!/usr/bin/env bash
# Builds the layer with both functions' dependencies, and publishes it unless it is already published. Run it once, and then
# whenever dependencies, compiler or build settings change; scripts/deploy-with-layer.sh says when. Publishing changes no
# function: that script attaches the layer together with the code that fits it.
#
# Usage: scripts/build-layer.sh [options]
#
#   --dry-run             build and check the layer, but do not publish it
#   --arch x86_64|arm64   the functions' processor (default: as deployed, or x86_64)
#   --no-build LAYER.zip  publish this file instead of building one
#   --help                show this text
#
# Needs:    rustup (not with --no-build), Python 3, and an AWS account that you are signed in to
# Changes:  one new version of the layer channelwright-dependencies, the parameters /channelwright/layer/… that name versions,
#           lambda-layer.zip, target/ and .venv/
#
# Safe to run again. The version's description contains the fingerprint that layer and code must share.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

main() {
  takes --dry-run
  takes --arch '^(x86_64|arm64)$' 'x86_64 or arm64'
  takes --no-build . 'a layer'
  read_options "$@"
  layer=${given["--no-build"]:-} architecture=${given["--arch"]:-}
  [[ -z $layer || -f $layer ]] || misuse '--no-build needs a layer'
  prepare
  choose_architecture
  if [[ -z $layer ]]; then
    build
  fi
  hand_over publish "$layer" "$architecture" ${given["--dry-run"]:+--dry-run}
}

# Sets `architecture` to that of the option, of the setting, or of the deployed functions.
choose_architecture() {
  architecture=${architecture:-${CHANNELWRIGHT_ARCHITECTURE:-}}
  if [[ -n $architecture ]]; then
    return
  fi
  step 'Looking at the functions'
  architecture=$(operate processor) || exit 1
  say "Architecture: $architecture"
}

build() {
  build_layered "$architecture"
  layer=$root/lambda-layer.zip
  cp "$layered/lambda-layer.zip" "$layer"
}

main "$@"
