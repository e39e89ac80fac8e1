#!/usr/bin/env bash
# Removes everything that Channelwright's scripts made in an AWS account: the stack with functions, queues, logs and
# alarms, the stored bot token, the published layers, and the bucket with all packages. Jobs and dead letters in the
# queues are lost. Nothing in Discord is touched.
#
# Usage: scripts/destroy.sh [options]
#
#   --dry-run         show what would be removed; remove nothing
#   --keep-artifacts  remove only the stack
#   --yes             do not ask
#   --help            this text
#
# Needs:    an AWS account to sign in to; AWS_PROFILE, AWS_REGION and DISCORD_BOT_TOKEN_PARAMETER are read from the
#           environment or the file .env
# Changes:  what is named above. Safe to run again, also after it was broken off.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$(dirname "${BASH_SOURCE[0]}")/lib-token.sh"

main() {
  read_options "$@"
  load_settings
  use_aws
  look
  if [[ $status == NONE ]] && ! $has_bucket && [[ -z $layers ]] && ((token_version == 0)); then
    say 'There is nothing to remove.'
    return
  fi
  if $dry_run; then
    say 'This was a dry run: nothing was removed.'
    return
  fi
  ask
  remove_stack
  remove_token
  remove_layers
  remove_bucket
  step 'Done'
  say "Discord still knows the application: remove its interactions endpoint URL in the developer portal."
}

read_options() {
  dry_run=false keep_artifacts=false yes=false
  while (($# > 0)); do
    case $1 in
      --help | -h)
        show_help
        exit 0
        ;;
      --dry-run) dry_run=true ;;
      --keep-artifacts) keep_artifacts=true ;;
      --yes) yes=true ;;
      *) misuse "there is no option $1" ;;
    esac
    shift
  done
}

# Sets and shows `status`, `token_parameter` and `token_version`, `layers` (version numbers), `bucket` and `has_bucket`.
look() {
  local deployed_parameter=''
  step 'Looking for what is there' \
    'Permissions to describe the stack, list layers, and read the bucket and the parameter are needed.'
  status=$(stack_status)
  layers='' has_bucket=false token_version=0
  bucket=$(artifacts_bucket)
  if [[ $status != NONE ]]; then
    say "Stack   $stack ($status), with:"
    aws cloudformation list-stack-resources --stack-name "$stack" --output text \
      --query 'StackResourceSummaries[].[ResourceType, PhysicalResourceId]' | sort | sed 's/^/          /; s/\t/  /'
    deployed_parameter=$(stack_value "Parameters[?ParameterKey=='DiscordBotTokenParameter'] | [0].ParameterValue")
  fi
  if $keep_artifacts; then
    return
  fi
  find_token "${deployed_parameter#None}"
  if ((token_version > 0)); then
    say "Token   $token_parameter"
  fi
  layers=$(aws lambda list-layer-versions --layer-name "$layer_name" --query 'LayerVersions[].Version' --output text)
  if [[ $layers == None ]]; then layers=''; fi
  if [[ -n $layers ]]; then
    say "Layer   $layer_name, versions $(tr '\t' ' ' <<<"$layers")"
  fi
  if bucket_exists "$bucket"; then
    has_bucket=true
    say "Bucket  $bucket, with all its content"
  fi
}

ask() {
  local answer
  if $yes; then
    return
  fi
  if [[ ! -t 0 ]]; then
    die 'nobody is there to be asked' 'Run this in a terminal, or with --yes.'
  fi
  read -r -p "Remove all of this from account $account in $region? [y/N] " answer
  if [[ $answer != [yY] && $answer != [yY]es ]]; then
    say 'Nothing was removed.'
    exit 0
  fi
}

remove_stack() {
  local stack_id
  if [[ $status == NONE ]]; then
    return
  fi
  step 'Removing the stack' 'See the reasons above. Repair that and run this again.'
  stack_id=$(stack_value StackId)
  aws cloudformation delete-stack --stack-name "$stack"
  status=$(wait_for_stack "$stack_id")
  if [[ $status != DELETE_COMPLETE && $status != NONE ]]; then
    show_stack_failures "$stack_id"
    die "the stack is $status" "$current_remedy"
  fi
}

remove_token() {
  if ((token_version == 0)); then
    return
  fi
  step 'Removing the bot token' 'The permission ssm:DeleteParameter is needed.'
  aws ssm delete-parameter --name "$token_parameter"
}

remove_layers() {
  local version
  if [[ -z $layers ]]; then
    return
  fi
  step 'Removing the layers' 'The permission lambda:DeleteLayerVersion is needed.'
  for version in $layers; do
    aws lambda delete-layer-version --layer-name "$layer_name" --version-number "$version"
  done
}

# A bucket must be empty, and old versions count. They are deleted a thousand at a time, as many as S3 takes at once.
remove_bucket() {
  if ! $has_bucket; then
    return
  fi
  step 'Removing the bucket' 'The permissions s3:ListBucketVersions, DeleteObjectVersion and DeleteBucket are needed.'
  while true; do
    aws s3api list-object-versions --bucket "$bucket" --expected-bucket-owner "$account" --max-items 1000 \
      --output json --query '{Objects: [Versions, DeleteMarkers][].{Key: Key, VersionId: VersionId}}' \
      >"$work/objects.json"
    if ! grep --quiet '"Key"' "$work/objects.json"; then
      break
    fi
    aws s3api delete-objects --bucket "$bucket" --expected-bucket-owner "$account" \
      --delete "file://$work/objects.json" --query Errors --output text >"$work/deleted"
    if ! grep --quiet '^None$' "$work/deleted"; then
      cat "$work/deleted" >&2
      die 'some objects cannot be deleted' "$current_remedy"
    fi
  done
  aws s3api delete-bucket --bucket "$bucket" --expected-bucket-owner "$account"
}

main "$@"
