#!/usr/bin/env bash
# Checks a bot that is set up: token, application, endpoint, command, a server's permissions, and what is deployed on
# AWS. One line for each check, with the remedy where something is wrong.
#
# Usage: scripts/doctor.sh [options]
#
#   --guild ID       look at this server, too
#   --without-aws    do not ask AWS
#   --template FILE  the template whose channels the bot shall make (the built-in one)
#   --help           this text
#
# Needs:    rustup and Python 3, and the settings DISCORD_BOT_TOKEN, DISCORD_APPLICATION_ID and DISCORD_PUBLIC_KEY, from the
#           environment or the file .env; for the checks of AWS its CLI, signed in
# Changes:  nothing but target/
#
# Ends with 0 when nothing that was checked is wrong, and with 1 otherwise.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-program.sh"

main() {
  help_if_asked "$@"
  load_settings
  # Where the other scripts install the AWS CLI. What is missing, the doctor says itself; it installs nothing.
  PATH=$PATH:$root/.venv/bin
  reach_aws
  run_program doctor "$@"
}

main "$@"
