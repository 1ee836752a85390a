import { backupsLines, before, every, from, type Quirk } from './quirk.js'

/** Zeebe's gateway. */
export const zeebeQuirks: readonly Quirk[] = [
  {
    id: 'exporting-envelope',
    effect: 'pause and resume are always HTTP 200; the result is the inner status',
    affected: { '8.5': every, '8.6': every, '8.7': every, '8.8': every, '8.9': every },
    on: { 'zeebe.exportingAnswer': 'envelope' },
    off: { 'zeebe.exportingAnswer': '204' }
  },
  {
    id: 'camunda-54037',
    effect: 'a backup is accepted and then never there: GET stays 404',
    affected: {},
    on: { 'zeebe.acceptedVanishes': true }
  },
  {
    id: 'camunda-55838',
    effect: 'after a soft and a hard pause in turn, a partition does not come back from a restart',
    affected: { '8.8': from(27) },
    on: { 'zeebe.mixedPauseCorrupts': true }
  },
  {
    id: 'camunda-52260',
    effect: 'a restart of the brokers enables an exporter that was disabled',
    affected: { '8.7': before(30), '8.8': before(25), '8.9': [0, 2] },
    on: { 'zeebe.restartEnablesExporters': true }
  },
  {
    id: 'camunda-41200',
    effect: 'a backup that runs while leaders change stays IN_PROGRESS for ever',
    affected: {},
    on: { 'zeebe.leaderChange': 'stalls' }
  },
  {
    id: 'camunda-30577',
    effect: 'the backup endpoint is also called backup-runtime',
    affected: { '8.7': before(1) },
    on: { 'zeebe.alsoDashed': true }
  },
  {
    id: 'runtime-message-path',
    effect: 'the answer to a start names actuator/backups, also on backupRuntime',
    affected: { '8.8': every, '8.9': every, '8.10': every },
    on: { 'zeebe.messagePath': 'actuator/backups' },
    off: { 'zeebe.messagePath': 'actuator/backupRuntime' }
  },
  {
    id: 'runtime-foreign-echo',
    effect: 'the id that the answer to a start echoes is another one',
    affected: {},
    on: { 'zeebe.foreignEcho': true }
  },
  {
    id: 'gateway-lacks-continuous',
    effect:
      'a start without an id is refused: the gateway lacks the settings that the brokers have',
    affected: {},
    on: { 'zeebe.idMode': 'gatewayLacksContinuous' }
  },
  {
    id: 'idless-json-400',
    effect: 'a JSON content type without an id is refused, although the documentation sends it',
    affected: { '8.9': every },
    on: { 'zeebe.idlessJson': 'reject' },
    off: { 'zeebe.idlessJson': 'accept' }
  },
  {
    id: 'runtime-unsorted',
    effect: 'the list comes in the order of a hash map',
    affected: zeebeLines(),
    on: { 'zeebe.listOrder': 'hash' },
    off: { 'zeebe.listOrder': 'desc' }
  },
  {
    id: 'conflict-text-old',
    effect: 'a 409 says "id" in small letters and ends with a blank',
    affected: backupsLines(),
    on: { 'zeebe.conflictText': 'old' },
    off: { 'zeebe.conflictText': 'new' }
  },
  {
    id: 'empty-broker-version',
    effect: 'a failed partition without a descriptor has an empty version in the list',
    affected: backupsLines(),
    on: { 'zeebe.emptyBrokerVersion': true },
    off: { 'zeebe.emptyBrokerVersion': false }
  },
  {
    id: 'resume-needs-all',
    effect: 'resume fails while a replica is missing, so exporting stays paused',
    affected: { '8.5': every, '8.6': every, '8.7': every, '8.8': every, '8.9': every },
    on: { 'zeebe.resumeNeedsAll': true },
    off: { 'zeebe.resumeNeedsAll': false }
  },
  {
    id: 'form-soft',
    effect: 'the field soft of a form body decides whether a pause is soft',
    affected: { '8.5': every, '8.6': every, '8.7': every, '8.8': every, '8.9': every },
    on: { 'zeebe.formSoft': true },
    off: { 'zeebe.formSoft': false }
  }
]

function zeebeLines(): Quirk['affected'] {
  return { ...backupsLines(), '8.8': every }
}
