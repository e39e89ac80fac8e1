#!/usr/bin/env bash
# Builds the files of a release for one processor: static packages of both functions, layered packages with their layer, and
# an SBOM (CycloneDX). Publishes nothing.
#
# Usage: scripts/build-release.sh [options]
#
#   --arch x86_64|arm64   the functions' processor (default: x86_64)
#   --tag vVERSION        fail immediately unless this is the version in Cargo.toml, with an entry in docs/CHANGELOG.md
#   --help                show this text
#
# Needs:    rustup and Python 3
# Changes:  target/release-files, where it replaces files of the same name; the rest of target/, and .venv/
#
# Safe to run again. The same commit gives the same bytes in any folder.

set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

main() {
  takes --arch '^(x86_64|arm64)$' 'x86_64 or arm64'
  takes --tag . 'a tag'
  read_options "$@"
  architecture=${given["--arch"]:-x86_64} tag=${given["--tag"]:-}
  find_version
  build_static "$architecture"
  build_layered "$architecture"
  check
  place_files
  write_sbom
  step 'Done'
  (cd "$files" && sha256sum -- "$prefix"*)
}

# Sets `files`, the output folder, and `prefix`, the beginning of all file names.
find_version() {
  local version
  step 'Looking at the version' 'Install rustup (https://rustup.rs).'
  version=$(cd "$root" && cargo pkgid --package channelwright)
  version=${version##*[@#]}
  if [[ -n $tag && $tag != "v$version" ]]; then
    die "the tag is $tag, but the version is $version" 'Correct the version in Cargo.toml, commit, and tag that commit.'
  fi
  if [[ -n $tag ]] && ! python3 "$root/scripts/changelog.py" "$version" >"$work/entry"; then
    die "version $version has no entry in the changelog" 'Write it in docs/CHANGELOG.md, commit, and tag that commit.'
  fi
  say "$version"
  files=$root/target/release-files prefix=channelwright-$version-$architecture
}

check() {
  local fingerprint
  step 'Checking that the packages fit' 'Remove target/layered and target/static, then run this again.'
  fit check-static "$architecture" "$bot_zip" "$worker_zip"
  fingerprint=$(fit check "$architecture" "$layered"/{lambda-layer,bot,worker}.zip)
  say "Layer and code have the fingerprint $fingerprint."
  # The sizes for arm64 differ by a few percent.
  if [[ $architecture == x86_64 ]]; then
    step 'Checking their sizes' 'Find the cause of the growth; scripts/sizes.py has the budget.'
    python3 "$root/scripts/sizes.py" static "${bot_zip%/*}"
    python3 "$root/scripts/sizes.py" layered "$layered"
  fi
}

place_files() {
  step 'Placing the files' 'The folder target/ must be writable.'
  mkdir -p "$files"
  cp "$bot_zip" "$files/$prefix-static-bot.zip"
  cp "$worker_zip" "$files/$prefix-static-worker.zip"
  cp "$layered/bot.zip" "$files/$prefix-layered-bot.zip"
  cp "$layered/worker.zip" "$files/$prefix-layered-worker.zip"
  cp "$layered/lambda-layer.zip" "$files/$prefix-layer.zip"
}

write_sbom() {
  local sbom=$files/$prefix.cdx.json
  step 'Writing the SBOM' 'Install Python 3 with venv and pip, and check that PyPI can be reached.'
  "$root/.venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: \
    --requirement "$root/scripts/requirements-release.txt"
  "$root/.venv/bin/python" "$root/scripts/sbom.py" "$architecture" "$sbom"
  say "$sbom"
}

main "$@"
