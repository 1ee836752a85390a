# One bad day, told with curl and jq: part 4 of Operate's backup is held, looked at, made to fail and let go; what
# every product says of it then, and what the journal says of that. Takes the backup ID; says what it saw.
set -euo pipefail

ID=${1:?give the backup ID}
OPERATE=${OPERATE:-http://localhost:9600}
ELASTICSEARCH=${ELASTICSEARCH:-http://localhost:9200}
CONTROL=${CONTROL:-http://localhost:9680}
json='Content-Type: application/json'

control() {
  curl -sS --fail-with-body -X "$1" "$CONTROL$2" ${3:+-H "$json" -d "$3"}
}
state() {
  curl -sS "$OPERATE/actuator/backups/$ID" | jq -r "$1"
}

control PUT /clock '{"mode":"manual"}' >/dev/null
control PUT /gates/operate.part4.before-end >/dev/null
curl -sS -o /dev/null "$OPERATE/actuator/backups" -H "$json" -d "{\"backupId\":$ID}"

# Time goes from one event to the next until part 4 stands at the gate.
until [[ $(control GET /gates/operate.part4.before-end | jq .reached) == true ]]; do
  control POST /clock/advance '{"to":"next"}' >/dev/null
done
echo "held: $(state '"\(.state), part 4 is \(.details[3].state)"')"

control POST /plans "{\"app\":\"operate\",\"backupId\":$ID,\"part\":4,\"outcome\":\"FAILED\",
  \"failures\":[{\"reason\":\"IOException[No space left on device]\"}]}" >/dev/null
echo "planned: $(state '.state')"

control POST /gates/operate.part4.before-end/release >/dev/null
echo "released: $(state '.state')"
echo "because: $(state '.failureReason')"
echo "parts: $(state '.details | length')"

snapshot=$(state '.details[3].snapshotName')
echo "elasticsearch: $(curl -sS "$ELASTICSEARCH/_snapshot/_all/$snapshot" |
  jq -r '.snapshots[0] | "\(.state), \(.failures[0].reason)"')"

control POST /journal/verify "{\"sequence\":[
  {\"product\":\"operate\",\"operation\":\"takeBackup\",\"effect\":true},
  {\"product\":\"operate\",\"operation\":\"getBackup\"},
  {\"product\":\"elasticsearch\",\"operation\":\"elasticsearch.getSnapshots\"}]}" >/dev/null
echo "journal: $(control GET "/journal?product=operate&operation=getBackup&backupId=$ID&limit=1" |
  jq -r '.entries[-1].why | "\(.state), \(.plans | join(" "))"')"
