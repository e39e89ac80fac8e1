# shellcheck shell=bash
# Shared by the scripts: help, settings, steps, errors, temporary files, access to AWS, and builds.
#
# A script sources this file, reads its options, and calls `load_settings` and `need` before its first step.
# Functions that print a value print nothing else on standard output.

if ((BASH_VERSINFO[0] < 5)); then
  printf 'failed: this is Bash %s\nremedy: install Bash 5\n' "$BASH_VERSION" >&2
  exit 1
fi

# These scripts handle secrets; `bash -x` would show them.
set +x

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root
readonly -a settings=(
  DISCORD_PUBLIC_KEY DISCORD_BOT_TOKEN DISCORD_APPLICATION_ID AWS_PROFILE AWS_REGION
  DISCORD_BOT_TOKEN_PARAMETER CHANNELWRIGHT_ARCHITECTURE CHANNELWRIGHT_WORKER_CONCURRENCY
  CHANNELWRIGHT_LOG_RETENTION_DAYS CHANNELWRIGHT_ALARM_TOPIC_ARN CHANNELWRIGHT_ARTIFACTS_BUCKET
)

current_step='starting' current_remedy=''
# A private folder for temporary files.
work=$(mktemp -d)
readonly work
trap 'rm -rf "$work"' EXIT
trap 'on_error "$LINENO"' ERR

# -- Output ------------------------------------------------------------------------------------------------------------

# Prints the comment at the head of the running script.
show_help() {
  awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$0"
}

say() {
  printf '%s\n' "$*"
}

# step TEXT [REMEDY]: announces the next step, and sets the remedy to print if it fails.
step() {
  current_step=$1 current_remedy=${2:-}
  printf '\n== %s\n' "$1"
}

# die TEXT [REMEDY]
die() {
  report_failure "$1" "${2:-}"
  exit 1
}

# misuse TEXT: reports invalid arguments.
misuse() {
  printf '%s\nSee %s --help\n' "$1" "$(basename "$0")" >&2
  exit 2
}

on_error() {
  local status=$?
  # A failure in a command substitution also fails in its caller.
  if ((BASH_SUBSHELL == 0)); then
    report_failure "$current_step ($(basename "$0"), line $1, exit code $status)" "$current_remedy"
  fi
  exit 1
}

# Prints only the first failure of a run.
report_failure() {
  if [[ ! -e $work/reported ]]; then
    printf '\nfailed: %s\n' "$1" >&2
    if [[ -n $2 ]]; then
      printf 'remedy: %s\n' "$2" >&2
    fi
    : >"$work/reported"
  fi
}

# -- Options -----------------------------------------------------------------------------------------------------------

# For each option: the pattern of its value (empty if it takes none) and a description of the value.
declare -A patterns=() values=() given=()
options=()

# takes NAME [PATTERN VALUE]: the script has this option.
takes() {
  patterns[$1]=${2:-} values[$1]=${3:-}
}

# takes_packages: the script has the option --no-build, with the packages of both functions.
takes_packages() {
  takes --no-build packages
}

# read_options OPTION…: sets `options`, which scripts/operations reads, too, and `given`, the values by name. Shows the help or
# reports misuse, and exits.
# shellcheck disable=SC2034 # the scripts use them
read_options() {
  while (($# > 0)); do
    if [[ $1 == --help || $1 == -h ]]; then
      show_help
      exit 0
    fi
    [[ " ${!patterns[*]} " == *" $1 "* ]] || misuse "unknown option $1"
    options+=("$1")
    case ${patterns[$1]} in
      '') given[$1]=yes ;;
      packages)
        [[ -f ${2:-} && -f ${3:-} ]] || misuse '--no-build needs two packages: first the bot, then the worker'
        ! cmp -s "$2" "$3" || misuse 'both packages are the same'
        options+=("$2" "$3")
        shift 2
        ;;
      *)
        [[ ${2:-} =~ ${patterns[$1]} ]] || misuse "$1 needs ${values[$1]}"
        given[$1]=$2 options+=("$2")
        shift
        ;;
    esac
    shift
  done
}

# -- Settings ----------------------------------------------------------------------------------------------------------

# Reads the settings from the environment, and those that are missing from the file .env. They become variables of this shell;
# no program gets them, except for the AWS profile and region.
load_settings() {
  local name
  if [[ -f $root/.env ]]; then
    read_settings_file "$root/.env"
  fi
  for name in "${settings[@]}"; do
    if [[ -v $name && $name != AWS_* ]]; then
      # shellcheck disable=SC2163 # the variable of that name
      export -n "$name"
    fi
  done
}

