#!/usr/bin/env bash
# Builds everything, runs every test and ends with the line "N passed, N failed, N skipped".
#
#   tests/run.sh                  all tests
#   tests/run.sh --filter X       only tests that match a "dotnet test" filter, as FullyQualifiedName~Deadlines
#   tests/run.sh --long           also the tests that take minutes (sets LONG=1)
#
# CRASH_SEED repeats the random choices of a crash spec, which prints its seed.
# TEST_STORAGE names a storage account to test against; without it an Azurite is started for the run, and stopped.
# The exit code is 0 only if something ran, all of it ran to its end, nothing failed,
# and nothing skipped that tests/expected-skips.txt does not list.
set -euo pipefail

usage() { sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0"; }

filter=()
while (($# > 0)); do
  case $1 in
    --long) export LONG=1 ;;
    --filter)
      if (($# < 2)); then usage >&2; exit 2; fi
      filter=(--filter "$2")
      shift ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done

cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD

# Nothing of the build stays behind when this script ends.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

require() {
  if ! command -v "$1" > /dev/null; then
    echo "tests/run.sh needs $1, which is not on the PATH: $2" >&2
    exit 1
  fi
}

has_browser() {
  [[ -x ${CHROMIUM:-/usr/bin/chromium-headless-shell} || ( -z ${CHROMIUM:-} && -x /usr/bin/chromium ) ]]
}

# The headless shell is the same engine without the windows, toolbars and menus of the whole browser, which tests never see
# but pay for with a sixth of their processor time.
install_browser() {
  if has_browser && { ! command -v dpkg > /dev/null || dpkg -s fonts-noto-cjk > /dev/null 2>&1; }; then
    return
  fi
  if ! command -v apt-get > /dev/null; then
    echo "The tests need Chromium and a font with Chinese, Japanese and Korean: install both and name the browser's path in CHROMIUM." >&2
    exit 1
  fi
  local as_root=()
  if ((EUID != 0)); then
    require sudo "install chromium-headless-shell and fonts-noto-cjk yourself, or run this as root."
    as_root=(sudo)
  fi
  echo "Installing chromium-headless-shell and fonts-noto-cjk…"
  if ! { "${as_root[@]}" apt-get update -q && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends chromium-headless-shell fonts-noto-cjk; } > "$work/apt.log" 2>&1; then
    tail -n 20 "$work/apt.log" >&2
    echo "apt-get could not install chromium-headless-shell and fonts-noto-cjk: install them, or chromium in place of the first, yourself, then run this again." >&2
    exit 1
  fi
}

work=$(mktemp -d "${TMPDIR:-/tmp}/privacyfunctions-tests.XXXXXX")
tools="$root/tests/tools/TestTools/bin/Release/net10.0/TestTools.dll"
testing=

# Ends a test run that was cut off, with everything in its process group.
end_tests() {
  kill -TERM -- "-$testing" 2> /dev/null || return 0
  for ((i = 0; i < 100; i++)); do
    kill -0 -- "-$testing" 2> /dev/null || return 0
    sleep 0.1
  done
  kill -KILL -- "-$testing" 2> /dev/null || true
}

# Azurites live in process sessions of their own, each with its record in the folder it keeps.
end_azurites() {
  local record
  while IFS= read -r record; do
    dotnet "$tools" azurite stop "$(dirname "$record")" || true
  done < <(find "$work" -name azurite.pid)
}

finish() {
  local code=$?
  trap - EXIT
  trap '' INT TERM
  if [[ -n $testing ]]; then
    end_tests
  fi
  end_azurites
  # A browser that lost its driver writes its profile for a moment yet.
  for ((i = 0; i < 20; i++)); do
    rm -rf "$work" 2> /dev/null && break
    sleep 0.2
  done
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

require dotnet "install the .NET 10 SDK."
require node "install Node.js 20 or newer."
require npm "install npm, which comes with Node.js."
install_browser

dotnet build PrivacyFunctions.sln -c Release

if [[ -z ${TEST_STORAGE:-} ]]; then
  TEST_STORAGE=$(dotnet "$tools" azurite start --in-memory "$work/azurite" "$root/.local/azurite/install")
  export TEST_STORAGE
fi

results="$work/results"
mkdir "$results" "$work/tmp"
names=()
hang=$([[ ${LONG:-} == 1 ]] && echo 60m || echo 10m)
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  # In the background, so that Ctrl+C and SIGTERM reach this script at once, and in a process group ("set -m") to end as one.
  set -m
  TMPDIR="$work/tmp" dotnet test "$project" -c Release --no-build "${filter[@]}" --results-directory "$results" \
    --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" \
    --blame-hang --blame-hang-timeout "$hang" --blame-hang-dump-type none > "$results/$name.log" 2>&1 &
  testing=$!
  set +m
  code=0
  wait "$testing" || code=$?
  testing=
  # A project that is all filtered away, or has no test yet, leaves no TRX file and is content.
  if ((code != 0)) || [[ -e $results/$name.trx ]]; then
    echo "$code" > "$results/$name.exit"
    names+=("$name")
  fi
done

dotnet "$tools" results "$results" tests/expected-skips.txt "${names[@]}"
