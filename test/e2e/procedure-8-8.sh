#!/usr/bin/env bash
# The backup of Camunda 8.8 with Elasticsearch or OpenSearch: the pause comes first, and the web applications are one.
#
#   test/e2e/procedure-8-8.sh ID FOLDER
#
# Source: Camunda 8.8 documentation, "Create a backup".
source "$(dirname "$0")/procedure.sh"

ORCHESTRATION=${ORCHESTRATION:-http://localhost:9600}
OPTIMIZE=${OPTIMIZE:-http://localhost:9620}
ELASTICSEARCH=${ELASTICSEARCH:-http://localhost:9200}

body="{\"backupId\": $ID}"
[[ $SEARCH_ENGINE != opensearch ]] || register_repository
resume_at_exit "$ORCHESTRATION"
exporting pause "$ORCHESTRATION/actuator/exporting/pause?soft=true"
step history-start -XPOST "$ORCHESTRATION/actuator/backupHistory" -H "$json" -d "$body"
step optimize-start -XPOST "$OPTIMIZE/actuator/backups" -H "$json" -d "$body"
completed history-state "$ORCHESTRATION/actuator/backupHistory/$ID"
completed optimize-state "$OPTIMIZE/actuator/backups/$ID"
back_up_records
step runtime-start -XPOST "$ORCHESTRATION/actuator/backupRuntime" -H "$json" -d "$body"
completed runtime-state "$ORCHESTRATION/actuator/backupRuntime/$ID"
