#!/usr/bin/env bash
# Ships code that finds its dependencies in the layer: some kilobytes for each function. Deploys only what is proved to
# fit a published version of the layer, changes only what differs, and proves afterwards that both functions work. Where
# anything fails on the way, both functions run again what they ran before.
#
# Usage: scripts/deploy-with-layer.sh [options]
#
#   --dry-run                      build, prove the fit and show what would change; change nothing
#   --no-build BOT.zip WORKER.zip  ship these packages; do not build
#   --help                         this text
#
# Needs:    both functions (scripts/deploy-sqs.sh makes them, and says on which processor they run), a published layer
#           (scripts/build-layer.sh), Python 3, curl, rustup (not with --no-build), an AWS account to sign in to
# Changes:  code and layers of both functions, the bucket channelwright-artifacts-ACCOUNT-REGION, target/ and .venv/
#
# Safe to run again. The way back: scripts/rollback-layer.sh, or scripts/deploy-sqs.sh to static code. Where the layer
# changes, a function is without the right one for a second or two between its code and its layer; a first layer comes
# before the code, so that there is no such time.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-layer.sh"

main() {
  read_options "$@"
  load_settings
  install_tools
  find_aws
  begin layers list_layers
  look_at_functions
  lap looking
  find_packages
  lap building
  find_layer
  prove_fit
  lap 'proving the fit'
  show_changes
  if $dry_run; then
    say 'This was a dry run: nothing was changed.'
    return
  fi
  if anything_differs; then
    place_packages
    lap uploading
    change_functions
  fi
  step 'Done'
  show_laps
}

read_options() {
  local bot_zip='' worker_zip=''
  dry_run=false
  declare -gA package=()
  while (($# > 0)); do
    case $1 in
      --help | -h)
        show_help
        exit 0
        ;;
      --dry-run) dry_run=true ;;
      --no-build)
        bot_zip=${2:-} worker_zip=${3:-}
        [[ -f $bot_zip && -f $worker_zip ]] || misuse '--no-build needs two packages: first the bot, then the worker'
        ! cmp --silent "$bot_zip" "$worker_zip" || misuse 'both packages are the same'
        package=(["$bot_function"]=$bot_zip ["$worker_function"]=$worker_zip)
        shift 2
        ;;
      *) misuse "there is no option $1" ;;
    esac
    shift
  done
}

# Sets `package`, `fingerprint` and `wanted_code`.
find_packages() {
  local function
  if ((${#package[@]} == 0)); then
    build_layered "$architecture"
    package=(["$bot_function"]=$layered/bot.zip ["$worker_function"]=$layered/worker.zip)
  else
    step 'Checking the packages' 'Run this without --no-build: it builds good ones.'
    for function in "${functions[@]}"; do
      begin "$function" python3 "$root/scripts/package.py" check "${package[$function]}" "$architecture"
    done
    finish
  fi
  fit fingerprint "${package[$bot_function]}" "${package[$worker_function]}" >"$work/fingerprints"
  read_fingerprints <"$work/fingerprints"
  for function in "${functions[@]}"; do
    wanted_code[$function]=$(hash_of "${package[$function]}")
  done
}

# Sets `fingerprint`, the one that both packages have.
read_fingerprints() {
  local of_bot of_worker
  read -r of_bot
  read -r of_worker
  if [[ $of_bot == static || $of_worker == static ]]; then
    die 'there is static code among the packages: it needs no layer' 'Ship it with scripts/deploy-sqs.sh.'
  fi
  if [[ $of_bot != "$of_worker" ]]; then
    die "the packages were linked to different layers: $of_bot and $of_worker" 'Build both from one commit.'
  fi
  fingerprint=$of_bot
}

# The newest published version with that fingerprint. Sets `layer_arn` and `layer_hash`.
find_layer() {
  local bytes
  step 'Looking for the layer' 'The permissions lambda:ListLayerVersions and lambda:GetLayerVersion are needed.'
  layer_arn=$(with_fingerprint "$fingerprint" <"$work/layers.out" | head -n 1)
  if [[ -z $layer_arn ]]; then
    die "no published version of $layer_name has the fingerprint $fingerprint, which the code was linked to" \
      'Run scripts/build-layer.sh, then this again.'
  fi
  begin layer show_layer "$layer_arn"
  # Needed later.
  begin bucket list_bucket
  finish
  read -r layer_hash bytes <"$work/layer.out"
  say "${layer_arn##*:layer:}, fingerprint $fingerprint, $bytes bytes"
  for function in "${functions[@]}"; do
    wanted_layers[$function]=$layer_arn
  done
}

# Proves that both packages fit this very version: the layer that was built here, where it is the same, or else the
# published one.
prove_fit() {
  local layer=$layered/lambda-layer.zip
  step 'Proving the fit' 'Run scripts/build-layer.sh, then this again.'
  if [[ ! -f $layer || $(hash_of "$layer") != "$layer_hash" ]]; then
    layer=$(build_folder)/layers/$layer_hash.zip
    fetch_layer "$layer"
  fi
  fit check "$architecture" "$layer" "${package[$bot_function]}" "${package[$worker_function]}" >/dev/null ||
    die "the code does not fit the layer ${layer_arn##*:layer:}" "$current_remedy"
  say 'Both packages fit: everything they need is in the layer or in provided.al2023.'
}

# Keeps what was published in FILE.
fetch_layer() {
  if [[ -f $1 && $(hash_of "$1") == "$layer_hash" ]]; then
    return
  fi
  say 'Fetching the published layer'
  mkdir -p "$(dirname "$1")"
  download "$(<"$work/layer-url")" "$work/layer.zip"
  if [[ $(hash_of "$work/layer.zip") != "$layer_hash" ]]; then
    die 'the layer that was fetched is not the one that was published' 'Run this again.'
  fi
  mv "$work/layer.zip" "$1"
}

# Into the bucket: the packages, what runs now where it is not kept yet, and the record for a rollback.
place_packages() {
  local function key
  step 'Placing the packages' 'The permissions s3:PutObject, s3:ListBucket and lambda:GetFunction are needed.'
  for function in "${functions[@]}"; do
    key=$(key_of "$function" "${wanted_code[$function]}")
    if is_kept "$key"; then
      say "Already there: s3://$bucket/$key"
    else
      say "Uploading s3://$bucket/$key ($(wc -c <"${package[$function]}") bytes)"
      stage "${package[$function]}" "$key"
    fi
  done
  stage_what_runs
  stage_record
  at_stake=record
  upload_staged
}

main "$@"
