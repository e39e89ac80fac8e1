#!/usr/bin/env bash
# Registers /add-campaign at Discord where that is needed, and prints the link that invites the bot with the permissions
# it needs.
#
# Usage: scripts/register-commands.sh [options]
#
#   --guild ID       register the command in this server alone, for development
#   --dry-run        show what differs; change nothing
#   --template FILE  the template whose channels the bot shall make (the built-in one)
#   --help           this text
#
# Needs:    rustup and Python 3, and the settings DISCORD_APPLICATION_ID and DISCORD_BOT_TOKEN, from the environment or
#           the file .env
# Changes:  the application's commands at Discord, and target/
#
# The registered commands are compared with the wanted one, and one request replaces them when they differ. Commands that
# are not Channelwright's stay. Safe to run again.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-program.sh"

main() {
  help_if_asked "$@"
  load_settings
  need DISCORD_APPLICATION_ID DISCORD_BOT_TOKEN
  run_program register "$@"
}

main "$@"
