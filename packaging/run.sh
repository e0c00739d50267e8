#!/usr/bin/env bash
# Installs what is missing, builds a release and starts Seatlock with demo events on sale: the
# console where there is a display, otherwise the engine alone.
#
#   packaging/run.sh [--headless] [ARGUMENTS OF seatlock, or of seatlockd serve]
#
#   --headless   the engine alone, display or not
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "${1:-}" = --help ]; then
  awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$0"
  exit 0
fi
program=(seatlock)
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || program=(seatlockd serve)
if [ "${1:-}" = --headless ]; then
  shift
  program=(seatlockd serve)
fi

packaging/setup.sh
# One cache for every checkout on this machine.
export CCACHE_MAXSIZE=${CCACHE_MAXSIZE:-5G} CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
echo "building (the first time takes a few minutes)" >&2
cmake --preset release >/dev/null
cmake --build --preset release --target "${program[0]}" >&2
exec "build/release/bin/${program[0]}" "${program[@]:1}" --demo "$@"
