# What scripts ask a search engine with curl, grep and jq alone, many of them by the letter. Says what it found.
set -euo pipefail

SEARCH=${SEARCH:-http://localhost:9200}
repository=$SEARCH/_snapshot/backups
json='Content-Type: application/json'
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

code() {
  curl -s -o /dev/null -w '%{http_code}' "$@"
}

curl -sf -XPUT "$repository" -H "$json" -d '{"type":"fs","settings":{"location":"/backups"}}' |
  grep -q '{"acknowledged":true}' && echo 'repository: registered'
echo "without a type: $(code -XPUT "$repository" -d '{"type":"fs"}')"
echo "repository type: $(curl -sf "$repository" | jq -r '.backups.type')"
curl -sf -XPUT "$SEARCH/mine" >/dev/null

curl -sf -XPUT "$repository/one?wait_for_completion=true" -H "$json" -d '{"indices":"mine"}' >"$answer"
grep -q '"state":"SUCCESS"' "$answer" && grep -q '"failed":0' "$answer" && echo 'snapshot: complete'
curl -sf "$repository/one?pretty" | grep -q '"state" : "SUCCESS"' && echo 'pretty: spaced'
echo "states: $(curl -sf "$repository/*?filter_path=snapshots.state" | tr -d '\n')"
echo "last: $(curl -sf "$repository/_all" | jq -r '.snapshots[-1] | "\(.snapshot) \(.shards.failed)"')"
echo "running: $(curl -sf "$SEARCH/_snapshot/_status" | jq '.snapshots | length')"
echo "table: $(curl -sf "$SEARCH/_cat/snapshots/backups?h=id,status")"
echo "indices: $(curl -sf "$SEARCH/_cat/indices/mine?h=index" | xargs)"

echo "absent: $(code "$repository/absent") $(curl -s "$repository/absent" | jq -r .error.type)"
echo "head: $(code -I "$SEARCH/mine") $(code -I "$SEARCH/absent")"
curl -sf -XDELETE "$SEARCH/mine" >/dev/null
curl -sf -XPOST "$repository/one/_restore?wait_for_completion=true" | grep -q '"failed":0' && echo 'restored'
echo "conflict: $(curl -s -XPOST "$repository/one/_restore" | jq -r '"\(.status) \(.error.type)"')"
echo "health: $(curl -sf "$SEARCH/_cluster/health/mine?wait_for_status=yellow&timeout=1s" | jq .timed_out)"
echo "deleted: $(code -XDELETE "$repository/one") $(code -XDELETE "$repository/one")"
