import t from 'tap'
import { elasticsearch, failure, startMs } from '../../support/elasticsearch.js'

const argument = (reason: string) => failure(400, 'illegal_argument_exception', reason)
const unknown = (index: string) =>
  failure(404, 'index_not_found_exception', `no such index [${index}]`, {
    'resource.type': 'index_or_alias',
    'resource.id': index,
    index_uuid: '_na_',
    index
  })

t.test('an index is created once, read in full and deleted', async t => {
  const { call, world } = await elasticsearch(t)
  const body = {
    settings: { number_of_shards: 2, 'index.refresh_interval': '5s' },
    aliases: { x: {} }
  }
  t.equal(
    (await call('PUT', '/i', body)).text,
    '{"acknowledged":true,"shards_acknowledged":true,"index":"i"}'
  )
  const uuid = world.indices.get('i')?.uuid ?? ''
  t.strictSame(
    (await call('PUT', '/i')).body,
    failure(400, 'resource_already_exists_exception', `index [i/${uuid}] already exists`, {
      index_uuid: uuid,
      index: 'i'
    })
  )
  const settings = {
    routing: { allocation: { include: { _tier_preference: 'data_content' } } },
    refresh_interval: '5s',
    number_of_shards: '2',
    provided_name: 'i',
    creation_date: String(startMs),
    number_of_replicas: '1',
    uuid,
    version: { created: '8521000' }
  }
  const whole = { i: { aliases: { x: {} }, mappings: {}, settings: { index: settings } } }
  t.equal((await call('GET', '/x')).text, JSON.stringify(whole), 'by alias, under its own name')
  t.equal((await call('HEAD', '/i')).status, 200)
  t.strictSame((await call('DELETE', '/i')).body, { acknowledged: true })
  t.equal((await call('HEAD', '/i')).status, 404)
  t.equal((await call('HEAD', '/i')).text, '')
  t.strictSame((await call('GET', '/i')).body, unknown('i'))
})

const badNames: [name: string, rule: string][] = [
  ['A', 'must be lowercase'],
  ['-a', "must not start with '_', '-', or '+'"],
  ['a:b', "must not contain ':'"]
]
for (const [name, rule] of badNames) {
  t.test(`an index cannot be called ${name}`, async t => {
    const { call } = await elasticsearch(t)
    const { status, body } = await call('PUT', `/${name}`)
    t.equal(status, 400)
    t.equal(body.error.reason, `Invalid index name [${name}], ${rule}`)
  })
}

const guarded = ['*', '_all', 'a*', 'a,b*', '*,-a']
for (const expression of guarded) {
  t.test(`${expression} is too broad to delete`, async t => {
    const { call } = await elasticsearch(t)
    const expected = argument('Wildcard expressions or all indices are not allowed')
    t.strictSame((await call('DELETE', `/${expression}`)).body, expected)
    t.strictSame((await call('POST', `/${expression}/_close`)).body, expected)
  })
}

t.test('wildcards delete once a name is no longer required, aliases left out', async t => {
  const { call, index, world } = await elasticsearch(t)
  world.indices.clear()
  index('a1', ['b1'])
  index('c1')
  t.equal((await call('DELETE', '/*,-*')).status, 200, 'means nothing, so it is let through')
  const setting = { persistent: { 'action.destructive_requires_name': false } }
  t.strictSame((await call('PUT', '/_cluster/settings', setting)).body, {
    acknowledged: true,
    persistent: { action: { destructive_requires_name: 'false' } },
    transient: {}
  })
  t.equal((await call('DELETE', '/b*')).status, 200)
  t.ok(world.indices.get('a1'), 'its alias matches, its name does not')
  t.strictSame((await call('DELETE', '/b*?allow_no_indices=false')).body, unknown('b*'))
  t.equal((await call('DELETE', '/*')).status, 200)
  t.equal(world.indices.all().length, 0)
  const reset = { persistent: { action: { destructive_requires_name: null } } }
  await call('PUT', '/_cluster/settings', reset)
  t.equal((await call('DELETE', '/*')).status, 400, 'back to the default')
})

