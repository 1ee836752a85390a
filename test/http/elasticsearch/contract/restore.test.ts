/** Restoring: what is brought back, under which name, and what stands in the way. */
import { assert } from '../../../../src/domain/assert.js'
import { snapshotVersion } from '../../../../src/domain/search-builds.js'
import { searchReleaseOf } from '../../../../src/domain/search-engine.js'
import { sowSnapshot } from '../../../../src/world/sowing/sow-snapshot.js'
import {
  accepted,
  endless,
  es,
  everywhere,
  failed,
  failedAs,
  holds,
  illegal,
  index,
  noIndex,
  noRepository,
  os,
  type Request,
  type Row,
  type Scene,
  type Step,
  snapshot,
  wish
} from '../../../support/contract.js'

const restore = (body?: object, query = ''): Request => [
  'POST',
  `/_snapshot/backups/one/_restore${query}`,
  body
]
const refused = (reason: string) =>
  failedAs(
    500,
    'snapshot_restore_exception',
    (scene: Scene) => `[backups:one/${scene.snapshotUuid('one')}] ${reason}`
  )
const taken: readonly Step[] = [index('a', ['x']), snapshot('one')]
const lost: readonly Step[] = [...taken, ['DELETE', '/a']]
const after = (body: object, path: string): Pick<Row, 'given' | 'ask'> => ({
  given: [...lost, restore(body)],
  ask: ['GET', path]
})

const asked: readonly Row[] = [
  { engines: everywhere, given: lost, ask: restore(), ...accepted, why: 'without a body' },
  {
    engines: everywhere,
    given: lost,
    ask: restore({}, '?wait_for_completion=false'),
    ...accepted,
    why: 'with an empty one'
  },
  {
    engines: everywhere,
    given: lost,
    ask: restore({}, '?wait_for_completion=true'),
    status: 200,
    body: {
      snapshot: {
        snapshot: 'one',
        indices: ['a'],
        shards: { total: 1, failed: 0, successful: 1 }
      }
    },
    why: 'who waits is told what came back'
  },
  {
    engines: everywhere,
    ...after({}, '/a?filter_path=a.aliases'),
    status: 200,
    body: { a: { aliases: { x: {} } } },
    why: 'aliases come back'
  },
  {
    engines: everywhere,
    ...after({ include_aliases: false }, '/_alias'),
    status: 200,
    body: { a: { aliases: {} } },
    why: 'unless they are not wanted'
  },
  {
    engines: everywhere,
    ...after(
      { rename_pattern: '(.+)', rename_replacement: 'restored-$1' },
      '/_cat/indices?h=index'
    ),
    status: 200,
    body: 'restored-a\n',
    why: 'names are replaced as Java does it'
  },
  {
    engines: everywhere,
    ...after({ rename_pattern: 'a', rename_replacement: 'bb' }, '/_cat/indices?h=index'),
    status: 200,
    body: 'bb\n',
    why: 'everywhere'
  },
  {
    engines: everywhere,
    ...after({ index_settings: { 'index.number_of_replicas': 2 } }, '/_cat/indices?h=index,rep'),
    status: 200,
    body: 'a 2\n',
    why: 'settings may be others'
  },
  {
    engines: everywhere,
    given: [
      ['PUT', '/a', { settings: { number_of_replicas: 0, refresh_interval: '5s' } }],
      snapshot('one'),
      ['DELETE', '/a'],
      restore({ ignore_index_settings: ['index.refresh_interval'] })
    ],
    ask: ['GET', '/a?filter_path=*.settings.index.refresh_interval'],
    status: 200,
    body: {},
    why: 'settings may be left behind'
  },
  {
    engines: everywhere,
    given: [index('a'), index('b'), snapshot('one'), ['DELETE', '/a'], ['DELETE', '/b']],
    ask: restore({ indices: 'a' }, '?wait_for_completion=true'),
    status: 200,
    like: { snapshot: { indices: ['a'] } },
    why: 'of the indices those asked for'
  },
  {
    engines: everywhere,
    given: [...lost, restore()],
    ask: ['GET', '/a/_recovery'],
    status: 200,
    like: { a: { shards: [{ id: 0, type: 'SNAPSHOT', stage: 'DONE' }] } },
    why: 'where the shards came from'
  },
  {
    engines: everywhere,
    given: [...lost, restore()],
    ask: ['GET', '/a/_recovery?active_only=true'],
    status: 200,
    body: {},
    why: 'none is on its way'
  },
  {
    engines: everywhere,
    given: [...taken, ['POST', '/a/_close'], restore()],
    ask: ['GET', '/_cat/indices?h=index,status'],
    status: 200,
    body: 'a open\n',
    why: 'a closed index is written over and opened'
  }
]

