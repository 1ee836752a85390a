/** Taking snapshots, and how one looks. */
import {
  accepted,
  endless,
  es,
  everywhere,
  failed,
  holds,
  index,
  invalid,
  later,
  noIndex,
  noRepository,
  os,
  type Row,
  snapshot,
  wish
} from '../../../support/contract.js'

const waiting = (name: string) => `/_snapshot/backups/${name}?wait_for_completion=true`
const failures = [{ index: 'a', shardId: 0, reason: 'no disk' }]

const asked: readonly Row[] = [
  { engines: everywhere, ask: ['PUT', '/_snapshot/backups/one'], ...accepted, why: 'by PUT' },
  {
    engines: everywhere,
    ask: ['POST', '/_snapshot/backups/one?master_timeout=1s', {}],
    ...accepted,
    why: 'by POST'
  },
  {
    engines: os(),
    ask: ['PUT', '/_snapshot/backups/one?cluster_manager_timeout=1s'],
    ...accepted,
    why: 'the elected node has another name there'
  },
  {
    engines: everywhere,
    given: [index('a')],
    ask: ['PUT', waiting('one')],
    status: 200,
    like: { snapshot: { snapshot: 'one', state: 'SUCCESS', indices: ['a'] } },
    keys: { '': 'snapshot' },
    why: 'who waits is told how it went'
  },
  ...(['PARTIAL', 'FAILED'] as const).map(
    (outcome): Row => ({
      engines: everywhere,
      given: [index('a'), wish({ outcome, failures })],
      ask: ['PUT', waiting('one'), { partial: true }],
      status: 200,
      like: { snapshot: { state: outcome } },
      why: 'a 200, however it went'
    })
  ),
  {
    engines: everywhere,
    ask: ['PUT', '/_snapshot/nope/one'],
    ...noRepository('nope'),
    why: 'where?'
  },
  {
    engines: everywhere,
    given: [endless, snapshot('one')],
    ask: snapshot('two'),
    ...accepted,
    why: 'several may run at once'
  },
  {
    engines: everywhere,
    given: [endless, snapshot('one')],
    switches: { 'elasticsearch.concurrentSnapshotsMax': '2' },
    ask: snapshot('two'),
    ...accepted,
    why: 'up to a limit'
  },
  {
    engines: everywhere,
    given: [endless, snapshot('one'), snapshot('two')],
    switches: { 'elasticsearch.concurrentSnapshotsMax': '2' },
    ask: snapshot('three'),
    ...failed(
      503,
      'concurrent_snapshot_execution_exception',
      '[backups:three] Cannot start another operation, already running [2] operations and the ' +
        'current limit for concurrent snapshot operations is set to [2]'
    ),
    why: 'and no further'
  }
]

const held = (body: object, names: readonly string[], why: string): Row => ({
  engines: everywhere,
  given: [index('a', ['x']), index('b'), snapshot('one', body)],
  ask: ['GET', '/_snapshot/backups/one?filter_path=snapshots.indices'],
  status: 200,
  body: { snapshots: [{ indices: names }] },
  why
})
const indices: readonly Row[] = [
  held({}, ['a', 'b'], 'all indices'),
  held({ indices: 'b' }, ['b'], 'one of them'),
  held({ indices: 'a,b' }, ['a', 'b'], 'a comma list'),
  held({ indices: ['a', 'b'] }, ['a', 'b'], 'an array'),
  held({ indices: 'x' }, ['a'], 'an alias is the index behind it'),
  held({ indices: 'a*' }, ['a'], 'a wildcard is the indices it finds'),
  {
    engines: everywhere,
    ask: snapshot('one', { indices: 'nope' }),
    ...noIndex('nope'),
    why: 'an index that is not there'
  },
  {
    engines: everywhere,
    ask: ['PUT', waiting('one'), { indices: 'nope', ignore_unavailable: true }],
    status: 200,
    like: {
      snapshot: { state: 'SUCCESS', shards: { total: 0, failed: 0, successful: 0 }, indices: [] }
    },
    why: 'unless it may be missing'
  },
  {
    engines: everywhere,
    ask: snapshot('one', { indices: 'no*' }),
    ...accepted,
    why: 'a wildcard may find nothing'
  },
  {
    engines: everywhere,
    given: [index('a'), ['POST', '/a/_close'], snapshot('one', { expand_wildcards: 'open' })],
    ask: ['GET', '/_snapshot/backups/one?filter_path=snapshots.snapshot,snapshots.indices'],
    status: 200,
    like: { snapshots: [{ snapshot: 'one' }] },
    why: 'a wildcard finds what it is told to'
  }
]

