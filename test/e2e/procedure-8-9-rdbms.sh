#!/usr/bin/env bash
# The primary backup of Camunda 8.9 beside a relational database, which its own tools have backed up before.
# Nothing is paused, and the cluster gives the ID: an ID given here, as in every other procedure, is refused.
#
#   test/e2e/procedure-8-9-rdbms.sh generated FOLDER
#
# Source: Camunda 8.9 documentation, "Back up and restore with a relational database".
source "$(dirname "$0")/procedure.sh"

ORCHESTRATION=${ORCHESTRATION:-http://localhost:9600}

if [[ $ID == generated ]]; then
  step runtime-start -XPOST "$ORCHESTRATION/actuator/backupRuntime"
  ID=$(jq .backupId "$answers/runtime-start.body")
else
  step runtime-start -XPOST "$ORCHESTRATION/actuator/backupRuntime" -H "$json" -d "{\"backupId\": $ID}"
fi
completed runtime-state "$ORCHESTRATION/actuator/backupRuntime/$ID"

step state "$ORCHESTRATION/actuator/backupRuntime/state"
jq -e '
  (.backupStates | map(.partitionId)) as $partitions
  | ($partitions | length > 0) and (.ranges | map(.partitionId)) == $partitions
' "$answers/state.body" >"$answers/whole" || give_up 'a partition has no backup, or its backups have a gap'
