# shellcheck shell=bash
# Runs scripts/operations, which does all of a script's work in AWS in one process. Starting the AWS CLI for each call would
# take longer than the calls.

source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

prepare() {
  load_settings
  install_tools
}

# operate COMMAND…: see scripts/operations/__main__.py. It gets the AWS profile and region and the bucket's name, but no other
# setting.
operate() {
  reach_aws
  export CHANNELWRIGHT_ARTIFACTS_BUCKET
  "$root/.venv/bin/python" "$root/scripts/operations" "$@"
}

# hand_over COMMAND…: replaces the script by the operation, which handles signals and sets the exit code.
hand_over() {
  reach_aws
  export CHANNELWRIGHT_ARTIFACTS_BUCKET
  rm -rf "$work"
  exec "$root/.venv/bin/python" "$root/scripts/operations" "$@"
}

# For an operation that reads the settings from file descriptor 3, where no other process sees them. Each as NAME=value,
# terminated by a NUL byte.
print_settings() {
  local name
  for name in "${settings[@]}"; do
    if [[ -n ${!name:-} ]]; then printf '%s=%s\0' "$name" "${!name}"; fi
  done
}
