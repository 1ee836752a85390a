/** The status of snapshots, whose words are not those of reading them. */
import { object, type Pattern, some, text, uuid, whole } from '../pattern.js'
import { docs } from './evidence.js'
import { called, noRepository, noSnapshot } from './search-answers.js'
import { elastic, openSearch, type SearchRow, searchCases } from './search-rows.js'
import {
  anIndex,
  aSnapshot,
  begun,
  endless,
  got,
  of,
  own,
  ownRepository,
  snapshots
} from './search-steps.js'

const found = elastic('TransportSnapshotsStatusAction')
const shape = elastic('SnapshotStatus.toXContent')
const pages = docs('Elasticsearch 8.17 reference and OpenSearch documentation, snapshot status')
const only = 'filter_path=snapshots.snapshot'
const none = { status: 200, json: { snapshots: [] } }

const running: readonly SearchRow[] = [
  {
    id: 'status.running',
    title: 'the status of what runs is told of all repositories, of one, or of those named',
    evidence: [found],
    mockOnly: {
      plans: ['*-here', '*-there'].flatMap(name => endless(name).plans)
    },
    onlyWhere: ownRepository,
    steps: [
      aSnapshot('{name}-over'),
      begun('{name}-here'),
      begun('{name}-there', undefined, own),
      got(`/_snapshot/_status?${only}`, called('{name}-here', '{name}-there')),
      got(`${own}/_status?${only}`, called('{name}-there')),
      got(
        `${snapshots}/{name}-over,{name}-here/_status?${only}`,
        called('{name}-over', '{name}-here')
      )
    ]
  },
  {
    id: 'status.none',
    title: 'nothing that runs is an empty list of status',
    evidence: [found],
    steps: [{ ...got('/_snapshot/_status', none), eventually: true }]
  },
  {
    id: 'status.literal',
    title: 'names are literal to who asks for a status, and may be missing where that was said',
    evidence: [found],
    steps: [
      aSnapshot(),
      got(`${snapshots}/{name}*/_status`, noSnapshot('{name}*')),
      got(`${snapshots}/{name}*/_status?ignore_unavailable=true`, none)
    ]
  },
  {
    id: 'status.no-repository',
    title: 'there is no status in a repository that is not there',
    evidence: [elastic('RepositoryMissingException')],
    steps: [got('/_snapshot/{name}/_status', noRepository('{name}'))]
  }
]

const failures = [{ shardId: 0, reason: 'no disk' }]

const words: readonly SearchRow[] = (
  [
    ['SUCCESS', 'SUCCESS', 'a snapshot that went well has the status of a success'],
    ['PARTIAL', 'SUCCESS', 'a partial snapshot has the status of a success'],
    ['FAILED', 'FAILED', 'a snapshot that failed has the status of a failure']
  ] as const
).map(
  ([outcome, state, title]): SearchRow => ({
    id: `status.word.${outcome.toLowerCase()}`,
    title,
    evidence: [elastic('SnapshotsInProgress.State'), found],
    ...(outcome !== 'SUCCESS' && {
      mockOnly: {
        plans: [{ app: 'elasticsearch', outcome, ...(outcome === 'PARTIAL' && { failures }) }]
      }
    }),
    steps: [
      anIndex(),
      aSnapshot('{name}', { ...of('{name}'), partial: true }),
      got(`${snapshots}/{name}/_status?filter_path=snapshots.state`, {
        status: 200,
        json: { snapshots: [{ state }] }
      })
    ]
  })
)

const counts = {
  ...{ initializing: whole, started: whole, finalizing: whole },
  ...{ done: whole, failed: whole, total: whole }
}
const files = { file_count: whole, size_in_bytes: whole }
const times = { start_time_in_millis: whole, time_in_millis: whole }
const stats = { incremental: files, total: files, ...times }
/** While it runs, what has been written is told as well. */
const runningStats = { incremental: files, processed: files, total: files, ...times }

const item = (state: string, its: Pattern, shards: Pattern, shard: Pattern): Pattern => ({
  ...{ snapshot: '{name}', repository: '{repository}', uuid, state },
  include_global_state: false,
  ...{ shards_stats: shards, stats: its },
  indices: { '{name}': { shards_stats: counts, stats: object, shards: { 0: shard } } }
})

const members: readonly SearchRow[] = [
  {
    id: 'status.members',
    title: 'the status of a snapshot has its members in order, down to every shard',
    evidence: [shape, openSearch('SnapshotStatus.toXContent'), pages],
    steps: [
      anIndex(),
      aSnapshot('{name}', of('{name}')),
      got(`${snapshots}/{name}/_status`, {
        status: 200,
        json: {
          snapshots: [item('SUCCESS', stats, counts, { stage: 'DONE', stats: object })]
        }
      })
    ]
  },
  {
    id: 'status.members.running',
    title: 'the status of a snapshot that runs tells how far it is, and where',
    evidence: [shape, pages],
    mockOnly: endless(),
    steps: [
      anIndex(),
      begun('{name}', of('{name}')),
      got('/_snapshot/_status', {
        status: 200,
        json: {
          snapshots: [
            item(
              'STARTED',
              runningStats,
              { ...counts, started: 1, done: 0, total: 1 },
              {
                stage: 'STARTED',
                stats: object,
                node: text
              }
            )
          ]
        }
      })
    ]
  },
  {
    id: 'status.members.time',
    title: 'the status of a snapshot that has ended tells for how long it ran',
    evidence: [found],
    mockOnly: { plans: [{ app: 'elasticsearch', duration: '50ms' }] },
    steps: [
      anIndex(),
      aSnapshot('{name}', of('{name}')),
      got(`${snapshots}/{name}/_status?filter_path=snapshots.stats.*_millis`, {
        status: 200,
        json: { snapshots: [{ stats: { start_time_in_millis: whole, time_in_millis: 50 } }] }
      })
    ]
  },
  {
    id: 'status.members.failed-shard',
    title: 'the status of a shard that failed says why',
    evidence: [shape],
    mockOnly: { plans: [{ app: 'elasticsearch', outcome: 'PARTIAL', failures }] },
    steps: [
      anIndex(),
      aSnapshot('{name}', { ...of('{name}'), partial: true }),
      got(`${snapshots}/{name}/_status`, {
        status: 200,
        json: {
          snapshots: [
            item(
              'SUCCESS',
              stats,
              { ...counts, done: 0, failed: 1, total: 1 },
              {
                stage: 'FAILURE',
                stats: object,
                reason: 'no disk'
              }
            )
          ]
        }
      })
    ]
  },
  {
    id: 'status.members.skipped-shard',
    title: 'a shard without a failure of its own was skipped in a snapshot that failed',
    evidence: [found],
    mockOnly: { plans: [{ app: 'elasticsearch', outcome: 'FAILED', reason: 'no master' }] },
    steps: [
      anIndex(),
      aSnapshot('{name}', of('{name}')),
      got(`${snapshots}/{name}/_status`, {
        status: 200,
        json: some({
          snapshots: [
            some({
              indices: {
                '{name}': some({ shards: { 0: some({ stage: 'FAILURE', reason: 'skipped' }) } })
              }
            })
          ]
        })
      })
    ]
  }
]

export const searchStatusCases = searchCases([...running, ...words, ...members])
