#!/usr/bin/env bash
# Makes or updates everything Channelwright needs in an AWS account: both functions with static code, the interactions
# endpoint, the queue, its dead-letter queue, roles, logs and alarms. Layers are detached, so this is also the way back
# from a layered deploy.
#
# Usage: scripts/deploy-sqs.sh [options]
#
#   --dry-run                      build and show what would change; change nothing
#   --arch x86_64|arm64            the processor the functions run on (as deployed, or x86_64)
#   --no-build BOT.zip WORKER.zip  ship these packages; do not build
#   --help                         this text
#
# Needs:    rustup and Python 3 (not with --no-build), an AWS account to sign in to, and the settings DISCORD_PUBLIC_KEY
#           and DISCORD_BOT_TOKEN, from the environment or the file .env; .env.example lists all settings
# Changes:  the bucket channelwright-artifacts-ACCOUNT-REGION, the stack channelwright-sqs-stack, the parameter
#           /channelwright/discord-bot-token (encrypted: the only place where the token is kept), target/ and .venv/
#
# A setting that is not given stays as it is deployed. Safe to run again: what is the same is not uploaded, and a stack
# without changes is left alone. --dry-run makes a change set in AWS and deletes it again.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$(dirname "${BASH_SOURCE[0]}")/lib-token.sh"

main() {
  read_options "$@"
  load_settings
  use_aws
  find_stack
  step 'Looking for the bot token' 'The permission ssm:GetParameter is needed.'
  find_token "${parameters[DiscordBotTokenParameter]:-}"
  if ((token_version == 0)); then
    say "There is no parameter $token_parameter yet."
  fi
  choose_architecture
  check_settings
  if [[ -z $bot_zip ]]; then
    build_static "$architecture"
  else
    step 'Checking the packages' 'Run this without --no-build: it builds good ones.'
    python3 "$root/scripts/package.py" check "$bot_zip" "$architecture"
    python3 "$root/scripts/package.py" check "$worker_zip" "$architecture"
  fi
  place_packages
  step 'Placing the bot token' 'The permissions ssm:GetParameter and ssm:PutParameter are needed.'
  place_token
  make_change_set
  if $dry_run; then
    drop_change_set
    say 'This was a dry run: nothing was changed.'
    return
  fi
  execute_change_set
  check_functions
  step 'Trying both functions' 'The permission lambda:InvokeFunction is needed.'
  probe_functions
  show_outputs
}

read_options() {
  dry_run=false architecture='' bot_zip='' worker_zip=''
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
        bot_zip=${2:-} worker_zip=${3:-}
        [[ -f $bot_zip && -f $worker_zip ]] || misuse '--no-build needs two packages: first the bot, then the worker'
        ! cmp --silent "$bot_zip" "$worker_zip" || misuse 'both packages are the same'
        shift 2
        ;;
      *) misuse "there is no option $1" ;;
    esac
    shift
  done
}

# Sets `status`, and `parameters`, those of the deployed stack.
find_stack() {
  local name value
  step 'Looking at the stack' 'The permission cloudformation:DescribeStacks is needed.'
  status=$(stack_status)
  declare -gA parameters=()
  case $status in
    NONE | REVIEW_IN_PROGRESS) say "There is no stack $stack yet." ;;
    *_IN_PROGRESS) die "the stack is $status" 'Somebody else deploys. Wait until that is over, then run this again.' ;;
    CREATE_FAILED | ROLLBACK_* | DELETE_FAILED)
      die "the stack is $status and cannot be updated" 'Run scripts/destroy.sh --keep-artifacts, then run this again.'
      ;;
    UPDATE_ROLLBACK_FAILED)
      die "the stack is $status" "Run: aws cloudformation continue-update-rollback --stack-name $stack"
      ;;
    *)
      say "The stack is $status."
      while IFS=$'\t' read -r name value; do
        parameters[$name]=$value
      done < <(stack_value 'Parameters[].[ParameterKey, ParameterValue]')
      ;;
  esac
}

