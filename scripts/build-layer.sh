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
source "$(dirname "${BASH_SOURCE[0]}")/lib-layer.sh"

main() {
  read_options "$@"
  load_settings
  install_tools
  find_aws
  choose_architecture
  if [[ -z $layer ]]; then
    build
  fi
  check
  find_published
  if [[ -n $arn ]]; then
    say "This content is published already: nothing to do."
  elif $dry_run; then
    say 'This content would become a new version.'
    say 'This was a dry run: nothing was published.'
  else
    publish
  fi
  step 'Done'
  say "Layer        $layer_name, for $architecture"
  say "Version      ${arn##*:}"
  say "ARN          $arn"
  say "Fingerprint  $fingerprint"
  say "Size         $(wc -c <"$layer") bytes"
}

read_options() {
  dry_run=false layer=''
  while (($# > 0)); do
    case $1 in
      --help | -h)
        show_help
        exit 0
        ;;
      --dry-run) dry_run=true ;;
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
  step 'Looking at the functions' 'The permission lambda:GetFunctionConfiguration is needed.'
  if ! architecture=$(aws lambda get-function-configuration --function-name "$bot_function" \
    --query 'Architectures[0]' --output text 2>"$work/stderr"); then
    if ! grep --quiet ResourceNotFoundException "$work/stderr"; then
      cat "$work/stderr" >&2
      die "$current_step" "$current_remedy"
    fi
    architecture=x86_64
  fi
  say "They run on $architecture, or will."
}

build() {
  build_layered "$architecture"
  layer=$root/lambda-layer.zip
  cp "$layered/lambda-layer.zip" "$layer"
}

# Sets `fingerprint`. Code that was not built with this layer is checked when it is deployed.
check() {
  step 'Checking the layer' 'Build it again: run this without --no-build.'
  fingerprint=$(fit check "$architecture" "$layer")
  say 'It needs nothing but itself and provided.al2023.'
}

# Sets `arn`: of the published version with the same content, or empty.
find_published() {
  local one found hash wanted
  step 'Comparing with what is published' 'The permissions lambda:ListLayerVersions and GetLayerVersion are needed.'
  wanted=$(hash_of "$layer") arn=''
  list_layers >"$work/layers"
  while read -r one; do
    found=$(show_layer "$one")
    read -r hash _ <<<"$found"
    if [[ $hash == "$wanted" ]]; then
      arn=$one
      return
    fi
  done < <(with_fingerprint "$fingerprint" <"$work/layers")
}

# Some 3 MB. Lambda takes up to 50 MB in a request, so this needs no bucket.
publish() {
  step 'Publishing the layer' 'The permission lambda:PublishLayerVersion is needed.'
  arn=$(aws lambda publish-layer-version --layer-name "$layer_name" --zip-file "fileb://$layer" \
    --description "fingerprint $fingerprint" --license-info 'MIT OR Apache-2.0, and those of its parts' \
    --compatible-runtimes provided.al2023 --compatible-architectures "$architecture" \
    --query LayerVersionArn --output text)
}

main "$@"
