#!/usr/bin/env bash
# Uses the project as somebody does who has just cloned it: install, start, one backup, stop.
set -euo pipefail

here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || true; rm -rf "$work"' EXIT

git clone --quiet "$here" "$work/clone"
cd "$work/clone"
npm ci --silent
npm start --silent -- --port-base 0 --pace instant --ready-file "$work/ready.json" >"$work/out" 2>"$work/err" &
npm_pid=$!
for _ in $(seq 300); do
  [ ! -s "$work/ready.json" ] || break
  sleep 0.1
done
[ -s "$work/ready.json" ] || { echo "smoke: not ready after 30 s" >&2; cat "$work/err" >&2; exit 1; }

pid=$(jq -r .pid "$work/ready.json")
operate=$(jq -r .doors.operate "$work/ready.json")
curl -sf -X POST "$operate/actuator/backups" -H 'Content-Type: application/json' -d '{"backupId":1}' >/dev/null
state=$(curl -sf "$operate/actuator/backups/1" | jq -r .state)
[ "$state" = COMPLETED ] || { echo "smoke: the backup is $state" >&2; exit 1; }

kill -TERM "$pid"
wait "$npm_pid" || { echo "smoke: stopped with status $?" >&2; exit 1; }
pid=
echo 'smoke: a fresh clone installs, starts, completes a backup and stops'