is_deployed() {
  ((${#parameters[@]} > 0))
}

choose_architecture() {
  architecture=${architecture:-${CHANNELWRIGHT_ARCHITECTURE:-${parameters[Architecture]:-x86_64}}}
  if [[ $architecture != x86_64 && $architecture != arm64 ]]; then
    die 'there is no such processor' 'Set CHANNELWRIGHT_ARCHITECTURE to x86_64 or arm64.'
  fi
}

# A first deploy needs these. Wrong values are the template's to refuse, but it never sees the token.
check_settings() {
  local wanted=()
  if ! is_deployed; then wanted+=(DISCORD_PUBLIC_KEY); fi
  if ((token_version == 0)); then wanted+=(DISCORD_BOT_TOKEN); fi
  need "${wanted[@]}"
  if [[ -n ${DISCORD_BOT_TOKEN:-} && ! $DISCORD_BOT_TOKEN =~ ^[[:graph:]]{20,}$ ]]; then
    die 'DISCORD_BOT_TOKEN is no token' "Copy the whole token from the developer portal's page Bot, without blanks."
  fi
  if [[ -n ${DISCORD_BOT_TOKEN:-} && $DISCORD_BOT_TOKEN == "${DISCORD_PUBLIC_KEY:-}" ]]; then
    die 'DISCORD_BOT_TOKEN is the public key' "The token is on the developer portal's page Bot."
  fi
}

# Sets `bucket`, `bot_key` and `worker_key`.
place_packages() {
  step 'Placing the packages' 'The permissions s3:CreateBucket, PutBucket*, GetObject and PutObject are needed.'
  bucket=$(artifacts_bucket)
  bot_key=bot/$(hash_of "$bot_zip").zip
  worker_key=worker/$(hash_of "$worker_zip").zip
  if $dry_run; then
    say "To be uploaded, where they are missing:"
    say "  s3://$bucket/$bot_key"
    say "  s3://$bucket/$worker_key"
    return
  fi
  upload "$bot_zip" "$bucket" "$bot_key"
  upload "$worker_zip" "$bucket" "$worker_key"
}

# Sets `change_set` and `changed`, and shows the changes.
make_change_set() {
  local kind=(--change-set-type UPDATE)
  step 'Comparing with the stack' 'Correct what the reason names; .env.example explains the settings.'
  if ! is_deployed; then
    # A first deploy that fails leaves nothing in the way of the next one.
    kind=(--change-set-type CREATE --on-stack-failure DELETE)
  fi
  write_parameters
  change_set=$(aws cloudformation create-change-set --stack-name "$stack" "${kind[@]}" \
    --change-set-name "deploy-$(date -u +%Y%m%d-%H%M%S)-$$" --capabilities CAPABILITY_IAM \
    --template-body "file://$root/infrastructure/sqs-worker.yaml" --parameters "file://$work/parameters.json" \
    --query Id --output text)
  wait_for_change_set
  if $changed; then
    aws cloudformation describe-change-set --change-set-name "$change_set" --output text \
      --query 'Changes[].ResourceChange.[Action, LogicalResourceId, ResourceType, Replacement]' |
      awk -F '\t' '{ printf "  %-8s %-30s %s%s\n", $1, $2, $3, $4 == "True" ? " (is replaced)" : "" }'
  else
    say 'The stack has no changes.'
  fi
}

# The parameters, in a file.
write_parameters() {
  local pairs=$work/parameters
  : >"$pairs"
  give CodeBucket "$bucket"
  give BotCodeKey "$bot_key"
  give WorkerCodeKey "$worker_key"
  give LayerArn ''
  give Architecture "$architecture"
  give_setting DiscordPublicKey DISCORD_PUBLIC_KEY
  give DiscordBotTokenParameter "$token_parameter"
  give DiscordBotTokenVersion "$token_version"
  give_setting WorkerMaximumConcurrency CHANNELWRIGHT_WORKER_CONCURRENCY
  give_setting LogRetentionDays CHANNELWRIGHT_LOG_RETENTION_DAYS
  give_setting AlarmTopicArn CHANNELWRIGHT_ALARM_TOPIC_ARN
  python3 - "$pairs" >"$work/parameters.json" <<'PYTHON'
import json, sys

words = iter(open(sys.argv[1], encoding="utf-8").read().split("\0")[:-1])
parameters = [{"ParameterKey": key, kind: True if kind == "UsePreviousValue" else value}
              for key, kind, value in zip(words, words, words)]
json.dump(parameters, sys.stdout)
PYTHON
}

give() {
  printf '%s\0ParameterValue\0%s\0' "$1" "$2" >>"$work/parameters"
}

# give_setting PARAMETER SETTING: the setting, or what is deployed, or else the template's default.
give_setting() {
  if [[ -n ${!2:-} ]]; then
    give "$1" "${!2}"
  elif [[ -v parameters[$1] ]]; then
    printf '%s\0UsePreviousValue\0\0' "$1" >>"$work/parameters"
  fi
}

wait_for_change_set() {
  local state reason until=$((SECONDS + patience_s))
  while true; do
    IFS=$'\t' read -r state reason < <(aws cloudformation describe-change-set --change-set-name "$change_set" \
      --query '[Status, StatusReason]' --output text)
    case $state in
      CREATE_COMPLETE)
        changed=true
        return
        ;;
      FAILED) break ;;
    esac
    if ((SECONDS > until)); then
      die "the change set is still $state after $patience_s s" 'Look at it in the console, then run this again.'
    fi
    sleep "$poll_s"
  done
  if [[ $reason == *"didn't contain changes"* || $reason == *'No updates are to be performed'* ]]; then
    changed=false
    return
  fi
  drop_change_set
  die "CloudFormation refuses: $reason" "$current_remedy"
}

# Leaves nothing of a change set that is not executed, nor of a stack that never was.
drop_change_set() {
  aws cloudformation delete-change-set --change-set-name "$change_set"
  if ! is_deployed; then
    aws cloudformation delete-stack --stack-name "$stack"
  fi
}

execute_change_set() {
  local stack_id
  if ! $changed; then
    drop_change_set
    return
  fi
  step 'Changing the stack (some minutes the first time)' 'Repair what the reasons above name, then run this again.'
  stack_id=$(stack_value StackId)
  aws cloudformation execute-change-set --change-set-name "$change_set"
  status=$(wait_for_stack "$stack_id")
  if [[ $status != CREATE_COMPLETE && $status != UPDATE_COMPLETE ]]; then
    show_stack_failures "$stack_id"
    die "the stack is $status" "$current_remedy"
  fi
  say "The stack is $status."
}

# The stack does not notice what scripts/deploy-with-layer.sh or a person changed in a function. Static code runs with a
# layer, but layered code not without: so the code comes first.
check_functions() {
  step 'Reading back' 'The permissions lambda:GetFunctionConfiguration and lambda:UpdateFunction* are needed.'
  check_function "$bot_function" "$bot_zip" "$bot_key"
  check_function "$worker_function" "$worker_zip" "$worker_key"
}

check_function() {
  local code layer wanted
  wanted=$(lambda_hash_of "$2")
  IFS=$'\t' read -r code layer < <(deployed "$1")
  if [[ $code != "$wanted" || $layer != None ]]; then
    if [[ $code != "$wanted" ]]; then
      say "$1 runs other code: replacing it"
      set_code "$1" "$bucket" "$3"
    fi
    if [[ $layer != None ]]; then
      say "$1 uses $layer: detaching it"
      set_layers "$1"
    fi
    IFS=$'\t' read -r code layer < <(deployed "$1")
    if [[ $code != "$wanted" || $layer != None ]]; then
      die "$1 does not run what was deployed" 'Somebody else deploys at the same time? Run this again.'
    fi
  fi
  say "$1: static code $code"
}

show_outputs() {
  local name value
  local -A outputs=()
  step 'Done'
  while IFS=$'\t' read -r name value; do
    outputs[$name]=$value
  done < <(stack_value 'Outputs[].[OutputKey, OutputValue]')
  say "Interactions endpoint URL  ${outputs[InteractionsEndpointUrl]}"
  say "Queue                      ${outputs[QueueUrl]}"
  say "Dead-letter queue          ${outputs[DeadLetterQueueUrl]}"
  say ''
  say "Paste the first into Discord's developer portal: General Information, Interactions Endpoint URL."
}

main "$@"
