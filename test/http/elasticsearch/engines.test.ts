/** What the two products and their releases say differently, side by side. */
import t from 'tap'
import { elasticsearch, failure } from '../../support/elasticsearch.js'

/** Every member of an object, in the order in which it was printed. */
const keys = (value: object) => Object.keys(value).join(' ')

const verbose = {
  elasticsearch:
    'snapshot uuid repository version_id version indices data_streams include_global_state state ' +
    'start_time start_time_in_millis end_time end_time_in_millis duration_in_millis failures shards ' +
    'feature_states',
  opensearch:
    'snapshot uuid version_id version remote_store_index_shallow_copy indices data_streams ' +
    'include_global_state state start_time start_time_in_millis end_time end_time_in_millis ' +
    'duration_in_millis failures shards'
}

const items: [engine: string, verbose: string, plain: string, list: string][] = [
  [
    'elasticsearch:8.17',
    verbose.elasticsearch,
    'snapshot uuid repository indices data_streams state',
    'snapshots total remaining'
  ],
  [
    'elasticsearch:7.17',
    verbose.elasticsearch,
    'snapshot uuid repository indices data_streams state',
    'snapshots total remaining'
  ],
  ['opensearch:2.19', verbose.opensearch, 'snapshot uuid indices data_streams state', 'snapshots'],
  [
    'opensearch:2.8',
    verbose.opensearch.replace('remote_store_index_shallow_copy ', ''),
    'snapshot uuid indices data_streams state',
    'snapshots'
  ]
]
for (const [engine, full, plain, list] of items) {
  t.test(`${engine}: the members of a snapshot and of a list, in order`, async t => {
    const { call } = await elasticsearch(t, { engine, pace: 'instant' })
    await call('PUT', '/_snapshot/backups/one')
    const { body } = await call('GET', '/_snapshot/backups/one')
    t.equal(keys(body), list)
    t.equal(keys(body.snapshots[0]), full)
    const short = await call('GET', '/_snapshot/backups/one?verbose=false')
    t.equal(keys(short.body.snapshots[0]), plain)
  })
}

const roots: [engine: string, version: string, tagline: string][] = [
  [
    'elasticsearch:8.17',
    'number build_flavor build_type build_hash build_date build_snapshot lucene_version ' +
      'minimum_wire_compatibility_version minimum_index_compatibility_version',
    'You Know, for Search'
  ],
  [
    'opensearch:2.19',
    'distribution number build_type build_hash build_date build_snapshot lucene_version ' +
      'minimum_wire_compatibility_version minimum_index_compatibility_version',
    'The OpenSearch Project: https://opensearch.org/'
  ]
]
for (const [engine, version, tagline] of roots) {
  t.test(`${engine}: who it is`, async t => {
    const { call } = await elasticsearch(t, { engine })
    const { body } = await call('GET', '/')
    t.equal(keys(body.version), version)
    t.equal(body.tagline, tagline)
    t.equal(
      `${body.version.distribution ?? 'elasticsearch'}:${body.version.number}`.startsWith(engine),
      true
    )
  })
}

const heads: [engine: string, product: string | undefined, type: string][] = [
  ['elasticsearch:9', 'Elasticsearch', 'application/json'],
  ['elasticsearch:8.17', 'Elasticsearch', 'application/json'],
  ['elasticsearch:7.17', 'Elasticsearch', 'application/json; charset=UTF-8'],
  ['opensearch:2.19', undefined, 'application/json; charset=UTF-8']
]
for (const [engine, product, type] of heads) {
  t.test(`${engine}: the heads of its answers, of errors as well`, async t => {
    const { call } = await elasticsearch(t, { engine })
    for (const path of ['/', '/_snapshot/nope', '/no/such/route', '/%zz']) {
      const { reply } = await call('GET', path)
      t.equal(reply.headers['x-elastic-product'], product, path)
      t.equal(reply.headers['content-type'], type, path)
    }
  })
}

const vendor = (major: number) => `application/vnd.elasticsearch+json; compatible-with=${major}`
const mediaTypes: [engine: string, major: number, get: number, put: number, why: string][] = [
  ['elasticsearch:8.17', 8, 200, 200, 'its own'],
  ['elasticsearch:8.17', 7, 200, 200, 'the one before'],
  ['elasticsearch:8.17', 9, 400, 400, 'a later one'],
  ['elasticsearch:9', 9, 200, 200, 'its own'],
  ['elasticsearch:9', 8, 200, 200, 'the one before'],
  ['elasticsearch:9', 7, 400, 400, 'too old'],
  ['elasticsearch:7.17', 8, 400, 400, 'a later one'],
  ['opensearch:2.19', 8, 200, 406, 'asked for, it is passed over; sent, it is not read']
]
for (const [engine, major, get, put, why] of mediaTypes) {
  t.test(`${engine} and the vendor's type of ${major}: ${why}`, async t => {
    const { call } = await elasticsearch(t, { engine })
    t.equal((await call('GET', '/', undefined, { accept: vendor(major) })).status, get)
    const sent = { accept: vendor(major), 'content-type': vendor(major) }
    t.equal((await call('PUT', '/_snapshot/backups/one', {}, sent)).status, put)
  })
}