# Errors contain the line number and the name, never a value.
read_settings_file() {
  local line name value number=0
  local -A seen=()
  # UTF-16 has a NUL byte beside each ASCII letter.
  if (($(tr -cd '\0' <"$1" | wc -c) > 0)); then
    die '.env is not UTF-8' 'Save it as UTF-8: in Notepad, Save as, Encoding.'
  fi
  for name in "${settings[@]}"; do
    if [[ -v $name ]]; then seen[$name]=environment; fi
  done
  while IFS= read -r line || [[ -n $line ]]; do
    number=$((number + 1))
    line=${line%$'\r'}
    # Some editors write a byte order mark at the beginning.
    if ((number == 1)); then line=${line#$'\xef\xbb\xbf'}; fi
    if [[ $line =~ ^[[:blank:]]*(#.*)?$ ]]; then
      continue
    fi
    if [[ ! $line =~ ^([A-Z][A-Z0-9_]*)=(.*)$ ]]; then
      die ".env, line $number: not of the form NAME=value" 'No spaces around "=" and no "export"; see .env.example.'
    fi
    name=${BASH_REMATCH[1]} value=${BASH_REMATCH[2]}
    if [[ " ${settings[*]} " != *" $name "* ]]; then
      die ".env, line $number: there is no setting $name" 'See .env.example for all of them.'
    fi
    case ${seen[$name]:-} in
      environment) continue ;;
      file) die ".env, line $number: $name is set twice" 'Remove one of the two lines.' ;;
    esac
    seen[$name]='file'
    printf -v "$name" '%s' "$(unquote "$value")"
  done <"$1"
}

# Strips surrounding spaces, then surrounding quotes.
unquote() {
  local value=$1
  value=${value#"${value%%[![:blank:]]*}"}
  value=${value%"${value##*[![:blank:]]}"}
  if [[ $value =~ ^\"(.*)\"$ || $value =~ ^\'(.*)\'$ ]]; then
    value=${BASH_REMATCH[1]}
  fi
  printf '%s' "$value"
}

# need NAME…: fails if one of these settings is missing, and lists all missing ones.
need() {
  local name missing=()
  for name in "$@"; do
    if [[ -z ${!name:-} ]]; then missing+=("$name"); fi
  done
  if ((${#missing[@]} > 0)); then
    local list
    list=$(printf '%s, ' "${missing[@]}")
    die "not set: ${list%, }" 'Set it in the environment or in the file .env; .env.example says where to find it.'
  fi
}

# -- Tools -------------------------------------------------------------------------------------------------------------

# Installs the pinned build tools into .venv unless they are already there.
install_tools() {
  local list=$root/scripts/requirements-deploy.txt done_list=$root/.venv/requirements-deploy.txt
  if cmp -s "$list" "$done_list"; then
    return
  fi
  step 'Installing the build tools into .venv' 'Install Python 3 with venv and pip, and check that PyPI can be reached.'
  if [[ ! -x $root/.venv/bin/pip ]]; then
    python3 -m venv "$root/.venv"
  fi
  "$root/.venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: --requirement "$list"
  cp "$list" "$done_list"
}

# Exports the AWS profile and region, if they are set. Sets `region`, which may be empty.
reach_aws() {
  export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off AWS_MAX_ATTEMPTS=${AWS_MAX_ATTEMPTS:-5}
  if [[ -n ${AWS_PROFILE:-} ]]; then
    export AWS_PROFILE
  else
    unset AWS_PROFILE
  fi
  region=${AWS_REGION:-${AWS_DEFAULT_REGION:-}}
  if [[ -n $region ]]; then
    # The two versions of the AWS CLI read different variables.
    export AWS_REGION=$region AWS_DEFAULT_REGION=$region
  else
    unset AWS_REGION AWS_DEFAULT_REGION
  fi
}

# -- Packages ----------------------------------------------------------------------------------------------------------

# build_static ARCHITECTURE: builds and packs both functions without the layer. Sets `bot_zip` and `worker_zip`.
build_static() {
  local name flags target=${1/arm64/aarch64}-unknown-linux-gnu packages=$root/target/static/$1
  install_tools
  step "Building static code for $1" 'Install rustup (https://rustup.rs). For other errors, see the messages of the compiler.'
  (cd "$root" && rustup target add "$target")
  # Remove this machine's paths, so that the bytes are the same in every folder.
  flags=--remap-path-prefix=$root=.$'\x1f'--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo
  flags+=$'\x1f'-Clink-arg=-Wl,-T,$root/scripts/no-unwinding.ld
  (cd "$root" && PATH=$root/.venv/bin:$PATH CARGO_ENCODED_RUSTFLAGS=$flags \
    cargo lambda build --locked --profile shipped --target "$target" \
    --package channelwright-bot --package channelwright-worker --lambda-dir "$packages")
  step 'Packing' 'The folder target/ must be writable.'
  for name in bot worker; do
    python3 "$root/scripts/package.py" make "$packages/$name.zip" "bootstrap=$packages/$name/bootstrap"
    python3 "$root/scripts/package.py" check "$packages/$name.zip" "$1"
    say "$packages/$name.zip: $(wc -c <"$packages/$name.zip") bytes"
  done
  # shellcheck disable=SC2034 # the scripts use it
  bot_zip=$packages/bot.zip worker_zip=$packages/worker.zip
}

# Prints the target folder of Cargo and scripts/layered.py.
build_folder() {
  local folder=${CARGO_TARGET_DIR:-target}
  if [[ $folder != /* ]]; then folder=$root/$folder; fi
  printf '%s' "$folder"
}

# build_layered ARCHITECTURE: builds layer and code, unless nothing has changed. Sets `layered`, the folder with all packages.
build_layered() {
  step "Building layer and code for $1" 'Install rustup (https://rustup.rs). For other errors, see the messages of the compiler.'
  local start=$SECONDS
  (cd "$root" && PATH=$root/.venv/bin:$PATH python3 scripts/layered.py build "$1")
  say "Built in $((SECONDS - start)) s"
  # shellcheck disable=SC2034 # the scripts use it
  layered=$(build_folder)/layered/$1
}

# fit …: see scripts/fit.py --help
fit() {
  "$root/.venv/bin/python" "$root/scripts/fit.py" "$@"
}
