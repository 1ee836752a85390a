import t from 'tap'
import { elasticsearch, failure } from '../../support/elasticsearch.js'

const ok = { acknowledged: true }
const argument = (reason: string) => failure(400, 'illegal_argument_exception', reason)

t.test('settings are read whole, by name, flat, and with defaults', async t => {
  const { call, onlyIndex, world } = await elasticsearch(t)
  world.indices.put({ ...onlyIndex('a'), settings: { 'index.refresh_interval': '5s' } })
  const { body } = await call('GET', '/a/_settings')
  t.match(body, { a: { settings: { index: { refresh_interval: '5s', number_of_shards: '1' } } } })
  t.strictSame((await call('GET', '/_settings')).body, body)
  t.equal(
    (await call('GET', '/a/_settings/index.number_of_*?flat_settings')).text,
    '{"a":{"settings":{"index.number_of_shards":"1","index.number_of_replicas":"0"}}}'
  )
  t.strictSame((await call('GET', '/_settings/index.priority')).body, {}, 'nothing to tell')
  const full = await call('GET', '/a/_settings?include_defaults')
  t.match(full.body.a.defaults, { index: { max_result_window: '10000' } })
  t.equal(full.body.a.defaults.index.refresh_interval, undefined, 'not a default, it was given')
  t.equal((await call('GET', '/nope/_settings')).status, 404)
})

t.test('dynamic settings change at any time, and go back to their defaults', async t => {
  const { call, index, world } = await elasticsearch(t)
  world.indices.clear()
  index('a')
  index('b')
  const change = { index: { number_of_replicas: 2, hidden: true, refresh_interval: '9s' } }
  t.strictSame((await call('PUT', '/a,b/_settings', change)).body, ok)
  t.match(world.indices.get('b'), { replicas: 2, hidden: true })
  t.match(world.indices.get('a')?.settings, { 'index.refresh_interval': '9s' })
  const back = {
    settings: { 'index.number_of_replicas': null, hidden: null, refresh_interval: null }
  }
  t.strictSame((await call('PUT', '/a/_settings', back)).body, ok)
  t.equal(world.indices.get('a')?.replicas, 1)
  t.equal(world.indices.get('a')?.hidden, undefined)
  t.strictSame(world.indices.get('a')?.settings, {})
  const body = { number_of_replicas: 5, refresh_interval: '1s', priority: 3 }
  await call('PUT', '/b/_settings?preserve_existing=true', body)
  t.match(world.indices.get('b'), { replicas: 2 }, 'left alone')
  t.strictSame(world.indices.get('b')?.settings, {
    'index.refresh_interval': '9s',
    'index.priority': '3'
  })
})

const refused: [body: object, reason: string, why: string][] = [
  [
    { number_of_shards: 2 },
    "Can't update non dynamic settings [[index.number_of_shards]] for open indices [[a/uuid-of-a], [b/uuid-of-b]]",
    'final'
  ],
  [
    { codec: 'best_compression', analysis: { x: 'y' } },
    "Can't update non dynamic settings [[index.codec, index.analysis.x]] for open indices [[a/uuid-of-a], [b/uuid-of-b]]",
    'needs a closed index'
  ],
  [{ uuid: 'x' }, 'private index setting [index.uuid] can not be set explicitly', 'private'],
  [
    { refresh_intervall: '1s' },
    'unknown setting [index.refresh_intervall] please check that any required plugins are installed, or check the ' +
      'breaking changes documentation for removed settings',
    'unknown'
  ],
  [
    { number_of_replicas: -1 },
    'Failed to parse value [-1] for setting [index.number_of_replicas] must be >= 0',
    'too few'
  ],
  [
    { number_of_replicas: 1_001 },
    'Failed to parse value [1001] for setting [index.number_of_replicas] must be <= 1000',
    'too many'
  ],
  [
    { number_of_replicas: 'x' },
    'Failed to parse value [x] for setting [index.number_of_replicas]',
    'no number'
  ]
]
for (const [body, reason, why] of refused) {
  t.test(`settings are refused: ${why}`, async t => {
    const { call, index, world } = await elasticsearch(t)
    world.indices.clear()
    index('a')
    index('b')
    const before = world.indices.all()
    t.strictSame((await call('PUT', '/*/_settings', body)).body, argument(reason))
    t.strictSame(world.indices.all(), before)
  })
}

