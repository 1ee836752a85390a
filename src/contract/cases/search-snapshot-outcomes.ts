/** How a snapshot tells how it went, when, and by which release it was taken. */
import { instant, Like, matching, type Pattern, some, text, whole } from '../pattern.js'
import { docs, source } from './evidence.js'
import { elastic, known, type SearchRow, searchCases } from './search-rows.js'
import {
  anIndex,
  aSnapshot,
  begun,
  endless,
  got,
  of,
  ofNothing,
  snapshots
} from './search-steps.js'

const info = elastic('SnapshotInfo.toXContentExternal')
const pages = docs('Elasticsearch 8.17 reference, get snapshot API')

const inMillis = matching('instant in milliseconds', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

const start = { start_time: instant, start_time_in_millis: whole }

const looks = (item: Pattern, query = '') =>
  got(`${snapshots}/{name}${query}`, { status: 200, json: some({ snapshots: [item] }) })

const failure = {
  ...{ index: '{name}', index_uuid: text, shard_id: 0, reason: 'no disk' },
  ...{ node_id: text, status: text }
}

const outcomes: readonly SearchRow[] = [
  {
    id: 'members.partial',
    title: 'a partial snapshot tells which shard failed, and why',
    evidence: [info, known],
    mockOnly: {
      plans: [
        {
          app: 'elasticsearch',
          outcome: 'PARTIAL',
          failures: [{ shardId: 0, reason: 'no disk' }]
        }
      ]
    },
    steps: [
      anIndex(),
      aSnapshot('{name}', { ...of('{name}'), partial: true }),
      looks(
        some({
          state: 'PARTIAL',
          failures: [failure],
          shards: { total: 1, failed: 1, successful: 0 }
        })
      )
    ]
  },
  {
    id: 'members.failed',
    title: 'a snapshot that failed says why, behind its state',
    evidence: [info],
    mockOnly: { plans: [{ app: 'elasticsearch', outcome: 'FAILED', reason: 'no master' }] },
    steps: [
      aSnapshot(),
      looks(
        { state: 'FAILED', reason: 'no master' },
        '?filter_path=snapshots.state,snapshots.reason'
      )
    ]
  },
  {
    id: 'members.running',
    title: 'a snapshot that runs has the epoch as its end, and no shards yet',
    evidence: [info, known],
    mockOnly: endless(),
    steps: [
      anIndex(),
      begun('{name}', of('{name}')),
      looks(
        some({
          ...{ state: 'IN_PROGRESS', ...start, end_time: '1970-01-01T00:00:00.000Z' },
          ...{ end_time_in_millis: 0, duration_in_millis: 0, failures: [] },
          shards: { total: 0, failed: 0, successful: 0 }
        })
      )
    ]
  },
  {
    id: 'members.duration',
    title: 'the time that a snapshot took is told in milliseconds, and readable where asked for',
    evidence: [info, pages],
    mockOnly: { plans: [{ app: 'elasticsearch', duration: '200ms' }] },
    steps: [
      aSnapshot(),
      looks(
        { duration: '200ms', duration_in_millis: 200 },
        '?human&filter_path=snapshots.duration*'
      )
    ]
  },
  {
    id: 'members.times',
    title: 'times are in UTC, with milliseconds',
    evidence: [
      docs('Elasticsearch 8.17 reference and OpenSearch 2.19 documentation, get snapshot')
    ],
    steps: [aSnapshot(), looks(some({ start_time: inMillis, end_time: inMillis }))]
  }
]

const versions: readonly SearchRow[] = [
  {
    id: 'members.version.older',
    title: 'a snapshot names the release by which it was taken, and its number',
    engines: ['elasticsearch:7.17-8.10'],
    evidence: [known],
    steps: [aSnapshot(), versionIs(/^\d{7}$/, /^\d+\.\d+\.\d+$/)]
  },
  {
    id: 'members.version.index-format',
    title: 'a snapshot names the format of its indices, and the releases that have it',
    engines: ['elasticsearch:8.17'],
    evidence: [docs('Elasticsearch 8.17 reference, get snapshot API')],
    steps: [aSnapshot(), versionIs(/^85\d{5}$/, /^8\.17\.\d+(-8\.17\.\d+)?$/)]
  },
  {
    id: 'members.version.opensearch',
    title: 'a snapshot of OpenSearch has a number of nine digits, and the release by its name',
    engines: ['opensearch'],
    evidence: [
      docs('OpenSearch 2.19 documentation, get snapshot'),
      source('opensearch-project/OpenSearch, Version')
    ],
    steps: [aSnapshot('{name}', ofNothing), versionIs(/^13\d{7}$/, /^\d+\.\d+\.\d+$/)]
  }
]

function versionIs(id: RegExp, name: RegExp) {
  return looks(
    {
      version_id: new Like(`number like ${id.source}`, it => id.test(String(it))),
      version: matching(`version like ${name.source}`, name)
    },
    '?filter_path=snapshots.version*'
  )
}

export const searchOutcomeCases = searchCases([...outcomes, ...versions])
