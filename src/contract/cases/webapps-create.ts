/** Taking and deleting backups of the history, from 8.8 on. */
import type { ContractCase, Step } from '../case.js'
import { each, some, text, the, whole, wording } from '../pattern.js'
import { docs, source } from './evidence.js'
import { deleted, got } from './history-answers.js'
import { casesOf, type Row } from './spans.js'
import {
  base,
  finished,
  fromController,
  fromOpenSearch,
  fromRepository,
  fromService,
  numbers,
  partName,
  planned,
  refused,
  startOf,
  taken,
  unknown,
  type WebappsLine,
  webappsLines
} from './webapps-answers.js'

const exists = 'A backup with ID [{id}] already exists. Found snapshots: '
function refusedStart(message: string, id = '{id}'): Step {
  return { send: startOf(id), expect: refused(400, wording(message)) }
}

const rows: readonly Row<WebappsLine>[] = [
  {
    id: 'create.accepted',
    title: 'an accepted start is a 200 that names the snapshots to come',
    safety: 'deletes-what-it-created',
    evidence: () => [...fromController, docs('Camunda 8.8 documentation, backup management')],
    steps: () => [taken(), finished()]
  },
  {
    id: 'create.usual-parts',
    title: 'so many snapshots are taken where no index is missing, in the order of their parts',
    safety: 'deletes-what-it-created',
    mockOnly: {},
    evidence: () => [source('camunda/camunda, BackupPriorities')],
    steps: ({ parts }) => [
      {
        ...taken(),
        expect: {
          status: 200,
          json: { scheduledSnapshots: numbers(parts).map(part => partName(part, parts)) }
        }
      }
    ]
  },
  {
    id: 'create.duplicate',
    title: 'a duplicate is refused with the names of the snapshots that are there',
    safety: 'deletes-what-it-created',
    engines: ['elasticsearch'],
    evidence: () => fromRepository,
    steps: () => [
      { ...taken(), keep: { first: '/scheduledSnapshots/0', second: '/scheduledSnapshots/1' } },
      finished(),
      refusedStart(`${exists}[{first}, {second}, *]`)
    ]
  },
  {
    id: 'create.duplicate.opensearch',
    title: 'on OpenSearch a duplicate is refused with the uuids of the snapshots',
    safety: 'deletes-what-it-created',
    engines: ['opensearch'],
    evidence: () => fromOpenSearch,
    steps: () => [
      taken(),
      finished(),
      {
        send: { to: 'search', ...got('/_snapshot/{repository}/camunda_webapps_{id}_*') },
        expect: { status: 200 },
        keep: { first: '/snapshots/0/uuid', second: '/snapshots/1/uuid' }
      },
      refusedStart(`${exists}[{first}, {second}, *]`)
    ]
  },
  {
    id: 'create.busy',
    title: 'while parts wait for their turn another backup is refused',
    safety: 'deletes-what-it-created',
    evidence: () => fromService,
    mockOnly: planned({ part: 1, duration: 'never' }),
    steps: () => [taken(), refusedStart('Another backup is running at the moment', '{other}')]
  },
  {
    id: 'create.duplicate-before-busy',
    title: 'the id of the backup that runs is a duplicate rather than busy',
    safety: 'deletes-what-it-created',
    evidence: () => fromService,
    mockOnly: planned({ part: 1, duration: 'never' }),
    steps: () => [taken(), refusedStart(`${exists}[*]`)]
  },
  {
    id: 'create.while-the-last-part-runs',
    title: 'while the last part runs nothing waits, and another backup is accepted',
    safety: 'deletes-what-it-created',
    evidence: () => fromService,
    mockOnly: ({ parts }) => planned({ part: parts, duration: 'never', times: 1 }),
    steps: () => [taken(), taken('{other}')]
  },
  {
    id: 'create.after-a-failed-part',
    title: 'a part that fails ends the run, and another backup is accepted at once',
    safety: 'deletes-what-it-created',
    evidence: () => fromService,
    mockOnly: planned({ part: 1, outcome: 'FAILED', times: 1 }),
    steps: () => [taken(), taken('{other}'), finished('{other}')]
  },
  {
    id: 'create.lower-id',
    title: 'ids need not grow',
    safety: 'deletes-what-it-created',
    evidence: () => fromService,
    steps: () => [taken('{other}'), finished('{other}'), taken(), finished()]
  },
  {
    id: 'create.id-after-delete',
    title: 'the id of a backup that was deleted is free again',
    safety: 'deletes-what-it-created',
    evidence: () => fromService,
    steps: () => [
      taken(),
      finished(),
      { send: deleted(`${base}/{id}`), expect: { status: 204 } },
      { ...taken(), eventually: true },
      finished()
    ]
  },
  {
    id: 'create.sixty-four-bits',
    title: 'an id of 64 bits goes in and comes out digit for digit',
    safety: 'deletes-what-it-created',
    evidence: () => fromController,
    steps: () => [
      taken('{large}'),
      finished('{large}'),
      {
        send: got(`${base}/{large}`),
        expect: { status: 200, text: wording('{"backupId":{large},"state":"COMPLETED",*}') }
      }
    ]
  },
  {
    id: 'create.snapshots',
    title: 'the parts are snapshots that know their version, their number and the id',
    safety: 'deletes-what-it-created',
    evidence: () => [source('camunda/camunda, WebappsSnapshotNameProvider')],
    steps: () => {
      const metadata = some({ backupId: the('id'), version: text, partNo: whole, partCount: whole })
      const item = some({ snapshot: partName('*'), state: 'SUCCESS', metadata })
      return [
        taken(),
        finished(),
        {
          send: { to: 'search', ...got('/_snapshot/{repository}/camunda_webapps_{id}_*') },
          expect: { status: 200, json: some({ snapshots: each(item, 4) }) }
        }
      ]
    }
  },
  {
    id: 'delete.accepted',
    title: 'a deletion is a 204 without a byte, and the backup is unknown soon after',
    safety: 'deletes-what-it-created',
    evidence: () => fromController,
    steps: () => [
      { ...taken(), keep: { first: '/scheduledSnapshots/0' } },
      finished(),
      {
        send: deleted(`${base}/{id}`),
        expect: { status: 204, headers: { 'content-type': null }, text: '' }
      },
      { send: got(`${base}/{id}`), expect: refused(404, unknown), eventually: true },
      {
        send: { to: 'search', ...got('/_snapshot/{repository}/{first}') },
        expect: { status: 404 },
        eventually: true
      }
    ]
  },
  {
    id: 'delete.unknown',
    title: 'a deletion of a backup that nobody took is a 404',
    safety: 'deletes-what-it-created',
    evidence: () => fromService,
    steps: () => [
      {
        send: deleted(`${base}/{other}`),
        expect: refused(404, 'No backup with id [{other}] found.')
      }
    ]
  }
]

export const webappsCreateCases: readonly ContractCase[] = casesOf(webappsLines, rows)
