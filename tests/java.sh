#!/bin/sh
# Finds Java for the tests on Spark, and installs it where it is missing and this user may.
set -eu
command -v java >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Java for the tests on Spark …"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq default-jre-headless >/dev/null
else
  echo "Java is missing, so the tests on Spark cannot run. Install it: apt-get install default-jre-headless" >&2
  exit 1
fi
