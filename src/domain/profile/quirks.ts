/**
 * Known defects and surprises of real releases, by the number of their issue.
 *
 * A quirk that a release had is on when that release is pinned; every quirk can be switched on or off by
 * name. Where no patch number is known, `affected` is empty and the quirk waits to be asked for.
 */
import type { Line } from '../release.js'
import type { SwitchValue } from './switch.js'

export type SwitchSettings = Readonly<Record<string, SwitchValue>>

export interface Quirk {
  readonly id: string
  /** What a client sees. */
  readonly effect: string
  /** First and last patch of each line that had it. */
  readonly affected: Readonly<Partial<Record<Line, PatchRange>>>
  readonly on: SwitchSettings
  /** What switching it off means where the release's own values are the quirk. */
  readonly off?: SwitchSettings
}

export type PatchRange = readonly [first: number, last: number]

/** Every patch of a line, those to come included. */
const every: PatchRange = [0, Number.POSITIVE_INFINITY]

/** The patches before the one that brought the repair. */
const before = (repaired: number): PatchRange => [0, repaired - 1]

/** Operate and Tasklist as applications of their own. */
const standalone: readonly Quirk[] = [
  {
    id: 'camunda-22871',
    effect: 'Operate stops after part 1; the backup stays INCOMPLETE',
    affected: {},
    on: { 'operate.stopsAfterPart': 1 }
  },
  {
    id: 'camunda-22861',
    effect: "the names of Operate's snapshots are doubled",
    affected: {},
    on: { 'operate.doubledNames': true }
  },
  {
    id: 'camunda-29182',
    effect:
      'after a part of more than 30 s Operate keeps its queue for ever: every start is refused as busy',
    affected: { '8.3': every, '8.4': every, '8.5': every, '8.6': before(14), '8.7': before(2) },
    on: { 'operate.onSocketTimeout': 'stuck', 'operate.socketTimeoutMs': 30_000 }
  },
  {
    id: 'camunda-33717',
    effect: 'a backup is INCOMPLETE for a moment between two of its parts',
    affected: { '8.6': before(19), '8.7': before(6) },
    on: {
      'operate.incomplete': 'immediate',
      'operate.partsGapMs': 100,
      'tasklist.incomplete': 'immediate',
      'tasklist.partsGapMs': 100,
      'webapps.incomplete': 'immediate',
      'webapps.partsGapMs': 100
    }
  },
  {
    id: 'camunda-33717-timeout',
    effect: 'the 300 s after which a missing part makes a backup INCOMPLETE are over after 0.3 s',
    affected: {},
    on: { 'operate.incomplete': 'timeout-0.3s' }
  },
  {
    id: 'camunda-37591',
    effect: 'GET of an unknown id is a 400 in Operate and a 500 in Tasklist, not a 404',
    affected: { '8.6': before(36), '8.7': before(23) },
    on: { 'operate.unknownId': 'es-empty-list', 'tasklist.unknownId': 'es-empty-list' }
  },
  {
    id: 'camunda-18869',
    effect: "Operate's DELETE of a backup that another version made deletes nothing",
    affected: { '8.6': before(26), '8.7': before(12) },
    on: { 'operate.deleteByOwnVersionOnly': true }
  },
  {
    id: 'camunda-20458',
    effect: "Tasklist's DELETE of a backup that another version made deletes nothing",
    affected: { '8.6': before(26), '8.7': before(12) },
    on: { 'tasklist.deleteByOwnVersionOnly': true }
  },
  {
    id: 'delete-always-204',
    effect: 'DELETE of an unknown id is a 204, although the documentation promises 404',
    affected: ownLines(),
    on: { 'operate.unknownDelete': '204', 'tasklist.unknownDelete': '204' },
    off: { 'operate.unknownDelete': '404', 'tasklist.unknownDelete': '404' }
  },
  {
    id: 'late-busy-window',
    effect: 'while the last part of a backup runs, another id is accepted',
    affected: { ...ownLines(), '8.8': every, '8.9': every, '8.10': every },
    on: {
      'operate.busyWhile': 'waiting',
      'tasklist.busyWhile': 'waiting',
      'webapps.busyWhile': 'waiting'
    },
    off: {
      'operate.busyWhile': 'running',
      'tasklist.busyWhile': 'running',
      'webapps.busyWhile': 'running'
    }
  },
  {
    id: 'operate-400',
    effect: 'Operate answers 400 where the documentation promises 404, 500 or 502',
    affected: { '8.3': every, '8.4': every, '8.5': every, '8.6': every, '8.7': every },
    on: { 'operate.errorStyle': 'operate-v1' },
    off: { 'operate.errorStyle': 'tasklist-mgmt' }
  },
  {
    id: 'tasklist-pretty',
    effect: 'Tasklist indents its JSON, error bodies too',
    affected: ownLines(),
    on: { 'tasklist.prettyJson': true },
    off: { 'tasklist.prettyJson': false }
  },
  {
    id: 'list-filters-missing',
    effect: 'verbose and pattern of a list are ignored, whatever they hold',
    affected: { '8.6': before(12) },
    on: { 'operate.listFilters': false, 'tasklist.listFilters': false }
  },
  {
    id: 'camunda-18766',
    effect: 'POST to the actuator is refused with 403',
    affected: {},
    on: { 'operate.postForbidden': true, 'tasklist.postForbidden': true }
  },
  {
    id: 'helm-613',
    effect: 'Tasklist 8.1 refuses a start with 405',
    affected: { '8.1': [7, 7] },
    on: { 'tasklist.firstEndpoint': '405' }
  },
  {
    id: 'docs-8.1-State',
    effect: "8.1's answer also holds the member State, as its documentation prints it",
    affected: {},
    on: {
      'operate.capitalState': true,
      'tasklist.capitalState': true,
      'optimize.capitalState': true
    }
  }
]

