import t from 'tap'
import { elasticsearch, failure } from '../../support/elasticsearch.js'

const argument = (reason: string) => failure(400, 'illegal_argument_exception', reason)

t.test('settings are remembered, told, and taken back', async t => {
  const { call } = await elasticsearch(t)
  t.equal((await call('GET', '/_cluster/settings')).text, '{"persistent":{},"transient":{}}')
  const body = {
    persistent: {
      'indices.recovery.max_bytes_per_sec': '50mb',
      cluster: { max_shards_per_node: 9 }
    },
    transient: { 'logger.org': 'debug' }
  }
  t.equal(
    (await call('PUT', '/_cluster/settings?flat_settings', body)).text,
    '{"acknowledged":true,"persistent":{"indices.recovery.max_bytes_per_sec":"50mb",' +
      '"cluster.max_shards_per_node":"9"},"transient":{"logger.org":"debug"}}'
  )
  t.equal(
    (await call('GET', '/_cluster/settings')).text,
    '{"persistent":{"indices":{"recovery":{"max_bytes_per_sec":"50mb"}},"cluster":{"max_shards_per_node":"9"}},' +
      '"transient":{"logger":{"org":"debug"}}}'
  )
  await call('PUT', '/_cluster/settings', {
    persistent: { 'cluster.max_shards_per_node': null },
    transient: { 'logger.*': null }
  })
  t.equal(
    (await call('GET', '/_cluster/settings?flat_settings=true')).text,
    '{"persistent":{"indices.recovery.max_bytes_per_sec":"50mb"},"transient":{}}'
  )
})

t.test('a setting that is called as a prototype is a setting like any other', async t => {
  const { call } = await elasticsearch(t)
  const key = 'logger.__proto__.level'
  const set = await call('PUT', '/_cluster/settings', { persistent: { [key]: 'DEBUG' } })
  t.equal(set.status, 200)
  t.match(set.text, '"persistent":{"logger":{"__proto__":{"level":"DEBUG"}}}')
  t.equal(Reflect.get({}, 'level'), undefined, 'other objects have nothing of it')
})

t.test('defaults are told of what nobody has set', async t => {
  const { call } = await elasticsearch(t)
  const ask = async () =>
    (await call('GET', '/_cluster/settings?include_defaults&flat_settings')).body
  t.equal((await ask()).defaults['action.destructive_requires_name'], 'true')
  await call('PUT', '/_cluster/settings', {
    transient: { 'action.destructive_requires_name': false }
  })
  const { transient, defaults } = await ask()
  t.equal(transient['action.destructive_requires_name'], 'false')
  t.notOk('action.destructive_requires_name' in defaults)
  t.ok('snapshot.max_concurrent_operations' in defaults)
})

const refused: [body: object, expected: object, why: string][] = [
  [
    { persistent: { 'foo.bar': 1 } },
    argument('persistent setting [foo.bar], not recognized'),
    'unknown'
  ],
  [
    { persistent: { 'foo.bar': 1 }, transient: { 'foo.baz': 1 } },
    argument('transient setting [foo.baz], not recognized'),
    'the transient ones are looked at first'
  ],
  [
    { persistent: { 'path.repo': '/x' } },
    argument('persistent setting [path.repo], not dynamically updateable'),
    'read when a node starts'
  ],
  [
    { persistent: { 'action.destructive_requires_name': 'yes' } },
    argument('Failed to parse value [yes] as only [true] or [false] are allowed.'),
    'no flag'
  ],
  [
    { transient: { 'snapshot.max_concurrent_operations': 0 } },
    argument(
      'Failed to parse value [0] for setting [snapshot.max_concurrent_operations] must be >= 1'
    ),
    'too few'
  ],
  [
    {},
    failure(
      400,
      'action_request_validation_exception',
      'Validation Failed: 1: no settings to update;'
    ),
    'nothing'
  ]
]
for (const [body, expected, why] of refused) {
  t.test(`settings of the cluster are refused: ${why}`, async t => {
    const { call, world } = await elasticsearch(t)
    t.strictSame((await call('PUT', '/_cluster/settings', body)).body, expected)
    t.equal(world.metadata.state, undefined)
  })
}

t.test('the limit of snapshots that run at once is obeyed', async t => {
  const { call } = await elasticsearch(t)
  await call('PUT', '/_cluster/settings', {
    persistent: { 'snapshot.max_concurrent_operations': 1 }
  })
  t.equal((await call('PUT', '/_snapshot/backups/one')).status, 200)
  const { status, body } = await call('PUT', '/_snapshot/backups/two')
  t.equal(status, 503)
  t.match(body.error.reason, 'is set to [1]')
})

t.test('a cluster that is set to read only is read only until that is lifted', async t => {
  const { call, world } = await elasticsearch(t)
  const set = (value: boolean | null) =>
    call('PUT', '/_cluster/settings', { persistent: { 'cluster.blocks.read_only': value } })
  t.equal((await set(true)).status, 200)
  t.equal((await call('PUT', '/i')).status, 403)
  t.equal((await set(true)).status, 403, 'this lifts nothing')
  t.equal((await set(null)).status, 200)
  t.equal((await call('PUT', '/i')).status, 200)
  t.equal(world.conditions.current().elasticsearch.kind, 'reachable')
})

t.test(
  'OpenSearch calls itself what clients of Elasticsearch accept, where it is set to',
  async t => {
    const { call } = await elasticsearch(t, { engine: 'opensearch:2.19' })
    const number = async () => (await call('GET', '/')).body.version.number
    t.match(await number(), /^2\.19\./)
    const setting = { 'compatibility.override_main_response_version': true }
    await call('PUT', '/_cluster/settings', { persistent: setting })
    t.equal(await number(), '7.10.2')
  }
)
