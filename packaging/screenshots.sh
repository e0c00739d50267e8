#!/usr/bin/env bash
# Takes the pictures in resources/screenshots/ anew: the real console in a real window, over an
# engine with the demo events on sale and a rush upon them. Takes about two minutes.
#
#   packaging/screenshots.sh [DIR]     DIR: all pictures of both palettes, to look at
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-}" in
  --help) awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$0"; exit 0 ;;
esac

packaging/setup.sh
cmake --preset release >/dev/null
cmake --build --preset release --target seatlock_screenshots >&2
all=${1:-$(mktemp -d)}
for palette in "" --dark; do
  xvfb-run -a -s "-screen 0 1920x1200x24" \
    build/release/bin/seatlock_screenshots "$all" $palette
done
shown=(overview-light=overview sale-demo-theatre-light=map near-demo-theatre-dark=seats
       engine-dark=engine)
for picture in "${shown[@]}"; do
  # A palette of 256 colours is enough for flat surfaces and a quarter of the size.
  convert "$all/${picture%=*}.png" -strip -colors 256 "resources/screenshots/${picture#*=}.png"
done
[ -n "${1:-}" ] || rm -rf "$all"
ls -l resources/screenshots
