# shellcheck shell=bash
# Handing over to scripts/operations, which does all of a script's work in AWS in one process. Starting the AWS CLI for
# each call would take longer than the calls.

source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# operate COMMAND…: see scripts/operations/__main__.py. Of the settings it gets profile and region, and no others.
operate() {
  reach_aws
  "$root/.venv/bin/python" "$root/scripts/operations" "$@"
}

# The same as the last thing that a script does: signals and the exit code are the operation's.
hand_over() {
  reach_aws
  rm -rf "$work"
  exec "$root/.venv/bin/python" "$root/scripts/operations" "$@"
}

# hand_over_with_settings COMMAND…: to one that reads the settings from file descriptor 3, where nobody else sees them.
hand_over_with_settings() {
  hand_over "$@" 3< <(print_settings)
}

# Each as NAME=value, ended by a byte of zeros.
print_settings() {
  local name
  for name in "${settings[@]}"; do
    if [[ -n ${!name:-} ]]; then printf '%s=%s\0' "$name" "${!name}"; fi
  done
}

# hand_over_with_bucket COMMAND…: to one that takes the name of the artifacts bucket.
hand_over_with_bucket() {
  hand_over "$@" ${CHANNELWRIGHT_ARTIFACTS_BUCKET:+--bucket "$CHANNELWRIGHT_ARTIFACTS_BUCKET"}
}
