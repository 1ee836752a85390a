/** The status of snapshots, whose words are not those of reading them. */
import {
  endless,
  everywhere,
  holds,
  index,
  later,
  noRepository,
  noSnapshot,
  type Row,
  repository,
  type Step,
  snapshot,
  wish
} from '../../../support/contract.js'

const only = 'filter_path=snapshots.snapshot'
const called = (...names: readonly string[]) => ({
  status: 200,
  body:
    names.length === 0 ? { snapshots: [] } : { snapshots: names.map(snapshot => ({ snapshot })) }
})
const failures = [{ index: 'a', shardId: 0, reason: 'no disk' }]

const running: readonly Step[] = [
  index('a'),
  repository('other'),
  snapshot('over'),
  endless,
  snapshot('here'),
  ['PUT', '/_snapshot/other/there']
]
const found: readonly Row[] = [
  {
    engines: everywhere,
    given: running,
    ask: ['GET', `/_snapshot/_status?${only}`],
    ...called('here', 'there'),
    why: 'what runs, wherever'
  },
  {
    engines: everywhere,
    given: [index('a'), snapshot('over')],
    ask: ['GET', '/_snapshot/_status'],
    ...called(),
    why: 'nothing runs'
  },
  {
    engines: everywhere,
    given: running,
    ask: ['GET', `/_snapshot/other/_status?${only}`],
    ...called('there'),
    why: 'what runs in one repository'
  },
  {
    engines: everywhere,
    given: running,
    ask: ['GET', `/_snapshot/backups/over,here/_status?${only}`],
    ...called('over', 'here'),
    why: 'what was named, running or not'
  },
  {
    engines: everywhere,
    given: running,
    ask: ['GET', '/_snapshot/backups/over*/_status'],
    ...noSnapshot('over*'),
    why: 'names are literal'
  },
  {
    engines: everywhere,
    given: running,
    ask: ['GET', '/_snapshot/backups/over*/_status?ignore_unavailable=true'],
    ...called(),
    why: 'and may be missing'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_snapshot/nope/_status'],
    ...noRepository('nope'),
    why: 'a repository that is not there'
  }
]

const one = (outcome: 'SUCCESS' | 'PARTIAL' | 'FAILED', state: string, why: string): Row => ({
  engines: everywhere,
  given: [
    index('a'),
    wish({ outcome, ...(outcome === 'PARTIAL' && { failures }) }),
    snapshot('one', { partial: true })
  ],
  ask: ['GET', '/_snapshot/backups/one/_status?filter_path=snapshots.state'],
  status: 200,
  body: { snapshots: [{ state }] },
  why
})
const words: readonly Row[] = [
  one('SUCCESS', 'SUCCESS', 'a success'),
  one('PARTIAL', 'SUCCESS', 'a partial one calls itself a success'),
  one('FAILED', 'FAILED', 'a failure'),
  {
    engines: everywhere,
    given: [index('a'), endless, snapshot('one')],
    ask: ['GET', '/_snapshot/backups/one/_status?filter_path=snapshots.state'],
    status: 200,
    body: { snapshots: [{ state: 'STARTED' }] },
    why: 'one that runs has started'
  }
]

const item = 'snapshot repository uuid state include_global_state shards_stats stats indices'
const counts = 'initializing started finalizing done failed total'
const times = 'start_time_in_millis time_in_millis'
const members: readonly Row[] = [
  {
    engines: everywhere,
    given: [index('a'), snapshot('one')],
    ask: ['GET', '/_snapshot/backups/one/_status'],
    status: 200,
    keys: {
      '': 'snapshots',
      'snapshots.0': item,
      'snapshots.0.shards_stats': counts,
      'snapshots.0.stats': `incremental total ${times}`,
      'snapshots.0.stats.incremental': 'file_count size_in_bytes',
      'snapshots.0.stats.total': 'file_count size_in_bytes',
      'snapshots.0.indices': 'a',
      'snapshots.0.indices.a': 'shards_stats stats shards',
      'snapshots.0.indices.a.shards_stats': counts,
      'snapshots.0.indices.a.shards.0': 'stage stats'
    },
    like: { snapshots: [{ indices: { a: { shards: { 0: { stage: 'DONE' } } } } }] },
    why: 'all members in order'
  },
  {
    engines: everywhere,
    given: [index('a'), endless, snapshot('one'), later(500)],
    ask: ['GET', '/_snapshot/_status'],
    status: 200,
    keys: {
      'snapshots.0': item,
      'snapshots.0.stats': `incremental processed total ${times}`,
      'snapshots.0.indices.a.shards.0': 'stage stats node'
    },
    like: {
      snapshots: [
        {
          shards_stats: { started: 1, done: 0, total: 1 },
          stats: { time_in_millis: 500 },
          indices: { a: { shards: { 0: { stage: 'STARTED' } } } }
        }
      ]
    },
    why: 'one that runs: how far it is, where, and for how long'
  },
  {
    engines: everywhere,
    given: [index('a'), wish({ durationMs: 700 }), snapshot('one'), later(5_000)],
    ask: ['GET', '/_snapshot/backups/one/_status?filter_path=snapshots.stats.*_millis'],
    status: 200,
    body: {
      snapshots: [{ stats: { start_time_in_millis: 981_173_106_000, time_in_millis: 700 } }]
    },
    why: 'one that has ended: for how long it ran'
  },
  {
    engines: everywhere,
    given: [index('a'), wish({ outcome: 'PARTIAL', failures }), snapshot('one', { partial: true })],
    ask: ['GET', '/_snapshot/backups/one/_status'],
    status: 200,
    keys: { 'snapshots.0.indices.a.shards.0': 'stage stats reason' },
    like: {
      snapshots: [
        {
          shards_stats: { failed: 1, done: 0, total: 1 },
          indices: { a: { shards: { 0: { stage: 'FAILURE', reason: 'no disk' } } } }
        }
      ]
    },
    why: 'a shard that failed says why'
  },
  {
    engines: everywhere,
    given: [index('a'), wish({ outcome: 'FAILED', reason: 'no master' }), snapshot('one')],
    ask: ['GET', '/_snapshot/backups/one/_status?filter_path=**.shards.0.stage,**.shards.0.reason'],
    status: 200,
    body: {
      snapshots: [{ indices: { a: { shards: { 0: { stage: 'FAILURE', reason: 'skipped' } } } } }]
    },
    why: 'one that has no failure of its own in a snapshot that failed was skipped'
  }
]

holds([...found, ...words, ...members])
