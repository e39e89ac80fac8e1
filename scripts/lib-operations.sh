# shellcheck shell=bash
# Runs scripts/operations, which does all of a script's work in AWS in one process. Starting the AWS CLI for each call would
# take longer than the calls.

source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# operate COMMAND…: see scripts/operations/__main__.py. It gets the AWS profile and region, but no other setting.
operate() {
  reach_aws
  "$root/.venv/bin/python" "$root/scripts/operations" "$@"
}

# hand_over COMMAND…: replaces the script by the operation, which handles signals and sets the exit code.
hand_over() {
  reach_aws
  rm -rf "$work"
  exec "$root/.venv/bin/python" "$root/scripts/operations" "$@"
}

# hand_over_with_settings COMMAND…: the same for an operation that reads the settings from file descriptor 3, where no other
# process sees them.
hand_over_with_settings() {
  hand_over "$@" 3< <(print_settings)
}

# Each as NAME=value, terminated by a NUL byte.
print_settings() {
  local name
  for name in "${settings[@]}"; do
    if [[ -n ${!name:-} ]]; then printf '%s=%s\0' "$name" "${!name}"; fi
  done
}

# hand_over_with_bucket COMMAND…: the same for an operation with the option --bucket.
hand_over_with_bucket() {
  hand_over "$@" ${CHANNELWRIGHT_ARTIFACTS_BUCKET:+--bucket "$CHANNELWRIGHT_ARTIFACTS_BUCKET"}
}