t.test('OpenSearch names the type that it does not read', async t => {
  const { call } = await elasticsearch(t, { engine: 'opensearch:2.19' })
  const type = 'application/vnd.elasticsearch+json; compatible-with=8'
  const { status, body } = await call('PUT', '/an-index', {}, { 'content-type': type })
  t.equal(status, 406)
  t.strictSame(body, { error: `Content-Type header [${type}] is not supported`, status: 406 })
})

const missing = (item: string) =>
  failure(404, 'snapshot_missing_exception', `[backups:${item}] is missing`)
const matrix: [engine: string, item: string, expected: 'empty' | 'missing'][] = [
  ...(['elasticsearch:7.17', 'elasticsearch:8.13', 'elasticsearch:8.15'] as const).flatMap(
    (engine): [string, string, 'empty' | 'missing'][] => [
      [engine, 'nope', 'missing'],
      [engine, 'nope*', 'missing'],
      [engine, '_all', 'empty'],
      [engine, '*', 'empty'],
      [engine, '_current', 'empty']
    ]
  ),
  ...(['elasticsearch:8.16', 'elasticsearch:8.17', 'elasticsearch:9'] as const).flatMap(
    (engine): [string, string, 'empty' | 'missing'][] => [
      [engine, 'nope', 'missing'],
      [engine, 'nope*', 'empty'],
      [engine, '_all', 'empty'],
      [engine, '*', 'empty'],
      [engine, '_current', 'empty']
    ]
  ),
  ...(['opensearch:2.0', 'opensearch:2.19', 'opensearch:3'] as const).flatMap(
    (engine): [string, string, 'empty' | 'missing'][] => [
      [engine, 'nope', 'missing'],
      [engine, 'nope*', 'missing'],
      [engine, '_all', 'empty'],
      [engine, '*', 'missing'],
      [engine, '_current', 'empty']
    ]
  )
]
for (const [engine, item, expected] of matrix) {
  t.test(`${engine}: ${item} in an empty repository is ${expected}`, async t => {
    const { call } = await elasticsearch(t, { engine })
    const { status, body } = await call('GET', `/_snapshot/backups/${item}`)
    if (expected === 'missing') t.strictSame(body, missing(item))
    else t.strictSame([status, body.snapshots], [200, []])
    const lenient = await call('GET', `/_snapshot/backups/${item}?ignore_unavailable=true`)
    t.strictSame([lenient.status, lenient.body.snapshots], [200, []])
  })
}

t.test('OpenSearch looks into one repository, and knows neither pages nor exclusions', async t => {
  const { call } = await elasticsearch(t, { engine: 'opensearch:2.19', pace: 'instant' })
  await call('PUT', '/_snapshot/backups/one')
  const several = await call('GET', '/_snapshot/backups,other/one')
  t.strictSame(
    several.body,
    failure(404, 'repository_missing_exception', '[backups,other] missing')
  )
  t.strictSame((await call('GET', '/_snapshot/backups/o*,-one')).body, missing('-one'))
  t.strictSame(
    (await call('GET', '/_snapshot/backups/_all?size=1')).body,
    failure(
      400,
      'illegal_argument_exception',
      'request [/_snapshot/backups/_all] contains unrecognized parameter: [size]'
    )
  )
  t.equal((await call('GET', '/_snapshot/backups/_all?cluster_manager_timeout=1s')).status, 200)
  const { status, body } = await call('GET', '/_cat/snapshots')
  t.strictSame([status, body.error.reason], [400, 'Validation Failed: 1: repository is missing;'])
})

const parameters: [engine: string, path: string, status: number][] = [
  ['elasticsearch:8.15', '/_snapshot/backups/n*?wait_for_completion=false', 200],
  ['elasticsearch:8.14', '/_snapshot/backups/n*?wait_for_completion=false', 400],
  ['opensearch:2.19', '/_snapshot/backups/n*?wait_for_completion=false', 400],
  ['elasticsearch:8.17', '/_snapshot/backups/n*?cluster_manager_timeout=1s', 400],
  ['opensearch:2.19', '/_snapshot/backups/n*?cluster_manager_timeout=1s', 200]
]
for (const [engine, path, status] of parameters) {
  t.test(`${engine}: DELETE ${path} is a ${status}`, async t => {
    const { call } = await elasticsearch(t, { engine })
    t.equal((await call('DELETE', path)).status, status)
  })
}

