#!/usr/bin/env bash
# Lets another AWS account, or all accounts of an organization, use the layer; takes that back; or lists who may use it.
#
# Usage: scripts/share-layer.sh [options]
#
#   --account ID         share with this account (12 digits)
#   --organization o-ID  share with all accounts of this organization
#   --revoke             no longer share with it, by default none of the versions
#   --list               list who may use each version; change nothing
#   --version N          only this version (default: the newest of each processor)
#   --dry-run            show the changes; change nothing
#   --help               show this text
#
# Needs:    a published layer (scripts/build-layer.sh), Python 3, and an AWS account that you are signed in to
# Changes:  who may use versions of the layer channelwright-dependencies, .venv/. Safe to run again.
#
# The other account deploys with scripts/deploy-with-layer.sh --layer-arn. scripts/prune-layers.sh keeps shared versions.
# Whoever may use a layer can download it; it contains no secret.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib-operations.sh"

main() {
  read_options "$@"
  load_settings
  install_tools
  if $lists; then
    hand_over list-shares
  fi
  hand_over share "${grantee[@]}" "${options[@]}"
}

read_options() {
  options=() grantee=() lists=false
  while (($# > 0)); do
    case $1 in
      --help | -h)
        show_help
        exit 0
        ;;
      --account)
        [[ ${2:-} =~ ^[0-9]{12}$ ]] || misuse '--account needs an account: 12 digits'
        grantee+=(account "$2")
        shift
        ;;
      --organization)
        [[ ${2:-} =~ ^o-[a-z0-9]{10,32}$ ]] || misuse '--organization needs an organization, such as o-a1b2c3d4e5'
        grantee+=(organization "$2")
        shift
        ;;
      --revoke) options+=(--revoke) ;;
      --list) lists=true ;;
      --version)
        [[ ${2:-} =~ ^[1-9][0-9]{0,8}$ ]] || misuse '--version needs a number'
        options+=(--version "$2")
        shift
        ;;
      --dry-run) options+=(--dry-run) ;;
      *) misuse "unknown option $1" ;;
    esac
    shift
  done
  if $lists; then
    ((${#grantee[@]} + ${#options[@]} == 0)) || misuse '--list takes no other option'
  else
    ((${#grantee[@]} == 2)) || misuse 'name one --account or one --organization, or use --list'
  fi
}

main "$@"
