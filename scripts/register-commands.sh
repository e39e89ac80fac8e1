#!/usr/bin/env bash
# Registers the bot's commands at Discord if necessary, and prints the link that invites the bot with the permissions that it
# needs.
#
# Usage: scripts/register-commands.sh [options]
#
#   --guild ID       register the commands in this server only, for development
#   --dry-run        show the differences; change nothing
#   --template FILE  the template, from which the bot's permissions follow (default: the built-in one)
#   --help           show this text
#
# Needs:    rustup and Python 3, and the settings DISCORD_APPLICATION_ID and DISCORD_BOT_TOKEN, from the environment or
#           the file .env
# Changes:  the application's commands at Discord, and target/
#
# Compares the registered commands with the wanted ones, and replaces them in one request if they differ. Commands that are not
# Channelwright's stay. Safe to run again.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-program.sh"

main() {
  help_if_asked "$@"
  load_settings
  need DISCORD_APPLICATION_ID DISCORD_BOT_TOKEN
  run_program register "$@"
}

main "$@"
