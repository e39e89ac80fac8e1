# shellcheck shell=bash
# The bot's token, a SecureString in SSM's Parameter Store. Sourced after lib.sh.
#
# Only there, and in the memory of the worker function, the token is readable: no stack, no function's configuration and
# no process argument holds it.
#
# `work` is lib.sh's, `dry_run` the script's.
# shellcheck disable=SC2154

# find_token [NAME]: looks for the parameter of that name, unless DISCORD_BOT_TOKEN_PARAMETER names another one. Sets
# `token_parameter`, and `token_version`, which is 0 where nothing is stored.
find_token() {
  local type
  token_parameter=${DISCORD_BOT_TOKEN_PARAMETER:-${1:-/channelwright/discord-bot-token}} token_version=0
  # Not shown: it may be the token, in the wrong setting.
  if [[ ! $token_parameter =~ ^(/[A-Za-z0-9_.-]+)+$ ]]; then
    die 'DISCORD_BOT_TOKEN_PARAMETER is not the name of a parameter' 'It looks like /channelwright/discord-bot-token.'
  fi
  if aws ssm get-parameter --name "$token_parameter" --query 'Parameter.[Version, Type]' --output text \
    >"$work/found" 2>"$work/stderr"; then
    IFS=$'\t' read -r token_version type <"$work/found"
    if [[ $type != SecureString ]]; then
      die "the parameter $token_parameter is not encrypted" \
        "Set DISCORD_BOT_TOKEN, run: aws ssm delete-parameter --name $token_parameter, then run this again."
    fi
  elif ! grep --quiet ParameterNotFound "$work/stderr"; then
    cat "$work/stderr" >&2
    return 1
  fi
}

# Stores DISCORD_BOT_TOKEN, if it is set and differs from what is stored. Changes `token_version`. With `dry_run` it
# only tells.
place_token() {
  local stored=''
  if ((token_version > 0)) && [[ -n ${DISCORD_BOT_TOKEN:-} ]]; then
    stored=$(aws ssm get-parameter --name "$token_parameter" --with-decryption --query Parameter.Value --output text)
  fi
  if [[ ${DISCORD_BOT_TOKEN:-$stored} == "$stored" ]]; then
    say "Already there: $token_parameter, version $token_version"
  elif $dry_run; then
    token_version=$((token_version + 1))
    say "To be stored: $token_parameter, version $token_version"
  else
    (umask 077 && describe_token >"$work/token.json")
    token_version=$(aws ssm put-parameter --cli-input-json "file://$work/token.json" --query Version --output text)
    rm "$work/token.json"
    say "Stored $token_parameter, version $token_version"
  fi
}

# The request, as JSON. The token goes through a pipe, which nobody else can look into.
describe_token() {
  printf '%s' "$DISCORD_BOT_TOKEN" | python3 -c '
import json, sys

json.dump({"Name": sys.argv[1], "Value": sys.stdin.read(), "Type": "SecureString", "Overwrite": True,
           "Description": "The token of the Discord bot Channelwright"}, sys.stdout)
' "$token_parameter"
}