t.test('a closed index takes what an open one does not, but nothing final', async t => {
  const { call, onlyIndex, world } = await elasticsearch(t)
  world.indices.put({ ...onlyIndex('a'), open: false })
  t.equal((await call('PUT', '/a/_settings', { codec: 'best_compression' })).status, 200)
  t.strictSame(
    (await call('PUT', '/a/_settings', { number_of_shards: 2 })).body,
    argument('final a setting [index.number_of_shards], not updateable')
  )
  t.equal((await call('PUT', '/a/_settings', {})).status, 400)
})

const creations: [settings: object, reason: string | undefined, why: string][] = [
  [{ number_of_shards: 1 }, undefined, 'the fewest'],
  [
    { number_of_shards: 0 },
    'Failed to parse value [0] for setting [index.number_of_shards] must be >= 1',
    'too few'
  ],
  [{ number_of_shards: 1_024 }, undefined, 'the most'],
  [
    { number_of_shards: 1_025 },
    'Failed to parse value [1025] for setting [index.number_of_shards] must be <= 1024',
    'too many'
  ],
  [
    { uuid: 'x' },
    'Validation Failed: 1: private index setting [index.uuid] can not be set explicitly;',
    'private'
  ]
]
for (const [settings, reason, why] of creations) {
  t.test(`an index is made with settings, or not: ${why}`, async t => {
    const { call } = await elasticsearch(t)
    const { status, body } = await call('PUT', '/i', { settings })
    t.equal(status, reason === undefined ? 200 : 400)
    t.equal(body.error?.reason, reason)
  })
}

t.test('mappings are read and added to; a field keeps its type', async t => {
  const { call, index, world } = await elasticsearch(t)
  world.indices.clear()
  index('a')
  index('b')
  const mappings = {
    properties: { x: { type: 'long' }, o: { properties: { y: { type: 'text' } } } }
  }
  t.strictSame((await call('PUT', '/a/_mapping', mappings)).body, ok)
  t.strictSame((await call('GET', '/a/_mapping')).body, { a: { mappings } })
  const more = { dynamic: false, properties: { o: { properties: { z: { type: 'date' } } } } }
  t.strictSame((await call('POST', '/*/_mappings', more)).body, ok)
  t.strictSame((await call('GET', '/_mapping')).body, {
    a: {
      mappings: {
        properties: {
          x: { type: 'long' },
          o: { properties: { y: { type: 'text' }, z: { type: 'date' } } }
        },
        dynamic: false
      }
    },
    b: { mappings: more }
  })
  const wrong = { properties: { o: { properties: { y: { type: 'keyword' } } } } }
  t.strictSame(
    (await call('PUT', '/b,a/_mapping', wrong)).body,
    argument('mapper [o.y] cannot be changed from type [text] to [keyword]')
  )
  t.strictSame(world.indices.get('b')?.mappings, more, 'not this one either')
  t.equal(
    (await call('PUT', '/a/_mapping', {})).body.error.reason,
    'Validation Failed: 1: mapping source is empty;'
  )
  t.equal((await call('GET', '/nope/_mapping')).status, 404)
})

t.test(
  'settings come back with a restore, but for those that are ignored by name or pattern',
  async t => {
    const { call, clock, world } = await elasticsearch(t)
    world.indices.clear()
    const settings = {
      refresh_interval: '5s',
      priority: 4,
      'search.idle.after': '1s',
      hidden: true
    }
    await call('PUT', '/a', { settings: { ...settings, number_of_shards: 3 } })
    await call('PUT', '/_snapshot/backups/one')
    clock.advance(10_000)
    await call('DELETE', '/a')
    const ignore_index_settings = ['index.search.*', 'priority', 'index.number_of*', '*hidden']
    const restored = await call('POST', '/_snapshot/backups/one/_restore', {
      ignore_index_settings
    })
    t.equal(restored.status, 200)
    t.match(world.indices.get('a'), { shards: 3, settings: { 'index.refresh_interval': '5s' } })
    t.strictSame(Object.keys(world.indices.get('a')?.settings ?? {}), ['index.refresh_interval'])
    t.equal(world.indices.get('a')?.hidden, undefined)
    await call('DELETE', '/a')
    await call('POST', '/_snapshot/backups/one/_restore', { index_settings: { hidden: false } })
    t.equal(world.indices.get('a')?.hidden, undefined, 'said anew')
    t.match(world.indices.get('a')?.settings, { 'index.priority': '4' })
  }
)
