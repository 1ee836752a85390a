#!/usr/bin/env bash
# The backup of Camunda 8.1: string ids at /actuator/backup, and Zeebe's own id in the path.
#
#   test/e2e/procedure-8-1.sh ID FOLDER
#
# Source: Camunda 8.1 documentation, "Backup and restore".
source "$(dirname "$0")/procedure.sh"

OPERATE=${OPERATE:-http://localhost:9600}
OPTIMIZE=${OPTIMIZE:-http://localhost:9620}
TASKLIST=${TASKLIST:-http://localhost:9640}
ZEEBE=${ZEEBE:-http://localhost:9660}
ELASTICSEARCH=${ELASTICSEARCH:-http://localhost:9200}

body="{\"backupId\": \"$ID\"}"
step optimize-start -XPOST "$OPTIMIZE/actuator/backup" -H "$json" -d "$body"
step operate-start -XPOST "$OPERATE/actuator/backup" -H "$json" -d "$body"
step tasklist-start -XPOST "$TASKLIST/actuator/backup" -H "$json" -d "$body"
completed optimize-state "$OPTIMIZE/actuator/backup/$ID"
completed operate-state "$OPERATE/actuator/backup/$ID"
completed tasklist-state "$TASKLIST/actuator/backup/$ID"

resume_at_exit "$ZEEBE"
exporting pause "$ZEEBE/actuator/exporting/pause"
back_up_records
step zeebe-start -XPOST "$ZEEBE/actuator/backups/$ID"
completed zeebe-state "$ZEEBE/actuator/backups/$ID"
