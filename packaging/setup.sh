#!/usr/bin/env bash
# Installs the Debian packages that building, running and testing need, and nothing else.
# Does nothing when all are there. As root, or as a user who may use sudo.
set -euo pipefail

build=(g++ lld cmake ninja-build ccache pkg-config qt6-base-dev qt6-charts-dev libqt6opengl6-dev libgl-dev
       libopengl-dev libpqxx-dev libpq-dev node-llhttp
       libsodium-dev libqrencode-dev)
run=(postgresql-15 pgbouncer libqt6sql6-psql)
tests=(clang libclang-rt-14-dev clang-format python3-jsonschema curl wrk jq xvfb xdotool imagemagick
       libzbar-dev poppler-utils)

missing=()
for package in "${build[@]}" "${run[@]}" "${tests[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
    missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

echo "installing: ${missing[*]}" >&2
sudo=()
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || {
    echo "setup: packages are missing; run as root: apt-get install ${missing[*]}" >&2
    exit 1
  }
  sudo=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
# Installing the server package would start a cluster of its own, which nothing here uses.
"${sudo[@]}" mkdir -p /etc/postgresql-common
[ -e /etc/postgresql-common/createcluster.conf ] ||
  echo 'create_main_cluster = false' |
    "${sudo[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
"${sudo[@]}" apt-get update -qq >&2
"${sudo[@]}" apt-get install -y --no-install-recommends "${missing[@]}" >&2
