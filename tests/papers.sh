#!/bin/sh
# Finds what PDF is written with for the tests of papers, and installs it where it is missing and this user may.
set -eu
needed="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation"
missing=
for name in $needed; do
  dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q "ok installed" || missing="$missing $name"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing what PDF is written with …"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
else
  echo "PDF cannot be written, so the tests of papers cannot run. Install it: apt-get install$missing" >&2
  exit 1
fi
