#!/usr/bin/env bash
# Deletes old versions of the layer. Kept are the newest of each processor, every version that a function of this
# account and region uses, in any of its own versions, and what scripts/rollback-layer.sh goes back to.
#
# Usage: scripts/prune-layers.sh [options]
#
#   --keep N   how many of the newest to keep (3)
#   --dry-run  show what would be deleted; delete nothing
#   --help     this text
#
# Needs:    an AWS account to sign in to
# Changes:  versions of the layer channelwright-dependencies. Safe to run again.
#
# A function of another account that uses a deleted version keeps working, but cannot be given that version again.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-layer.sh"

main() {
  read_options "$@"
  load_settings
  use_aws
  bucket=$(artifacts_bucket)
  find_used
  find_superfluous
  if ((${#superfluous[@]} == 0)); then
    say 'There is nothing to delete.'
  elif $dry_run; then
    say 'This was a dry run: nothing was deleted.'
  else
    delete
  fi
}

read_options() {
  dry_run=false keep=3
  while (($# > 0)); do
    case $1 in
      --help | -h)
        show_help
        exit 0
        ;;
      --dry-run) dry_run=true ;;
      --keep)
        keep=${2:-}
        [[ $keep =~ ^[1-9][0-9]{0,3}$ ]] || misuse '--keep needs a number, 1 or more'
        shift
        ;;
      *) misuse "there is no option $1" ;;
    esac
    shift
  done
}

# Writes the ARNs of all layers that something uses to $work/used.
find_used() {
  step 'Looking for versions in use' 'The permissions lambda:ListFunctions, s3:ListBucket and s3:GetObject are needed.'
  begin bucket list_bucket
  begin used aws lambda list-functions --function-version ALL --output text --query 'Functions[].Layers[].[Arn]'
  begin published aws lambda list-layer-versions --layer-name "$layer_name" --output text \
    --query "LayerVersions[].[Version, join('+', CompatibleArchitectures || ['any']), LayerVersionArn, Description]"
  finish
  cp "$work/used.out" "$work/used"
  if is_kept "$record_key"; then
    fetch_record "$work/record" >/dev/null
    cut -d ' ' -f 3 "$work/record" | tr , '\n' >>"$work/used"
  fi
}

# Sets `superfluous`, and shows what becomes of each version.
find_superfluous() {
  local version processor arn description why
  local -A seen=()
  superfluous=()
  step "Versions of $layer_name"
  while IFS=$'\t' read -r version processor arn description; do
    seen[$processor]=$((${seen[$processor]:-0} + 1))
    if ((seen[$processor] <= keep)); then
      why=keep
    elif grep --quiet --line-regexp --fixed-strings -- "$arn" "$work/used"; then
      why='keep: in use'
    else
      why=delete
      superfluous+=("$version")
    fi
    say "  $version  $processor  $description  $why"
  done < <(grep -v '^None$' "$work/published.out" | sort --numeric-sort --reverse)
}

delete() {
  local version
  step 'Deleting' 'The permission lambda:DeleteLayerVersion is needed.'
  for version in "${superfluous[@]}"; do
    aws lambda delete-layer-version --layer-name "$layer_name" --version-number "$version"
    say "Deleted version $version"
  done
}

main "$@"
