#!/usr/bin/env bash
# Installs what is missing, builds a release and starts Seatlock with a demo event on sale.
#
#   packaging/run.sh [--headless] [ARGUMENTS OF seatlockd serve]
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "${1:-}" = --help ]; then
  awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$0"
  exit 0
fi
[ "${1:-}" != --headless ] || shift

packaging/setup.sh
echo "building (the first time takes a few minutes)" >&2
cmake --preset release >/dev/null
cmake --build --preset release --target seatlockd >&2
exec build/release/bin/seatlockd serve --demo "$@"
