#!/usr/bin/env bash
# The backup guide of Camunda 8.6 and 8.7 from its first call to its last, with curl and jq alone: a backup
# of everything, the lists, a restore after deleting every index, and the deletion of the backup.
#
#   test/e2e/guide-8-7.sh FOLDER
#
# Each answer becomes FOLDER/<name>.body, with its status and type in FOLDER/<name>.head.
#
# Source: Camunda 8.7 documentation, "Create a backup" and "Restore a backup".
set -euo pipefail

# The documented port-forwards.
OPERATE=${OPERATE:-http://localhost:9600}
OPTIMIZE=${OPTIMIZE:-http://localhost:9620}
TASKLIST=${TASKLIST:-http://localhost:9640}
ZEEBE=${ZEEBE:-http://localhost:9660}
ELASTICSEARCH=${ELASTICSEARCH:-http://localhost:9200}

REPOSITORY=${REPOSITORY:-camunda}
# Which of the two is behind $ELASTICSEARCH.
SEARCH_ENGINE=${SEARCH_ENGINE:-elasticsearch}
ID=${ID:-$(date +%s)}
PAUSE_SECONDS=${PAUSE_SECONDS:-5}
PATIENCE_SECONDS=${PATIENCE_SECONDS:-600}

answers=${1:?give the folder for the answers}
mkdir -p "$answers"
records=camunda_zeebe_records_backup_$ID

# keep NAME CURL-ARGUMENTS...
keep() {
  local file=$answers/$1
  shift
  : >"$file.body"
  curl -sS -o "$file.body" -w '%{http_code} %{content_type}\n' "$@" >"$file.head"
}

# Between two looks, and never for ever.
pause() {
  if ((SECONDS > PATIENCE_SECONDS)); then
    echo "gave up after $PATIENCE_SECONDS s: $1" >&2
    exit 1
  fi
  sleep "$PAUSE_SECONDS"
}

status() {
  curl -s -o /dev/null -w '%{http_code}' "$1"
}

snapshots() {
  curl -s "$ELASTICSEARCH/_snapshot/$REPOSITORY/_all" |
    jq -r '.snapshots[].snapshot' |
    grep -E "_$ID(_|\$)"
}

# Only Elasticsearch has feature states.
records_body='{
        "indices": "zeebe-record*",
        "feature_states": ["none"]
      }'
if [[ $SEARCH_ENGINE == opensearch ]]; then
  records_body='{"indices": "zeebe-record*"}'
  echo '== OpenSearch: register the repository'
  keep repository -XPUT "$ELASTICSEARCH/_snapshot/$REPOSITORY" -H 'Content-Type: application/json' \
    -d "{\"type\": \"s3\", \"settings\": {\"bucket\": \"$REPOSITORY\", \"base_path\": \"backups\"}}"
fi

echo "== Backup $ID: the web applications, in any order"
body="{\"backupId\": $ID}"
keep optimize-start -XPOST "$OPTIMIZE/actuator/backups" -H 'Content-Type: application/json' -d "$body"
keep operate-start -XPOST "$OPERATE/actuator/backups" -H 'Content-Type: application/json' -d "$body"
keep tasklist-start -XPOST "$TASKLIST/actuator/backups" -H 'Content-Type: application/json' -d "$body"

while [[ "$(curl -s "$OPTIMIZE/actuator/backups/$ID" | jq -r .state)" != "COMPLETED" ]]; do pause Optimize; done
while [[ "$(curl -s "$OPERATE/actuator/backups/$ID" | jq -r .state)" != "COMPLETED" ]]; do pause Operate; done
while [[ "$(curl -s "$TASKLIST/actuator/backups/$ID" | jq -r .state)" != "COMPLETED" ]]; do pause Tasklist; done

keep optimize-state "$OPTIMIZE/actuator/backups/$ID"
keep operate-state "$OPERATE/actuator/backups/$ID"
keep tasklist-state "$TASKLIST/actuator/backups/$ID"

echo '== Zeebe, in exactly this order'
keep pause -XPOST "$ZEEBE/actuator/exporting/pause?soft=true"
keep records-start -XPUT "$ELASTICSEARCH/_snapshot/$REPOSITORY/$records?wait_for_completion=true" \
  -H 'Content-Type: application/json' -d "$records_body"
keep records-status "$ELASTICSEARCH/_snapshot/$REPOSITORY/$records/_status"
keep zeebe-start -XPOST "$ZEEBE/actuator/backups" -H 'Content-Type: application/json' -d "$body"
while [[ "$(curl -s "$ZEEBE/actuator/backups/$ID" | jq -r .state)" != "COMPLETED" ]]; do pause Zeebe; done
keep zeebe-state "$ZEEBE/actuator/backups/$ID"
keep resume -XPOST "$ZEEBE/actuator/exporting/resume"

echo '== Restore: find the backup'
keep templates "$ELASTICSEARCH/_index_template"
keep optimize-list "$OPTIMIZE/actuator/backups"
keep operate-list "$OPERATE/actuator/backups"
keep tasklist-list "$TASKLIST/actuator/backups"
keep zeebe-list "$ZEEBE/actuator/backups"
keep snapshots "$ELASTICSEARCH/_snapshot/$REPOSITORY/_all"

echo '== Restore: delete every index, then bring back every snapshot'
keep indices-before "$ELASTICSEARCH/_cat/indices?h=index"
for index in $(curl -s "$ELASTICSEARCH/_cat/indices?h=index" | grep -E 'operate|tasklist|optimize|zeebe'); do
  keep "delete-index-$index" -XDELETE "$ELASTICSEARCH/$index"
done
keep indices-deleted "$ELASTICSEARCH/_cat/indices?h=index"
for snapshot in $(snapshots); do
  keep "restore-$snapshot" -XPOST "$ELASTICSEARCH/_snapshot/$REPOSITORY/$snapshot/_restore?wait_for_completion=true"
done
keep indices-restored "$ELASTICSEARCH/_cat/indices?h=index"

echo '== Delete the backup everywhere'
keep optimize-delete -XDELETE "$OPTIMIZE/actuator/backups/$ID"
keep operate-delete -XDELETE "$OPERATE/actuator/backups/$ID"
keep tasklist-delete -XDELETE "$TASKLIST/actuator/backups/$ID"
keep zeebe-delete -XDELETE "$ZEEBE/actuator/backups/$ID"
keep records-delete -XDELETE "$ELASTICSEARCH/_snapshot/$REPOSITORY/$records"

# An accepted deletion is no proof.
while [[ "$(status "$OPTIMIZE/actuator/backups/$ID")" != 404 ]]; do pause 'Optimize keeps the backup'; done
while [[ "$(status "$OPERATE/actuator/backups/$ID")" != 404 ]]; do pause 'Operate keeps the backup'; done
while [[ "$(status "$TASKLIST/actuator/backups/$ID")" != 404 ]]; do pause 'Tasklist keeps the backup'; done
while [[ "$(status "$ZEEBE/actuator/backups/$ID")" != 404 ]]; do pause 'Zeebe keeps the backup'; done

keep optimize-gone "$OPTIMIZE/actuator/backups/$ID"
keep operate-gone "$OPERATE/actuator/backups/$ID"
keep tasklist-gone "$TASKLIST/actuator/backups/$ID"
keep zeebe-gone "$ZEEBE/actuator/backups/$ID"
keep records-gone "$ELASTICSEARCH/_snapshot/$REPOSITORY/$records"
keep snapshots-left "$ELASTICSEARCH/_snapshot/$REPOSITORY/_all"
