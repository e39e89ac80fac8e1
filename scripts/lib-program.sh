# shellcheck shell=bash
# Runs `channelwright` with the settings of .env. A script sources this file instead of lib.sh.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# help_if_asked OPTION…: shows the script's help and exits if the options include --help.
help_if_asked() {
  if [[ " $* " == *' --help '* || " $* " == *' -h '* ]]; then
    show_help
    exit 0
  fi
}

# run_program ARGUMENT…: builds the program if necessary, runs it, and exits with its exit code. Only this process gets the
# settings; Cargo does not, since it runs the build scripts of dependencies.
run_program() {
  local target status=0
  step 'Building the command line (a few minutes the first time)' \
    'Install rustup (https://rustup.rs). For other errors, see the messages of the compiler.'
  target=$(
    cd "$root"
    cargo build --locked --quiet --package channelwright >&2
    cargo metadata --locked --no-deps --format-version 1 |
      python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])'
  )
  say ''
  DISCORD_APPLICATION_ID=${DISCORD_APPLICATION_ID:-} DISCORD_BOT_TOKEN=${DISCORD_BOT_TOKEN:-} \
    DISCORD_PUBLIC_KEY=${DISCORD_PUBLIC_KEY:-} "$target/debug/channelwright" "$@" || status=$?
  exit "$status"
}
