/** Taking, reading, listing and deleting the history of the web applications, from 8.8 on. */
import type { ContractCase, Step } from '../case.js'
import {
  beginning,
  each,
  including,
  type Pattern,
  some,
  text,
  textOrNull,
  the,
  whole,
  wording
} from '../pattern.js'
import { assumed, docs, source } from './evidence.js'
import { deleted, got, startTime } from './history-answers.js'
import { casesOf, type Row } from './spans.js'
import {
  base,
  detail,
  finished,
  fromController,
  fromOpenSearch,
  fromRepository,
  fromService,
  numbers,
  partName,
  read,
  refused,
  startOf,
  taken,
  told,
  v3,
  type WebappsLine,
  webappsLines
} from './webapps-answers.js'

const exists = 'A backup with ID [{id}] already exists. Found snapshots: '
const unknown = 'No backup with id [{id}] found.'
const failures = 'There were failures with the following snapshots: '
const good = (count: number) => numbers(count).map(part => detail(part, 'SUCCESS'))

function planned(...fates: readonly Readonly<Record<string, unknown>>[]) {
  return { plans: fates.map(fate => ({ app: 'webapps', ...fate })) }
}

function refusedStart(message: string, id = '{id}'): Step {
  return { send: startOf(id), expect: refused(400, wording(message)) }
}

/** Only a backup with as many parts as usual is told part by part. */
const completed: Row<WebappsLine> = {
  id: 'read.completed',
  title: 'a finished backup is COMPLETED, its parts in the order of their start',
  safety: 'deletes-what-it-created',
  evidence: () => [...fromRepository, docs('Camunda 8.8 OpenAPI, backup management')],
  steps: at => [
    taken(),
    finished(),
    {
      send: got(`${base}/{id}`),
      expect: {
        status: 200,
        headers: { 'content-type': v3 },
        json: told(
          at,
          'COMPLETED',
          each({ snapshotName: partName('*'), state: 'SUCCESS', startTime, failures: [] }, 4)
        )
      }
    }
  ]
}

function list(query: string, body: Pattern): Step {
  return {
    send: got(`${base}${query}`),
    expect: { status: 200, headers: { 'content-type': v3 }, json: body }
  }
}