t.test('an alias is not deleted, and nothing else with it', async t => {
  const { call, index, world } = await elasticsearch(t)
  index('a', ['x'])
  t.strictSame(
    (await call('DELETE', '/a,x')).body,
    argument(
      'The provided expression [x] matches an alias, specify the corresponding concrete indices instead.'
    )
  )
  t.ok(world.indices.get('a'))
  t.equal((await call('DELETE', '/x?ignore_unavailable=true')).status, 200)
  t.ok(world.indices.get('a'), 'skipped')
  t.strictSame((await call('DELETE', '/a,nope')).body, unknown('nope'))
  t.equal((await call('DELETE', '/a,nope?ignore_unavailable=true')).status, 200)
  t.notOk(world.indices.get('a'))
})

t.test('an index in a running snapshot stays until the snapshot ends', async t => {
  const { call, clock, index } = await elasticsearch(t)
  const { uuid } = index('a')
  await call('PUT', '/_snapshot/backups/one', { indices: 'a' })
  t.strictSame(
    (await call('DELETE', '/a')).body,
    failure(
      400,
      'snapshot_in_progress_exception',
      `Cannot delete indices that are being snapshotted: [[a/${uuid}]]. ` +
        'Try again after snapshot finishes or cancel the currently running snapshot.'
    )
  )
  clock.advance(10_000)
  t.equal((await call('DELETE', '/a')).status, 200)
})

t.test('a partial snapshot does not hold its indices', async t => {
  const { call, index } = await elasticsearch(t)
  index('a')
  await call('PUT', '/_snapshot/backups/one', { indices: 'a', partial: true })
  t.equal((await call('DELETE', '/a')).status, 200)
})

t.test('reading by wildcard sees open indices unless told otherwise', async t => {
  const { call, index, world } = await elasticsearch(t)
  world.indices.clear()
  index('a')
  world.indices.put({ ...index('b'), open: false })
  world.indices.put({ ...index('.c'), hidden: true })
  const names = async (url: string) => Object.keys((await call('GET', url)).body)
  t.strictSame(await names('/*'), ['a'])
  t.strictSame(await names('/_all?expand_wildcards=open,closed'), ['a', 'b'])
  t.strictSame(await names('/*?expand_wildcards=all'), ['.c', 'a', 'b'])
  t.strictSame(await names('/*,-a'), [])
  t.strictSame(await names('/.*'), ['.c'], 'a leading dot finds hidden indices')
  t.strictSame(
    (await call('GET', '/*?expand_wildcards=x')).body,
    argument('No valid expand wildcard value [x]')
  )
  t.strictSame((await call('GET', '/_alias')).body['a'], { aliases: {} })
  t.equal((await call('GET', '/b/_count')).body.error.type, 'index_closed_exception')
  t.equal((await call('POST', '/b/_open')).status, 200)
  t.strictSame((await call('GET', '/a,b/_count')).body, {
    count: 24,
    _shards: { total: 2, successful: 2, skipped: 0, failed: 0 }
  })
})

t.test('aliases and resolved names', async t => {
  const { call, index, world } = await elasticsearch(t)
  world.indices.clear()
  index('a', ['x', 'y'])
  t.strictSame((await call('GET', '/_alias/x')).body, { a: { aliases: { x: {} } } })
  t.strictSame((await call('GET', '/_alias/z')).body, { error: 'alias [z] missing', status: 404 })
  const [indexA, aliasX] = [
    { name: 'a', aliases: ['x', 'y'], attributes: ['open'] },
    { name: 'x', indices: ['a'] }
  ]
  const aliasY = { name: 'y', indices: ['a'] }
  const rows: [expression: string, indices: object[], aliases: object[], why: string][] = [
    ['a', [indexA], [], 'an alias is told where its own name fits'],
    ['x', [], [aliasX], 'and so is an index'],
    ['*', [indexA], [aliasX, aliasY], 'everything']
  ]
  for (const [expression, indices, aliases, why] of rows) {
    const { body } = await call('GET', `/_resolve/index/${expression}`)
    t.strictSame(body, { indices, aliases, data_streams: [] }, why)
  }
})
