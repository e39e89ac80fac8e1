#!/usr/bin/env bash
# Lets another AWS account, or all accounts of an organization, use the layer; takes that back; or lists who may use it.
#
# Usage: scripts/share-layer.sh [options]
#
#   --account ID         share with this account (12 digits)
#   --organization o-ID  share with all accounts of this organization
#   --revoke             stop sharing with it (default: all versions)
#   --list               list who may use each version; change nothing
#   --version N          only this version (default: the newest of each processor)
#   --dry-run            show the changes; change nothing
#   --help               show this text
#
# Needs:    a published layer (scripts/build-layer.sh), Python 3, and an AWS account that you are signed in to
# Changes:  who may use versions of the layer channelwright-dependencies, .venv/. Safe to run again.
#
# The other account deploys with scripts/deploy-with-layer.sh --layer-arn. scripts/prune-layers.sh keeps shared versions.
# Every account that may use a layer can download it; it contains no secret.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

takes --account '^[0-9]{12}$' 'an account: 12 digits'
takes --organization '^o-[a-z0-9]{10,32}$' 'an organization, such as o-a1b2c3d4e5'
takes --revoke
takes --list
takes --version '^[1-9][0-9]{0,8}$' 'a number'
takes --dry-run
read_options "$@"
if [[ -n ${given["--list"]:-} ]]; then
  ((${#options[@]} == 1)) || misuse '--list takes no other option'
  prepare
  hand_over list-shares
fi
[[ ${given["--account"]:+one}${given["--organization"]:+one} == one ]] ||
  misuse 'name one --account or one --organization, or use --list'
prepare
hand_over share "${options[@]}"
