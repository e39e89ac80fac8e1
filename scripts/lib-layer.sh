# shellcheck shell=bash
# What the scripts around the layer share: what both functions run, bringing them to something else, and the way back.
#
# A package is known by its SHA-256: Lambda tells it of the code that runs, and the artifacts bucket keeps each package
# under it. So what ran once can be placed again, from any machine. What ran before the last layered deploy is written
# to an object of the bucket, too: a line for each function.
#
# Starting the AWS CLI takes longer than most of its answers. So calls run beside each other where they can, nothing is
# asked twice, and the account is read off a function.

source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly -a functions=("$bot_function" "$worker_function")
# The folder of the bucket where deploy-sqs.sh keeps the packages of each.
declare -rA folders=(["$bot_function"]=bot ["$worker_function"]=worker)
readonly record_key=layered/before
# An update takes a second or two; one that takes this long is stuck.
readonly update_patience_s=120

# What runs and what is to run: the SHA-256 of the code, and the ARNs of the layers with commas between them, or None.
declare -A code=() layers=() wanted_code=() wanted_layers=()
# What would have to be taken back if the script ended now: nothing, the record, or the functions, too.
at_stake=nothing
begun=()
# Names and microseconds.
laps=() lap_start=${EPOCHREALTIME//[!0-9]/}
architecture=''

trap 'take_back; rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 129' HUP
trap 'exit 143' TERM

# -- Beside each other -------------------------------------------------------------------------------------------------

# begin NAME COMMAND…: runs a command beside the others. What it prints is kept in $work/NAME.out.
begin() {
  "${@:2}" >"$work/$1.out" 2>"$work/$1.err" &
  begun+=("$1 $!")
}

# Waits for all that was begun; shows their errors, and fails when one of them failed.
await() {
  local one name process failed=false
  for one in "${begun[@]}"; do
    read -r name process <<<"$one"
    wait "$process" || failed=true
    cat "$work/$name.err" >&2
  done
  begun=()
  ! $failed
}

# The same as a part of a step: where one fails, the script ends.
finish() {
  await || die "$current_step" "$current_remedy"
}

# lap NAME: keeps how long it took since the last one.
lap() {
  local now=${EPOCHREALTIME//[!0-9]/}
  laps+=("$1" "$((now - lap_start))")
  lap_start=$now
}

# Seconds with one decimal: of each lap, and together.
show_laps() {
  printf '%s\n' "${laps[@]}" | awk '
    NR % 2 { name = $0; next }
    { all += $1; text = text sprintf("%s %.1f, ", name, $1 / 1e6) }
    END { printf "Seconds: %stogether %.1f\n", text, all / 1e6 }'
}

# -- What runs ---------------------------------------------------------------------------------------------------------

# Fills `code`, `layers`, `architecture`, `account` and `bucket`. Waits for whatever else was begun before.
look_at_functions() {
  local function arn processor
  step 'Looking at both functions' 'Make them: scripts/deploy-sqs.sh. Or is lambda:GetFunctionConfiguration missing?'
  for function in "${functions[@]}"; do
    begin "$function" look_at "$function"
  done
  finish
  for function in "${functions[@]}"; do
    read -r arn processor "code[$function]" "layers[$function]" <"$work/$function.out"
    if [[ -n $architecture && $architecture != "$processor" ]]; then
      die "one function runs on $architecture, the other on $processor" 'Run scripts/deploy-sqs.sh.'
    fi
    architecture=$processor
    say "$function: $(described "${code[$function]}" "${layers[$function]}")"
  done
  IFS=: read -r _ _ _ _ account _ <<<"$arn"
  bucket=$(artifacts_bucket)
  # shellcheck disable=SC2034 # the scripts use it
  layered=$(build_folder)/layered/$architecture
}

look_at() {
  settle "$1"
  printf '%s %s %s %s\n' "$now_arn" "$now_processor" "$now_code" "$now_layers"
}

# described CODE LAYERS: for people.
described() {
  if [[ $2 == None ]]; then
    printf 'code %s, no layer' "${1:0:16}"
  else
    printf 'code %s, layer %s' "${1:0:16}" "${2##*:layer:}"
  fi
}

# settle FUNCTION: waits until no update of it is under way. Sets `now_arn`, `now_processor`, `now_code`, `now_layers`
# and `now_update`, which is how the last update ended.
settle() {
  local answer state reason hash until=$((SECONDS + update_patience_s))
  while true; do
    answer=$(aws lambda get-function-configuration --function-name "$1" --output text --query "[FunctionArn,
      Architectures[0], CodeSha256, Layers && join(',', Layers[].Arn) || 'None', State, LastUpdateStatus,
      LastUpdateStatusReason]") || die "$1 cannot be looked at" "$current_remedy"
    IFS=$'\t' read -r now_arn now_processor hash now_layers state now_update reason <<<"$answer"
    if [[ $state != Pending && $now_update != InProgress ]]; then
      break
    fi
    if ((SECONDS > until)); then
      die "$1 is still being updated after $update_patience_s s" 'Look at it in the console, then run this again.'
    fi
  done
  if [[ $now_update == Failed ]]; then
    printf '%s: the last update failed: %s\n' "$1" "$reason" >&2
  fi
  now_code=$(hex_of "$hash")
}

# hex_of HASH: as the bucket's keys have it, from the form that Lambda shows.
hex_of() {
  base64 --decode <<<"$1" | od -An -v -tx1 | tr -d ' \n'
}

# differs FUNCTION: does it run something else than is wanted?
differs() {
  [[ ${code[$1]} != "${wanted_code[$1]}" || ${layers[$1]} != "${wanted_layers[$1]}" ]]
}

anything_differs() {
  differs "$bot_function" || differs "$worker_function"
}

show_changes() {
  local function
  step 'Comparing'
  for function in "${functions[@]}"; do
    if differs "$function"; then
      say "$function: $(described "${wanted_code[$function]}" "${wanted_layers[$function]}") instead"
    else
      say "$function: nothing to do"
    fi
  done
}

# -- Changing it -------------------------------------------------------------------------------------------------------

# Brings both functions to what is wanted, beside each other, and proves that they work. Where that fails, or the script
# ends in any other way, both run again what they ran before.
change_functions() {
  step 'Changing and trying the functions' \
    'Run this again. Or is lambda:UpdateFunction*, GetLayerVersion or InvokeFunction missing, or s3:GetObject?'
  at_stake=functions
  begin bot bring_and_probe "$bot_function" probe_bot
  begin worker bring_and_probe "$worker_function" probe_worker
  finish
  at_stake=nothing
  cat "$work/bot.out" "$work/worker.out"
  lap changing
}

# bring_and_probe FUNCTION PROBE
bring_and_probe() {
  if differs "$1"; then
    bring "$1"
  fi
  "$2"
}

# Brings a function from what it ran when it was looked at to what is wanted.
bring() {
  now_code=${code[$1]} now_layers=${layers[$1]}
  change "$1" "${wanted_code[$1]}" "${wanted_layers[$1]}"
}

# Brings a function from whatever it runs now to what it ran when it was looked at.
bring_back() {
  settle "$1"
  change "$1" "${code[$1]}" "${layers[$1]}"
}

# change FUNCTION CODE LAYERS: from `now_code` and `now_layers` to these, read back. Code that needs a layer does not
# start without it, but static code starts with one: so a first layer comes before the code, and else the code first.
change() {
  if [[ $now_layers == None && $3 != None && $now_code != "$2" ]]; then
    update_layers "$1" "$3"
  fi
  if [[ $now_code != "$2" ]]; then
    update_code "$1" "$2"
  fi
  if [[ $now_layers != "$3" ]]; then
    update_layers "$1" "$3"
  fi
  if [[ $now_code != "$2" || $now_layers != "$3" ]]; then
    die "$1 does not run what it should" 'Does somebody else deploy at the same time? Run this again.'
  fi
}

# update_code FUNCTION CODE: a package that the bucket keeps.
update_code() {
  update "$1" code --s3-bucket "$bucket" --s3-key "$(key_of "$1" "$2")"
}

# update_layers FUNCTION LAYERS
update_layers() {
  local arns=()
  if [[ $2 != None ]]; then IFS=, read -r -a arns <<<"$2"; fi
  update "$1" configuration --layers "${arns[@]}"
}

# update FUNCTION code|configuration OPTION…: waits until it is done.
update() {
  still_wanted
  aws lambda "update-function-$2" --function-name "$1" "${@:3}" >/dev/null ||
    die "the $2 of $1 cannot be changed" "$current_remedy"
  settle "$1"
  if [[ $now_update == Failed ]]; then
    die "the $2 of $1 cannot be changed" "$current_remedy"
  fi
}

# Once the script is ending, nothing more is changed but what is taken back.
still_wanted() {
  if [[ -e $work/ending ]]; then exit 1; fi
}

# Runs when the script ends, however that is.
take_back() {
  set +e
  trap - ERR
  if [[ $at_stake == nothing ]]; then
    return 0
  fi
  trap '' INT TERM HUP
  : >"$work/ending"
  await 2>/dev/null
  rm -f "$work/ending"
  if [[ $at_stake == functions ]]; then
    take_back_functions || return 0
  fi
  forget_record
}

take_back_functions() {
  local function
  printf '\n== Taking everything back\n' >&2
  for function in "${functions[@]}"; do
    begin "$function" bring_back "$function"
  done
  rm -f "$work/told"
  if ! await; then
    rm -f "$work/told"
    tell_failure 'not everything could be taken back' \
      'Run scripts/rollback-layer.sh; or scripts/deploy-sqs.sh, which brings both back to static code.'
    return 1
  fi
  for function in "${functions[@]}"; do
    printf '%s runs again what it ran before: %s\n' "$function" \
      "$(described "${code[$function]}" "${layers[$function]}")" >&2
  done
}

# -- The bucket's part -------------------------------------------------------------------------------------------------

# key_of FUNCTION CODE
key_of() {
  printf '%s/%s.zip' "${folders[$1]}" "$2"
}

# Writes the keys of all that the bucket keeps to $work/keys, one a line, or "no bucket".
list_bucket() {
  if ! aws s3api list-objects-v2 --bucket "$bucket" --expected-bucket-owner "$account" --output text \
    --query 'Contents[].[Key]' >"$work/keys" 2>"$work/bucket-error"; then
    if ! grep --quiet NoSuchBucket "$work/bucket-error"; then
      cat "$work/bucket-error" >&2
      return 1
    fi
    say 'no bucket' >"$work/keys"
  fi
}

# is_kept KEY: as `list_bucket` found it.
is_kept() {
  grep --quiet --line-regexp --fixed-strings -- "$1" "$work/keys"
}

# stage FILE KEY: to be uploaded.
stage() {
  mkdir -p "$work/staged/$(dirname "$2")"
  cp "$1" "$work/staged/$2"
}

# Stages what runs now where the bucket does not keep it: somebody may have deployed by other means.
stage_what_runs() {
  local function key location package
  for function in "${functions[@]}"; do
    key=$(key_of "$function" "${code[$function]}")
    if ! is_kept "$key"; then
      say "Keeping what $function runs now"
      package=$work/runs-now.zip
      location=$(aws lambda get-function --function-name "$function" --query Code.Location --output text)
      download "$location" "$package"
      if [[ $(hash_of "$package") != "${code[$function]}" ]]; then
        die "$function changed meanwhile" 'Somebody else deploys. Wait until that is over, then run this again.'
      fi
      stage "$package" "$key"
    fi
  done
}

# Everything that was staged, by one call.
upload_staged() {
  if is_kept 'no bucket'; then
    ensure_bucket "$bucket"
  fi
  if [[ -d $work/staged ]]; then
    aws s3 cp --recursive --only-show-errors "$work/staged" "s3://$bucket/"
  fi
}

# download URL FILE: such URLs let anyone read for some minutes, so they are kept off the list of processes.
download() {
  curl --silent --show-error --fail --config - --output "$2" <<<"url = \"$1\""
}

# What runs now is what the next rollback goes back to.
stage_record() {
  local function
  for function in "${functions[@]}"; do
    printf '%s %s %s\n' "$function" "${code[$function]}" "${layers[$function]}"
  done >"$work/record"
  stage "$work/record" "$record_key"
}

# fetch_record FILE: prints which version it is.
fetch_record() {
  aws s3api get-object --bucket "$bucket" --expected-bucket-owner "$account" --key "$record_key" "$1" \
    --query VersionId --output text
}

# Takes back the record that this run wrote, if it did. The bucket keeps versions, so the one before is there again.
forget_record() {
  local version
  version=$(fetch_record "$work/found" 2>/dev/null)
  if [[ -n $version && $version != None ]] && cmp --silent "$work/record" "$work/found"; then
    aws s3api delete-object --bucket "$bucket" --expected-bucket-owner "$account" --key "$record_key" \
      --version-id "$version" >/dev/null
  fi
}

# -- The layer ---------------------------------------------------------------------------------------------------------

# Prints ARN and description of all published versions, the newest first.
list_layers() {
  aws lambda list-layer-versions --layer-name "$layer_name" --output text \
    --query 'LayerVersions[].[LayerVersionArn, Description]' | sort --field-separator : --key 8nr
}

# with_fingerprint FINGERPRINT: of what `list_layers` printed, the ARNs with this one. It stands for a processor, too.
with_fingerprint() {
  awk -F '\t' -v wanted="fingerprint $1" '$2 == wanted { print $1 }'
}

# show_layer ARN: prints the hash of its content and its size. Leaves the URL of the content in $work/layer-url.
show_layer() {
  local answer hash bytes location
  answer=$(aws lambda get-layer-version --layer-name "$layer_name" --version-number "${1##*:}" --output text \
    --query 'Content.[CodeSha256, CodeSize, Location]')
  IFS=$'\t' read -r hash bytes location <<<"$answer"
  printf '%s' "$location" >"$work/layer-url"
  printf '%s %s\n' "$(hex_of "$hash")" "$bytes"
}
