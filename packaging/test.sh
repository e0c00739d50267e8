#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test: a debug build under gcc, the thread-safety
# analysis under clang, and the tests again under the address and thread sanitizers.
#
#   packaging/test.sh [--quick]     --quick: the debug build's tests only
set -euo pipefail
cd "$(dirname "$0")/.."
quick=false
case "${1:-}" in
  --quick) quick=true ;;
  --help) awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$0"; exit 0 ;;
esac

packaging/setup.sh
# One cache for every checkout on this machine.
export CCACHE_MAXSIZE=${CCACHE_MAXSIZE:-5G} CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1

step() { echo; echo "== $*"; }

step "build and test: dev"
cmake --preset dev >/dev/null
cmake --build --preset dev
ctest --preset dev -j2
$quick && exit 0

step "thread-safety analysis: clang"
cmake --preset clang >/dev/null
cmake --build --preset clang

# The sanitizers look at what has threads and memory to get wrong; full-size loads stay out.
for preset in asan tsan; do
  step "build and test: $preset"
  cmake --preset $preset >/dev/null
  cmake --build --preset $preset
  ctest --preset $preset -LE 'tidy|heavy'
done