const keys: readonly Row[] = [
  {
    engines: everywhere,
    given: lost,
    ask: restore({ foo: 1 }),
    ...illegal('Unknown parameter foo')
  },
  {
    engines: os(),
    given: lost,
    ask: restore({ feature_states: [] }),
    ...illegal('Unknown parameter feature_states')
  },
  { engines: es(), given: lost, ask: restore({ feature_states: ['none'] }), ...accepted },
  {
    engines: everywhere,
    given: lost,
    ask: restore({
      indices: ['a'],
      include_global_state: false,
      include_aliases: true,
      partial: false,
      rename_pattern: 'z',
      rename_replacement: 'y',
      index_settings: {},
      ignore_index_settings: [],
      ignore_unavailable: false,
      allow_no_indices: true,
      expand_wildcards: 'open'
    }),
    ...accepted
  },
  {
    engines: everywhere,
    given: lost,
    ask: restore({ rename_pattern: 1 }),
    ...illegal('malformed rename_pattern')
  },
  {
    engines: everywhere,
    given: lost,
    ask: restore({ rename_replacement: 1 }),
    ...illegal('malformed rename_replacement')
  },
  {
    engines: everywhere,
    given: lost,
    ask: restore({ index_settings: [] }),
    ...illegal('malformed index_settings section')
  },
  {
    engines: everywhere,
    given: lost,
    ask: restore({ ignore_index_settings: 1 }),
    ...illegal('malformed ignore_index_settings section, should be an array of strings')
  }
].map(row => ({ ...row, why: 'a member of the body' }))

const failures = [{ index: 'a', shardId: 0, reason: 'no disk' }]
const partly: readonly Step[] = [
  index('a'),
  wish({ outcome: 'PARTIAL', failures }),
  snapshot('one', { partial: true }),
  ['DELETE', '/a']
]
const conflicts: readonly Row[] = [
  {
    engines: everywhere,
    ask: restore(),
    ...failed(500, 'snapshot_restore_exception', '[backups:one] snapshot does not exist'),
    why: 'a snapshot that is not there is no 404'
  },
  {
    engines: everywhere,
    ask: ['POST', '/_snapshot/nope/one/_restore'],
    ...noRepository('nope'),
    why: 'a repository that is not there is one'
  },
  {
    engines: everywhere,
    given: taken,
    ask: restore(),
    ...refused(
      'cannot restore index [a] because an open index with same name already exists in the ' +
        'cluster. Either close or delete the existing index or restore the index under a ' +
        'different name by providing a rename pattern and replacement name'
    ),
    why: 'an open index of that name'
  },
  {
    engines: everywhere,
    given: [index('a'), index('b'), snapshot('one'), ['DELETE', '/b']],
    ask: restore({ rename_pattern: '.', rename_replacement: 'c' }),
    status: 500,
    like: {
      error: {
        type: 'snapshot_restore_exception',
        reason: '[backups:one] indices [b] and [a] are renamed into the same index [c]'
      }
    },
    why: 'two that come to the same name'
  },
  ...(['FAILED', 'INCOMPATIBLE'] as const).map(
    (outcome): Row => ({
      engines: everywhere,
      given: [index('a'), wish({ outcome }), snapshot('one')],
      ask: restore(),
      ...refused(`unsupported snapshot state [${outcome}]`),
      why: 'what did not come to a good end'
    })
  ),
  {
    engines: everywhere,
    given: [index('a'), endless, snapshot('one')],
    ask: restore(),
    ...refused('unsupported snapshot state [IN_PROGRESS]'),
    why: 'what has not ended'
  },
  {
    engines: everywhere,
    given: [index('a'), snapshot('one', { include_global_state: false }), ['DELETE', '/a']],
    ask: restore({ include_global_state: true }),
    ...refused('cannot restore global state since the snapshot was created without global state'),
    why: 'global state that was not stored'
  },
  {
    engines: everywhere,
    given: partly,
    ask: restore(),
    ...refused("index [a] wasn't fully snapshotted - cannot restore"),
    why: 'an index that is not whole'
  },
  {
    engines: everywhere,
    given: partly,
    ask: restore({ partial: true }, '?wait_for_completion=true'),
    status: 200,
    body: {
      snapshot: {
        snapshot: 'one',
        indices: ['a'],
        shards: { total: 1, failed: 1, successful: 0 }
      }
    },
    why: 'unless a part of it will do'
  },
  {
    engines: everywhere,
    given: [...lost, ['PUT', '/a', { settings: { number_of_shards: 2 } }], ['POST', '/a/_close']],
    ask: restore(),
    ...refused(
      'cannot restore index [a] with [2] shards from a snapshot of index [a] with [1] shards'
    ),
    why: 'a closed index of other shards'
  },
  {
    engines: everywhere,
    given: lost,
    ask: restore({ indices: 'nope' }),
    ...noIndex('nope'),
    why: 'an index that is not in it'
  },
  {
    engines: everywhere,
    given: lost,
    ask: restore({ indices: ['nope', 'a'], ignore_unavailable: true }),
    ...accepted,
    why: 'which may be missing'
  }
]