const errors: [engine: string, inUse: readonly unknown[], readOnly: string, taken: string][] = [
  [
    'elasticsearch:8.17',
    [
      409,
      'repository_conflict_exception',
      '[backups] trying to modify or unregister repository that is currently used (snapshot is in progress)'
    ],
    '[backups] repository is readonly',
    'snapshot_name_already_in_use_exception'
  ],
  [
    'elasticsearch:7.17',
    [
      500,
      'illegal_state_exception',
      'trying to modify or unregister repository that is currently used'
    ],
    '[backups] cannot create snapshot in a readonly repository',
    'invalid_snapshot_name_exception'
  ],
  [
    'opensearch:3',
    [
      500,
      'illegal_state_exception',
      'trying to modify or unregister repository that is currently used'
    ],
    '[backups] cannot create snapshot in a readonly repository',
    'invalid_snapshot_name_exception'
  ]
]
for (const [engine, inUse, readOnly, taken] of errors) {
  t.test(`${engine}: its errors about repositories and names`, async t => {
    const { call, world, clock } = await elasticsearch(t, { engine })
    await call('PUT', '/_snapshot/backups/one')
    const { status, body } = await call('DELETE', '/_snapshot/backups')
    t.strictSame([status, body.error.type, body.error.reason], inUse)
    t.equal((await call('PUT', '/_snapshot/backups/one')).body.error.type, taken)
    clock.advance(60_000)
    world.conditions.set({ repository: { kind: 'readOnly' } })
    t.equal((await call('PUT', '/_snapshot/backups/two')).body.error.reason, readOnly)
    const gone = await call('DELETE', '/_snapshot/backups/one')
    t.equal(gone.body.error.reason, '[backups] repository is readonly')
  })
}

t.test('several repositories that are missing are all named, or the first', async t => {
  const reason = async (engine: string) => {
    const { call } = await elasticsearch(t, { engine })
    return (await call('GET', '/_snapshot/a,b')).body.error.reason
  }
  t.equal(await reason('elasticsearch:8.17'), '[a, b] missing')
  t.equal(await reason('elasticsearch:7.17'), '[a] missing')
})

t.test('a repository has a uuid in Elasticsearch only', async t => {
  for (const [engine, members] of [
    ['elasticsearch:8.17', 'type uuid settings'],
    ['opensearch:2.19', 'type settings']
  ] as const) {
    const { call } = await elasticsearch(t, { engine })
    await call('PUT', '/_snapshot/backups/one')
    t.equal(keys((await call('GET', '/_snapshot/backups')).body.backups), members, engine)
  }
})

t.test('a restore knows feature states in Elasticsearch only', async t => {
  for (const [engine, status] of [
    ['elasticsearch:8.17', 200],
    ['opensearch:2.19', 400]
  ] as const) {
    const { call, onlyIndex } = await elasticsearch(t, { engine, pace: 'instant' })
    onlyIndex('mine')
    await call('PUT', '/_snapshot/backups/one', { feature_states: ['none'] })
    await call('DELETE', '/mine')
    const body = { feature_states: ['none'] }
    const answer = await call('POST', '/_snapshot/backups/one/_restore', body)
    t.equal(answer.status, status, engine)
    if (status === 400) t.equal(answer.body.error.reason, 'Unknown parameter feature_states')
  }
})

t.test('cluster health has the words of its product', async t => {
  const members = async (engine: string) => {
    const { call } = await elasticsearch(t, { engine })
    return keys((await call('GET', '/_cluster/health')).body)
  }
  t.match(await members('opensearch:2.19'), 'discovered_master discovered_cluster_manager active')
  t.match(await members('elasticsearch:8.17'), 'unassigned_primary_shards')
  t.notMatch(await members('elasticsearch:8.15'), 'unassigned_primary_shards')
  t.notMatch(await members('elasticsearch:8.17'), 'discovered')
})

const deletions: [engine: string, status: number][] = [
  ['elasticsearch:8.17', 400],
  ['elasticsearch:7.17', 200],
  ['opensearch:2.19', 200]
]
for (const [engine, status] of deletions) {
  t.test(`${engine}: indices by pattern are deleted with a ${status}`, async t => {
    const { call } = await elasticsearch(t, { engine })
    t.equal((await call('DELETE', '/zeebe-*')).status, status)
  })
}
