/** Backups of the history, one by one, from 8.8 on. */
import type { ContractCase, Step } from '../case.js'
import { each, some, wording } from '../pattern.js'
import { docs } from './evidence.js'
import { deleted, got, startTime } from './history-answers.js'
import { casesOf, type Row } from './spans.js'
import {
  base,
  detail,
  finished,
  fromController,
  fromOpenSearch,
  fromRepository,
  numbers,
  partName,
  planned,
  read,
  refused,
  taken,
  told,
  unknown,
  v3,
  type WebappsLine,
  webappsLines
} from './webapps-answers.js'

const failures = 'There were failures with the following snapshots: '
const good = (count: number) => numbers(count).map(part => detail(part, 'SUCCESS'))

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

const rows: readonly Row<WebappsLine>[] = [
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
    safety: 'deletes-what-it-created',
    evidence: () => [docs('field reports from 8.9')],
    mockOnly: planned({ registrationGap: '1h' }),
    steps: () => [taken(), { send: got(`${base}/{id}`), expect: refused(404, unknown) }]
  },
  {
    id: 'read.running',
    title: 'while a part runs the backup is IN_PROGRESS, and later parts are not there yet',
    safety: 'deletes-what-it-created',
    engines: ['elasticsearch'],
    evidence: () => fromRepository,
    mockOnly: planned({ part: 2, duration: 'never' }),
    steps: at => [taken(), read(at, 'IN_PROGRESS', [...good(1), detail(2, 'IN_PROGRESS')])]
  },
  {
    id: 'read.running.opensearch',
    title: 'on OpenSearch a part that runs is STARTED, and the backup IN_PROGRESS',
    safety: 'deletes-what-it-created',
    engines: ['opensearch'],
    evidence: () => fromOpenSearch,
    mockOnly: planned({ part: 2, duration: 'never' }),
    steps: at => [taken(), read(at, 'IN_PROGRESS', [...good(1), detail(2, 'STARTED')])]
  },
  {
    id: 'read.failed',
    title: 'a part that FAILED fails the backup, is named in the reason, and is the last one',
    safety: 'deletes-what-it-created',
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
    safety: 'deletes-what-it-created',
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
    safety: 'deletes-what-it-created',
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
    safety: 'deletes-what-it-created',
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
    safety: 'deletes-what-it-created',
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
    safety: 'deletes-what-it-created',
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
    safety: 'deletes-what-it-created',
    evidence: () => fromRepository,
    mockOnly: planned({ part: 3, stops: true }),
    steps: at => [
      {
        send: { to: 'control', method: 'PUT', path: '/clock', body: { mode: 'manual' } },
        expect: { status: 200 }
      },
      taken(),
      read(at, 'IN_PROGRESS', good(3)),
      advanced('299s'),
      read(at, 'IN_PROGRESS', good(3)),
      advanced('2s'),
      read(at, 'INCOMPLETE', good(3))
    ]
  }
]

function advanced(by: string): Step {
  return {
    send: { to: 'control', method: 'POST', path: '/clock/advance', body: { by } },
    expect: { status: 200 }
  }
}

export const webappsReadCases: readonly ContractCase[] = casesOf(webappsLines, rows)
