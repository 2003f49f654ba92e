#!/bin/sh
# Runs a command with DATABASE_URL at a private PostgreSQL cluster: in a temporary folder, on a socket only,
# under an unprivileged user, and removed afterwards. Usage: postgres.sh COMMAND [ARGUMENT ...]
# AUTOVACUUM=off for tests: they roll back what they write, and what was counted while a table was empty, at whatever moment,
# would mislead the planner when it is full.
set -eu
binaries() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }
if [ -z "$(binaries)" ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "PostgreSQL is missing, so the suite cannot run on it. Install it: apt-get install postgresql" >&2
    exit 1
  fi
  echo "Installing PostgreSQL …"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null
fi
bin=$(binaries)
folder=$(mktemp -d)
owner=$(id -un)
run() { "$@"; }
if [ "$(id -u)" = 0 ]; then
  owner=nobody
  chown nobody "$folder"
  run() { setpriv --reuid nobody --regid nogroup --clear-groups env HOME="$folder" "$@"; }
fi
stop() {
  run "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM
cd "$folder"
run "$bin/initdb" -D "$folder/data" -U narvard -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
run "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
  -o "-k $folder -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
  -c autovacuum=${AUTOVACUUM:-on}" start >/dev/null \
  || { cat "$folder/log" >&2; exit 1; }
cd "$OLDPWD"
DATABASE_URL="postgres://narvard@/narvard?host=$folder" "$@"