/** A snapshot that another release left in the repository. */
const takenBy =
  (engine: string): Step =>
  ({ world }) => {
    const release = searchReleaseOf(engine)
    assert(release !== undefined, `${engine} is no search engine`)
    sowSnapshot(world, {
      name: 'one',
      ageMs: 10_000,
      tookMs: 1_000,
      outcome: 'SUCCESS',
      indices: ['*'],
      includeGlobalState: false,
      takenBy: snapshotVersion(release)
    })
  }
const newer = (engine: string, by: string, told: string, own: string, why: string): Row => ({
  engines: [engine],
  given: [index('a'), takenBy(by)],
  ask: restore(),
  ...refused(
    `the snapshot was created with ${told} which is higher than the version of this node [${own}]`
  ),
  why
})
const versions: readonly Row[] = [
  newer(
    'elasticsearch:8.17.4',
    'elasticsearch:9.0.0',
    'version [9.0.0]',
    '8.17.0-8.17.4',
    'a later format'
  ),
  newer(
    'elasticsearch:7.17.5',
    'elasticsearch:8.1.0',
    'Elasticsearch version [8.1.0]',
    '7.17.5',
    'a later version, as it was told before'
  ),
  newer(
    'opensearch:2.19.2',
    'opensearch:3.0.0',
    'OpenSearch version [3.0.0]',
    '2.19.2',
    'a later version of OpenSearch'
  ),
  ...(
    [
      ['elasticsearch:8.17.4', 'elasticsearch:8.17.0', 'a later patch may have the same format'],
      ['elasticsearch:9.0', 'elasticsearch:8.17', 'an earlier one'],
      ['opensearch:3.3', 'opensearch:2.19', 'an earlier one of OpenSearch']
    ] as const
  ).map(
    ([engine, by, why]): Row => ({
      engines: [engine],
      given: [index('a'), takenBy(by), ['DELETE', '/a']],
      ask: restore(),
      ...accepted,
      why
    })
  ),
  {
    engines: ['elasticsearch:9.0'],
    given: [index('a'), takenBy('elasticsearch:8.17')],
    ask: ['GET', '/_snapshot/backups/one?filter_path=snapshots.version*'],
    status: 200,
    body: { snapshots: [{ version_id: 8_521_000, version: '8.17.0-8.17.4' }] },
    why: 'a snapshot tells by whom it was taken'
  }
]

const whole: Row = {
  engines: everywhere,
  given: [index('a'), index('b'), snapshot('one'), ['DELETE', '/a'], { denied: restore() }],
  ask: ['HEAD', '/a'],
  status: 404,
  why: 'one conflict keeps everything from coming back'
}

holds([...asked, ...keys, ...conflicts, ...versions, whole])
