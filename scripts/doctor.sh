#!/usr/bin/env bash
# Checks an installation: token, application, endpoint, commands, a server's permissions, and the deployment on AWS. Prints
# one line for each check, with a remedy for each problem.
#
# Usage: scripts/doctor.sh [options]
#
#   --guild ID       check this server, too
#   --without-aws    do not check AWS
#   --template FILE  the template, from which the bot's permissions follow (default: the built-in one)
#   --help           show this text
#
# Needs:    rustup and Python 3, and the settings DISCORD_BOT_TOKEN, DISCORD_APPLICATION_ID and DISCORD_PUBLIC_KEY, from the
#           environment or the file .env; for the checks of AWS, its CLI, signed in
# Changes:  only target/
#
# Exits with 0 if it finds no problem, and with 1 otherwise.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-program.sh"

main() {
  help_if_asked "$@"
  load_settings
  # The other scripts install the AWS CLI there. The doctor installs nothing and reports a missing CLI.
  PATH=$PATH:$root/.venv/bin
  reach_aws
  run_program doctor "$@"
}

main "$@"
