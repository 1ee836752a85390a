/** Taking and deleting backups of Optimize. */
import type { ContractCase } from '../case.js'
import { some, wording } from '../pattern.js'
import { assumed } from './evidence.js'
import { deleted, got } from './history-answers.js'
import {
  finished,
  fromSource,
  isNumber,
  looked,
  type OptimizeLine,
  optimizeLines,
  partName,
  planned,
  refused,
  snapshots,
  startOf,
  taken,
  unknown
} from './optimize-answers.js'
import { casesOf, type Row } from './spans.js'
import { stray } from './strays.js'

const exists = 'A backup with ID [{id}] already exists. Found snapshots: '

const gone = { status: 204, headers: { 'content-type': null }, text: '' } as const

const rows: readonly Row<OptimizeLine>[] = [
  {
    id: 'create.accepted',
    title: 'an accepted start says so, and the backup is there soon after',
    safety: 'deletes-what-it-created',
    evidence: fromSource,
    steps: at => [taken(at), finished(at)]
  },
  {
    id: 'create.duplicate',
    title: 'a duplicate is a conflict that names the snapshots that are there',
    safety: 'deletes-what-it-created',
    evidence: fromSource,
    steps: at => {
      const found =
        at.duplicates === 'name' ? '{name1}, {name2}' : '{name1}/{uuid1}, {name2}/{uuid2}'
      const expect = refused(409, 'conflict', `${exists}[${found}]`)
      return [taken(at), finished(at), looked, { send: startOf(at), expect }]
    }
  },
  {
    id: 'create.zero',
    title: 'zero is an id like every other, although the documentation says positive',
    // A backup of that id may have been there before.
    safety: ['deletes-what-it-created', 'destructive'],
    only: isNumber,
    evidence: fromSource,
    steps: at => [taken(at, '0'), finished(at, '0')]
  },
  {
    id: 'create.while-another-runs',
    title: 'another backup is accepted while one runs',
    safety: 'deletes-what-it-created',
    evidence: () => [assumed('nothing in the source of Optimize refuses it')],
    mockOnly: planned({ part: 1, duration: 'never', times: 1 }),
    steps: at => [taken(at), taken(at, '{other}'), finished(at, '{other}')]
  },
  {
    id: 'create.sixty-four-bits',
    title: 'an id of 64 bits goes in and comes out digit for digit',
    safety: 'deletes-what-it-created',
    only: ({ ids }) => ids === 'int64',
    evidence: fromSource,
    steps: at => [
      taken(at, '{large}'),
      finished(at, '{large}'),
      {
        send: got(`${at.base}/{large}`),
        expect: { status: 200, text: wording('{"backupId":{large},*}') }
      }
    ]
  },
  {
    id: 'create.id-after-delete',
    title: 'the id of a backup that was deleted is free again',
    safety: 'deletes-what-it-created',
    evidence: fromSource,
    steps: at => [
      taken(at),
      finished(at),
      { send: deleted(`${at.base}/{id}`), expect: { status: 204 } },
      { send: got(`${at.base}/{id}`), expect: unknown(), eventually: true },
      taken(at),
      finished(at)
    ]
  },
  {
    id: 'create.snapshots',
    title: 'the two parts are snapshots without the state of the cluster',
    safety: 'deletes-what-it-created',
    evidence: fromSource,
    steps: at => [
      taken(at),
      finished(at),
      {
        send: { to: 'search', ...got(snapshots) },
        expect: {
          status: 200,
          json: some({
            snapshots: [1, 2].map(part =>
              some({ snapshot: partName(part), state: 'SUCCESS', include_global_state: false })
            )
          })
        }
      }
    ]
  },
  {
    id: 'delete.accepted',
    title: 'a deletion is a 204 without a byte, and the backup is unknown soon after',
    safety: 'deletes-what-it-created',
    evidence: fromSource,
    steps: at => [
      taken(at),
      finished(at),
      looked,
      { send: deleted(`${at.base}/{id}`), expect: gone },
      { send: got(`${at.base}/{id}`), expect: unknown(), eventually: true },
      {
        send: { to: 'search', ...got('/_snapshot/{repository}/{name1}') },
        expect: { status: 404 },
        eventually: true
      }
    ]
  },
  {
    id: 'delete.unknown',
    title: 'a deletion of a backup that nobody took is a 204 too',
    safety: 'deletes-what-it-created',
    evidence: fromSource,
    steps: at => [{ send: deleted(`${at.base}/{other}`), expect: gone }]
  },
  {
    id: 'delete.by-prefix',
    title: 'a deletion takes whatever begins like the names of the backup',
    safety: 'deletes-what-it-created',
    only: isNumber,
    evidence: fromSource,
    steps: at => [
      stray('camunda_optimize_{id}_notes'),
      { send: deleted(`${at.base}/{id}`), expect: gone },
      {
        send: { to: 'search', ...got('/_snapshot/{repository}/camunda_optimize_{id}_notes') },
        expect: { status: 404 },
        eventually: true
      }
    ]
  },
  {
    id: 'delete.negative',
    title: 'ids in paths are not held against a range',
    safety: 'read-only',
    only: isNumber,
    evidence: fromSource,
    steps: at => [
      { send: deleted(`${at.base}/-1`), expect: gone },
      { send: got(`${at.base}/-1`), expect: unknown('-1') }
    ]
  }
]

export const optimizeCreateCases: readonly ContractCase[] = casesOf(optimizeLines, rows)
