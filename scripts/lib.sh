# shellcheck shell=bash
# What the deploying scripts share: help, settings, steps, errors, temporary files and the AWS command line.
#
# A script sources this file, reads its options, and calls `load_settings`, `need` and `use_aws` before its first step.
# Functions that print a value print nothing else on standard output.

if ((BASH_VERSINFO[0] < 5)); then
  printf 'failed: this is Bash %s\nremedy: install Bash 5\n' "$BASH_VERSION" >&2
  exit 1
fi

# Secrets pass through these scripts; `bash -x` would show them.
set +x

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root
readonly stack=channelwright-sqs-stack
readonly bot_function=discord_channelwright_bot worker_function=discord_channelwright_worker
# shellcheck disable=SC2034 # the scripts use it
readonly layer_name=channelwright-dependencies
readonly -a settings=(
  DISCORD_PUBLIC_KEY DISCORD_BOT_TOKEN DISCORD_APPLICATION_ID AWS_PROFILE AWS_REGION
  DISCORD_BOT_TOKEN_PARAMETER CHANNELWRIGHT_ARCHITECTURE CHANNELWRIGHT_WORKER_CONCURRENCY
  CHANNELWRIGHT_LOG_RETENTION_DAYS CHANNELWRIGHT_ALARM_TOPIC_ARN CHANNELWRIGHT_ARTIFACTS_BUCKET
)
# A stack or a change set that is not finished is looked at again after this time, and given up after the other.
readonly poll_s=2 patience_s=1800

current_step='starting' current_remedy=''
# Temporary files; nobody else may look into this folder.
work=$(mktemp -d)
readonly work
trap 'rm -rf "$work"' EXIT
trap 'on_error "$LINENO"' ERR

# -- What people read --------------------------------------------------------------------------------------------------

# Prints the comment at the head of the running script.
show_help() {
  awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$0"
}

say() {
  printf '%s\n' "$*"
}

# step TEXT [REMEDY]: announces what is done now, and keeps for a failure what helps then.
step() {
  current_step=$1 current_remedy=${2:-}
  printf '\n== %s\n' "$1"
}

# die TEXT [REMEDY]
die() {
  tell_failure "$1" "${2:-}"
  exit 1
}

# The arguments make no sense.
misuse() {
  printf '%s\nSee %s --help\n' "$1" "$(basename "$0")" >&2
  exit 2
}

on_error() {
  local status=$?
  # What fails in a substitution makes its caller fail, too.
  if ((BASH_SUBSHELL == 0)); then
    tell_failure "$current_step ($(basename "$0"), line $1, exit code $status)" "$current_remedy"
  fi
  exit 1
}

# Once for each run.
tell_failure() {
  if [[ ! -e $work/told ]]; then
    printf '\nfailed: %s\n' "$1" >&2
    if [[ -n $2 ]]; then
      printf 'remedy: %s\n' "$2" >&2
    fi
    : >"$work/told"
  fi
}

# -- Settings ----------------------------------------------------------------------------------------------------------

# Takes the settings from the environment and, where they are not there, from the file .env. They become variables of
# this shell and are not handed to any program, except for the profile and the region of AWS.
load_settings() {
  local name
  if [[ -f $root/.env ]]; then
    read_settings_file "$root/.env"
  fi
  for name in "${settings[@]}"; do
    if [[ -v $name && $name != AWS_* ]]; then
      # shellcheck disable=SC2163 # the variable of that name
      export -n "$name"
    fi
  done
}

