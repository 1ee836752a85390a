# What the procedures share; to be sourced. Each takes the backup ID and a folder, where every answer becomes
# <name>.body, with its status and type in <name>.head.
set -euo pipefail

REPOSITORY=${REPOSITORY:-camunda}
# Which of the two is behind $ELASTICSEARCH.
SEARCH_ENGINE=${SEARCH_ENGINE:-elasticsearch}
PAUSE_SECONDS=${PAUSE_SECONDS:-5}
PATIENCE_SECONDS=${PATIENCE_SECONDS:-600}

ID=${1:?give the backup ID}
answers=${2:?give the folder for the answers}
records=camunda_zeebe_records_backup_$ID
json='Content-Type: application/json'
mkdir -p "$answers"

give_up() {
  echo "gave up: $1" >&2
  exit 1
}

# ask NAME CURL-ARGUMENTS...: whatever the answer is, it is kept.
ask() {
  local file=$answers/$1
  shift
  : >"$file.body"
  curl -sS --max-time 60 -o "$file.body" -w '%{http_code} %{content_type}\n' "$@" >"$file.head"
}

# step NAME CURL-ARGUMENTS...: goes on only after a 2xx.
step() {
  ask "$@"
  [[ $(<"$answers/$1.head") == 2* ]] || give_up "$1 was answered $(<"$answers/$1.head")"
}

# completed NAME URL: looks until the whole backup is COMPLETED. Just accepted, it may still be a 404. Zeebe 8.1
# calls its state `status`.
completed() {
  local state
  until
    ask "$1" "$2"
    state=$(jq -r '.state // .status' "$answers/$1.body")
    [[ $state == COMPLETED ]]
  do
    [[ $state != FAILED && $state != INCOMPATIBLE ]] || give_up "$1 is $state"
    ((SECONDS <= PATIENCE_SECONDS)) || give_up "$1 is $state after $PATIENCE_SECONDS s"
    sleep "$PAUSE_SECONDS"
  done
}

# exporting NAME URL: done is a 204, or a 200 with a 204 inside.
exporting() {
  step "$1" -XPOST "$2"
  [[ $(<"$answers/$1.head") == 204* ]] || [[ $(jq .status "$answers/$1.body") == 204 ]] ||
    give_up "$1 failed: $(jq -r .body.message "$answers/$1.body")"
}

# resume_at_exit URL: from here on, whatever happens, exporting is resumed in the end.
resume_at_exit() {
  local url=$1
  trap "exporting resume '$url/actuator/exporting/resume'" EXIT
}

# What the snapshots need: with OpenSearch the procedures begin with it.
register_repository() {
  step repository -XPUT "$ELASTICSEARCH/_snapshot/$REPOSITORY" -H "$json" \
    -d "{\"type\": \"s3\", \"settings\": {\"bucket\": \"$REPOSITORY\", \"base_path\": \"backups\"}}"
}

# The records that Zeebe has exported, while it exports no more. Only Elasticsearch has feature states.
back_up_records() {
  local body='{"indices": "zeebe-record*", "feature_states": ["none"]}'
  [[ $SEARCH_ENGINE != opensearch ]] || body='{"indices": "zeebe-record*"}'
  step records-start -XPUT "$ELASTICSEARCH/_snapshot/$REPOSITORY/$records?wait_for_completion=true" \
    -H "$json" -d "$body"
  [[ $(jq -r '"\(.snapshot.state) \(.snapshot.shards.failed)"' "$answers/records-start.body") == 'SUCCESS 0' ]] ||
    give_up 'the snapshot of the records is not whole'
  step records-status "$ELASTICSEARCH/_snapshot/$REPOSITORY/$records/_status"
}