const newestFirst = (at: WebappsLine, id: string) => {
  const details = numbers(at.parts).toReversed()
  return told(
    at,
    'COMPLETED',
    details.map(part => detail(part, 'SUCCESS', `{${id}}`)),
    null,
    id
  )
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
    safety: 'creates-backups',
    evidence: () => fromService,
    mockOnly: planned({ part: 1, duration: 'never' }),
    steps: () => [taken(), refusedStart('Another backup is running at the moment', '{other}')]
  },
  {
    id: 'create.duplicate-before-busy',
    title: 'the id of the backup that runs is a duplicate rather than busy',
    safety: 'creates-backups',
    evidence: () => fromService,
    mockOnly: planned({ part: 1, duration: 'never' }),
    steps: () => [taken(), refusedStart(`${exists}[*]`)]
  },
  {
    id: 'create.while-the-last-part-runs',
    title: 'while the last part runs nothing waits, and another backup is accepted',
    safety: 'creates-backups',
    evidence: () => fromService,
    mockOnly: ({ parts }) => planned({ part: parts, duration: 'never', times: 1 }),
    steps: () => [taken(), taken('{other}')]
  },
  {
    id: 'create.after-a-failed-part',
    title: 'a part that fails ends the run, and another backup is accepted at once',
    safety: 'creates-backups',
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
      taken('922337203{id}'),
      finished('922337203{id}'),
      {
        send: got(`${base}/922337203{id}`),
        expect: { status: 200, text: wording('{"backupId":922337203{id},"state":"COMPLETED",*}') }
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
  completed,
  {
    id: 'read.unknown',
    title: 'a backup that nobody took is a 404',
    safety: 'read-only',
    evidence: () => fromController,
    steps: () => [
      {
        send: got(`${base}/{other}`),
        expect: refused(404, 'No backup with id [{other}] found.')
      }
    ]
  },
  {
    id: 'read.accepted-and-not-yet-there',
    title: 'right after an accepted start the backup may still be unknown',
    safety: 'creates-backups',
    evidence: () => [docs('field reports from 8.9')],
    mockOnly: planned({ registrationGap: '1h' }),
    steps: () => [taken(), { send: got(`${base}/{id}`), expect: refused(404, unknown) }]
  },
  {
    id: 'read.running',
    title: 'while a part runs the backup is IN_PROGRESS, and later parts are not there yet',
    safety: 'creates-backups',
    engines: ['elasticsearch'],
    evidence: () => fromRepository,
    mockOnly: planned({ part: 2, duration: 'never' }),
    steps: at => [taken(), read(at, 'IN_PROGRESS', [...good(1), detail(2, 'IN_PROGRESS')])]
  },
  {
    id: 'read.running.opensearch',
    title: 'on OpenSearch a part that runs is STARTED, and the backup IN_PROGRESS',
    safety: 'creates-backups',
    engines: ['opensearch'],
    evidence: () => fromOpenSearch,
    mockOnly: planned({ part: 2, duration: 'never' }),
    steps: at => [taken(), read(at, 'IN_PROGRESS', [...good(1), detail(2, 'STARTED')])]
  },
  {
    id: 'read.failed',
    title: 'a part that FAILED fails the backup, is named in the reason, and is the last one',
    safety: 'creates-backups',
    evidence: () => fromRepository,
    mockOnly: planned({ part: 2, outcome: 'FAILED' }),
    steps: at => [
      { ...taken(), keep: { second: '/scheduledSnapshots/1' } },
      read(at, 'FAILED', [...good(1), detail(2, 'FAILED')], `${failures}{second}`)
    ]
  },
  {
    id: 'read.failed.shards',
    title: 'of the shards that failed only the reasons are told',
    safety: 'creates-backups',
    engines: ['elasticsearch'],
    evidence: () => fromRepository,
    mockOnly: planned({ part: 1, outcome: 'FAILED', failures: [{ reason: 'disk full' }] }),
    steps: at => {
      const part = {
        snapshotName: partName(1),
        state: 'FAILED',
        startTime,
        failures: ['disk full']
      }
      return [
        { ...taken(), keep: { first: '/scheduledSnapshots/0' } },
        read(at, 'FAILED', [part], `${failures}{first}`)
      ]
    }
  },
  {
    id: 'read.failed.shards.opensearch',
    title: 'on OpenSearch a shard that failed is told as a whole',
    safety: 'creates-backups',
    engines: ['opensearch'],
    evidence: () => fromOpenSearch,
    mockOnly: planned({ part: 1, outcome: 'FAILED', failures: [{ reason: 'disk full' }] }),
    steps: at => {
      const shards = [wording('*{*disk full*}')]
      const part = { snapshotName: partName(1), state: 'FAILED', startTime, failures: shards }
      return [
        { ...taken(), keep: { first: '/scheduledSnapshots/0' } },
        read(at, 'FAILED', [part], `${failures}{first}`)
      ]
    }
  },
  {
    id: 'read.partial',
    title: 'a part that is PARTIAL fails the backup and is named in the reason',
    safety: 'creates-backups',
    evidence: () => fromRepository,
    mockOnly: ({ parts }) => planned({ part: parts, outcome: 'PARTIAL' }),
    steps: at => [
      taken(),
      read(
        at,
        'FAILED',
        [...good(at.parts - 1), detail(at.parts, 'PARTIAL')],
        wording(`Some of the snapshots are partial: camunda_webapps_{id}_*_part_${at.parts}_of_*`)
      )
    ]
  },
  {
    id: 'read.incompatible',
    title: 'a part that is INCOMPATIBLE makes the backup INCOMPATIBLE, without a reason',
    safety: 'creates-backups',
    engines: ['elasticsearch'],
    evidence: () => fromRepository,
    mockOnly: ({ parts }) => planned({ part: parts, outcome: 'INCOMPATIBLE' }),
    steps: at => [
      taken(),
      read(at, 'INCOMPATIBLE', [...good(at.parts - 1), detail(at.parts, 'INCOMPATIBLE')])
    ]
  },
  {
    id: 'read.more-than-expected',
    title: 'a snapshot too many fails the backup',
    safety: 'creates-backups',
    evidence: () => fromRepository,
    mockOnly: planned({ surplus: 1 }),
    steps: () => [
      taken(),
      {
        send: got(`${base}/{id}`),
        expect: {
          status: 200,
          json: some({ state: 'FAILED', failureReason: 'More snapshots found than expected.' })
        }
      }
    ]
  },
  {
    id: 'read.part-deleted',
    title: 'a part that is deleted in the search engine counts as still to come',
    safety: 'deletes-what-it-created',
    evidence: () => fromRepository,
    steps: () => [
      { ...taken(), keep: { first: '/scheduledSnapshots/0' } },
      finished(),
      {
        send: { to: 'search', ...deleted('/_snapshot/{repository}/{first}') },
        expect: { status: 200 }
      },
      {
        send: got(`${base}/{id}`),
        expect: { status: 200, json: some({ state: 'IN_PROGRESS', failureReason: null }) }
      }
    ]
  },
  {
    id: 'read.part-missing-for-long',
    title: 'five minutes after the last part a missing one makes the backup INCOMPLETE',
    safety: 'creates-backups',
    evidence: () => fromRepository,
    mockOnly: planned({ part: 3, stops: true }),
    steps: at => [
      {
        send: { to: 'control', method: 'PUT', path: '/clock', body: { mode: 'manual' } },
        expect: { status: 200 },
        undo: [{ to: 'control', method: 'POST', path: '/clock/reset' }]
      },
      taken(),
      read(at, 'IN_PROGRESS', good(3)),
      advanced('299s'),
      read(at, 'IN_PROGRESS', good(3)),
      advanced('2s'),
      read(at, 'INCOMPLETE', good(3))
    ]
  },
  {
    id: 'list.members',
    title: 'a list holds whole backups, their members in order',
    safety: 'deletes-what-it-created',
    evidence: () => fromRepository,
    steps: ({ tenants }) => {
      const details = each({ snapshotName: text, state: text, startTime, failures: each(text) }, 1)
      const item = { state: text, failureReason: textOrNull, details }
      const physicalTenants = tenants ? { physicalTenants: each(some(item), 1) } : {}
      return [
        taken(),
        finished(),
        list('', each({ backupId: whole, ...item, ...physicalTenants }, 1))
      ]
    }
  },
  {
    id: 'list.newest-first',
    title: 'the backup with the newest snapshot comes first, and in each the newest part',
    safety: 'deletes-what-it-created',
    mockOnly: {},
    evidence: () => fromRepository,
    steps: at => [
      taken('{other}'),
      finished('{other}'),
      taken(),
      finished(),
      list('', beginning(newestFirst(at, 'id'), newestFirst(at, 'other')))
    ]
  },
  {
    id: 'list.empty',
    title: 'where there is no backup the list is empty, not a 404',
    safety: 'read-only',
    mockOnly: {},
    evidence: () => fromRepository,
    steps: () => [list('', [])]
  },
  {
    id: 'list.not-verbose',
    title: 'with verbose=false nothing is told of the start',
    safety: 'deletes-what-it-created',
    evidence: () => [source("camunda/camunda, webapps-backup's tests of verbose=false")],
    steps: () => {
      const part = some({ state: 'SUCCESS', startTime: null })
      const item = some({ backupId: the('id'), state: 'COMPLETED', details: each(part, 4) })
      return [taken(), finished(), list('?verbose=false', including(item))]
    }
  },
  {
    id: 'list.pattern',
    title: 'a pattern of digits and a star lets only such ids through',
    safety: 'deletes-what-it-created',
    evidence: () => [docs('Camunda 8.9 OpenAPI, backup management'), ...fromRepository],
    steps: () => [
      taken(),
      finished(),
      list('?pattern={id}*', [some({ backupId: the('id') })]),
      list('?pattern={other}*', []),
      list('?pattern=', including(some({ backupId: the('id') }))),
      list('?pattern=*', including(some({ backupId: the('id') })))
    ]
  },
  {
    id: 'list.pattern.no-star',
    title: 'digits without a star are the name of no snapshot',
    safety: 'deletes-what-it-created',
    evidence: () => [assumed('the pattern is part of the name that is searched for')],
    steps: () => [taken(), finished(), list('?pattern={id}', [])]
  },
  ...['abc', '1**', '123456789012345678901'].map(
    (pattern): Row<WebappsLine> => ({
      id: `list.pattern.${pattern}`,
      title: `${pattern} is no pattern`,
      safety: 'read-only',
      evidence: () => [source('camunda/camunda, BackupRepository'), assumed('that it is a 500')],
      steps: () => [
        {
          send: got(`${base}?pattern=${pattern}`),
          expect: refused(500, `Invalid pattern: ${pattern}`)
        }
      ]
    })
  ),
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

function advanced(by: string): Step {
  return {
    send: { to: 'control', method: 'POST', path: '/clock/advance', body: { by } },
    expect: { status: 200 }
  }
}

export const webappsBackupCases: readonly ContractCase[] = casesOf(webappsLines, rows)