# Errors tell the line and the name, never a value.
read_settings_file() {
  local line name value number=0
  local -A seen=()
  # UTF-16 has a byte of zeros beside each letter.
  if ! tr -d '\0' <"$1" | cmp -s - "$1"; then
    die '.env is not UTF-8' 'Save it as UTF-8: in Notepad, Save as, Encoding.'
  fi
  for name in "${settings[@]}"; do
    if [[ -v $name ]]; then seen[$name]=environment; fi
  done
  while IFS= read -r line || [[ -n $line ]]; do
    number=$((number + 1))
    line=${line%$'\r'}
    # The byte order mark that some editors put at the beginning.
    if ((number == 1)); then line=${line#$'\xef\xbb\xbf'}; fi
    if [[ $line =~ ^[[:blank:]]*(#.*)?$ ]]; then
      continue
    fi
    if [[ ! $line =~ ^([A-Z][A-Z0-9_]*)=(.*)$ ]]; then
      die ".env, line $number: not of the form NAME=value" 'No blanks around "=" and no "export"; see .env.example.'
    fi
    name=${BASH_REMATCH[1]} value=${BASH_REMATCH[2]}
    if [[ " ${settings[*]} " != *" $name "* ]]; then
      die ".env, line $number: there is no setting $name" 'See .env.example for all of them.'
    fi
    case ${seen[$name]:-} in
      environment) continue ;;
      file) die ".env, line $number: $name is set twice" 'Remove one of the two lines.' ;;
    esac
    seen[$name]='file'
    printf -v "$name" '%s' "$(unquote "$value")"
  done <"$1"
}

# The value without blanks around it, and without the quotes around that.
unquote() {
  local value=$1
  value=${value#"${value%%[![:blank:]]*}"}
  value=${value%"${value##*[![:blank:]]}"}
  if [[ $value =~ ^\"(.*)\"$ || $value =~ ^\'(.*)\'$ ]]; then
    value=${BASH_REMATCH[1]}
  fi
  printf '%s' "$value"
}

# need NAME…: these settings must be there. Tells all that are not.
need() {
  local name missing=()
  for name in "$@"; do
    if [[ -z ${!name:-} ]]; then missing+=("$name"); fi
  done
  if ((${#missing[@]} > 0)); then
    local list
    list=$(printf '%s, ' "${missing[@]}")
    die "not set: ${list%, }" 'Set it in the environment or in the file .env; .env.example tells where to find it.'
  fi
}

# -- Tools -------------------------------------------------------------------------------------------------------------

# Installs the pinned build tools into .venv, unless they are there already.
install_tools() {
  local list=$root/scripts/requirements-deploy.txt done_list=$root/.venv/requirements-deploy.txt
  if cmp -s "$list" "$done_list"; then
    return
  fi
  step 'Installing the build tools into .venv' 'Install Python 3 with venv and pip; it asks PyPI.'
  if [[ ! -x $root/.venv/bin/pip ]]; then
    python3 -m venv "$root/.venv"
  fi
  "$root/.venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: --requirement "$list"
  cp "$list" "$done_list"
}

# Finds the AWS CLI, the region and the account, and tells which. Sets `region` and `account`.
use_aws() {
  find_aws
  step 'Asking AWS who we are' 'Sign in (aws configure, or aws sso login), or name a profile in AWS_PROFILE.'
  account=$(aws sts get-caller-identity --query Account --output text)
  say "Account $account, region $region${AWS_PROFILE:+, profile $AWS_PROFILE}"
}

# Finds the AWS CLI and the region. Sets `region`.
find_aws() {
  if ! command -v aws >/dev/null; then
    install_tools
    PATH=$PATH:$root/.venv/bin
  fi
  reach_aws
  if [[ -z $region ]]; then
    region=$(aws configure get region) || die 'no AWS region is set' 'Set AWS_REGION, or run: aws configure'
    export AWS_REGION=$region AWS_DEFAULT_REGION=$region
  fi
}

# Hands profile and region, as far as they are set, to what is started from here. Sets `region`, which may be empty.
reach_aws() {
  export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off AWS_MAX_ATTEMPTS=${AWS_MAX_ATTEMPTS:-5}
  if [[ -n ${AWS_PROFILE:-} ]]; then
    export AWS_PROFILE
  else
    unset AWS_PROFILE
  fi
  region=${AWS_REGION:-${AWS_DEFAULT_REGION:-}}
  if [[ -n $region ]]; then
    # The two versions of the AWS CLI read different ones.
    export AWS_REGION=$region AWS_DEFAULT_REGION=$region
  else
    unset AWS_REGION AWS_DEFAULT_REGION
  fi
}

# -- Packages ----------------------------------------------------------------------------------------------------------

# build_static ARCHITECTURE: builds and packs both functions without the layer. Sets `bot_zip` and `worker_zip`.
build_static() {
  local name flags target=${1/arm64/aarch64}-unknown-linux-gnu packages=$root/target/static/$1
  install_tools
  step "Building static code for $1" 'Install rustup (https://rustup.rs). The compiler tells the rest.'
  (cd "$root" && rustup target add "$target")
  # Paths of this machine are nobody's business, and would make other bytes in another folder.
  flags=--remap-path-prefix=$root=.$'\x1f'--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo
  (cd "$root" && PATH=$root/.venv/bin:$PATH CARGO_ENCODED_RUSTFLAGS=$flags \
    cargo lambda build --locked --profile shipped --target "$target" \
    --package channelwright-bot --package channelwright-worker --lambda-dir "$packages")
  step 'Packing' 'The folder target/ must be writable.'
  for name in bot worker; do
    python3 "$root/scripts/package.py" make "$packages/$name.zip" "bootstrap=$packages/$name/bootstrap"
    python3 "$root/scripts/package.py" check "$packages/$name.zip" "$1"
    say "$packages/$name.zip: $(wc -c <"$packages/$name.zip") bytes"
  done
  # shellcheck disable=SC2034 # the scripts use it
  bot_zip=$packages/bot.zip worker_zip=$packages/worker.zip
}

# Where Cargo builds, and scripts/layered.py.
build_folder() {
  local folder=${CARGO_TARGET_DIR:-target}
  if [[ $folder != /* ]]; then folder=$root/$folder; fi
  printf '%s' "$folder"
}

# build_layered ARCHITECTURE: builds layer and code, where nothing is done when nothing changed. Sets `layered`, the folder
# with all packages.
build_layered() {
  step "Building layer and code for $1" 'Install rustup (https://rustup.rs). The compiler tells the rest.'
  (cd "$root" && PATH=$root/.venv/bin:$PATH python3 scripts/layered.py build "$1")
  # shellcheck disable=SC2034 # the scripts use it
  layered=$(build_folder)/layered/$1
}

# fit …: see scripts/fit.py --help
fit() {
  "$root/.venv/bin/python" "$root/scripts/fit.py" "$@"
}

# -- Artifacts ---------------------------------------------------------------------------------------------------------

# The bucket for packages of this account and region.
artifacts_bucket() {
  printf '%s' "${CHANNELWRIGHT_ARTIFACTS_BUCKET:-channelwright-artifacts-$account-$region}"
}

# bucket_exists NAME: false when there is none; an error when it is somebody else's.
bucket_exists() {
  if aws s3api head-bucket --bucket "$1" --expected-bucket-owner "$account" >/dev/null 2>"$work/stderr"; then
    return 0
  fi
  if grep --quiet '(404)' "$work/stderr"; then
    return 1
  fi
  cat "$work/stderr" >&2
  die "the bucket $1 cannot be used" \
    'It belongs to another account, or s3:ListBucket is missing. Another name: CHANNELWRIGHT_ARTIFACTS_BUCKET.'
}

# ensure_bucket NAME: makes it where it is missing; private and versioned in any case.
ensure_bucket() {
  local place=()
  if ! bucket_exists "$1"; then
    # The oldest region is the one that must not be named.
    if [[ $region != us-east-1 ]]; then
      place=(--create-bucket-configuration "LocationConstraint=$region")
    fi
    aws s3api create-bucket --bucket "$1" "${place[@]}" >/dev/null
    say "Made the bucket $1"
  fi
  aws s3api put-public-access-block --bucket "$1" --expected-bucket-owner "$account" \
    --public-access-block-configuration \
    BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
  aws s3api put-bucket-versioning --bucket "$1" --expected-bucket-owner "$account" \
    --versioning-configuration Status=Enabled
}

# upload FILE BUCKET KEY: a key holds the hash of its content, so what is there is the same. Makes the bucket, too.
upload() {
  if aws s3api head-object --bucket "$2" --key "$3" --expected-bucket-owner "$account" >/dev/null 2>"$work/stderr"; then
    say "Already there: s3://$2/$3"
    return
  fi
  if ! grep --quiet '(404)' "$work/stderr"; then
    cat "$work/stderr" >&2
    return 1
  fi
  ensure_bucket "$2"
  aws s3api put-object --bucket "$2" --key "$3" --body "$1" --expected-bucket-owner "$account" >/dev/null
  say "Uploaded s3://$2/$3 ($(wc -c <"$1") bytes)"
}

# SHA-256 of a file, in hexadecimal digits, and in the form that Lambda shows.
hash_of() {
  sha256sum "$1" | cut -d ' ' -f 1
}

lambda_hash_of() {
  python3 -c 'import base64, sys; print(base64.b64encode(bytes.fromhex(sys.argv[1])).decode())' "$(hash_of "$1")"
}

# -- Functions ---------------------------------------------------------------------------------------------------------

# What runs there: the code's hash and the layer's ARN, or "None", in one line.
deployed() {
  aws lambda get-function-configuration --function-name "$1" --query '[CodeSha256, Layers[0].Arn]' --output text
}

# set_code FUNCTION BUCKET KEY
set_code() {
  aws lambda update-function-code --function-name "$1" --s3-bucket "$2" --s3-key "$3" >/dev/null
  aws lambda wait function-updated-v2 --function-name "$1"
}

# set_layers FUNCTION [ARN]: exactly these.
set_layers() {
  aws lambda update-function-configuration --function-name "$1" --layers "${@:2}" >/dev/null
  aws lambda wait function-updated-v2 --function-name "$1"
}

# Asks both functions something that needs no signature and changes nothing: one that cannot start does not answer.
probe_functions() {
  probe "$bot_function" '{}' '"statusCode":401'
  probe "$worker_function" '{"Records":[]}' '"batchItemFailures":[]'
}

# probe FUNCTION EVENT ANSWER: the answer must contain this. IAM may need some seconds until a new role works everywhere.
probe() {
  local pause event=$work/$1.event answer=$work/$1.answer
  printf '%s' "$2" >"$event"
  for pause in 1 2 3 4 0; do
    invoke "$1" "$event" "$answer"
    if ((pause == 0)) || ! grep --quiet AccessDenied "$answer"; then
      break
    fi
    sleep "$pause"
  done
  if ! tr -d ' \n' <"$answer" | grep --quiet --fixed-strings "$3"; then
    cat "$answer" >&2
    die "$1 does not work" 'Correct the setting that the answer above names; or are the two packages mixed up?'
  fi
  say "$1 answers"
}

# invoke FUNCTION EVENT ANSWER: the last two are files. That IAM refuses counts as an answer.
invoke() {
  if aws lambda invoke --function-name "$1" --payload "fileb://$2" "$3" >/dev/null 2>"$work/stderr"; then
    return
  fi
  if ! grep --quiet AccessDenied "$work/stderr"; then
    cat "$work/stderr" >&2
    die "$1 cannot be called" 'The permission lambda:InvokeFunction is needed.'
  fi
  cp "$work/stderr" "$3"
}

# -- The stack ---------------------------------------------------------------------------------------------------------

# The stack's status, or NONE.
stack_status() {
  if aws cloudformation describe-stacks --stack-name "${1:-$stack}" --query 'Stacks[0].StackStatus' --output text \
    2>"$work/stderr"; then
    return
  fi
  if ! grep --quiet 'does not exist' "$work/stderr"; then
    cat "$work/stderr" >&2
    return 1
  fi
  say NONE
}

# stack_value QUERY: something of the stack's description, as text.
stack_value() {
  aws cloudformation describe-stacks --stack-name "$stack" --query "Stacks[0].$1" --output text
}

# wait_for_stack [NAME]: prints the status when nothing is in progress any more.
wait_for_stack() {
  local status until=$((SECONDS + patience_s))
  while true; do
    status=$(stack_status "$@")
    if [[ $status != *_IN_PROGRESS || $status == REVIEW_IN_PROGRESS ]]; then
      break
    fi
    if ((SECONDS > until)); then
      die "the stack is still $status after $patience_s s" 'Look at its events in the console, then run this again.'
    fi
    sleep "$poll_s"
  done
  printf '%s' "$status"
}

# The reasons that CloudFormation gives for the failures of a stack, the last first.
show_stack_failures() {
  aws cloudformation describe-stack-events --stack-name "$1" --max-items 100 --output text \
    --query "StackEvents[?ends_with(ResourceStatus, '_FAILED')].[LogicalResourceId, ResourceStatusReason]" >&2 || true
}
