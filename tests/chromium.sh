#!/bin/sh
# Finds Debian's chromium for the browser tests, and installs it where it is missing and this user may.
set -eu
command -v chromium >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing chromium for the browser tests …"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
else
  echo "chromium is missing, so the browser tests cannot run. Install it: apt-get install chromium" >&2
  exit 1
fi
