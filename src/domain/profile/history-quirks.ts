import { backupsLines, before, every, type Quirk } from './quirk.js'

/** Operate and Tasklist as applications of their own. */
export const historyQuirks: readonly Quirk[] = [
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

/** The lines in which Operate and Tasklist stand alone. */
function ownLines(): Quirk['affected'] {
  return { '8.1': every, ...backupsLines() }
}