/** The web applications as one, 8.8 and later. */
const webapps: readonly Quirk[] = [
  {
    id: 'camunda-59901',
    effect: 'a list with verbose=false shows healthy backups as FAILED',
    affected: { '8.8': before(36), '8.9': before(17) },
    on: { 'webapps.verboseFalseVerdict': 'failed' }
  },
  {
    id: 'webapps-verbose-mandatory',
    effect: 'a list without verbose is refused',
    affected: {},
    on: { 'webapps.verboseMandatory': true }
  },
  {
    id: 'camunda-25769',
    effect: 'GET by id is a 500 while the repository is missing, where everything else is a 404',
    affected: { '8.8': every, '8.9': every, '8.10': every },
    on: { 'webapps.getMissingRepository': '500' },
    off: { 'webapps.getMissingRepository': '404' }
  },
  {
    id: 'camunda-33279',
    effect: 'a backup stops after part 1 and stays INCOMPLETE',
    affected: {},
    on: { 'webapps.stopsAfterPart': 1 }
  },
  {
    id: 'opensearchEarly88',
    effect: 'a missing repository and a lost connection are both a 500',
    affected: {},
    on: { 'webapps.storeErrors': '500' }
  },
  {
    id: 'webapps-docs-202',
    effect: 'a start is accepted with 202, as the OpenAPI file promised',
    affected: {},
    on: { 'webapps.createStatus': '202' }
  }
]

/** Zeebe's gateway. */
const zeebe: readonly Quirk[] = [
  {
    id: 'exporting-envelope',
    effect: 'pause and resume are always HTTP 200; the result is the inner status',
    affected: { '8.5': every, '8.6': every, '8.7': every, '8.8': every, '8.9': every },
    on: { 'zeebe.exportingAnswer': 'envelope' },
    off: { 'zeebe.exportingAnswer': '204' }
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
    affected: oldZeebeLines(),
    on: { 'zeebe.conflictText': 'old' },
    off: { 'zeebe.conflictText': 'new' }
  },
  {
    id: 'empty-broker-version',
    effect: 'a failed partition without a descriptor has an empty version in the list',
    affected: oldZeebeLines(),
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

const optimize: readonly Quirk[] = [
  {
    id: 'optimize-missing-500',
    effect: 'no snapshots are a 500 in Optimize, not a 404',
    affected: {},
    on: { 'optimize.missingSnapshots': '500' }
  }
]

export const quirks: readonly Quirk[] = [...standalone, ...webapps, ...zeebe, ...optimize]

/** The lines in which Operate and Tasklist stand alone. */
function ownLines(): Quirk['affected'] {
  return { '8.1': every, ...oldZeebeLines() }
}

/** The lines in which Zeebe's endpoint is called backups. */
function oldZeebeLines(): Quirk['affected'] {
  return {
    '8.2': every,
    '8.3': every,
    '8.4': every,
    '8.5': every,
    '8.6': every,
    '8.7': every
  }
}

function zeebeLines(): Quirk['affected'] {
  return { ...oldZeebeLines(), '8.8': every }
}
