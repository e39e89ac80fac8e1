#!/usr/bin/env bash
# Brings both functions back to what they ran before the last scripts/deploy-with-layer.sh: code and layer, or static
# code. From any machine: packages and the record of what ran are in the artifacts bucket.
#
# Usage: scripts/rollback-layer.sh [options]
#
#   --dry-run  show what would change; change nothing
#   --help     this text
#
# Needs:    a layered deploy before this, an AWS account to sign in to
# Changes:  code and layers of both functions. Where that fails, both run again what they ran before it.
#
# Safe to run again: it stays at what ran before the last deploy, and goes neither further back nor forth. Forth is
# scripts/deploy-with-layer.sh; further back is the same from an older commit; static code is scripts/deploy-sqs.sh.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-layer.sh"

main() {
  read_options "$@"
  load_settings
  find_aws
  look_at_functions
  read_record
  lap looking
  show_changes
  if $dry_run; then
    say 'This was a dry run: nothing was changed.'
    return
  fi
  if anything_differs; then
    keep_what_runs
    change_functions
  fi
  step 'Done'
  show_laps
}

read_options() {
  dry_run=false
  while (($# > 0)); do
    case $1 in
      --help | -h)
        show_help
        exit 0
        ;;
      --dry-run) dry_run=true ;;
      *) misuse "there is no option $1" ;;
    esac
    shift
  done
}

# Sets what is wanted.
read_record() {
  local function hash arns
  step 'Looking for what ran before' 'The permissions s3:ListBucket and s3:GetObject are needed.'
  list_bucket
  if ! is_kept "$record_key"; then
    die 'there was no layered deploy that could be rolled back' 'For static code run scripts/deploy-sqs.sh.'
  fi
  fetch_record "$work/record" >/dev/null
  while read -r function hash arns; do
    if ! is_kept "$(key_of "$function" "$hash")"; then
      die "the bucket $bucket does not keep the package that $function ran" 'Deploy an older commit instead.'
    fi
    wanted_code[$function]=$hash wanted_layers[$function]=$arns
  done <"$work/record"
}

# In case that this fails.
keep_what_runs() {
  step 'Keeping what runs now' 'The permissions lambda:GetFunction and s3:PutObject are needed.'
  stage_what_runs
  upload_staged
}

main "$@"