const told = (body: object, member: string, value: unknown, why: string): Row => ({
  engines: everywhere,
  given: [snapshot('one', body)],
  ask: ['GET', `/_snapshot/backups/one?filter_path=snapshots.${member}`],
  status: 200,
  body: { snapshots: [{ [member]: value }] },
  why
})
const metadata = (bytes: number) => ({ metadata: { x: 'y'.repeat(bytes - '{"x":""}'.length) } })
const options: readonly Row[] = [
  told({}, 'include_global_state', true, 'global state is stored'),
  told({ include_global_state: false }, 'include_global_state', false, 'unless it is not wanted'),
  told({ metadata: { a: { b: 1 } } }, 'metadata', { a: { b: 1 } }, 'metadata are echoed'),
  {
    engines: everywhere,
    ask: snapshot('one', metadata(1_023)),
    ...accepted,
    why: 'metadata of less than 1024 bytes'
  },
  {
    engines: everywhere,
    ask: snapshot('one', metadata(1_025)),
    ...invalid('metadata must be smaller than 1024 bytes, but was [1025]'),
    why: 'and no more'
  },
  {
    engines: everywhere,
    ask: snapshot('one', { foo: 1 }),
    ...accepted,
    why: 'a member it does not know is passed over'
  },
  {
    engines: everywhere,
    ask: snapshot('one', { feature_states: ['none'], allow_no_indices: true, partial: true }),
    ...accepted,
    why: 'members it knows'
  },
  {
    engines: everywhere,
    given: [index('a'), endless, snapshot('one', { partial: true })],
    ask: ['DELETE', '/a'],
    status: 200,
    body: { acknowledged: true },
    why: 'a partial one does not hold its indices'
  }
]

const times = 'start_time start_time_in_millis end_time end_time_in_millis'
const verbose = (head: string, tail: string) =>
  `${head} indices data_streams include_global_state state ${times} duration_in_millis failures shards${tail}`
const versions = 'version_id version'
const members: readonly Row[] = [
  {
    engines: es(),
    given: [index('a'), snapshot('one')],
    ask: ['GET', '/_snapshot/backups/one'],
    status: 200,
    keys: {
      'snapshots.0': verbose(`snapshot uuid repository ${versions}`, ' feature_states'),
      'snapshots.0.shards': 'total failed successful'
    },
    like: { snapshots: [{ data_streams: [], failures: [], uuid: /^[\w-]{22}$/ }] },
    why: 'all members in order'
  },
  {
    engines: os('2.9', '2.19', '3.3'),
    given: [index('a'), snapshot('one')],
    ask: ['GET', '/_snapshot/backups/one'],
    status: 200,
    keys: {
      'snapshots.0': verbose(`snapshot uuid ${versions} remote_store_index_shallow_copy`, '')
    },
    why: 'OpenSearch names no repository, but says that it is no shallow copy'
  },
  {
    engines: os('2.0', '2.8'),
    given: [index('a'), snapshot('one')],
    ask: ['GET', '/_snapshot/backups/one'],
    status: 200,
    keys: { 'snapshots.0': verbose(`snapshot uuid ${versions}`, '') },
    why: 'which it did not know before'
  },
  {
    engines: es(),
    given: [index('a'), snapshot('one', { metadata: { a: 1 } })],
    ask: ['GET', '/_snapshot/backups/one?verbose=false'],
    status: 200,
    keys: { 'snapshots.0': 'snapshot uuid repository indices data_streams state' },
    why: 'the short form'
  },
  {
    engines: os(),
    given: [index('a'), snapshot('one', { metadata: { a: 1 } })],
    ask: ['GET', '/_snapshot/backups/one?verbose=false'],
    status: 200,
    keys: { 'snapshots.0': 'snapshot uuid indices data_streams state' },
    why: 'the short form of OpenSearch'
  },
  {
    engines: es(),
    given: [index('a'), snapshot('one', { metadata: { a: 1 } })],
    ask: [
      'GET',
      '/_snapshot/backups/one?index_names=false&include_repository=false&index_details=true&human'
    ],
    status: 200,
    keys: {
      'snapshots.0':
        `snapshot uuid ${versions} index_details data_streams include_global_state metadata state ` +
        `${times} duration duration_in_millis failures shards feature_states`,
      'snapshots.0.index_details.a': 'shard_count size size_in_bytes max_segments_per_shard'
    },
    why: 'what may be left out, and what may be added'
  },
  {
    engines: es(),
    given: [index('a'), snapshot('one')],
    ask: ['GET', '/_snapshot/backups/one?index_details=true'],
    status: 200,
    keys: { 'snapshots.0.index_details.a': 'shard_count size_in_bytes max_segments_per_shard' },
    why: 'sizes without their twins'
  },
  {
    engines: es(),
    given: [snapshot('one')],
    ask: ['GET', '/_snapshot/backups/one?index_details=true'],
    status: 200,
    keys: { 'snapshots.0': verbose(`snapshot uuid repository ${versions}`, ' feature_states') },
    why: 'there are no details of no index'
  },
  {
    engines: es(),
    given: [index('a')],
    ask: ['PUT', waiting('one')],
    status: 200,
    keys: { snapshot: verbose(`snapshot uuid repository ${versions}`, ' feature_states') },
    why: 'who waits is told the same'
  },
  {
    engines: everywhere,
    given: [index('a'), wish({ outcome: 'PARTIAL', failures }), snapshot('one', { partial: true })],
    ask: ['GET', '/_snapshot/backups/one'],
    status: 200,
    keys: { 'snapshots.0.failures.0': 'index index_uuid shard_id reason node_id status' },
    like: {
      snapshots: [
        {
          state: 'PARTIAL',
          failures: [{ index: 'a', shard_id: 0, reason: 'no disk' }],
          shards: { total: 1, failed: 1, successful: 0 }
        }
      ]
    },
    why: 'a shard that failed'
  },
  {
    engines: everywhere,
    given: [index('a'), wish({ outcome: 'FAILED', reason: 'no master' }), snapshot('one')],
    ask: ['GET', '/_snapshot/backups/one?filter_path=snapshots.state,snapshots.reason'],
    status: 200,
    body: { snapshots: [{ state: 'FAILED', reason: 'no master' }] },
    why: 'a snapshot that failed says why, behind its state'
  }
]

const epoch = { end_time: '1970-01-01T00:00:00.000Z', end_time_in_millis: 0, duration_in_millis: 0 }
const start = { start_time: '2001-02-03T04:05:06.000Z', start_time_in_millis: 981_173_106_000 }
const times2: readonly Row[] = [
  {
    engines: everywhere,
    given: [index('a'), endless, snapshot('one'), later(1_000)],
    ask: ['GET', '/_snapshot/backups/one'],
    status: 200,
    like: {
      snapshots: [
        {
          state: 'IN_PROGRESS',
          ...start,
          ...epoch,
          failures: [],
          shards: { total: 0, failed: 0, successful: 0 }
        }
      ]
    },
    why: 'one that runs has the epoch as its end and no shards'
  },
  {
    engines: everywhere,
    given: [index('a'), wish({ durationMs: 1_205 }), snapshot('one'), later(10_000)],
    ask: ['GET', '/_snapshot/backups/one?human'],
    status: 200,
    like: {
      snapshots: [
        {
          ...start,
          end_time: '2001-02-03T04:05:07.205Z',
          end_time_in_millis: 981_173_107_205,
          duration: '1.2s',
          duration_in_millis: 1_205
        }
      ]
    },
    why: 'times in UTC, with milliseconds'
  }
]

const version = (engine: string, id: number, text: string, why: string): Row => ({
  engines: [engine],
  given: [snapshot('one')],
  ask: ['GET', '/_snapshot/backups/one?filter_path=snapshots.version*'],
  status: 200,
  body: { snapshots: [{ version_id: id, version: text }] },
  why
})
const versionRows: readonly Row[] = [
  version('elasticsearch:7.17.5', 7_170_599, '7.17.5', 'two digits for each number, and 99'),
  version('elasticsearch:8.10.4', 8_100_499, '8.10.4', 'the same, for the last time'),
  version('elasticsearch:8.17.4', 8_521_000, '8.17.0-8.17.4', 'the version of the index format'),
  version('opensearch:2.11.0', 136_327_827, '2.11.0', 'OpenSearch turns a bit of it'),
  version('opensearch:2.19.2', 136_408_027, '2.19.2', 'in later releases as well')
]

holds([...asked, ...indices, ...options, ...members, ...times2, ...versionRows])
